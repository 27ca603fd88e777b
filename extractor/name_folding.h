// How names are compared: in lower case, with plain marks and single blanks.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/han_folding.h"

namespace factlint {

// ASCII as FoldedAt folds it.
inline constexpr std::array<char, 128> kFoldedAscii = [] {
  std::array<char, 128> folds{};
  for (size_t c = 0; c < 128; ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool space = c == '\n' || c == '\t' || c == '\r';
    folds[c] = static_cast<char>(upper ? c + 32 : space ? ' ' : c);
  }
  return folds;
}();

// One character of folded text: what Find compares. Reads at text[at], advances
// `at` past it; letters in lower case, typographic marks and spaces in their
// plain form, all else the code point. Never reads past the end.
uint32_t FoldedAt(std::string_view text, size_t& at);

// The same with Chinese, and what is near to it, answered here.
inline uint32_t QuickFoldedAt(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i])); };
  if (byte(0) < 0xE4 || byte(0) > 0xE9 || at + 2 >= text.size()) return FoldedAt(text, at);
  const uint32_t second = byte(1) ^ 0x80u;
  const uint32_t third = byte(2) ^ 0x80u;
  if ((second | third) >= 0x40) return FoldedAt(text, at);  // no character
  const uint32_t c = (byte(0) & 15u) << 12 | second << 6 | third;
  at += 3;
  return Simplified(c);
}

// The same with ASCII answered here too.
inline uint32_t FoldedHere(std::string_view text, size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? static_cast<uint32_t>(kFoldedAscii[(++at, byte)]) : QuickFoldedAt(text, at);
}

// The same over a whole text, runs of white space as one blank.
std::string FoldName(std::string_view text);

// One code point of UTF-8 at text[at], not folded; a stray byte stands for itself.
uint32_t ReadCodePoint(std::string_view text, size_t& at);

}  // namespace factlint
