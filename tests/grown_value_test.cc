// What a percentage of change is told of where its own words name nothing. A row a wording.
#include "extractor/grown_value.h"

#include <algorithm>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// The metric of the figure that is printed so, and its year: "growth:money:revenue 2024".
std::string Told(std::string_view text, std::string_view value) {
  const Extraction extraction = ReadPublished(text, OpenBook());
  const auto claim = std::find_if(extraction.claims.begin(), extraction.claims.end(),
                                  [&](const Claim& one) { return one.text == value; });
  if (claim == extraction.claims.end()) return "none";
  std::string told = claim->metric;
  for (const auto& [dimension, of] : claim->scope)
    if (dimension == "against" || dimension == "way" || dimension == "than")
      told.append(" ").append(dimension).append(" ").append(of);
  if (claim->as_of.range && claim->as_of.basis != Basis::kPublished)
    told += " " + std::to_string(claim->as_of.range->start.year);
  return told;
}

TEST(GrownValue, IsTheOneBeforeTheGrowth) {
  const struct {
    std::string_view text;
    std::string_view value;  // as printed
    std::string_view told;
    std::string_view why;
  } kRows[] = {
      {"Marnby Foods had revenue of €90 million in 2023 and grew by 35%.\n", "35%", "growth:money:revenue 2023",
       "of the year that is told"},
      {"Marnby Foods had revenue of €90 million in 2023, and grew by 35% in 2024.\n", "35%",
       "growth:money:revenue 2024", "the growth has a year of its own"},
      {"Revenue of Marnby Foods reached €90 million in 2024, up 40 percent.\n", "40 percent",
       "growth:money:revenue 2024", "behind a comma"},
      {"In 2024 Marnby Zoo had 900 visitors, which was 8% fewer than in 2023.\n", "8%",
       "growth:count:visitor way down 2024", "downwards, against the year before"},
      {"In 2024 Marnby Zoo had 900 visitors. That was 8% more than in 2023.\n", "8%", "growth:count:visitor 2024",
       "of the sentence before"},
      {"In 2024 Marnby Zoo had 900 visitors. That was 8% more than in 2019.\n", "8%",
       "growth:count:visitor against 2019 2024", "against an earlier year"},
      {"# Revenue of Marnby Foods falls by a tenth as trade stays weak\n\nIt was €90 million in 2024.\n", "a tenth",
       "growth:money:revenue way down", "a headline is of the time of its text"},
      {"In 2024 Marnby Zoo had 900 visitors, twice as many as in 2019.\n", "twice",
       "multiple:count:visitor against 2019 2024", "a factor, against the year that is told"},
      {"In 2024 revenue of Marnby Foods reached €90 million (about $97 million), up 9 percent.\n", "9 percent",
       "growth:money:revenue 2024", "of the sum, not of the same sum in dollars"},
      {"In 2024 revenue of Marnby Foods reached €90 million -- a year-on-year increase of 9 percent.\n", "9 percent",
       "growth:money:revenue 2024", "behind a dash"},
      {"In 2024 revenue of Marnby Foods reached €90 million, recording year-on-year growth of 9 percent.\n",
       "9 percent", "growth:money:revenue 2024", "a participle names nothing"},
      {"In 2024 revenue of Marnby Foods reached €90 million, with a growth rate of 9 percent.\n", "9 percent",
       "growth:money:revenue 2024", "nor does a rate"},
      {"In 2024 revenue of Marnby Foods reached €90 million, a 9 percent y-o-y increase.\n", "9 percent",
       "growth:money:revenue 2024", "short for year-on-year"},
      {"In 2024 Ghent saw GDP growth of 8 percent.\n", "8 percent", "growth:money:gdp 2024",
       "what grew stands before the growth, behind a verb that names nothing"},
      {"In 2024 shops of Marnby Foods far outpaced the 3 percent growth of its rivals.\n", "3 percent", "portion 2024",
       "of others, which this one outpaced"},
      {"Marnby Foods had revenue of €90 million in 2024, against €80 million in 2023, up 12%.\n", "12%",
       "growth:money:revenue 2024", "not of what it is held against"},
      {"Marnby Foods had revenue of €90 million in 2024, 12% more than the €80 million of the year before.\n", "12%",
       "growth:money:revenue 2024", "both values are told"},
      {"2024年，北京出口额达620亿元，同比增长40%。\n", "40%", "growth:money:export 2024", "in Chinese"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Told(row.text, row.value), row.told);
  }
}

TEST(GrownValue, IsNoneWhereAnotherThingMayHaveGrown) {
  const struct {
    std::string_view text, value, why;
  } kRows[] = {
      {"Marnby Foods had revenue of €90 million in 2024, of which 35% came from exports.\n", "35%", "a share"},
      {"Marnby Foods sold 900 cars and 30 vans in 2024, up 35%.\n", "35%", "which of the two?"},
      {"Marnby Foods had revenue of €90 million, up 35%.\n", "35%", "nothing says when"},
      {"In 2024 Marnby Zoo had 900 visitors, 8% more than Halden Zoo.\n", "8%", "against another zoo"},
      {"In 2024 Marnby Zoo had 900 visitors, 8% more than expected.\n", "8%", "against a plan"},
      {"In 2024 Marnby Zoo had 900 visitors, and the people at its gates were 8% faster.\n", "8%", "of something else"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_FALSE(Told(row.text, row.value).starts_with("growth:")) << Told(row.text, row.value);
  }
}

}  // namespace
}  // namespace factlint
