// What a rank orders by and among whom, and superlatives that are ranks.
#include "extractor/told_rank.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// "wuhan 2 by computing power among n:4", one a line.
std::string Ranks(std::string_view text) {
  const Extraction extraction = ReadPublished(text, BuiltinBook());
  std::string told;
  for (const Claim& claim : extraction.claims) {
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (!claim.metric.ends_with("_rank") || quantity == nullptr || !quantity->nominal) continue;
    told += (told.empty() ? "" : "; ") + claim.subject.id + " " + quantity->nominal->ToString();
    for (const std::string_view wanted : {"by", "among", "way"})
      for (const auto& [dimension, value] : claim.scope)
        if (dimension == wanted) told.append(" " + dimension).append(" " + value);
  }
  return told;
}

TEST(ToldRank, HasAMeasureAndAField) {
  const struct {
    std::string_view text, ranks, why;
  } kRows[] = {
      {"Wuhan ranks second by computing power of the four cities.\n", "wuhan 2 by computing power among n:4",
       "the measure behind the rank"},
      {"By number of AI companies Wuhan ranked third among the five cities.\n", "wuhan 3 by ai company among n:5",
       "before it; the number of them is them"},
      {"Wuhan ranked first in the country by revenue of the AI industry.\n",
       "wuhan 1 by ai industry revenue|revenue among nation", "of the whole country"},
      {"In the Monitor's table Wuhan ranks fourth by number of AI companies.\n", "wuhan 4 by ai company among table",
       "of those in a table"},
      {"Wuhan has the most AI companies of the five cities.\n", "wuhan 1 by ai company among n:5",
       "a superlative with a field"},
      {"Wuhan has the lowest computing power of the five cities.\n", "wuhan 1 by computing power among n:5 way low",
       "the least is first"},
      {"Wuhan is one of the largest of the five cities by number of AI companies.\n", "", "one of several"},
      {"Wuhan has the most AI companies.\n", "", "a superlative without a field"},
      {"Wuhan ranks first among the cities of its region by number of AI companies.\n", "wuhan 1 by ai company",
       "nobody can tell of which"},
      {"Wuhan ranks first of the four cities by AI companies per capita.\n", "wuhan 1", "another order"},
      {"武汉的算力规模在四市中位居第二。\n", "wuhan 2 by 算力规模 among n:4", "the noun before the rank"},
      {"武汉的算力规模在武汉、长沙、合肥三市中位居第一。\n", "wuhan 1 by 算力规模 among names:changsha|hefei|wuhan",
       "the name before the field is ranked"},
      {"武汉人工智能产业规模居全国第三。\n", "wuhan 3 by 人工智能产业规模 among nation", "of the country"},
      {"按核心产业规模计，武汉在四个城市中排名第二。\n", "wuhan 2 by 核心产业规模 among n:4", "the measure told first"},
      {"按智能算力规模计，武汉在四个城市中排名第二。\n", "wuhan 2 by 智能算力规模 among n:4",
       "算 of 算力 closes nothing"},
      {"武汉人工智能企业数量居全省第一。\n", "wuhan 1 by 人工智能企业 among ?", "of a province"},
      {"武汉人工智能产业增速在四市中位居第一。\n", "wuhan 1", "a growth"},
      {"论智能算力规模，武汉已居全国城市首位。\n", "wuhan 1 by 智能算力规模 among nation", "the clause before it"},
      {"论文数量增加，武汉居全国首位。\n", "", "论文 opens no measure"},
      {"武汉很大。该市在榜单上排名第三。\n", "wuhan 3", "who is ranked is no measure"},
      {"Wuhan is large. It ranks second in the country by number of AI companies.\n",
       "wuhan 2 by ai company among nation", "the city, not the country"},
      {"Wuhan came 14th in the country, and sixth for computing power.\n", "wuhan 14 among nation",
       "the measure of another rank"},
      {"Lisbon Metro, the twelfth-longest metro in the world, has not grown since 2017.\n",
       "lisbon-metro 12 by length|metro among world", "what has been since is told of something else"},
      {"In the Monitor's table Wuhan took sixth place, helped by software parks.\n", "wuhan 6 among table",
       "who helped is no measure"},
      {"武汉很大。在城市指数榜单里，我市排第三名。\n", "wuhan 3", "who is ranked, in other words"},
      {"武汉人才一项居全国第三。\n", "wuhan 3 by 人才 among nation", "一项 counts nothing"},
      {"Lisbon Metro keeps fourth place in the list of the longest metros.\n", "lisbon-metro 4 among table",
       "those of a list are no superlative"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Ranks(row.text), row.ranks);
  }
}

TEST(ToldRank, LooksForItsMeasureInItsOwnSentence) {
  EXPECT_EQ(Ranks("各方都在谈论，谁的智能算力规模更大。\n\n武汉在四市中位居第二。\n"), "wuhan 2 among n:4");
}

TEST(ToldRank, CountsNothingByItsField) {
  const Extraction extraction =
      ExtractClaims(Document::FromUtf8("Wuhan ranks first of the four cities by AI companies per capita.\n",
                                       DocumentKind::kMarkdown, {.id = "d", .path = "d.md"}),
                    BuiltinBook(), {});
  for (const Claim& claim : extraction.claims) EXPECT_NE(claim.metric, "ai_company_count") << claim.text;
}

// What stands before a superlative is a figure of its own, and none of those that are ranked.
TEST(ToldRank, LeavesFiguresBesideIt) {
  const Extraction extraction = ReadPublished(
      "The Warsaw Metro is old. Two lines, 49 km of track and 43 stations make it the largest system of its country.\n",
      BuiltinBook());
  EXPECT_TRUE(std::any_of(extraction.claims.begin(), extraction.claims.end(), [](const Claim& claim) {
    return claim.text == "43" && claim.metric == "metro_stations" && claim.scope.empty();
  }));
}

}  // namespace
}  // namespace factlint
