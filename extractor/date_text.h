// Reading the bytes around a date: folding, white space, phrases.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace factlint {

// What a byte is in a word: 0 for none of it.
inline constexpr uint8_t kDigitByte = 1, kLetterByte = 2, kWideByte = 3;
inline constexpr std::array<uint8_t, 256> kWordBytes = [] {
  std::array<uint8_t, 256> kinds{};
  for (int i = 0; i < 256; ++i) {
    const int lower = i | 0x20;
    kinds[static_cast<size_t>(i)] = i >= 0x80                      ? kWideByte
                                    : i >= '0' && i <= '9'         ? kDigitByte
                                    : lower >= 'a' && lower <= 'z' ? kLetterByte
                                                                   : 0;
  }
  return kinds;
}();

inline char FoldAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
inline uint8_t WordByte(char c) { return kWordBytes[static_cast<uint8_t>(c)]; }
inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAsciiLetter(char c) { return WordByte(c) == kLetterByte; }
inline bool IsWordByte(char c) { return WordByte(c) != 0; }

// The byte at `pos`, NUL outside the text.
inline char ByteAt(std::string_view text, uint32_t pos) { return pos < text.size() ? text[pos] : '\0'; }
inline char ByteBefore(std::string_view text, uint32_t pos) {
  return pos > 0 && pos <= text.size() ? text[pos - 1] : '\0';
}

// Bytes of the white space character at (before) `pos`; 0 where there is none.
// Blank, tab, line end, no-break and ideographic space.
uint32_t SpaceAt(std::string_view text, uint32_t pos);
uint32_t SpaceBefore(std::string_view text, uint32_t pos);
// Bytes of the hyphen or dash at `pos`: "-" and U+2010 to U+2015, U+2212, U+FF0D.
uint32_t DashAt(std::string_view text, uint32_t pos);

// Past white space from `pos`, at most 16 characters with one line end;
// `pos` itself where there is more.
uint32_t SkipSpace(std::string_view text, uint32_t pos);
uint32_t SkipSpaceBefore(std::string_view text, uint32_t pos);

// What must not follow a phrase that ends in a letter or digit.
enum class WordEnd : uint8_t { kLettersAndDigits, kLetters };

// The end of `phrase` (folded, see DateLexicon) at `pos`; `pos` if it is not
// there or ends inside a word. The other way round for ...Before.
uint32_t MatchPhrase(std::string_view text, uint32_t pos, std::string_view phrase,
                     WordEnd word_end = WordEnd::kLettersAndDigits);
uint32_t MatchPhraseBefore(std::string_view text, uint32_t end, std::string_view phrase);

}  // namespace factlint
