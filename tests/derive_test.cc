// Checks that calculate: what several claims say together.
#include "reconcile/derive.h"

#include <gtest/gtest.h>

#include "reconcile/document_checks.h"
#include "reconcile/interval_math.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

constexpr std::string_view kMetrics = R"(metrics:
  company_count: {kind: number, separators: [population]}
  company_share:
    kind: percent
    of: company_count
    whole: china
    separators: [population]
    populations: {startup: {part_of: all}}
    volatility: {points_per_year: 5}
  market_share: {kind: percent, whole: china, parts: disjoint}
  energy_share: {kind: percent, whole: china, parts: exhaustive}
  output: {kind: money, series: flow}
  growth: {kind: percent, series: flow}
  added: {kind: money, series: flow}
  times: {kind: ratio, series: flow}
  city_rank: {kind: ordinal, separators: [list, edition], of: company_count}
  counted: {kind: number, separators: [population], populations: {core: {part_of: all}}}
derive:
  - {id: implied, total: company_count, of: china, from: {count: company_count, share: company_share}, pair_by: [document, as_of, population]}
  - {id: implied-of-place, total: company_count, of: "{whole}", from: {count: company_count, share: "share:company"}, pair_by: [document]}
  - {id: growth, growth: growth, from: output}
  - {id: added, difference: added, from: output}
  - {id: times, ratio: times, from: output}
  - {id: districts, sum: counted, parts: [east, west], of: lakewood, exhaustive: true}
)";

Claim Of(Claim claim, std::string subject) {
  claim.subject.id = subject;
  claim.subject.name = std::move(subject);
  return claim;
}

Claim Within(Claim claim, std::string dimension, std::string value) {
  claim.scope.emplace_back(std::move(dimension), std::move(value));
  return claim;
}

// Of the derived checks alone.
std::string Derived(const std::vector<Claim>& claims, const Hierarchy& hierarchy = {},
                    std::vector<DocumentInfo> documents = {}) {
  std::vector<Finding> findings;
  for (const Finding& f : Reported(Judge(claims, Metrics(kMetrics), std::move(documents), hierarchy)))
    if (f.family.starts_with("derived:") || f.family.starts_with("document:")) findings.push_back(f);
  return Brief(findings);
}

const AsOf k2022 = StatedAt("2022");
const AsOf k2021 = StatedAt("2021");
const AsOf kAutumn = StatedAt("2022-10");
const AsOf k2025 = PublishedAt("2025-06-24");

