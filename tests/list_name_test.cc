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
      {"Ghent heads the ranking.", "", "a common noun names none"},
      {"The Complete Ranking", "", "nor does an adjective"},
      {"Ghent is large.", "", "no list"},
      {"在商评研究发布的2024年亚洲港口竞争力榜上，北京位列第五。", "亚洲港口竞争力榜", "behind a year"},
      {"# 亚洲港口竞争力榜（2024）", "亚洲港口竞争力榜", "a title"},
      {"北京在《亚洲港口指数》中排名第三。", "亚洲港口指数", "in marks"},
      {"北京的排名上升。", "", "no name"},
  };
  for (const auto& c : kCases) {
    const Language language =
        c.text.find("\xE4") != std::string_view::npos || c.text.find("\xE5") != std::string_view::npos
            ? Language::kChinese
            : Language::kEnglish;
    EXPECT_EQ(ListName(c.text, language, OpenBook().role_words(language)), c.name) << c.text << ": " << c.why;
  }
}

}  // namespace
}  // namespace factlint
