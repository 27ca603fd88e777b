// Lists of all parts that a text opens: which claims belong to one.
#include "extractor/part_lists.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// "412 ai_company_count of wuhan 3", one a part.
std::string Lists(std::string_view text) {
  const Extraction extraction = ReadPublished(text, BuiltinBook());
  std::string told;
  for (const Claim& claim : extraction.claims) {
    std::string of;
    std::string parts;
    for (const auto& [dimension, value] : claim.scope) {
      if (dimension == "of") of = value;
      if (dimension == "parts") parts = value;
    }
    if (!of.empty())
      told.append(told.empty() ? "" : "; ")
          .append(claim.text)
          .append(" ")
          .append(claim.metric)
          .append(" of ")
          .append(of)
          .append(" ")
          .append(parts);
  }
  return told;
}

TEST(PartListsTold, AreAllThereIs) {
  const struct {
    std::string_view text, parts, why;
  } kRows[] = {
      {"Wuhan has 1,004 AI companies. All of them sit in one of two districts: 712 in Hongshan District and 290 in "
       "Jiang'an District.\n",
       "712 ai_company_count of wuhan 2; 290 ai_company_count of wuhan 2", "they count what the whole counts"},
      {"Marnby University consists of two faculties. In 2024 there were 620 students in the Faculty of Arts and 540 in "
       "the Faculty of Science.\n",
       "620 count:student of marnby-university 2; 540 count:student of marnby-university 2", "in the next sentence"},
      {"Marnby Foods has two divisions and no others:\n\n| Division | Revenue 2024 (EUR m) |\n|---|---|\n| Fish | 190 "
       "|\n| Bread | 106 |\n",
       "190 money:revenue of marnby-foods 2; 106 money:revenue of marnby-foods 2", "in a table below"},
      {"Marnby Foods has three divisions and no others:\n\n| Division | Revenue 2024 (EUR m) |\n|---|---|\n| Fish | "
       "190 "
       "|\n| Bread | 106 |\n",
       "", "one of the three is not in the table"},
      {"Wuhan had 860 AI companies at the end of 2024. By district:\n\n| District | AI companies |\n|---|---|\n| "
       "Hongshan District | 520 |\n| Jiang'an District | 190 |\n",
       "520 ai_company_count of wuhan 2+; 190 ai_company_count of wuhan 2+", "a table, which may leave some out"},
      {"Wuhan had 860 AI companies at the end of 2024. They are paid by district.\n\n| District | AI companies "
       "|\n|---|---|\n| Hongshan District | 520 |\n| Jiang'an District | 190 |\n",
       "", "a sentence of something else"},
      {"# Lisbon Metro\n\n## Phase IV\n\nTwo corridors were approved in 2019. Together they measure 65.2 km.\n\n| "
       "Corridor | Length (km) |\n|---|---|\n| Alda – Belo | 29.3 |\n| Cais – Dora | 22.6 |\n",
       "", "together those have it who were named, perhaps not all"},
      {"Wuhan has 1,004 AI companies, among them 712 in Hongshan District and 190 in Jiang'an District.\n", "",
       "nobody says that they are all"},
      {"Marnby University consists of three faculties. In 2024 there were 620 students in the Faculty of Arts and 540 "
       "in the Faculty of Science.\n",
       "", "one of the three is not told"},
      {"截至2024年底，武汉共有人工智能企业1004家，全部分布在两个区：洪山区412家、江岸区286家。\n",
       "412 ai_company_count of wuhan 2; 286 ai_company_count of wuhan 2", "in Chinese"},
      {"截至2024年底，武汉共有人工智能企业1004家，其中洪山区412家、江岸区286家。\n", "", "some of them"},
      {"截至2024年底，武汉共有人工智能企业1004家，全部分布在十二个区：洪山区412家、江岸区286家。\n", "",
       "two of twelve"},
      {"The Warsaw Metro has 39 stations on only two lines, but all in all 206 million passengers rode it in 2024, "
       "with 41 trains.\n",
       "", "passengers and trains are no parts of one thing"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Lists(row.text), row.parts);
  }
}

