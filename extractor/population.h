// Which of the counted things are meant.
#pragma once

#include <string>
#include <string_view>

#include "extractor/role_words.h"

namespace factlint {

// Qualifiers among the counted words: "startup", "~major"; empty: all.
std::string Population(std::string_view words, const RoleWords& role_words, Language language);

}  // namespace factlint
