// What a percentage of change says has changed, from which year. A row a wording.
#include <algorithm>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// The claim whose figure is printed so.
std::optional<Claim> ClaimOf(std::string_view text, std::string_view value) {
  const Extraction extraction = ReadPublished(text, OpenBook());
  const auto claim = std::find_if(extraction.claims.begin(), extraction.claims.end(),
                                  [&](const Claim& one) { return one.text == value; });
  return claim == extraction.claims.end() ? std::nullopt : std::optional(*claim);
}

// "growth:count:shop" or "growth:count:shop against 2019, way down"; the years behind a blank.
std::string Told(const Claim& claim) {
  std::string told = claim.metric;
  for (const auto& [dimension, value] : claim.scope)
    if (dimension == "against" || dimension == "way") told.append(" ").append(dimension).append(" ").append(value);
  if (claim.as_of.basis == Basis::kPublished || !claim.as_of.range) return told;
  return told + " " + std::to_string(claim.as_of.range->start.year);
}

TEST(GrownNoun, SaysWhatChanged) {
  const struct {
    std::string_view text;
    std::string_view value;  // as printed
    std::string_view told;
    std::string_view why;
  } kRows[] = {
      {"Ridership of Marnby Trams rose by 8% in 2024.\n", "8%", "growth:count:passenger 2024",
       "a word for all of them"},
      {"The number of students at Marnby College grew by 8% in 2024.\n", "8%", "growth:count:student 2024",
       "what a number is of"},
      {"Marnby Air carried 8% more passengers in 2024 than in the previous year.\n", "8%",
       "growth:count:passenger 2024", "behind \"more\", and of the later year"},
      {"Visitor numbers at Marnby Zoo were up 8 percent in 2024.\n", "8 percent", "growth:count:visitor 2024",
       "numbers of visitors are visitors"},
      {"Marnby Foods grew its revenue by 8% in 2024.\n", "8%", "growth:money:revenue 2024", "the object of the verb"},
      {"Marnby Foods reported an 8% increase in exports in 2024.\n", "8%", "growth:count:export 2024",
       "behind the noun of the change"},
      {"The workforce of Marnby Foods shrank by 8% in 2024.\n", "8%", "growth:count:employee way down 2024",
       "downwards"},
      {"Membership of the Marnby Club doubled in 2024.\n", "doubled", "multiple:count:member 2024", "a factor"},
      {"In 2024 Marnby College had 8% more students than in 2019.\n", "8%", "growth:count:student against 2019 2024",
       "against another year than the one before"},
      {"Revenue of Marnby Foods was 8% higher in 2024 than a year earlier.\n", "8%", "growth:money:revenue 2024",
       "a year earlier is the year before the one named"},
      {"2024年，北京机器人企业数量同比增长8%。\n", "8%", "growth:count:机器人企业 2024", "in Chinese"},
      {"2024年，北京机器人产量下降8%。\n", "8%", "growth:count:机器人产量 way down 2024", "downwards, in Chinese"},
      {"2024年，北京GDP增速为8%。\n", "8%", "growth:money:gdp 2024", "short, but known to grow"},
      {"2024年北京地区生产总值增长8%。\n", "8%", "growth:money:gdp 2024", "two names of what grows"},
      {"2024年北京机器人产业营业收入下降8%。\n", "8%", "growth:count:机器人产业营收 way down 2024",
       "the last word of a name has two names"},
      {"2024年北京机器人企业达90家（同比增长8%）。\n", "8%", "growth:count:机器人企业 2024",
       "in a bracket behind what grew"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    const std::optional<Claim> claim = ClaimOf(row.text, row.value);
    ASSERT_TRUE(claim);
    EXPECT_EQ(Told(*claim), row.told);
  }
}

TEST(GrownNoun, LeavesAloneWhatTwoValuesDoNotShow) {
  const struct {
    std::string_view text, value, why;
  } kRows[] = {
      {"Revenue of Marnby Foods grew by 8% in 2024 at constant currencies.\n", "8%", "other prices"},
      {"Revenue of Marnby Foods grew organically by 8% in 2024.\n", "8%", "without what was bought"},
      {"Marnby Foods grew by 8% in 2024.\n", "8%", "nothing says what grew"},
      {"Revenue of Marnby Foods grew by 8%.\n", "8%", "nothing says when"},
      {"2024年，按可比口径，北京机器人产量增长8%。\n", "8%", "in Chinese"},
      {"2024年，按不变价格计算，北京机器人产量增长8%。\n", "8%", "real, and of no economy"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    const std::optional<Claim> claim = ClaimOf(row.text, row.value);
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->metric, "portion");
  }
}

// A period belongs to the figure that it stands beside.
TEST(GrownNoun, GivesAPeriodToItsOwnFigure) {
  const Extraction extraction =
      ReadPublished("Marnby Zoo had 40,200 visitors in 2024, which makes some 110 visitors every day.\n", OpenBook());
  const auto claim = std::find_if(extraction.claims.begin(), extraction.claims.end(),
                                  [](const Claim& one) { return one.text == "40,200"; });
  ASSERT_NE(claim, extraction.claims.end());
  EXPECT_TRUE(claim->scope.empty()) << claim->scope.front().second;
}

}  // namespace
}  // namespace factlint