TEST(ImpliedTotals, HoldCountsSharesAndTotalsAgainstEachOther) {
  const struct {
    std::string_view name;
    std::vector<Claim> claims;
    std::string_view reported, why;
  } kCases[] = {
      {"a stated total",
       {Number("a", "1,048", kAutumn, "company_count"), Number("a", "29%", kAutumn, "company_share"),
        Of(Number("b", "4,217", kAutumn, "company_count"), "china")},
       "FL201 contradiction error stated times\n",
       "1,048 is 29% of 3,493 to 3,743"},
      {"what the rows above leave",
       {Number("a", "1,048", kAutumn, "company_count"), Number("a", "29%", kAutumn, "company_share"),
        Within(Of(Number("b", "351", kAutumn, "company_count"), "china"), "part", "others")},
       "",
       "a row of others is no total"},
      {"a total that fits",
       {Number("a", "1,048", kAutumn, "company_count"), Number("a", "29%", kAutumn, "company_share"),
        Of(Number("b", "3,620", kAutumn, "company_count"), "china")},
       "",
       "3,620 lies within"},
      {"two documents, two times",
       {Number("a", "1,048", kAutumn, "company_count"), Number("a", "29%", kAutumn, "company_share"),
        Number("b", "more than 2,400", k2025, "company_count"), Number("b", "half", k2025, "company_share")},
       "FL406 drift note time\n",
       "3,743 at most, then 4,364 at least"},
      {"two cities, one time",
       {Number("a", "1,048", kAutumn, "company_count"), Number("a", "29%", kAutumn, "company_share"),
        Of(Number("b", "612", kAutumn, "company_count"), "shanghai"),
        Of(Number("b", "11%", kAutumn, "company_share"), "shanghai")},
       "FL202 contradiction error stated times\n",
       "612 is 11% of 5,100 at least"},
      {"count and share of two documents",
       {Number("a", "1,048", kAutumn, "company_count"), Number("b", "11%", kAutumn, "company_share"),
        Of(Number("c", "3,620", kAutumn, "company_count"), "china")},
       "",
       "they need not speak of the same companies"},
      {"count of all, share of a part",
       {Number("a", "1,048", kAutumn, "company_count"),
        Within(Number("a", "11%", kAutumn, "company_share"), "population", "startup"),
        Of(Number("b", "3,620", kAutumn, "company_count"), "china")},
       "",
       "another population"},
      {"count and share of two times",
       {Number("a", "1,048", kAutumn, "company_count"), Number("a", "11%", StatedAt("2015"), "company_share"),
        Of(Number("b", "3,620", kAutumn, "company_count"), "china")},
       "",
       "another time"},
      {"share and total of one document, count of another",
       {Number("a", "29%", kAutumn, "company_share"), Of(Number("a", "3,620", kAutumn, "company_count"), "china"),
        Number("b", "1,512", kAutumn, "company_count")},
       "FL201 contradiction error stated times\n",
       "29% of 3,620 are 1,014 to 1,086"},
      {"the same, and they fit",
       {Number("a", "29%", kAutumn, "company_share"), Of(Number("a", "3,620", kAutumn, "company_count"), "china"),
        Number("b", "1,048", kAutumn, "company_count")},
       "",
       "1,048 lies within"},
      {"share of one document, total of another",
       {Number("a", "29%", kAutumn, "company_share"), Of(Number("c", "3,620", kAutumn, "company_count"), "china"),
        Number("b", "1,512", kAutumn, "company_count")},
       "",
       "they need not mean the same whole"},
      {"the total of the place that the share names",
       {Number("a", "1,048", kAutumn, "company_count"), Number("a", "29%", kAutumn, "share:company@hebei"),
        Of(Number("b", "4,217", kAutumn, "company_count"), "hebei")},
       "FL201 contradiction error stated times\n",
       "1,048 is 29% of 3,493 to 3,743"},
      {"and of no other place",
       {Number("a", "1,048", kAutumn, "company_count"), Number("a", "29%", kAutumn, "share:company@hebei"),
        Of(Number("b", "4,217", kAutumn, "company_count"), "henan")},
       "",
       "another whole"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.name) + ": " + std::string(c.why));
    EXPECT_EQ(Derived(c.claims), c.reported);
  }
}

TEST(ImpliedTotals, NameTheirInputsAndTheirArithmetic) {
  const Judgement judgement =
      Judge({Number("a", "1,048", kAutumn, "company_count"), Number("a", "29%", kAutumn, "company_share"),
             Number("b", "more than 2,400", k2025, "company_count"), Number("b", "half", k2025, "company_share")},
            Metrics(kMetrics));
  const auto found = std::find_if(judgement.findings.begin(), judgement.findings.end(),
                                  [](const Finding& f) { return f.family == "derived:implied-total"; });
  ASSERT_NE(found, judgement.findings.end());
  EXPECT_EQ(found->message,
            "China's company count: implied totals 1,048 / 29% = 3,614 (October 2022, a) then more than 2,400 / half = "
            "over 4,800 (2025, b)");
  ASSERT_EQ(found->camps.size(), 2u);
  EXPECT_EQ(found->camps[0].claims, (std::vector<std::string>{"c1:0", "c1:1"}));
  EXPECT_EQ(found->camps[1].claims, (std::vector<std::string>{"c1:2", "c1:3"}));
  EXPECT_EQ(found->explain[0], "1,048: counted to the last digit, 1048");
  EXPECT_EQ(found->explain[2].substr(0, 86),
            "1,048 / 29% = 3,614: calculated, (3552.54, 3677.2], at most (3493.33, 3742.86); as of ");
}

