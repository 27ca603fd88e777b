#include "reconcile/lone_growths.h"

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint::testing {
namespace {

Claim Named(std::string id, Claim claim) {
  claim.id = std::move(id);
  return claim;
}

// "Ridership was 5% higher than in 2023", and what other documents say of the two years.
TEST(LoneGrowths, HoldTheValuesOfTwoYearsAgainstEachOther) {
  const MetricTable metrics = Metrics("metrics:\n  metro_passengers_of_year: {kind: number, series: flow}\n");
  constexpr std::string_view kTrips = "metro_passengers_of_year";
  const struct {
    std::string_view before, from, after, to, growth, when, reported, why;
  } kCases[] = {
      {"592", "2023", "661", "2024", "5.2%", "2024", "FL205 contradiction warning stated times\n",
       "5.2% more than 592 are 623"},
      {"592", "2023", "661", "2024", "11.7%", "2024", "", "11.7% more are 661"},
      {"592", "2023", "661", "2024", "5.2%", "2023", "", "the growth of another year"},
      {"592", "2022", "661", "2024", "5.2%", "2024", "", "two years before: nothing is told of it"},
      {"661", "2023", "592", "2024", "10.4%", "2024", "", "a fall"},
      {"592", "2023", "661", "2024", "5.2%", "2024-03", "", "the growth of a month"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.before) + " to " + std::string(c.after) + ": " + std::string(c.why));
    std::vector<Claim> claims = {
        Named("c1:before", Number("a", c.before, StatedAt(c.from), kTrips)),
        Named("c1:after", Number("b", c.after, StatedAt(c.to), kTrips)),
        Named("c1:growth", Number("c", c.growth, StatedAt(c.when), std::string(kGrowthOf) + std::string(kTrips)))};
    claims[2].scope = {{"statement", "1"}};
    MarkLoneGrowths(claims);
    std::vector<Finding> found = Reported(Judge(claims, metrics));
    std::erase_if(found, [](const Finding& f) { return f.code != "FL205"; });
    EXPECT_EQ(Brief(found), c.reported);
  }
}

TEST(LoneGrowths, MarkTheValueOfTheirOwnDocumentFirst) {
  const auto claims_of = [](std::string_view third) {
    return std::vector<Claim>{Named("c1:b", Number("b", "661", StatedAt("2024"), "count:trip")),
                              Named("c1:c", Number("c", "660", StatedAt("2024"), "count:trip")),
                              Named("c1:growth", Number(third, "5%", StatedAt("2024"), "growth:count:trip"))};
  };
  std::vector<Claim> own = claims_of("c");
  MarkLoneGrowths(own);
  EXPECT_EQ(own[2].change, "c1:c");
  EXPECT_EQ(own[1].change, "c1:c");
  EXPECT_EQ(own[0].change, "");
  std::vector<Claim> other = claims_of("d");
  MarkLoneGrowths(other);
  EXPECT_EQ(other[2].change, "c1:b") << "else that of the first document by name";
  std::vector<Claim> told = claims_of("d");
  told[0].change = told[1].change = "c1:told";
  MarkLoneGrowths(told);
  EXPECT_EQ(told[2].change, "") << "their sentences tell of other changes";
}

}  // namespace
}  // namespace factlint::testing
