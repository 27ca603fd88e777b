// Letters and digits of ASCII: of others nothing is said.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace factlint::ascii {

inline bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAlphanumeric(char c) { return IsUpper(c) || IsLower(c) || IsDigit(c); }

inline bool IsAscii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

// The letters of `size` bytes as small ones.
inline void ToLower(char* bytes, size_t size) {
  for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(bytes[i] + (IsUpper(bytes[i]) ? 'a' - 'A' : 0));
}

// In small letters, of the same size: places in it are places in `text`.
inline std::string Lower(std::string_view text) {
  std::string lower(text);
  ToLower(lower.data(), lower.size());
  return lower;
}

}  // namespace factlint::ascii
