// The words, numbers and marks around a number. Only the neighbourhood of a
// number is ever cut into tokens (scanner.cc), never a whole text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractor/span.h"

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
  uint32_t point = 0;        // of a number: where its decimal mark stands, 0 for none
  char32_t mark = 0;         // kMark and kHan: the folded character
  uint64_t hash = 0;         // of the folded text
  const Word* word = nullptr;  // what the lexicon says of it
  TokenKind kind = TokenKind::kEnd;
  NumberShape shape = NumberShape::kPlain;
  bool space = false;    // white space stands before it
  bool newline = false;  // a line end stands before it

  Span span() const { return {begin, end}; }
};

// The hash of a token's text: FNV-1a, 64 bits.
inline constexpr uint64_t kHashSeed = 14695981039346656037ull;
inline constexpr uint64_t HashByte(uint64_t hash, uint8_t byte) { return (hash ^ byte) * 1099511628211ull; }
uint64_t HashExact(std::string_view text);

// The code point at `at` and its length; an invalid byte is itself as U+FFFD, one long.
struct CodePoint {
  char32_t value = 0;
  uint32_t length = 1;
};
CodePoint DecodeAt(std::string_view text, size_t at);
// The code point that ends before `at`; value 0 at the beginning.
CodePoint DecodeBefore(std::string_view text, size_t at);

// Is it a letter that makes words (not Chinese)? A Chinese character?
bool IsLetter(char32_t c);
bool IsHan(char32_t c);
// A decimal digit, ASCII or full width, at `at`: its value and length; -1 if none.
int DigitAt(std::string_view text, size_t at, uint32_t* length);

// Simplifies one Chinese character; the lexicon's table.
class HanVariants {
 public:
  virtual char32_t Fold(char32_t c) const = 0;

 protected:
  ~HanVariants() = default;
};

// Cuts `text` forward from any edge of a character.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, const HanVariants& variants) : whole_(text), text_(text), variants_(variants) {}
  // Reads up to `limit` as if the text ended there.
  void SetLimit(uint32_t limit) { text_ = whole_.substr(0, limit); }
  // The token at or behind `at`, white space skipped.
  Token Next(uint32_t at);

 private:
  void ReadNumber(Token& token);
  void ReadWord(Token& token);
  uint32_t Digits(uint32_t at, uint32_t* count) const;
  uint32_t Groups(Token& token, uint32_t first_end, uint32_t first_digits);
  uint32_t CommaGroups(Token& token, uint32_t first_end, uint32_t first_digits);

  std::string_view whole_;
  std::string_view text_;
  const HanVariants& variants_;
  uint32_t list_until_ = 0;  // "22,24,26,31": read already as a list, not as groups
};

}  // namespace factlint
