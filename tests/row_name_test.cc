// Whose figures the rows of a table and the items of a list hold: their own where they have a name,
// a part's of what stands above them where they are what the others leave.
#include "extractor/row_name.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// "320 雨花区; 670 changsha (其他区县)".
std::string Whose(std::string_view text) {
  const Extraction extraction = ReadPublished(text, BuiltinBook());
  std::string told;
  for (const Claim& claim : extraction.claims) {
    told.append(told.empty() ? "" : "; ").append(claim.text).append(" ").append(claim.subject.id);
    for (const auto& [dimension, value] : claim.scope)
      if (dimension == "part") told.append(" (").append(value).append(")");
  }
  return told;
}

TEST(RowName, IsWhoseTheFiguresOfTheRowAre) {
  const struct {
    std::string_view text, whose, why;
  } kRows[] = {
      {"# 长沙\n\n| 区县 | 人工智能企业（家） |\n|---|---|\n| 雨花区 | 320 |\n| 长沙县 | 210 |\n| 其他 | 670 |\n| 合计 "
       "| 1200 |\n",
       "320 雨花区; 210 长沙县; 670 changsha (其他); 1200 changsha",
       "districts that no pack knows, what is left, and the sum"},
      {"# Changsha\n\n| District | AI companies |\n|---|---|\n| Yuhua | 320 |\n| Changsha County | 210 |\n"
       "| All other districts | 670 |\n| Whole city | 1,200 |\n",
       "320 yuhua; 210 changsha-county; 670 changsha (all other districts); 1,200 changsha", "in English"},
      {"# Changsha\n\n| Sector | AI companies |\n|---|---|\n| chips | 120 |\n| Robots | 300 |\n| Total | 420 |\n",
       "120 changsha (chips); 300 robots; 420 changsha", "parts of another kind, in small letters too"},
      {"# Changsha\n\n| Year | AI companies |\n|---|---|\n| 2022 | 900 |\n| 2023 | 1,200 |\n",
       "900 changsha; 1,200 changsha", "years are no parts"},
      {"# Changsha\n\n| Indicator | Value |\n|---|---|\n| AI companies | 1,200 |\n| AI patents | 4,310 |\n",
       "1,200 changsha; 4,310 changsha", "nor are measures"},
      {"# Figures\n\n| City | AI companies |\n|---|---|\n| Changsha | 1,200 |\n| Wuhan | 1,310 |\n",
       "1,200 changsha; 1,310 wuhan", "a column of cities"},
      {"# Chengdu Metro\n\n| Line | Stations |\n|---|---|\n| Line 1 | 35 |\n| Other lines | 338 |\n| Total | 373 |\n",
       "35 chengdu-metro-line-1; 338 chengdu-metro (other lines); 373 chengdu-metro", "lines of a network"},
      {"# Marnby Foods\n\n| Division | Employees |\n|---|---|\n| Bakery | 700 |\n| Other | 400 |\n| Average | 550 |\n",
       "700 bakery; 400 marnby-foods (other); 550 marnby-foods (average)", "a mean is no sum"},
      {"# Changsha\n\n- Changsha County: 210 AI companies\n- Other districts: 990 AI companies\n- Total: 1,200 AI "
       "companies\n",
       "210 changsha-county; 990 changsha (other districts); 1,200 changsha", "items of a list"},
      {"# 长沙\n\n- 其他区县：人工智能企业670家\n- 合计：人工智能企业1200家\n",
       "670 changsha (其他区县); 1200 changsha", "in Chinese"},
      {"# Marnby Foods\n\n| Company | Division | Employees |\n|---|---|---|\n| Marnby Foods | Bakery | 700 |\n| Marnby "
       "Foods "
       "| Dairy | 400 |\n| Orlo Cars | Vans | 90 |\n",
       "700 marnby-foods (bakery); 400 marnby-foods (dairy); 90 orlo-cars", "another column parts the rows of a name"},
      {"# Firms\n\n| Company | Division | Employees |\n|---|---|---|\n| Marnby Foods | Bakery | 700 |\n| | Dairy | 400 "
       "|\n"
       "| | Total | 1,100 |\n",
       "700 marnby-foods (bakery); 400 marnby-foods (dairy); 1,100 marnby-foods",
       "a name stands for the rows below it"},
      {"# Firms\n\n| Company | Period | Employees |\n|---|---|---|\n| Marnby Foods | 2022 | 700 |\n| Marnby Foods | "
       "2023 "
       "| 720 |\n",
       "700 marnby-foods; 720 marnby-foods", "years part no rows"},
      {"# Changsha\n\n- AI companies: 1,200\n- Talent pool: 20,000 AI professionals\n",
       "1,200 changsha; 20,000 changsha", "labels of measures and topics"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Whose(row.text), row.whose);
  }
}

}  // namespace
}  // namespace factlint
