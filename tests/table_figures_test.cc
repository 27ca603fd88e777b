// What the heads of data files and of tables make of the figures below them: scale,
// unit, year; read with the pack `open`.
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "tests/packs.h"

namespace factlint {
namespace {

struct Row {
  std::string_view table;
  DocumentKind kind;
  std::vector<std::string> claims;  // each claim: value, unit, begin of its time
  std::string_view why;
};

std::vector<std::string> ClaimsOf(const Row& row) {
  const Document document = Document::FromUtf8(std::string(row.table), row.kind, {.id = "a", .path = "a"});
  std::vector<std::string> found;
  for (const Claim& claim : ExtractClaims(document, OpenBook(), {}).claims) {
    const auto* value = std::get_if<Quantity>(&claim.value);
    if (value == nullptr || !value->nominal) continue;
    const bool told = claim.as_of.range && claim.as_of.basis != Basis::kPublished;
    found.push_back(value->nominal->ToString() + " " + value->unit + " " +
                    (told ? claim.as_of.range->start.ToString() : ""));
  }
  return found;
}

TEST(TableFigures, TakeScaleUnitAndYearFromTheirHeads) {
  const Row kRows[] = {
      {"company,visitors_2023_million\nOrion Motors,12\n",
       DocumentKind::kCsv,
       {"12000000  2023-01-01"},
       "a head for programs has year and scale between its underscores"},
      {"company,revenue_2023_eur\nOrion Motors,12000\n",
       DocumentKind::kCsv,
       {"12000 EUR 2023-01-01"},
       "a code in small letters is a currency"},
      {"company,revenue_2023_million_eur\nOrion Motors,12\n",
       DocumentKind::kCsv,
       {"12000000 EUR 2023-01-01"},
       "scale and currency in any order"},
      {"company,Revenue_USD_bn\nOrion Motors,12\n", DocumentKind::kCsv, {"12000000000 USD "}, "and in any case"},
      {"company,deaths_per_million\nOrion Motors,12\n",
       DocumentKind::kCsv,
       {"12  "},
       "what is counted per million is no million"},
      {"| Company | Visitors, 2023 (million) |\n|---|---|\n| Orion Motors | 12 |\n",
       DocumentKind::kMarkdown,
       {"12000000  2023-01-01"},
       "the year of a head is no figure"},
      {"| Company | Indicator | Value | Period |\n|---|---|---|---|\n| Orion Motors | Number of shops | 12 | 2023 |\n",
       DocumentKind::kMarkdown,
       {"12  2023-01-01"},
       "a period has no indicator"},
      {"# Orion Motors\n\n| Indicator | Year | Value |\n|---|---|---|\n| Number of shops | 2023 | 12 |\n",
       DocumentKind::kMarkdown,
       {"12  2023-01-01"},
       "nor has a year behind it"},
  };
  for (const Row& row : kRows) EXPECT_EQ(ClaimsOf(row), row.claims) << row.why;
}

}  // namespace
}  // namespace factlint
