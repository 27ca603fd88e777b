// Where claims come from and of when they are; rates between currencies.
#include <gtest/gtest.h>

#include "reconcile/near_key.h"
#include "reconcile/rates.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

constexpr std::string_view kMetrics = R"(metrics:
  count: {kind: number, separators: [population]}
  sales: {kind: money}
  heat: {kind: measure}
)";

Claim Ahead(Claim claim) {
  claim.modality = Modality::kForecast;
  return claim;
}

Claim Within(Claim claim, std::string population) {
  claim.scope = {{"population", std::move(population)}};
  return claim;
}

std::string Notices(std::vector<Claim> claims, std::vector<DocumentInfo> documents = {}, Date today = {2026, 11, 22}) {
  for (size_t i = 0; i < claims.size(); ++i) claims[i].id = "c1:" + std::to_string(i);
  const MetricTable metrics = Metrics(kMetrics);
  std::string text;
  for (const Finding& f : Reconcile({.claims = claims,
                          .documents = documents,
                          .metrics = metrics,
                          .hierarchy = {},
                          .today = today,
                          .find_copies = !documents.empty()})
                              .findings) {
    if (f.verdict != Verdict::kNotice) continue;
    EXPECT_TRUE(f.camps.empty()) << f.message;
    text += f.code + " " + std::string(ToString(f.severity)) + " " + f.message + "\n";
  }
  return text;
}

DocumentInfo From(DocumentInfo info, std::vector<std::string> origins) {
  info.derived_from = std::move(origins);
  return info;
}

TEST(Provenance, NamesWhatOneSourceAloneSays) {
  const AsOf y22 = StatedAt("2022");
  EXPECT_EQ(Notices({Number("a", "1,048", y22, "count")}),
            "FL501 hidden Beijing's count: 1,048 (2022, a) has no second source\n");
  EXPECT_EQ(Notices({Number("a", "1,048", y22, "count"), Number("b", "1,048", y22, "count")}), "");
  EXPECT_EQ(Notices({Number("a", "1,048", y22, "count"), Number("b", "1,048", y22, "count")},
                    {Info("a", "2023"), From(Info("b", "2023"), {"a"})}),
            "FL502 hidden Beijing's count: 1,048 (2022, a), in 2 documents of one source\n");
}

TEST(Provenance, SeesCirclesOfDerivation) {
  const std::vector<Claim> claims = {Number("a", "5", StatedAt("2022"), "count"),
                                     Number("d", "5", StatedAt("2022"), "count")};
  const auto circles = [&](std::vector<DocumentInfo> documents) { return Notices(claims, std::move(documents)); };
  EXPECT_EQ(circles({From(Info("a"), {"b"}), From(Info("b"), {"c"}), From(Info("c"), {"a"}), From(Info("d"), {"a"})}),
            "FL502 note a, b, c are derived from one another: none of them is an origin\n"
            "FL502 hidden Beijing's count: 5 (2022, a), in 2 documents of one source\n")
      << "d draws on the circle and is no part of it";
  EXPECT_EQ(circles({Info("a"), Info("d")}), "");
}

TEST(Provenance, NamesDocumentsWithoutAnyDate) {
  EXPECT_EQ(Notices({Number("a", "5", {}, "count"), Number("a", "7 km", {}, "heat")}, {Info("a")}),
            "FL501 hidden Beijing's count: 5 (a) has no second source\n"
            "FL501 hidden Beijing's heat: 7 km (a) has no second source\n"
            "FL503 hidden a: 2 of its claims say not of when they are, and it has no date of publication\n");
}

TEST(Provenance, NamesForecastsThatNobodyFollowed) {
  const Claim forecast = Ahead(Number("a", "1,000", StatedAt("2020"), "count"));
  const auto stale = [&](std::vector<Claim> more, Date today = {2026, 11, 22}) {
    more.push_back(forecast);
    return Notices(std::move(more), {}, today).find("FL504 hidden Beijing's count: 1,000 was expected for 2020") !=
           std::string::npos;
  };
  EXPECT_TRUE(stale({}));
  EXPECT_FALSE(stale({}, {2020, 6, 1})) << "the year is not over";
  EXPECT_FALSE(stale({Number("b", "900", StatedAt("2021"), "count")})) << "a later figure tells";
  EXPECT_TRUE(stale({Number("b", "900", StatedAt("2018"), "count")})) << "an earlier one does not";
  EXPECT_FALSE(stale({Number("b", "900", {}, "count")})) << "one without a date may";
}

TEST(Temperatures, AreBroughtToOneScale) {
  const MetricTable metrics = Metrics(kMetrics);
  const auto degrees = [](std::string_view doc, int64_t value, std::string unit) {
    Claim claim = Number(doc, "1 km", StatedAt("2022"), "heat");
    auto& q = std::get<Quantity>(claim.value);
    q.nominal = value;
    q.bounds = Interval::Exactly(value);
    q.unit = std::move(unit);
    claim.text = std::to_string(value);
    return claim;
  };
  const auto brief = [&](Claim a, Claim b) { return Brief(Reported(Judge({std::move(a), std::move(b)}, metrics))); };
  EXPECT_EQ(brief(degrees("a", 86, "fahrenheit"), degrees("b", 30, "celsius")), "");
  EXPECT_EQ(brief(degrees("a", 303, "kelvin"), degrees("b", 30, "celsius")), "");
  EXPECT_EQ(brief(degrees("a", 30, "fahrenheit"), degrees("b", 30, "celsius")),
            "FL101 contradiction error stated times\n");
}

