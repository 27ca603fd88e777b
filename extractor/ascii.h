// Letters and digits of ASCII: of others nothing is said.
#pragma once

#include <string>
#include <string_view>

namespace factlint::ascii {

inline bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAlphanumeric(char c) { return IsUpper(c) || IsLower(c) || IsDigit(c); }

// In small letters, of the same size: places in it are places in `text`.
inline std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (IsUpper(c)) c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace factlint::ascii
