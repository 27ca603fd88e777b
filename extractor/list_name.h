// What a ranking is called: "the Asian Ports Index 2024" and the title "Asian Ports Index: the
// results" are one list, wherever a text tells a place of it.
#pragma once

#include <string>
#include <string_view>

#include "extractor/role_words.h"
#include "extractor/unicode.h"

namespace factlint {

// The name of the ranking that `text` names, in small letters and without years, as an id:
// "asian-ports", words set in capitals before "index", "ranking", "list" (RoleWords::list_nouns), or whose they are
// ("Ostra's 2024 ranking"); in Chinese what ends in 榜, 指数 or 排名, behind a year, a mark or 的. Empty where it names
// none. `year`: that of the edition, which stands in the name, right behind it or before it ("the 2024 edition of the
// Asian Ports Index", 2025年版《亚洲港口指数》); 0 where none does. `begin`, `end`: its bytes of the text, with the
// article and the year before it left out, and with who or what it is of ("Asian Ports Index of the Ostra Institute").
struct RankedList {
  std::string name;
  int year = 0;
  size_t begin = 0, end = 0;
};
RankedList FindRankedList(std::string_view text, Language language, const RoleWords& words);

// Does `behind`, the text behind a name, go on to the head of a ranking's name? 中国 of 中国城市竞争力榜 and "China" of
// "China Ports Index" name no country that anything is told of.
bool OpensListName(std::string_view behind, Language language, const RoleWords& words);

}  // namespace factlint