TEST(Coverage, SaysWhatDidNotRunAndWhy) {
  const Judgement judgement = Judge({Number("a", "29%", kAutumn, "company_share")}, Metrics(kMetrics));
  const CheckCoverage& check = judgement.coverage.checks.at(0);
  EXPECT_EQ(check.name, "share-of-total");
  EXPECT_EQ(check.ran, 0);
  EXPECT_EQ(check.not_run, 1);
  EXPECT_EQ(check.why, "no company_count for beijing beside its share");
}

TEST(Coverage, SaysOfEveryCheckThatDidNotRunWhy) {
  for (const std::string_view metrics : {kMetrics, std::string_view("metrics:\n  n: {kind: number}\n")}) {
    const Judgement judgement = Judge({Number("a", "5", {}, "nothing")}, Metrics(metrics));
    EXPECT_GE(judgement.coverage.checks.size(), 10u);
    for (const CheckCoverage& check : judgement.coverage.checks) {
      EXPECT_EQ(check.ran, 0) << check.name;
      EXPECT_FALSE(check.why.empty()) << check.name;
      EXPECT_NE(check.why, "nothing to look at") << check.name;
    }
  }
  const Judgement bare = Judge({Number("a", "5", {}, "n")}, Metrics("metrics:\n  n: {kind: number}\n"));
  EXPECT_EQ(bare.coverage.checks.at(0).why, "no pack in use declares one: derive: {total: ...}");
}

