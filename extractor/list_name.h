// What a ranking is called: "the Asian Ports Index 2024" and the title "Asian Ports Index: the
// results" are one list, wherever a text tells a place of it.
#pragma once

#include <string>
#include <string_view>

#include "extractor/role_words.h"
#include "extractor/unicode.h"

namespace factlint {

// The name of the ranking that `text` names, in small letters and without years, as an id:
// "asian-ports", words set in capitals before "index", "ranking", "list" (RoleWords::list_nouns); in Chinese what ends
// in 榜, 指数 or 排名, behind a year, a mark or 的. Empty where it names none.
std::string ListName(std::string_view text, Language language, const RoleWords& words);

}  // namespace factlint
