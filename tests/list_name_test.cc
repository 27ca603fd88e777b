// What a ranking is called, wherever a text names it.
#include "extractor/list_name.h"

#include <gtest/gtest.h>

#include "tests/packs.h"

namespace factlint {
namespace {

TEST(ListName, IsTheSameWhereverAListIsNamed) {
  const struct {
    std::string_view text, name, why;
  } kCases[] = {
      {"Ghent ranks third in the Asian Ports Index 2024.", "asian-ports", "behind an article, before a year"},
      {"Asian Ports Index 2024: the results", "asian-ports", "a title"},
      {"# The annual Asian Ports Index", "asian-ports", "an adjective of time is no part of it"},
      {"Ghent tops the 2024 Asian Ports Index of the institute", "asian-ports", "a year before it is none"},
      {"Ghent came fifth on the Basket Global 500 list", "basket-global", "numbers are left out"},
      {"the League of Ports Ranking", "league-of-ports", "small words join"},
      {"Ghent is third in the Ostra Institute's 2024 ranking.", "ostra-institute", "whose it is"},
      {"Ghent is third in the Ostra University Table 2025.", "ostra-university", "a table"},
      {"Ghent heads the ranking.", "", "a common noun names none"},
      {"The Complete Ranking", "", "nor does an adjective"},
      {"Ghent is large.", "", "no list"},
      {"在商评研究发布的2024年亚洲港口竞争力榜上，北京位列第五。", "亚洲港口竞争力榜", "behind a year"},
      {"# 亚洲港口竞争力榜（2024）", "亚洲港口竞争力榜", "a title"},
      {"北京在《亚洲港口指数》中排名第三。", "亚洲港口指数", "in marks"},
      {"2025年版亚洲港口竞争力榜，北京排名第六。", "亚洲港口竞争力榜", "behind the edition"},
      {"北京的排名上升。", "", "no name"},
  };
  for (const auto& c : kCases) {
    const Language language =
        c.text.find("\xE4") != std::string_view::npos || c.text.find("\xE5") != std::string_view::npos
            ? Language::kChinese
            : Language::kEnglish;
    EXPECT_EQ(FindRankedList(c.text, language, OpenBook().role_words(language)).name, c.name)
        << c.text << ": " << c.why;
  }
}

TEST(ListName, StandsBesideTheYearOfItsEdition) {
  const struct {
    std::string_view text;
    int year;
    std::string_view why;
  } kCases[] = {
      {"Ghent ranks third in the Asian Ports Index 2024.", 2024, "behind it"},
      {"Asian Ports Index (2024): the results", 2024, "in brackets"},
      {"In the 2024 edition of the Asian Ports Index, Ghent took third place.", 2024, "an edition"},
      {"In 2025, Ghent was third in the 2024 Asian Ports Index.", 2024, "the year of the list, not that of the text"},
      {"In 2025 Ghent was third in the Asian Ports Index.", 0, "the time of the text is no edition"},
      {"Rank in the Asian Ports Index", 0, "none"},
      {"在2025年版“亚洲港口竞争力榜”上，北京位列第五。", 2025, "before marks"},
      {"2025年版亚洲港口竞争力榜，北京排名第六。", 2025, "before the name"},
      {"亚洲港口竞争力榜2025年版名次", 2025, "behind it"},
      {"2025年，北京在《亚洲港口指数》中排名第三。", 0, "the time of the text is no edition"},
  };
  for (const auto& c : kCases) {
    const Language language =
        static_cast<unsigned char>(c.text.back()) >= 0x80 ? Language::kChinese : Language::kEnglish;
    EXPECT_EQ(FindRankedList(c.text, language, OpenBook().role_words(language)).year, c.year)
        << c.text << ": " << c.why;
  }
}

}  // namespace
}  // namespace factlint