TEST(Shares, SumToAHundredAtMost) {
  const auto shares = [](std::string_view metric, const std::vector<std::string_view>& values) {
    std::vector<Claim> claims;
    claims.reserve(values.size());
    for (const std::string_view value : values)
      claims.push_back(Of(Number("a", value, k2022, metric), "part" + std::to_string(claims.size())));
    return claims;
  };
  const struct {
    std::vector<Claim> claims;
    std::string_view reported, why;
  } kCases[] = {
      {shares("market_share", {"34%", "33%", "34%"}), "", "98 to 104"},
      {shares("market_share", {"45.2%", "31.1%", "28.9%"}), "FL204 contradiction error shares sum\n", "104.9 at least"},
      {shares("market_share", {"29%", "21%", "18%", "17%", "20%"}), "FL204 tension note shares sum\n",
       "100 to 110, but 102.5 as read"},
      {shares("market_share", {"20%", "30%"}), "", "others exist"},
      {shares("energy_share", {"20%", "30%", "30%"}), "FL204 contradiction error shares sum\n", "declared to be all"},
      {shares("company_share", {"70%", "60%"}), "", "nobody said that they are disjoint"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(Derived(c.claims), c.reported);
  }
  EXPECT_EQ(Derived({Of(Number("a", "60%", k2022, "market_share"), "guangdong"),
                     Of(Number("a", "50%", k2022, "market_share"), "shenzhen")},
                    Hierarchy(std::vector<std::pair<std::string, std::string>>{{"shenzhen", "guangdong"}})),
            "")
      << "the city is counted in its province";
}

TEST(Parts, AreNoMoreThanTheirWhole) {
  const Hierarchy places({{"east", "lakewood"}, {"west", "lakewood"}});
  const auto counted = [](std::string_view value, std::string subject, AsOf as_of = StatedAt("2022")) {
    return Of(Number("a", value, as_of, "counted"), std::move(subject));
  };
  EXPECT_EQ(Derived({counted("1,512", "east"), counted("1,048", "lakewood")}, places),
            "FL203 contradiction error part above whole\n");
  EXPECT_EQ(Derived({counted("912", "east"), counted("1,048", "lakewood")}, places), "");
  EXPECT_EQ(Derived({counted("1,512", "east"), counted("1,048", "lakewood", k2021)}, places), "") << "another time";
  EXPECT_EQ(Derived({Within(counted("9,013", "lakewood"), "population", "core"), counted("4,311", "lakewood")}),
            "FL203 contradiction error part above whole\n");
  EXPECT_EQ(Derived({counted("612", "east"), counted("611", "west"), counted("1,048", "lakewood")}, places),
            "FL203 contradiction error part above whole\n")
      << "the two districts sum to 1,223";
  EXPECT_EQ(Derived({counted("437", "east"), counted("611", "west"), counted("1,048", "lakewood")}, places), "");
}

TEST(Parts, OfOneTextSumToNoMoreThanTheirWhole) {
  const Hierarchy places({{"east", "lakewood"}, {"west", "lakewood"}, {"hill", "west"}, {"lakewood", "china"}});
  const auto count = [](std::string_view doc, std::string_view value, std::string subject, AsOf as_of = k2022) {
    return Of(Number(doc, value, as_of, "company_count"), std::move(subject));
  };
  const auto total = count("b", "1,048", "lakewood");
  EXPECT_EQ(Derived({count("a", "612", "east"), count("a", "611", "west"), total}, places),
            "FL203 contradiction warning stated times\n");
  EXPECT_EQ(Derived({count("a", "412", "east"), count("a", "611", "west"), total}, places), "")
      << "nobody says that they are all";
  EXPECT_EQ(Derived({count("a", "612", "east"), count("b", "611", "west"), total}, places), "") << "of two texts";
  EXPECT_EQ(Derived({count("a", "612", "east"), count("a", "611", "west", k2021), total}, places), "")
      << "of two years";
  EXPECT_EQ(Derived({count("a", "412", "east"), count("a", "611", "west"), count("a", "217", "hill"), total}, places),
            "")
      << "the hill is counted in the west";
}

TEST(Changes, LeadFromOneValueToTheOther) {
  const auto values = [](std::string_view change, std::string_view metric) {
    return std::vector<Claim>{Number("a", "350 bn CNY", k2021, "output"), Number("a", "415 bn CNY", k2022, "output"),
                              Number("a", change, k2022, metric)};
  };
  EXPECT_EQ(Derived(values("18.2%", "growth")), "") << "401 to 426";
  EXPECT_EQ(Derived(values("8.2%", "growth")), "FL205 contradiction warning stated times\n") << "379 against 415: 7%";
  EXPECT_EQ(Derived(values("65 bn CNY", "added")), "");
  EXPECT_EQ(Derived(values("165 bn CNY", "added")), "FL209 contradiction error stated times\n");
  EXPECT_EQ(Derived(values("1.2", "times")), "");
  EXPECT_EQ(Derived(values("2.0", "times")), "FL209 contradiction error stated times\n");
}

TEST(RankLists, HoldEachPlaceOnce) {
  const auto rank = [](std::string_view doc, std::string_view place, std::string subject) {
    return Within(Within(Of(Number(doc, place, k2022, "city_rank"), std::move(subject)), "list", "idc"), "edition",
                  "2022");
  };
  EXPECT_EQ(Derived({rank("a", "1", "beijing"), rank("a", "2", "hangzhou")}), "");
  EXPECT_EQ(Derived({rank("a", "2", "beijing"), rank("a", "2", "hangzhou")}), "FL207 tension note rank held twice\n");
  EXPECT_EQ(Derived({rank("a", "2", "beijing"), rank("b", "2", "hangzhou")}),
            "FL105 contradiction warning rank held twice\n");
  const auto listed = [&](std::initializer_list<std::string_view> places) {
    std::vector<Claim> claims;
    for (const std::string_view place : places) {
      claims.push_back(rank("a", place, "city" + std::to_string(claims.size())));
      claims.back().subject.via = Via::kHeading;
    }
    return claims;
  };
  EXPECT_EQ(Derived(listed({"1", "2", "3", "4", "5"})), "");
  EXPECT_EQ(Derived(listed({"1", "2", "4", "5", "6"})), "FL207 tension note rank missing\n") << "nobody is third";
  EXPECT_EQ(Derived(listed({"1", "3", "5", "6", "7"})), "") << "a selection";
  EXPECT_EQ(Derived(listed({"1", "2", "4"})), "") << "too few to be a list";
  EXPECT_EQ(Derived(listed({"3", "4", "5", "6", "7"})), "") << "the first two stand elsewhere";
  const auto named = [&](std::string list, std::initializer_list<std::string_view> places) {
    std::vector<Claim> claims = listed(places);
    for (Claim& claim : claims) claim.scope = {{"edition", "2022"}, {"list", list}};
    return Derived(claims);
  };
  const std::string_view broken = "FL207 tension note list length\n";
  for (const std::string name : {"IDC top 5", "idc-top-five", "AI城市前5", "AI城市5强"}) {
    SCOPED_TRACE(name);
    EXPECT_EQ(named(name, {"1", "2", "3", "4", "5"}), "");
    EXPECT_EQ(named(name, {"1", "2", "3", "4", "5", "6"}), broken) << "a sixth of five";
  }
  EXPECT_EQ(named("十大AI城市", {"1", "2", "3", "4", "5", "6", "7", "8", "9"}), broken) << "nobody is tenth";
  EXPECT_EQ(named("top 10", {"1", "2", "3", "4", "5"}), "") << "a selection";
  EXPECT_EQ(named("desktop 5", {"1", "2", "3", "4", "5", "6"}), "") << "no top";
  EXPECT_EQ(named("大型城市", {"1", "2", "3", "4", "5", "6"}), "") << "no number";
  EXPECT_EQ(Derived({rank("a", "1", "beijing"), rank("a", "2", "hangzhou"),
                     Of(Number("a", "312", k2022, "company_count"), "beijing"),
                     Of(Number("a", "988", k2022, "company_count"), "hangzhou")}),
            "FL208 tension note order\n")
      << "the second has more";
}

TEST(Percentages, MustBeOfWholeThings) {
  const struct {
    std::string_view percent;
    int size;
    bool possible;
    std::string_view why;
  } kCases[] = {
      {"33.3%", 40, false, "13 is 32.5, 14 is 35"},
      {"32.5%", 40, true, "13"},
      {"33.3%", 3, true, "1"},
      {"50%", 7, false, "3 is 42.9, 4 is 57.1"},
      {"43%", 7, true, "3 of 7"},
      {"100%", 12, true, "all"},
      {"0%", 12, true, "none"},
  };
  const MetricTable metrics = Metrics("metrics:\n  m: {kind: percent, whole: china}\n");
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.percent) + ": " + std::string(c.why));
    Claim claim = Number("a", c.percent, k2022);
    std::get<Quantity>(claim.value).of = c.size;
    EXPECT_EQ(Brief(Reported(Judge({claim}, metrics))),
              c.possible ? "" : "FL206 contradiction warning impossible percentage\n");
  }
}

