// Escaping: every `from` of a text becomes `to`.
#pragma once

#include <string>
#include <string_view>

namespace factlint {

inline std::string Replace(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace factlint
