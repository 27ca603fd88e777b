// Letters and digits of ASCII: of others nothing is said.
#pragma once

namespace factlint::ascii {

inline bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAlphanumeric(char c) { return IsUpper(c) || IsLower(c) || IsDigit(c); }

}  // namespace factlint::ascii
