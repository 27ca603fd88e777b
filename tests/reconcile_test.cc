// Claims of several documents to findings: what a reader is told, and what not.
#include "reconcile/reconcile.h"

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint::testing {
namespace {

constexpr std::string_view kMetrics = R"(metrics:
  company_share:
    label: {en: share of the nation's robot makers}
    kind: percent
    subject: city
    whole: china
    separators: [population, whole]
    populations: {startup: {part_of: all}}
    volatility: {points_per_year: 5}
  talent_share: {kind: percent, whole: china, separators: [whole], volatility: {points_per_year: 5}}
  company_count: {kind: number, separators: [population]}
  city_rank: {kind: ordinal, separators: [list, edition]}
  home_city: {kind: place, subject: company, functional: current}
  research_site: {kind: place, functional: no}
  regional_count: {kind: number, separators: [region], required: [region]}
  area: {kind: measure}
)";

Claim Scoped(Claim claim, std::string dimension, std::string value) {
  claim.scope.emplace_back(std::move(dimension), std::move(value));
  return claim;
}

Claim Title(Claim claim) {
  claim.in_title = true;
  return claim;
}

struct Case {
  std::string_view name;
  std::vector<Claim> claims;
  std::string_view reported;  // Brief() of what is reported by default
  std::string_view why;
};

const AsOf kUnknown = {};

TEST(Reconcile, AMessageTellsWhoDenies) {
  const MetricTable metrics = Metrics("metrics:\n  m: {kind: number}\n");
  Claim denial = Number("b", "40", StatedAt("2022"));
  denial.modality = Modality::kDenied;
  const auto findings = Reported(Judge({Number("a", "40", StatedAt("2022")), denial}, metrics));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_NE(findings[0].message.find("40 (2022, a) against not 40 (2022, b)"), std::string::npos)
      << findings[0].message;
}

TEST(Reconcile, ReportsWhatAReaderShouldSee) {
  const MetricTable metrics = Metrics(kMetrics);
  const AsOf autumn22 = StatedAt("2022-10");
  const AsOf mid25 = PublishedAt("2025-06-24");
  const AsOf y25 = PublishedAt("2025");
  const AsOf y19 = PublishedAt("2019-09-09");
  const Case kCases[] = {
      {"shares beyond what may change",
       {Scoped(Number("a", "29%", autumn22, "company_share"), "population", "~major"),
        Number("b", "half", mid25, "company_share")},
       "FL102 contradiction warning volatility\n",
       "a vague word parts nothing; 15 points in 2.73 years"},
      {"a rounder title",
       {Title(Number("a", "30%", kUnknown, "company_share")), Number("a", "29%", autumn22, "company_share")},
       "",
       "a title may be rounder"},
      {"a different title",
       {Title(Number("a", "nearly half", kUnknown, "company_share")), Number("a", "43.4%", autumn22, "company_share")},
       "FL301 tension note headline\n",
       "43.4 is not just below 50"},
      {"three counts over six years",
       {Number("a", "more than 1,000", y19, "company_count"), Number("b", "1,048", autumn22, "company_count"),
        Number("c", "more than 2,400", mid25, "company_count")},
       "FL402 tension warning unexplained change\n",
       "one finding a key; the oldest bound fits both camps"},
      {"a bound below another figure",
       {Number("a", "60%", autumn22, "talent_share"), Number("b", "over 40%", mid25, "talent_share")},
       "FL406 drift note time\n",
       "the words allow both, times differ"},
      {"part against whole",
       {Scoped(Number("a", "24%", y25, "company_share"), "population", "startup"),
        Number("b", "half", mid25, "company_share")},
       "FL405 tension note part against whole\n",
       "start-ups are a part of the companies"},
      {"part and whole of other years",
       {Scoped(Number("a", "24%", y25, "company_share"), "population", "startup"),
        Number("b", "50%", autumn22, "company_share")},
       "",
       "the windows do not meet"},
      {"another population",
       {Scoped(Number("a", "1,048", autumn22, "company_count"), "population", "core"),
        Number("b", "9,000", autumn22, "company_count")},
       "",
       "a separator parts the keys"},
      {"ranks of two lists",
       {Number("a", "4", y19, "city_rank"), Number("b", "3", y25, "city_rank")},
       "FL406 drift note other-list\n",
       "each list has its own order"},
      {"ranks of two editions",
       {Scoped(Scoped(Number("a", "4", kUnknown, "city_rank"), "list", "idc"), "edition", "2019"),
        Scoped(Scoped(Number("b", "3", kUnknown, "city_rank"), "list", "idc"), "edition", "2020")},
       "FL406 drift note edition\n",
       "a city may rise"},
      {"one edition, two ranks",
       {Scoped(Scoped(Number("a", "4", kUnknown, "city_rank"), "list", "idc"), "edition", "2019"),
        Scoped(Scoped(Number("b", "3", kUnknown, "city_rank"), "list", "idc"), "edition", "2019")},
       "FL105 contradiction error same edition\n",
       "a list has one place for a city"},
      {"the same rank in two lists",
       {Number("a", "2", y19, "city_rank"), Number("b", "2", y25, "city_rank")},
       "",
       "stable, not corroborated"},
      {"a required dimension is missing",
       {Number("a", "300", autumn22, "regional_count"), Number("b", "900", autumn22, "regional_count")},
       "FL403 tension warning scope unknown\n",
       "they may speak of other regions"},
      {"a missing dimension that can be only one",
       {Scoped(Number("a", "300", autumn22, "regional_count"), "region", "city"),
        Number("b", "900", autumn22, "regional_count")},
       "FL403 tension warning scope unknown\n",
       "still not certain"},
      {"two regions",
       {Scoped(Number("a", "300", autumn22, "regional_count"), "region", "city"),
        Scoped(Number("b", "900", autumn22, "regional_count"), "region", "province")},
       "",
       "a province is more than its city"},
      {"units of one kind",
       {Number("a", "12 km", autumn22, "area"), Number("b", "12000 m", autumn22, "area")},
       "",
       "the same length"},
      {"a told change",
       [] {
         Claim a = Number("a", "1,000", StatedAt("2021"), "company_count");
         Claim b = Number("a", "3,000", StatedAt("2024"), "company_count");
         a.change = b.change = "grew";
         return std::vector<Claim>{a, b};
       }(),
       "", "the text tells the change itself"},
      {"other metrics with the same digits",
       {Number("a", "30%", autumn22, "company_share"), Number("b", "30%", autumn22, "talent_share")},
       "",
       "digits are no subject"},
      {"words of one document twice",
       {Number("a", "12,000", kUnknown, "count:student"), Number("a", "3,000", kUnknown, "count:student")},
       "FL302 tension warning one document\n",
       "both sentences name the subject"},
      {"counted by a rule of the field",
       {Number("a", "1,000", autumn22, "company_count"), Number("b", "1,400", autumn22, "company_count")},
       "FL101 contradiction error stated times\n", "no rounding reaches 1,400"},
      {"counted by a rule for any text",
       [] {
         Claim a = Number("a", "1,000", StatedAt("2022"), "company_count");
         a.rule = "open/count";
         return std::vector<Claim>{a, Number("b", "1,400", StatedAt("2022"), "company_count")};
       }(),
       "FL101 contradiction warning stated times\n", "weaker claims never make an error"},
      {"two analysts in one document",
       [] {
         Claim a = Number("a", "1,000", StatedAt("2022"), "company_count");
         Claim b = Number("a", "1,400", StatedAt("2022"), "company_count");
         a.attribution = "Analyst X";
         b.attribution = "Analyst Y";
         return std::vector<Claim>{a, b};
       }(),
       "FL101 contradiction error stated times\n", "they disagree; the document that quotes both does not"},
      {"a text's words by the heading alone",
       [] {
         Claim a = Number("a", "12,000", kUnknown, "count:student");
         Claim b = Number("a", "3,000", kUnknown, "count:student");
         b.subject.via = Via::kHeading;
         return std::vector<Claim>{a, b, Number("b", "5,000", kUnknown, "count:student")};
       }(),
       "", "a document that says several things of the same words means several things"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::string(c.name) + ": " + std::string(c.why));
    EXPECT_EQ(Brief(Reported(Judge(c.claims, metrics))), c.reported);
  }
}

TEST(Reconcile, ASourceHasALagOfItsOwn) {
  const auto brief = [](std::optional<int> lag_months) {
    DocumentInfo yearbook = Info("b", "2025-06-24");
    yearbook.lag_months = lag_months;
    const AsOf bare = PublishedAt("2025-06-24");
    return Brief(Reported(
        Judge({Number("a", "1,048", StatedAt("2022"), "company_count"), Number("b", "1,512", bare, "company_count")},
              Metrics(kMetrics), {Info("a", "2023"), yearbook})));
  };
  EXPECT_EQ(brief({}), "FL406 drift note time\n") << "18 months back: 2023-12-24";
  EXPECT_EQ(brief(36), "FL401 tension warning inferred times\n") << "three years back: 2022-06-24";
  EXPECT_EQ(brief(0), "FL406 drift note time\n");
}

TEST(Reconcile, SaysInPlainWordsWhoSaysWhatAndWhen) {
  const MetricTable metrics = Metrics(kMetrics);
  DocumentInfo a = Info("robots-2023", "2023-02-14");
  a.publisher = "Robot Weekly";
  DocumentInfo b = Info("summit", "2025-06-24");
  b.title = "A summit on the coast";
  const auto findings = Reported(Judge({Number("robots-2023", "29%", StatedAt("2022-10"), "company_share"),
                                        Number("summit", "half", PublishedAt("2025-06-24"), "company_share")},
                                       metrics, {a, b}));
  ASSERT_EQ(findings.size(), 1u);
  const Finding& f = findings[0];
  EXPECT_EQ(f.message,
            "Beijing's share of the nation's robot makers: 29% (October 2022, Robot Weekly) against half (June 2025, A "
            "summit on the coast)");
  EXPECT_EQ(f.key.scope, (Scope{{"whole", "china"}}));
  ASSERT_EQ(f.camps.size(), 2u);
  EXPECT_EQ(f.camps[0].value, "29%");
  EXPECT_EQ(ToString(*f.camps[0].hard), "(28, 30)");
  EXPECT_EQ(f.camps[1].sources, (std::vector<std::string>{"summit"}));
  EXPECT_EQ(f.camps[1].independent, 1);
  ASSERT_EQ(f.locations.size(), 2u);
  EXPECT_EQ(f.locations[1].camp, 1);
}

TEST(Metric, HasWordsForReaders) {
  const struct {
    std::string_view name, label;
  } kCases[] = {
      {"company_count", "company count"},        {"count:employee", "number of employees"},
      {"count:city", "number of cities"},        {"count:railway", "number of railways"},
      {"count:branch", "number of branches"},    {"count:person", "number of people"},
      {"count:sale van", "number of: sale van"},  // words in no order make no phrase
      {"count:企业", "number of: 企业"},         {"count:employee@harbour", "number of employees in harbour"},
      {"count:population", "population"},        {"count:teu", "number of TEU"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Label({}, c.name), c.label);
}

// The voices that are counted are those that are named.
TEST(Reconcile, NamesWhomItCounts) {
  Claim one = Number("digest", "29%", StatedAt("2022-10"), "company_share");
  one.attribution = "the city's bureau";
  Claim other = Number("digest", "29%", StatedAt("2022-10"), "company_share");
  other.attribution = "Analyst X";
  const auto findings = Reported(Judge({one, other, Number("survey", "29%", StatedAt("2022-10"), "company_share"),
                                        Number("summit", "half", StatedAt("2022-10"), "company_share")},
                                       Metrics(kMetrics)));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].camps[0].independent, 3);
  const std::vector<std::string>& explain = findings[0].explain;
  for (const std::string line :
       {"29%: 3 independent sources (Analyst X, the city's bureau, survey; as told in digest, survey)",
        "half: 1 independent source (summit)"})
    EXPECT_NE(std::find(explain.begin(), explain.end(), line), explain.end()) << line;
}

// What the year before had is no side of it, whether it could have become either or only one.
TEST(Reconcile, ListsNoValueOfAnotherTimeAmongTheSides) {
  const MetricTable metrics =
      Metrics("metrics:\n  m: {kind: number, series: stock, volatility: {ratio_per_year: 1.5}}\n");
  for (const std::string_view before : {"1,090", "1,140", "more than 1,000", "900"}) {
    SCOPED_TRACE(before);
    const std::vector<Finding> found =
        Reported(Judge({Number("a", before, StatedAt("2023-12-31")), Number("a", "1,312", StatedAt("2024-12-31")),
                        Number("b", "1,148", StatedAt("2024-12-31"))},
                       metrics));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].camps.size(), 2U);
  }
}

