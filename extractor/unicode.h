// Characters of UTF-8 text, and the one folding that all of factlint matches
// with. Nothing here changes a document: folding makes a view with a map back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/span.h"

namespace factlint {

inline constexpr char32_t kReplacement = 0xFFFD;

// A code point and the bytes that it takes. A byte that belongs to no character
// is U+FFFD of size 1, so that a walk over any bytes ends.
struct CodePoint {
  char32_t value = 0;
  uint32_t size = 0;
  bool valid = true;
};

// The character that begins at `offset` < text.size().
inline CodePoint CodePointAt(std::string_view text, size_t offset);
// The character that ends at `offset` > 0.
inline CodePoint CodePointBefore(std::string_view text, size_t offset);
// `c` must be a Unicode scalar value.
void AppendUtf8(std::string& out, char32_t c);
// Characters of valid UTF-8.
size_t CountCodePoints(std::string_view text);
// The byte at which character number `index` begins; the size past the end.
size_t ByteOfCodePoint(std::string_view text, size_t index);
bool IsValidUtf8(std::string_view text);

// Han, kana, bopomofo and hangul: letters of scripts without word spaces.
bool IsCjk(char32_t c);
// Letters of any script, CJK among them.
inline bool IsLetter(char32_t c);
inline bool IsUpper(char32_t c);
inline bool IsLower(char32_t c);
// 0 to 9 and their full-width forms; no digits of other scripts.
bool IsDigit(char32_t c);
// White space of any width, U+00A0, U+3000, U+200B and U+FEFF among it.
inline bool IsSpace(char32_t c);
// Quotation marks, single and double, straight, typographic, 「」『』.
bool IsQuote(char32_t c);

// `text` without white space at its ends.
std::string_view Trim(std::string_view text);
// The same for the bytes of `span`.
Span Trim(std::string_view text, Span span);

// One character folded: case (simple folding), full-width forms (Ａ１，％ become
// ASCII), typographic quotes (’ ‘ ′ become ', “ ” „ « » become "), dashes and
// minus signs (become -), spaces (become U+0020). 0 for what folding drops: soft
// hyphens, zero-width marks, U+FEFF. One character becomes one or none, never
// more, and none is taken apart: é stays é, ² stays ², 。and 、 stay.
char32_t Fold(char32_t c);

// A folded text with the way back.
class Folded {
 public:
  // `text` may be any bytes; those that are no UTF-8 become U+FFFD.
  explicit Folded(std::string_view text);

  const std::string& text() const { return text_; }
  // Bytes of the source that folded bytes [begin, end) came from; both at edges
  // of characters. What folding dropped inside is included, at the ends it is not.
  Span Original(size_t begin, size_t end) const;

 private:
  // Folded bytes [folded, next run's folded) came from source bytes [begin, end):
  // one by one, or one character of another length.
  struct Run {
    uint32_t folded = 0;
    uint32_t begin = 0;
    uint32_t end = 0;
  };
  const Run& RunOf(size_t offset) const;

  std::string text_;
  std::vector<Run> runs_;  // empty: nothing moved
};

// The folded text alone.
std::string FoldText(std::string_view text);

// Traditional Chinese characters as simplified ones, one by one (臺 as 台, 軟體 as
// 软体, never 软件); all else as it is. The first call loads ICU's table.
char32_t ToSimplified(char32_t c);
std::string ToSimplified(std::string_view text);

// --- ASCII and Chinese, which most text is, are answered where it is asked ---

namespace unicode_detail {
CodePoint CodePointAt(std::string_view text, size_t offset);
CodePoint CodePointBefore(std::string_view text, size_t offset);
bool IsLetter(char32_t c);
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
bool IsSpace(char32_t c);
}  // namespace unicode_detail

inline CodePoint CodePointAt(std::string_view text, size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) return {byte, 1};
  if (byte >= 0xE1 && byte != 0xED && byte <= 0xEF && text.size() - offset > 2) {  // most of Chinese
    const uint32_t second = static_cast<unsigned char>(text[offset + 1]) ^ 0x80u;
    const uint32_t third = static_cast<unsigned char>(text[offset + 2]) ^ 0x80u;
    if ((second | third) < 0x40) return {(byte & 15u) << 12 | second << 6 | third, 3};
  }
  return unicode_detail::CodePointAt(text, offset);
}
inline CodePoint CodePointBefore(std::string_view text, size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset - 1]);
  return byte < 0x80 ? CodePoint{byte, 1} : unicode_detail::CodePointBefore(text, offset);
}
inline bool IsLetter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : unicode_detail::IsLetter(c);
}
inline bool IsUpper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : unicode_detail::IsUpper(c); }
inline bool IsLower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : unicode_detail::IsLower(c); }
inline bool IsSpace(char32_t c) { return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : unicode_detail::IsSpace(c); }

}  // namespace factlint
