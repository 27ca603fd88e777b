// Parts that a sentence lists, and whether it says that they are all.
#include <string>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "tests/packs.h"

namespace factlint {
namespace {

std::string Parts(std::string_view text) {
  DocumentInfo info{.id = "d", .path = "d.md"};
  info.published = DateRange{*Date::Of(2025, 5, 20), *Date::Of(2025, 5, 20)};
  const Extraction extraction =
      ExtractClaims(Document::FromUtf8(std::string(text), DocumentKind::kMarkdown, info), OpenBook(), {});
  std::string told;
  for (const Claim& claim : extraction.claims) {
    std::string part;
    for (const auto& [dimension, value] : claim.scope)
      if (dimension == "part" || dimension == "place" || dimension == "parts") part += " " + value;
    if (!part.empty()) told += (told.empty() ? "" : "; ") + claim.text + part;
  }
  return told;
}

TEST(PartList, TellsPartsAndWhetherTheyAreAll) {
  const struct {
    std::string_view text, parts, why;
  } kRows[] = {
      {"Marnby Hospital has 300 beds in surgery, 260 in medicine and 240 in the other wards.\n",
       "300 surgery 3; 260 medicine 3; 240 other wards 3", "a word for the rest"},
      {"Marnby Hospital has 800 beds: 300 in surgery, 260 in medicine and 240 in psychiatry.\n",
       "300 surgery 3; 260 medicine 3; 240 psychiatry 3", "the total before a colon"},
      {"Marnby Zoo had 300 visitors from abroad and 200 from Ireland in 2024.\n", "300 abroad 2; 200 2 ireland",
       "from abroad and from at home"},
      {"Marnby Foods has 300 employees in Ireland and 200 in Iceland.\n", "300 ireland; 200 iceland",
       "nobody says that there are no others"},
      {"Marnby Foods had 300 shops in 2019, 260 in 2020 and 240 in 2021.\n", "", "years are no parts"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Parts(row.text), row.parts);
  }
}

}  // namespace
}  // namespace factlint
