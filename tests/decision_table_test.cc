// The worked pairs of the design's section 6, and pairs of our own: what two
// sources say of one key, and what is made of it.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "reconcile/compare.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

// What a metric says of itself, after its kind.
struct Side {
  std::string_view value;
  std::string_view when;  // "2022-10" stated, "~2025-06" published, "" unknown
  Modality modality = Modality::kActual;
};

struct Row {
  std::string_view name;
  std::string_view metric;
  Side a, b;
  Verdict verdict;
  std::string_view basis;
  std::string_view severity;
  std::string_view why;
};

constexpr Verdict kContradiction = Verdict::kContradiction;
constexpr Verdict kTension = Verdict::kTension;
constexpr Verdict kDrift = Verdict::kDrift;
constexpr Verdict kConsistent = Verdict::kConsistent;
constexpr Verdict kCorroborated = Verdict::kCorroborated;
constexpr Verdict kIncomparable = Verdict::kIncomparable;

constexpr std::string_view kShare = "{kind: percent, whole: china}";
constexpr std::string_view kShare3 = "{kind: percent, whole: china, volatility: {points_per_year: 3}}";
constexpr std::string_view kShare5 = "{kind: percent, whole: china, volatility: {points_per_year: 5}}";
constexpr std::string_view kPercent = "{kind: percent}";
constexpr std::string_view kCount = "{kind: number}";
constexpr std::string_view kMoney = "{kind: money}";
constexpr std::string_view kTotal = "{kind: number, series: cumulative}";
constexpr std::string_view kFlow = "{kind: money, series: flow}";
constexpr std::string_view kOnce = "{kind: number, series: invariant}";