TEST(Reconcile, NamesTheCampsThatAWideClaimFits) {
  const auto findings = Reported(Judge({Number("a", "more than 1,000", PublishedAt("2019-09-09"), "company_count"),
                                        Number("b", "1,048", StatedAt("2022-10"), "company_count"),
                                        Number("c", "more than 2,400", PublishedAt("2025-06-24"), "company_count")},
                                       Metrics(kMetrics)));
  ASSERT_EQ(findings.size(), 1u);
  ASSERT_EQ(findings[0].camps.size(), 2u);
  EXPECT_EQ(findings[0].camps[0].value, "1,048");
  EXPECT_EQ(findings[0].camps[0].claims, (std::vector<std::string>{"c1:1", "c1:0"}));
  EXPECT_EQ(findings[0].camps[1].value, "more than 2,400");
  EXPECT_EQ(findings[0].camps[1].claims, (std::vector<std::string>{"c1:2", "c1:0"}));
}

TEST(Reconcile, KeepsTheIdentityOfAFindingWhenItsVerdictChanges) {
  const MetricTable calm = Metrics("metrics:\n  m: {kind: percent, whole: china, volatility: {points_per_year: 1}}\n");
  const MetricTable wild = Metrics("metrics:\n  m: {kind: percent, whole: china, volatility: {points_per_year: 9}}\n");
  const std::vector<Claim> claims = {Number("a", "29%", StatedAt("2022-10")), Number("b", "half", StatedAt("2025"))};
  const auto one = Reported(Judge(claims, calm));
  const auto two = Reported(Judge(claims, wild));
  ASSERT_EQ(Brief(one), "FL102 contradiction warning volatility\n");
  ASSERT_EQ(Brief(two), "FL406 drift note volatility\n");
  EXPECT_EQ(one[0].id, two[0].id);
  EXPECT_NE(one[0].state, two[0].state);
}

}  // namespace
}  // namespace factlint::testing
