// The worked pairs of the design's section 6, and pairs of our own
// (vectors/pairs.yaml): what two sources say of one key, and what is made of it.
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "reconcile/compare.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

struct Side {
  std::string value;
  std::string when;  // "2022-10" stated, "~2025-06" published, "" unknown
  Modality modality = Modality::kActual;
};

// "29% @ 2022-10, estimate".
Side ReadSide(std::string_view text) {
  Side side;
  if (const size_t comma = text.rfind(", "); comma != std::string_view::npos) {
    const auto modality = ParseModality(text.substr(comma + 2));
    EXPECT_TRUE(modality) << text;
    side.modality = modality.value_or(Modality::kActual);
    text = text.substr(0, comma);
  }
  const size_t at = text.find(" @ ");
  side.value = text.substr(0, at);
  if (at != std::string_view::npos) side.when = text.substr(at + 3);
  return side;
}

const YamlFile& Pairs() {
  static const std::unique_ptr<YamlFile> file = [] {
    std::ifstream in(FACTLINT_SOURCE_DIR "/tests/vectors/pairs.yaml");
    std::stringstream text;
    text << in.rdbuf();
    Diagnostics diagnostics;
    auto parsed = YamlFile::Parse("pairs.yaml", text.str(), diagnostics);
    EXPECT_TRUE(parsed) << diagnostics.ToString();
    return parsed;
  }();
  return *file;
}

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
  const Node root = Pairs().root();
  const Node rows = root["pairs"];
  ASSERT_GT(rows.size(), 62u);  // 32 of the design, 30 of our own
  for (size_t i = 0; i < rows.size(); ++i) {
    const Node row = rows.at(i);
    const auto text = [&](std::string_view key) { return std::string(row[key].scalar()); };
    SCOPED_TRACE(fmt::format("{}: {} and {}: {}", text("name"), text("a"), text("b"), text("why")));
    const Node known = root["metrics"][text("metric")];
    const MetricTable table =
        Metrics(fmt::format("metrics:\n  m: {}\n", known ? std::string(known.scalar()) : text("metric")));
    const Metric& metric = table.Find("m");
    const Statement a = MakeStatement(ReadSide(text("a")), metric, 0);
    const Statement b = MakeStatement(ReadSide(text("b")), metric, 1);
    const Comparison got = Compare(a, b, metric);
    EXPECT_EQ(ToString(got.verdict), text("is"));
    EXPECT_EQ(got.basis, text("basis"));
    EXPECT_EQ(ToString(SeverityOf(got)), text("severity"));
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
    return Compare(MakeStatement({std::string(a), "2023"}, metric, 0),
                   MakeStatement({std::string(b), "2023"}, metric, 1), metric)
        .slip;
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