const Row kRows[] = {
    {"1",
     kShare,
     {"29%", "2022-10"},
     {"half", "~2025-06-24"},
     kTension,
     "unexplained change",
     "warning",
     "15 points apart, times apart, nobody knows how fast it changes"},
    {"2",
     kShare3,
     {"29%", "2022-10"},
     {"half", "~2025-06-24"},
     kContradiction,
     "volatility",
     "warning",
     "3 points a year allow 8"},
    {"3", kShare, {"29%", "2022"}, {"29.4%", "2022"}, kConsistent, "rounding", "hidden", "29.4 rounds to 29"},
    {"4", kShare, {"29%", "2022"}, {"30%", "2022"}, kTension, "rounding", "note", "adjacent cells"},
    {"5", kShare, {"29%", "2022"}, {"31%", "2022"}, kContradiction, "stated times", "note", "apart, but tiny"},
    {"6",
     kShare,
     {"29.0%", "2022"},
     {"29.4%", "2022"},
     kContradiction,
     "stated times",
     "note",
     "the decimal promises more; still tiny"},
    {"7", kShare, {"about 30%", "2022"}, {"29%", "2022"}, kConsistent, "rounding", "hidden", "inside the hedge"},
    {"8", kShare, {"about 30%", "2022"}, {"36%", "2022"}, kTension, "edge", "note", "the edge of the hedge"},
    {"9",
     kShare,
     {"about 30%", "2022"},
     {"41%", "2022"},
     kContradiction,
     "stated times",
     "warning",
     "a hedge caps the severity"},
    {"10",
     kShare,
     {"over 40%", "2022"},
     {"60%", "2022"},
     kTension,
     "bound",
     "warning",
     "true, but nobody writes over 40 for 60"},
    {"11", kShare, {"over 40%", "2022"}, {"43.4%", "2022"}, kCorroborated, "bound met", "hidden", "the bound is met"},
    {"12",
     kShare,
     {"over 40%", "2022"},
     {"38%", "2022"},
     kContradiction,
     "stated times",
     "warning",
     "negligible, but a stated bound breaks: one level up"},
    {"13", kCount, {"more than 1,000", "2022"}, {"1,048", "2022"}, kCorroborated, "bound met", "hidden", "met"},
    {"14", kCount, {"more than 1,000", "2022"}, {"2,800", "2022"}, kTension, "bound", "warning", "true but misleading"},
    {"15",
     kCount,
     {"more than 1,000", "2022"},
     {"986", "2022"},
     kContradiction,
     "stated times",
     "warning",
     "a stated bound is false"},
    {"16", kCount, {"1,000", "2022"}, {"1,048", "2022"}, kConsistent, "rounding", "hidden", "the zeros allow 5%"},
    {"17",
     kCount,
     {"1,000", "2022"},
     {"1,400", "2022"},
     kContradiction,
     "stated times",
     "error",
     "no rounding reaches 1,400"},
    {"18",
     kMoney,
     {"nearly 350 bn CNY", "2023"},
     {"346.8 bn CNY", "2023"},
     kConsistent,
     "rounding",
     "hidden",
     "within 5% below"},
    {"19",
     kMoney,
     {"nearly 350 bn CNY", "2023"},
     {"over 350 bn CNY", "2023"},
     kTension,
     "edge",
     "note",
     "opposite sides of one number"},
    {"20",
     kMoney,
     {"350 bn CNY", "2023"},
     {"355 bn CNY", "2023"},
     kConsistent,
     "rounding",
     "hidden",
     "345 to 355 meets 354.5 to 355.5"},
    {"21",
     kMoney,
     {"350 bn CNY", "2023"},
     {"380 bn CNY", "2023"},
     kContradiction,
     "stated times",
     "warning",
     "steps of 10 cannot bridge 30"},
    {"22",
     kTotal,
     {"5,200", "2021"},
     {"4,900", "2023"},
     kContradiction,
     "cumulative fell",
     "warning",
     "what was ever granted cannot fall"},
    {"23", kCount, {"3,000", "2021-12-31"}, {"4,300", "2023-12-31"}, kDrift, "time", "note", "1.4 times in two years"},
    {"24",
     "{kind: number, volatility: {ratio_per_year: 1.5}}",
     {"3,000", "2022-12"},
     {"9,000", "2023-06"},
     kContradiction,
     "volatility",
     "warning",
     "3 times in half a year"},
    {"25",
     kMoney,
     {"400 bn CNY", "2025", Modality::kForecast},
     {"350 bn CNY", "2025"},
     kIncomparable,
     "modality",
     "hidden",
     "a miss is no inconsistency"},
    {"28",
     kShare,
     {"43%", "~2023-06"},
     {"60%", "2023-03"},
     kTension,
     "inferred times",
     "warning",
     "the times meet only by inference"},
    {"28 with 3 points a year",
     kShare3,
     {"43%", "~2023-06"},
     {"60%", "2023-03"},
     kContradiction,
     "volatility",
     "warning",
     "1.6 years allow 4.7 points"},
    {"29",
     kMoney,
     {"350 bn CNY", "2023"},
     {"35 million CNY", "2023"},
     kContradiction,
     "stated times",
     "error",
     "10^4: 万 read for 亿"},
    {"32",
     kShare5,
     {"29%", "2022-10"},
     {"half", "~2025-06-24"},
     kContradiction,
     "volatility",
     "warning",
     "15 points against 13.65"},
    // Our own.
    {"a hedge beside a bound",
     kShare5,
     {"60%", "2022-10"},
     {"over 40%", "~2025-06-24"},
     kDrift,
     "time",
     "note",
     "the bound holds; 9.5 points as read, 13.65 allowed"},
    {"volatility beyond the soft gap",
     "{kind: percent, whole: china, volatility: {points_per_year: 1}}",
     {"60%", "2022-10"},
     {"over 40%", "~2025-06-24"},
     kTension,
     "volatility",
     "warning",
     "9.5 points, 2.7 allowed"},
    {"a bound is no ceiling",
     kCount,
     {"more than 1,000", "~2019-09-09"},
     {"more than 2,400", "~2025-06-24"},
     kDrift,
     "time",
     "note",
     "2,400 and more is more than 1,000"},
    {"more than doubled",
     kCount,
     {"1,048", "2022-10"},
     {"more than 2,400", "~2025-06-24"},
     kTension,
     "unexplained change",
     "warning",
     "2.29 times, and no volatility"},
    {"equal prints", kShare, {"43%", "2022"}, {"43%", "2022"}, kCorroborated, "equal", "hidden", "two sources"},
    {"equal prints, other times",
     kShare,
     {"43%", "2019"},
     {"43%", "2022"},
     kConsistent,
     "time",
     "hidden",
     "no support for one another: other facts"},
    {"majority and 52%", kShare, {"majority", "2022"}, {"52%", "2022"}, kCorroborated, "bound met", "hidden", "met"},
    {"majority and 48%",
     kShare,
     {"majority", "2022"},
     {"48%", "2022"},
     kContradiction,
     "stated times",
     "warning",
     "a stated bound is false"},
    {"half and 48%", kShare, {"half", "2022"}, {"48%", "2022"}, kConsistent, "rounding", "hidden", "47.5 to 52.5"},
    {"half and 40%",
     kShare,
     {"half", "2022"},
     {"40%", "2022"},
     kContradiction,
     "stated times",
     "warning",
     "4 points below the hard edge: more than half of the hedge's half"},
    {"half and 43%", kShare, {"half", "2022"}, {"43%", "2022"}, kTension, "edge", "note", "1 point beyond the hedge"},
    {"nearly half and 48.2%",
     kShare,
     {"nearly half", "2022"},
     {"48.2%", "2022"},
     kConsistent,
     "rounding",
     "hidden",
     "just below 50"},
    {"nearly half and 51%",
     kShare,
     {"nearly half", "2022"},
     {"51%", "2022"},
     kTension,
     "edge",
     "note",
     "nobody says nearly of more, but the two touch"},
    {"range and inside", kCount, {"18 to 20", "2022"}, {"19", "2022"}, kCorroborated, "bound met", "hidden", "inside"},
    {"range and outside",
     kCount,
     {"18 to 20", "2022"},
     {"25", "2022"},
     kContradiction,
     "stated times",
     "error",
     "a stated range"},
    {"at least, at most",
     kShare,
     {"at least 40%", "2022"},
     {"up to 40%", "2022"},
     kConsistent,
     "rounding",
     "hidden",
     "40 itself fits both"},
    {"over and under",
     kShare,
     {"over 40%", "2022"},
     {"under 40%", "2022"},
     kTension,
     "edge",
     "note",
     "they touch at 40 and share nothing"},
    {"over 40 and under 35",
     kShare,
     {"over 40%", "2022"},
     {"under 35%", "2022"},
     kContradiction,
     "stated times",
     "error",
     "both bounds cannot hold"},
    {"12 and 13 counted",
     kCount,
     {"12", "2022"},
     {"13", "2022"},
     kContradiction,
     "stated times",
     "error",
     "both were counted"},
    {"growth may exceed 100",
     kPercent,
     {"over 95%", "2022"},
     {"120%", "2022"},
     kTension,
     "bound",
     "warning",
     "no share of a whole: 120 is possible"},
    {"a share may not",
     kShare,
     {"over 95%", "2022"},
     {"97%", "2022"},
     kCorroborated,
     "bound met",
     "hidden",
     "up to 100"},
    {"no time at all",
     kCount,
     {"36", ""},
     {"47", ""},
     kTension,
     "inferred times",
     "warning",
     "nothing is known of either time"},
    {"no time, volatility",
     kShare5,
     {"29%", ""},
     {"half", ""},
     kTension,
     "inferred times",
     "warning",
     "years are not known, so volatility says nothing"},
    {"published years apart", kCount, {"300", "~2015"}, {"340", "~2020"}, kDrift, "time", "note", "small and apart"},
    {"published in one year",
     kCount,
     {"300", "~2020"},
     {"340", "~2020"},
     kTension,
     "inferred times",
     "note",
     "the times meet by inference; 20 of 335 as read is minor"},
    {"a cumulative figure rises",
     kTotal,
     {"4,900", "2021"},
     {"15,200", "2023"},
     kDrift,
     "cumulative",
     "note",
     "that is what it does"},
    {"other periods of a flow",
     kFlow,
     {"10 bn CNY", "2021"},
     {"14 bn CNY", "2022"},
     kIncomparable,
     "period",
     "hidden",
     "each year has its own"},
    {"one period of a flow",
     kFlow,
     {"10 bn CNY", "2021"},
     {"14 bn CNY", "2021"},
     kContradiction,
     "stated times",
     "error",
     "one year has one"},
    {"an invariant",
     kOnce,
     {"1,921", "2011"},
     {"1,911", "2021"},
     kContradiction,
     "invariant",
     "warning",
     "times do not matter; half a percent, but both are exact: one level up"},
    {"within volatility, other times",
     kShare5,
     {"29%", "2020"},
     {"35%", "2022"},
     kDrift,
     "volatility",
     "note",
     "4 points at least, 15 allowed"},
    {"within volatility, inferred",
     kShare5,
     {"29%", "~2022"},
     {"35%", "~2022"},
     kConsistent,
     "volatility",
     "hidden",
     "the windows are 18 months wide"},
    {"a forecast twice",
     kMoney,
     {"400 bn CNY", "2030", Modality::kForecast},
     {"600 bn CNY", "2030", Modality::kForecast},
     kTension,
     "plans differ",
     "warning",
     "a plan may be revised"},
    {"forecasts for other years",
     kMoney,
     {"400 bn CNY", "2025", Modality::kForecast},
     {"900 bn CNY", "2030", Modality::kForecast},
     kIncomparable,
     "other date ahead",
     "hidden",
     "each has its own year"},
    {"a target beside a forecast",
     kMoney,
     {"400 bn CNY", "2030", Modality::kTarget},
     {"600 bn CNY", "2030", Modality::kForecast},
     kIncomparable,
     "modality",
     "hidden",
     "to want is not to expect"},
    {"denied",
     kCount,
     {"1,048", "2022", Modality::kDenied},
     {"1,048", "2022"},
     kContradiction,
     "denied",
     "warning",
     "one denies what the other says"},
    {"another value denied",
     kCount,
     {"900", "2022", Modality::kDenied},
     {"1,048", "2022"},
     kConsistent,
     "denial of another value",
     "hidden",
     "1,048 may be true"},
    {"another unit",
     "{kind: money}",
     {"350 bn CNY", "2022"},
     {"50 bn USD", "2022"},
     kIncomparable,
     "unit",
     "hidden",
     "no rate of a date is declared"},
    {"29.0 million has decimals",
     kCount,
     {"29.0 million", "2022"},
     {"28.6 million", "2022"},
     kContradiction,
     "stated times",
     "note",
     "0.1 million is what they promise"},
    {"29 million has none",
     kCount,
     {"29 million", "2022"},
     {"28.6 million", "2022"},
     kConsistent,
     "rounding",
     "hidden",
     "28.5 to 29.5"},
};