TEST(Dates, AFigureCannotBeKnownBeforeItsTime) {
  const std::vector<DocumentInfo> documents = {Info("a", "2022-06-01")};
  EXPECT_EQ(Derived({Number("a", "1,048", StatedAt("2022-10"), "counted")}, {}, documents),
            "FL302 tension note date after publication\n");
  EXPECT_EQ(Derived({Number("a", "1,048", StatedAt("2022"), "counted")}, {}, documents), "") << "the year has begun";
}

TEST(IntervalMath, RoundsOutwards) {
  const Interval third = Divide(Interval::Exactly(1), Interval::Exactly(3));
  EXPECT_LT(*third.lo * Decimal(3), Decimal(1));
  EXPECT_GT(*third.hi * Decimal(3), Decimal(1));
  EXPECT_EQ(ToString(Multiply({.lo = Decimal(2)}, {.lo = Decimal(3), .hi = Decimal(4)})), "[6, inf)");
  EXPECT_EQ(
      ToString(Subtract({.lo = Decimal(5), .hi = Decimal(6), .hi_open = true}, {.lo = Decimal(1), .hi = Decimal(2)})),
      "[3, 5)");
  EXPECT_EQ(ToString(Divide({.lo = Decimal(1), .hi = Decimal(2)}, {.lo = Decimal(0), .hi = Decimal(4)})),
            "[0.25, inf)");
}

