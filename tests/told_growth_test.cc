// Growth told of a noun, against the values of two years, whoever gives them.
#include "reconcile/told_growth.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint::testing {
namespace {

constexpr std::string_view kTrams = "metrics:\n  trips: {kind: number, series: flow, nouns: [passenger, trip]}\n";

std::string Growth(const std::vector<Claim>& claims) {
  std::vector<Finding> found = Reported(Judge(claims, Metrics(kTrams)));
  std::erase_if(found, [](const Finding& f) { return f.code != "FL205" && f.code != "FL209"; });
  return Brief(found);
}

Claim Scoped(Claim claim, std::string_view dimension, std::string_view value) {
  if (!dimension.empty()) claim.scope.emplace_back(dimension, value);
  return claim;
}

TEST(ToldGrowth, IsHeldAgainstTheValuesOfTwoYears) {
  const struct {
    std::string_view before, from, after, to, metric, change, told, of, dimension, scope, reported, why;
  } kCases[] = {
      {"163", "2023", "193", "2024", "count:guest", "8%", "growth:count:guest", "2024", "", "",
       "FL205 contradiction warning stated times\n", "8% more than 163 are 176"},
      {"163", "2023", "193", "2024", "count:guest", "18%", "growth:count:guest", "2024", "", "", "",
       "18% more are 192"},
      {"163", "2023", "193", "2024", "count:guest", "8%", "growth:count:shop", "2024", "", "", "", "of something else"},
      {"163", "2023", "193", "2024", "trips", "8%", "growth:count:passenger", "2024", "", "",
       "FL205 contradiction warning stated times\n", "a noun that the metric declares"},
      {"163", "2022", "193", "2024", "count:guest", "8%", "growth:count:guest", "2024", "", "", "", "two years before"},
      {"163", "2022", "193", "2024", "count:guest", "8%", "growth:count:guest", "2024", "against", "2022",
       "FL205 contradiction warning stated times\n", "against the year that is told"},
      {"163", "2023", "193", "2024", "count:guest", "8%", "growth:count:guest", "2024", "against", "?", "",
       "nobody knows against which year"},
      {"163", "2023", "193", "2024", "count:guest", "8%", "growth:count:guest", "2024", "against", "2024", "",
       "against the start of its own year"},
      {"163", "2023", "193", "2024", "count:guest", "8%", "growth:count:guest", "2023", "", "", "", "of another year"},
      {"163", "2023", "193", "2024", "count:guest", "8%", "growth:count:guest", "2024", "place", "asia", "",
       "of another place"},
      {"193", "2023", "163", "2024", "count:guest", "4%", "growth:count:guest", "2024", "way", "down",
       "FL205 contradiction warning stated times\n", "a fall of 30 is no fall by 4%"},
      {"193", "2023", "163", "2024", "count:guest", "16%", "growth:count:guest", "2024", "way", "down", "",
       "but by 16%"},
      {"193", "2023", "163", "2024", "count:guest", "16%", "growth:count:guest", "2024", "", "",
       "FL205 contradiction warning stated times\n", "a fall is no rise"},
      {"163", "2023-12-31", "193", "2024-12-31", "count:guest", "8%", "growth:count:guest", "2024", "", "",
       "FL205 contradiction warning stated times\n", "a stock at the ends of the years"},
      {"163", "2023-06", "193", "2024", "count:guest", "8%", "growth:count:guest", "2024", "", "", "",
       "the middle of a year"},
      {"743 bn CNY", "2023", "791 bn CNY", "2024", "money:revenue", "19%", "growth:money:revenue", "2024", "", "",
       "FL205 contradiction warning stated times\n", "a sum of money"},
      {"163", "2023", "193", "2024", "trips", "8%", "growth:trips", "2024", "statement", "1",
       "FL205 contradiction warning stated times\n", "a rule names the metric itself"},
      {"about 163", "2023", "about 180", "2024", "count:guest", "8%", "growth:count:guest", "2024", "", "", "",
       "within what about allows"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<Claim> claims = {Number("a", c.before, StatedAt(c.from), c.metric),
                                 Number("b", c.after, StatedAt(c.to), c.metric),
                                 Scoped(Number("c", c.change, StatedAt(c.of), c.told), c.dimension, c.scope)};
    EXPECT_EQ(Growth(claims), c.reported);
    std::swap(claims[0], claims[2]);
    EXPECT_EQ(Growth(claims), c.reported) << "in any order";
    claims.push_back(Number("d", "176", StatedAt(c.to), c.metric));
    const bool rises = c.change == "8%" && c.from != "2023-12-31";
    EXPECT_EQ(Growth(claims), rises ? "" : Growth(claims)) << "another figure fits: the values are at odds";
  }
}

// "4,360, compared with 4,000 a year earlier": the author did not mean anything up to 4,400.
TEST(ToldGrowth, ReadsTwoValuesOfOneTextAsAReaderDoes) {
  const struct {
    std::string_view before_by, change, reported, why;
  } kCases[] = {
      {"a", "3%", "FL205 tension note rounding\n", "360 more are 9 percent"},
      {"a", "9%", "", "as they are"},
      {"b", "3%", "", "another text may have rounded 4,190 to 4,000"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(Growth({Number(c.before_by, "4,000", StatedAt("2023-12-31"), "count:guest"),
                      Number("a", "4,360", StatedAt("2024-12-31"), "count:guest"),
                      Number("c", c.change, StatedAt("2024"), "growth:count:guest")}),
              c.reported);
  }
}

// So many values of one year are no series; nobody waits for all of them to be compared.
TEST(ToldGrowth, HasNothingToSayOfMoreValuesThanAYearCanHave) {
  for (const int values : {2, 100}) {
    std::vector<Claim> claims;
    for (int i = 0; i < values; ++i) {
      claims.push_back(Number("a" + std::to_string(i), std::to_string(1000 + 7 * i), StatedAt("2023"), "count:guest"));
      claims.push_back(Number("b" + std::to_string(i), std::to_string(9000 + 7 * i), StatedAt("2024"), "count:guest"));
    }
    claims.push_back(Number("c", "8%", StatedAt("2024"), "growth:count:guest"));
    EXPECT_EQ(Growth(claims).empty(), values > 2) << values;
  }
}

TEST(ToldGrowth, HasASign) {
  const struct {
    std::string_view metric, one, one_way, other, other_way, reported, why;
  } kCases[] = {
      {"growth:money:profit", "12%", "down", "4%", "", "FL101 contradiction warning stated times\n",
       "fell against rose"},
      {"growth:money:profit", "3%", "down", "3%", "", "FL101 contradiction warning stated times\n", "by the same rate"},
      {"growth:money:profit", "12%", "down", "4%", "down", "FL101 contradiction warning stated times\n", "both fell"},
      {"growth:money:profit", "3%", "down", "3%", "down", "", "both fell alike"},
      {"growth:money:profit", "0.3%", "down", "0%", "", "", "hardly at all"},
      {"difference:count:shop", "40", "down", "30", "", "FL101 contradiction warning stated times\n", "so many"},
      {"multiple:count:shop", "40%", "down", "40%", "", "", "a multiple has no sign"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<Claim> claims = {
        Scoped(Number("a", c.one, StatedAt("2024"), c.metric), "way", c.one_way),
        Scoped(Number("b", c.other, StatedAt("2024"), c.metric), c.other_way.empty() ? "" : "way", c.other_way)};
    EXPECT_EQ(Brief(Reported(Judge(claims, Metrics(kTrams)))), c.reported);
    std::swap(claims[0], claims[1]);
    EXPECT_EQ(Brief(Reported(Judge(claims, Metrics(kTrams)))), c.reported) << "in any order";
  }
}

TEST(ToldGrowth, IsShownWithItsSignWhereSourcesGoApart) {
  const std::vector<Claim> claims = {Scoped(Number("a", "12%", StatedAt("2024"), "growth:money:profit"), "way", "down"),
                                     Number("b", "4%", StatedAt("2024"), "growth:money:profit")};
  const std::vector<Finding> found = Reported(Judge(claims, Metrics(kTrams)));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].message.find("growth of profit: down 12%"), std::string::npos) << found[0].message;
  EXPECT_NE(found[0].message.find("up 4%"), std::string::npos) << found[0].message;
}

}  // namespace
}  // namespace factlint::testing
