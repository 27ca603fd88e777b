// What a question asks for, as the label of the figure that answers it: "How many stations
// does it have?" and below it "50, on four lines" read as "stations : 50".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/role_words.h"

namespace factlint {

// The words of the label, in lower case; empty where the question ("Why?") asks for no
// figure, or `text` is none. English.
std::vector<std::string> QuestionLabel(std::string_view text, const RoleWords& words);

}  // namespace factlint
