// The words, numbers and marks around a number. Only the neighbourhood of a
// number is ever cut into tokens (scanner.cc), never a whole text.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/span.h"
#include "extractor/unicode.h"
#include "extractor/word_starts.h"

namespace factlint {

struct Word;  // lexicon.h

enum class TokenKind : uint8_t {
  kEnd,      // of the text, and before its beginning
  kBreak,    // an empty line, the edge of a block
  kNumber,   // digits as one number is written: "1,048", "816 000", "12.5", "1e6"
  kWord,     // letters, with apostrophes inside: "city's"
  kHan,      // one Chinese character
  kMark,     // any other single character
  kBlocked,  // a date, or a name that holds a number: nothing in it is read again
};

// How a kNumber is written.
enum class NumberShape : uint8_t {
  kPlain,
  kGrouped,
  kVersion,    // "1.2.3"
  kMalformed,  // "1,0,48", "12,3456"
};

struct Token {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t point = 0;          // of a number: where its decimal mark stands, 0 for none
  char32_t mark = 0;           // kMark and kHan: the folded character
  uint64_t hash = 0;           // of the folded text
  uint64_t kinds = 0;          // phrases that may begin here, or end: bit i is PhraseKind i
  const Word* word = nullptr;  // what the lexicon says of it
  TokenKind kind = TokenKind::kEnd;
  NumberShape shape = NumberShape::kPlain;
  uint8_t idiom_size = 0;  // tokens of the longest idiom that may begin here
  bool space = false;      // white space stands before it
  bool newline = false;    // a line end stands before it

  Span span() const { return {begin, end}; }
};

// The hash of a word of `size` ASCII letters at byte `at`, whatever their case.
uint64_t HashLetters(std::string_view text, uint32_t at, uint32_t size);
// The hash of a text as it is written, full width aside.
uint64_t HashExact(std::string_view text);
// Of a kHan token of this (folded) character.
uint64_t HashHan(char32_t c);

// The character at `at`, and the one before it; value 0 and size 0 past the ends.
inline CodePoint CharAt(std::string_view text, size_t at) {
  return at < text.size() ? CodePointAt(text, at) : CodePoint{};
}
inline CodePoint CharBefore(std::string_view text, size_t at) {
  return at > 0 ? CodePointBefore(text, at) : CodePoint{};
}

// Is it a letter that makes words (not Chinese)? A Chinese character?
bool IsWordLetter(char32_t c);
inline bool IsHan(char32_t c);
// A decimal digit, ASCII or full width, at `at`: its value and length; -1 if none.
int DigitAt(std::string_view text, size_t at, uint32_t* length);

// Simplified characters of traditional ones; the lexicon's table.
class HanVariants {
 public:
  void Set(char32_t from, char32_t to) {
    if (!InTable(from)) return;
    table_[from - kFirst] = static_cast<uint16_t>(to);
    variants_.emplace(to, from);
  }
  char32_t Fold(char32_t c) const { return InTable(c) && table_[c - kFirst] != 0 ? table_[c - kFirst] : c; }
  // All that fold to `to`.
  std::vector<char32_t> Of(char32_t to) const;

 private:
  friend class LexiconCode;

  static constexpr char32_t kFirst = 0x4E00, kLast = 0x9FFF;
  static bool InTable(char32_t c) { return c >= kFirst && c <= kLast; }
  std::vector<uint16_t> table_ = std::vector<uint16_t>(kLast - kFirst + 1);
  std::set<std::pair<char32_t, char32_t>> variants_;  // every pair that was set: to, from
};

namespace unicode_detail {
bool IsRareHan(char32_t c);
}
inline bool IsHan(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3007 && unicode_detail::IsRareHan(c)); }

// Cuts `text` forward from any edge of a character.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, const HanVariants& variants) : whole_(text), text_(text), variants_(variants) {}
  // Reads up to `limit` as if the text ended there.
  void SetLimit(uint32_t limit) { text_ = whole_.substr(0, limit); }
  // The token at or behind `at`, white space skipped.
  void Next(uint32_t at, Token& token);

 private:
  void ReadNumber(Token& token);
  void ReadWord(Token& token);
  void ReadMixedWord(Token& token);
  uint32_t Digits(uint32_t at, uint32_t* count) const;
  uint32_t Groups(Token& token, uint32_t first_end, uint32_t first_digits);
  bool FillsField(uint32_t begin, uint32_t end) const;
  uint32_t CommaGroups(Token& token, uint32_t first_end, uint32_t first_digits);
  uint32_t PointGroups(Token& token, uint32_t from);

  std::string_view whole_;
  std::string_view text_;
  const HanVariants& variants_;
  uint32_t list_until_ = 0;  // "22,24,26,31": read already as a list, not as groups
};

}  // namespace factlint