// A text, and so many items below it.
std::string Items(std::string text, int items) {
  for (int i = 0; i < items; ++i) text += "- Hongshan District: " + std::to_string(100 + i) + " AI companies\n";
  return text;
}

TEST(PartListsTold, MayBeAnyNumberUpToABound) {
  const std::string open = "Wuhan has 1,004 AI companies and no others:\n\n";
  const auto parts = [](const std::string& told) { return std::count(told.begin(), told.end(), ';') + 1; };
  EXPECT_EQ(parts(Lists(Items(open, 128))), 128);
  EXPECT_EQ(Lists(Items(open, 129)), "") << "so long a list is a table of figures";
}

TEST(PartListsTold, EachOpeningHasTheListBelowIt) {
  const std::string once =
      "Wuhan has 1,004 AI companies. They sit in two districts and no others:\n\n- Hongshan District: 712 AI "
      "companies\n"
      "- Jiang'an District: 290 AI companies\n\n";
  const std::string told = Lists(once);
  EXPECT_EQ(told, "712 ai_company_count of wuhan 2; 290 ai_company_count of wuhan 2");
  EXPECT_EQ(Lists(once + "## Then\n\n" + once), told + "; " + told);
}

TEST(PartListsTold, AreTheRowsAboveTheirTotal) {
  const std::string_view head = "# Wuhan in 2024\n\n| District | AI companies |\n|---|---|\n";
  const struct {
    std::string_view rows, parts, why;
  } kRows[] = {
      {"| Hongshan District | 712 |\n| Jiang'an District | 290 |\n| Total | 1,004 |\n",
       "712 ai_company_count of wuhan 2+; 290 ai_company_count of wuhan 2+", "some may be left out"},
      {"| Wuhan, total | 1,004 |\n| Hongshan District | 712 |\n| Jiang'an District | 290 |\n",
       "712 ai_company_count of wuhan 2+; 290 ai_company_count of wuhan 2+", "the total first"},
      {"| Hongshan District | 712 |\n| Jiang'an District | 290 |\n", "", "no total"},
      {"| Hongshan District | 712 |\n| Jiang'an District | 290 |\n| Total | 501 |\n", "", "a mean is no total"},
      {"| Hongshan District | 712 |\n| Jiang'an District | – |\n| Total | 1,004 |\n", "", "a part is not known"},
      {"| Hongshan District | 712 |\n| Total | 1,004 |\n", "", "one is no list"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Lists(std::string(head) + std::string(row.rows)), row.parts);
  }
  EXPECT_EQ(Lists("# Marnby Metro in 2024\n\n| Line | Stations |\n|---|---|\n| Line 1 | 30 |\n| Line 2 | 20 |\n| Total "
                  "| 48 |\n"),
            "")
      << "a station on two lines is one";
  EXPECT_EQ(
      Lists("# Sales\n\nOur sales in 2024, by country:\n\n| Country | Cars |\n|---|---|\n| Malta | 30 |\n| Iceland | "
            "20 |\n| **All countries** | **48** |\n"),
      "30 count:car of d/all-countries 2+; 20 count:car of d/all-countries 2+")
      << "nobody says whose it is";
}

TEST(PartListsTold, AreItemsOfWhatTheSentenceAboveMeasures) {
  EXPECT_EQ(Lists("# Marnby Port in 2024\n\nMarnby Port handled 71.2 million tonnes in 2024. Of this,\n\n- Ostra: 68.9 "
                  "million tonnes\n- Helvik: 6.9 million tonnes\n"),
            "68.9 million tonnes measure:throughput of marnby-port 2+; 6.9 million tonnes measure:throughput of "
            "marnby-port 2+");
  EXPECT_EQ(Lists("# Marnby Port in 2024\n\nMarnby Port handled 71.2 million tonnes in 2024. Besides,\n\n- Ostra: 68.9 "
                  "million tonnes\n- Helvik: 6.9 million tonnes\n"),
            "");
}

}  // namespace
}  // namespace factlint