RateTable Rates(std::string_view yaml, std::string* mistakes = nullptr) {
  Diagnostics diagnostics;
  static std::vector<std::unique_ptr<YamlFile>> files;
  files.push_back(YamlFile::Parse("factlint.yaml", "rates: " + std::string(yaml), diagnostics));
  RateTable table = RateTable::Read(files.back()->root()["rates"], diagnostics);
  if (mistakes)
    *mistakes = diagnostics.ToString();
  else
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.ToString();
  return table;
}

TEST(Rates, MakeCurrenciesComparableWhereTheyCoverTheTime) {
  MetricTable metrics = Metrics(kMetrics);
  const AsOf y22 = StatedAt("2022"), y19 = StatedAt("2019"), h22 = StatedAt("2022-03");
  const auto brief = [&](std::string_view a, AsOf when_a, std::string_view b, AsOf when_b) {
    return Brief(Reported(Judge({Number("a", a, when_a, "sales"), Number("b", b, when_b, "sales")}, metrics)));
  };
  EXPECT_EQ(brief("500 bn CNY", y22, "50 bn USD", y22), "") << "no rate, no word";
  metrics.SetRates(
      Rates("{base: CNY, USD: [{from: 2022-01, to: 2022-06, rate: [6.31, 6.77]}, "
            "{from: 2022-07-01, to: 2022-12-31, rate: [6.69, 7.31]}]}"));
  EXPECT_EQ(brief("350 bn CNY", y22, "50 bn USD", y22), "") << "315.5 to 365.5";
  EXPECT_EQ(brief("500 bn CNY", y22, "50 bn USD", y22), "FL101 contradiction warning stated times\n")
      << "the rate's width is a hedge: never an error";
  EXPECT_EQ(brief("500 bn CNY", y19, "50 bn USD", y19), "") << "no rate of that year is a current one";
  EXPECT_EQ(brief("50 bn USD", y22, "80 bn USD", y22), "FL101 contradiction error stated times\n") << "one currency";
  EXPECT_EQ(brief("500 bn CNY", h22, "80 bn USD", h22), "") << "half a year: 6.31 to 6.77";
}

TEST(Rates, NameEveryMistake) {
  const struct {
    std::string_view yaml, mistake;
  } kCases[] = {
      {"{USD: []}", "base"},
      {"{base: yuan}", "\"yuan\" is no ISO 4217 code"},
      {"{base: CNY, dollar: []}", "dollar"},
      {"{base: CNY, USD: 7}", "a list of periods"},
      {"{base: CNY, USD: [{from: 2022, to: 2022, rate: 0}]}", "a number above 0"},
      {"{base: CNY, USD: [{from: 2022, to: 2022, rate: [7, 6]}]}", "the lowest rate is above the highest"},
      {"{base: CNY, USD: [{from: 2022, to: 2021, rate: 7}]}", "the period ends before it begins"},
      {"{base: CNY, USD: [{from: 99999, to: 2021, rate: 7}]}", "\"99999\" is no date"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.yaml);
    std::string mistakes;
    Rates(c.yaml, &mistakes);
    EXPECT_NE(mistakes.find(c.mistake), std::string::npos) << mistakes;
  }
}

TEST(Near, TellsWhatWasKeptOutAndWhy) {
  std::vector<Claim> claims = {
      Number("a", "1,048", StatedAt("2022"), "count"),
      Number("b", "2,517", StatedAt("2022"), "count"),
      Within(Number("c", "312", StatedAt("2022"), "count"), "startup"),
      Number("d", "912", StatedAt("2022"), "count"),
      Number("e", "5 km", StatedAt("2022"), "heat"),
  };
  claims[3].subject = {.id = "haidian", .name = "Haidian", .kind = "district"};
  for (size_t i = 0; i < claims.size(); ++i) claims[i].id = "c1:" + std::to_string(i);
  const MetricTable metrics = Metrics(kMetrics);
  const Hierarchy places(std::vector<std::pair<std::string, std::string>>{{"haidian", "beijing"}});
  const auto findings = Reported(Judge(claims, metrics));
  ASSERT_EQ(findings.size(), 1u);
  const auto near = ClaimsNear(findings[0], claims, metrics, places, 9);
  ASSERT_EQ(near.size(), 2u);
  EXPECT_EQ(near[0].claim, 2u);
  EXPECT_EQ(near[0].why, "population: all and startup");
  EXPECT_EQ(near[1].claim, 3u);
  EXPECT_EQ(near[1].why, "of Haidian, which lies in beijing");
  EXPECT_EQ(ClaimsNear(findings[0], claims, metrics, places, 1).size(), 1u);
  EXPECT_EQ(PolicyUsed(std::span(claims).first(2), metrics).front(), "rounding.count_digits = 1");
}

}  // namespace
}  // namespace factlint::testing
