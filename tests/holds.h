// Does a text hold these words?
#pragma once

#include <string_view>

namespace factlint {

inline bool Holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace factlint