AsOf When(std::string_view when) {
  if (when.empty()) return {};
  return when[0] == '~' ? PublishedAt(when.substr(1)) : StatedAt(when);
}

Statement MakeStatement(const Side& side, const Metric& metric, uint32_t doc) {
  Claim claim = Number(doc == 0 ? "a" : "b", side.value, When(side.when));
  claim.modality = side.modality;
  const auto& quantity = std::get<Quantity>(claim.value);
  Statement s;
  s.set = MakeSet(quantity, claim.text, metric);
  s.window = WindowOf(claim, nullptr, metric);
  s.nominal = quantity.nominal;
  s.text = claim.text;
  s.unit = quantity.unit;
  s.modality = side.modality;
  s.doc = s.cluster = doc;
  s.claims = {doc};
  return s;
}

TEST(DecisionTable, SaysOfEachPairWhatItsReasonSays) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(fmt::format("{}: {} and {}: {}", row.name, row.a.value, row.b.value, row.why));
    const MetricTable table = Metrics(fmt::format("metrics:\n  m: {}\n", row.metric));
    const Metric& metric = table.Find("m");
    const Statement a = MakeStatement(row.a, metric, 0);
    const Statement b = MakeStatement(row.b, metric, 1);
    const Comparison got = Compare(a, b, metric);
    EXPECT_EQ(ToString(got.verdict), ToString(row.verdict));
    EXPECT_EQ(got.basis, row.basis);
    EXPECT_EQ(ToString(SeverityOf(got)), row.severity);
    const Comparison mirrored = Compare(b, a, metric);
    EXPECT_EQ(mirrored.verdict, got.verdict);
    EXPECT_EQ(mirrored.basis, got.basis);
    EXPECT_EQ(SeverityOf(mirrored), SeverityOf(got));
    EXPECT_EQ(Explain(a, b, got, metric), Explain(b, a, mirrored, metric));
  }
}