// Two values and what lies between them, as extraction marks them: of any metric.
TEST(ToldChanges, HoldAGrowthAgainstBothItsValues) {
  const MetricTable metrics = Metrics("metrics:\n  portion: {kind: percent}\n  factor: {kind: ratio}\n");
  const struct {
    std::string_view before, from, after, to, change, reported, why;
  } kCases[] = {
      {"350 bn CNY", "2021", "415 bn CNY", "2022", "8.2%", "FL205 contradiction warning stated times\n",
       "8.2% more than 350 are 379"},
      {"350 bn CNY", "2021", "379 bn CNY", "2022", "8.2%", "", "they fit"},
      {"74 bn CNY", "2022", "61 bn CNY", "2023", "18%", "", "a fall by 18%"},
      {"74 bn CNY", "2022", "49 bn CNY", "2023", "18%", "FL205 contradiction warning stated times\n",
       "74 less 18% are 61"},
      {"415 bn CNY", "2022", "350 bn CNY", "2021", "8.2%", "FL205 contradiction warning stated times\n",
       "the later value may be told first"},
      {"100 bn CNY", "2015", "171 bn CNY", "2022", "8%", "", "8% a year"},
      {"29%", "2021", "43%", "2022", "14%", "", "14 points, written as percent"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.before) + " to " + std::string(c.after) + ": " + std::string(c.why));
    std::vector<Claim> claims = {Number("a", c.before, StatedAt(c.from), "money:revenue"),
                                 Number("a", c.after, StatedAt(c.to), "money:revenue"),
                                 Number("a", c.change, StatedAt("2022"), "portion")};
    for (Claim& claim : claims) claim.change = "c1:told";
    const auto told = [&] {
      std::vector<Finding> found = Reported(Judge(claims, metrics));
      std::erase_if(found, [](const Finding& f) { return f.code != "FL205"; });
      return Brief(found);
    };
    EXPECT_EQ(told(), c.reported);
    claims[2].change.clear();
    EXPECT_EQ(told(), "") << "a growth of something else";
  }
}

// A value with its growth, and what others say of the year before.
TEST(ToldChanges, HoldAGrowthAgainstTheYearBefore) {
  const MetricTable metrics = Metrics("metrics:\n  portion: {kind: percent}\n");
  const struct {
    std::string_view before, from, after, to, growth, also, reported, why;
  } kCases[] = {
      {"163", "2023", "193", "2024", "8%", "", "FL205 contradiction warning stated times\n",
       "8% more than 163 are 176"},
      {"163", "2023", "193", "2024", "18%", "", "", "18% more are 192"},
      {"163", "2022", "193", "2024", "8%", "", "", "two years before: nothing is told of it"},
      {"193", "2023", "163", "2024", "15.5%", "", "", "a fall"},
      {"163", "2023", "over 193", "2024", "8%", "", "FL205 contradiction warning stated times\n",
       "a bound that growth does not reach"},
      {"163", "2023", "193", "2024", "8%", "176", "",
       "another figure of 2024 fits: the two are at odds, not the growth"},
      {"163", "2023", "about 180", "2024", "8%", "", "", "within what about allows"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.before) + " to " + std::string(c.after) + ": " + std::string(c.why));
    std::vector<Claim> claims = {Number("a", c.before, StatedAt(c.from), "count:trip"),
                                 Number("b", c.after, StatedAt(c.to), "count:trip"),
                                 Number("b", c.growth, StatedAt(c.to), "portion")};
    claims[1].change = claims[2].change = "c1:told";
    if (!c.also.empty()) claims.push_back(Number("c", c.also, StatedAt(c.to), "count:trip"));
    const auto told = [&] {
      std::vector<Finding> found = Reported(Judge(claims, metrics));
      std::erase_if(found, [](const Finding& f) { return f.code != "FL205"; });
      return Brief(found);
    };
    EXPECT_EQ(told(), c.reported);
    claims[2].change.clear();
    EXPECT_EQ(told(), "") << "a growth of something else";
  }
}

}  // namespace
}  // namespace factlint::testing