TEST(DecisionTable, FindsASlipOfScale) {
  const MetricTable table = Metrics("metrics:\n  m: {kind: money}\n");
  const Metric& metric = table.Find("m");
  const auto slip = [&](std::string_view a, std::string_view b) {
    return Compare(MakeStatement({a, "2023"}, metric, 0), MakeStatement({b, "2023"}, metric, 1), metric).slip;
  };
  EXPECT_EQ(slip("350 bn CNY", "35 million CNY"), 4);
  EXPECT_EQ(slip("350 bn CNY", "353 million CNY"), 3);
  EXPECT_EQ(slip("350 bn CNY", "380 million CNY"), 0);
  EXPECT_EQ(slip("350 bn CNY", "380 bn CNY"), 0);
}

TEST(DecisionTable, PrintsItsArithmetic) {
  const MetricTable table = Metrics("metrics:\n  m: {kind: percent, whole: china, volatility: {points_per_year: 5}}\n");
  const Metric& metric = table.Find("m");
  const Statement a = MakeStatement({"29%", "2022-10"}, metric, 0);
  const Statement b = MakeStatement({"half", "~2025-06-24"}, metric, 1);
  const Comparison comparison = Compare(a, b, metric);
  ASSERT_TRUE(comparison.gap);
  EXPECT_EQ(comparison.gap->hard.ToString(), "15");
  EXPECT_EQ(comparison.gap->soft.ToString(), "18");
  EXPECT_EQ(comparison.gap->unit, "points");
  EXPECT_NEAR(*comparison.gap->years, 2.73, 0.005);
  EXPECT_NEAR(*comparison.gap->max_drift, 13.65, 0.01);
  EXPECT_EQ(fmt::format("{}", fmt::join(Explain(a, b, comparison, metric), "\n")),
            "29%: as printed, rounded, [28.5, 29.5), at most (28, 30); as of 2022-10-01 to 2022-10-31, stated\n"
            "half: a fraction in words, [47.5, 52.5), at most (45, 55); as of 2023-12-24 to 2025-06-24, inferred "
            "(published 2025-06-24, at most 18 months old)\n"
            "15 points apart at least, 18 points as read\n"
            "2.73 years at 5 points a year allow 13.65\n"
            "more than the metric can change: contradiction (row 12 of the decision table)");
}

}  // namespace
}  // namespace factlint::testing
