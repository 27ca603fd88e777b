#include "extractor/tokens.h"

#include <algorithm>

#include <unicode/uchar.h>

namespace factlint {
namespace {

inline bool IsAsciiLetter(char c) { return static_cast<uint8_t>((c | 0x20) - 'a') < 26; }

constexpr std::string_view kMinusSign = "−";  // U+2212

char32_t FoldMark(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c;
}

// FNV-1a, 64 bits.
constexpr uint64_t kHashSeed = 14695981039346656037ull;
constexpr uint64_t HashByte(uint64_t hash, uint8_t byte) { return (hash ^ byte) * 1099511628211ull; }

// A wide character is marked by a byte that no letter has: 浬 (U+6D6C) is no "lm".
uint64_t HashCodePoint(uint64_t hash, char32_t c) {
  if (c < 0x80) return HashByte(hash, static_cast<uint8_t>(c));
  hash = (hash ^ (uint64_t{0xFF} << 56 | c)) * 0xD6E8FEB86659FD93u;
  return hash ^ (hash >> 32);
}

// The length of a mark between groups of three digits that is no comma; 0 if none.
uint32_t SpaceMark(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == ' ' || c == '\'') return 1;
  if (static_cast<uint8_t>(c) < 0x80) return 0;
  const CodePoint p = CharAt(text, at);
  return p.value == 0xA0 || p.value == 0x202F || p.value == 0x2009 || p.value == 0x2019 ? p.size : 0;
}

uint32_t CommaMark(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ',') return 1;
  uint32_t length = 0;
  // A full-width comma groups only full-width digits; between others it ends a clause.
  if (text.substr(at, 3) == "，" && DigitAt(text, at + 3, &length) >= 0 && length == 3) return 3;
  return 0;
}

uint32_t PointMark(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '.') return 1;
  return text.substr(at, 3) == "．" ? 3 : 0;
}

}  // namespace

uint64_t HashLetters(std::string_view text, uint32_t at, uint32_t size) {
  uint64_t hash = kHashSeed;
  for (const uint32_t end = at + size; at < end; at += 8) {
    hash = (hash ^ RunKeyAt(text, at, end - at).letters) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
  }
  return hash;
}

uint64_t HashExact(std::string_view text) {
  uint64_t hash = kHashSeed;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = CharAt(text, at);
    hash = HashCodePoint(hash, FoldMark(c.value));
    at += c.size;
  }
  return hash;
}

uint64_t HashHan(char32_t c) { return HashCodePoint(kHashSeed, c); }

bool unicode_detail::IsRareHan(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool IsWordLetter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (IsHan(c) || c == kReplacement) return false;
  return IsLetter(c) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

int DigitAt(std::string_view text, size_t at, uint32_t* length) {
  if (at >= text.size()) return -1;
  const auto c = static_cast<uint8_t>(text[at]);
  *length = 1;
  if (c >= '0' && c <= '9') return c - '0';
  if (c != 0xEF || at + 2 >= text.size() || static_cast<uint8_t>(text[at + 1]) != 0xBC) return -1;
  const auto last = static_cast<uint8_t>(text[at + 2]);
  *length = 3;
  return last >= 0x90 && last <= 0x99 ? last - 0x90 : -1;
}

std::vector<char32_t> HanVariants::Of(char32_t to) const {
  std::vector<char32_t> all;
  for (auto pair = variants_.lower_bound({to, 0}); pair != variants_.end() && pair->first == to; ++pair)
    if (Fold(pair->second) == to) all.push_back(pair->second);
  return all;
}

uint32_t Tokenizer::Digits(uint32_t at, uint32_t* count) const {
  *count = 0;
  uint32_t length = 0;
  for (; DigitAt(text_, at, &length) >= 0; at += length) ++*count;
  return at;
}

// Is it all that stands between two of the semicolons of a data file, or between one and the
// line's edge: ";1101,5;"?
bool Tokenizer::FillsField(uint32_t begin, uint32_t end) const {
  const char before = begin == 0 ? '\n' : text_[begin - 1];
  const char behind = end < text_.size() ? text_[end] : '\n';
  const auto is_edge = [](char c) { return c == ';' || c == '\n' || c == '\r'; };
  return is_edge(before) && is_edge(behind) && (before == ';' || behind == ';');
}

constexpr uint32_t kMostItems = 64;  // more, with no blank between them, are data

// "22,24,26,31" is a list, "1,234,567" and "1,00,000" are groups, "1,3" is a
// decimal comma, "1,0" and "48" on the next line were one number; what is left
// is malformed.
uint32_t Tokenizer::CommaGroups(Token& token, uint32_t first_end, uint32_t first_digits) {
  uint32_t groups = 0;
  uint32_t last_digits = 0;
  bool all_three = true;
  bool any_three = false;
  bool pairs = true;  // all but the last have two digits
  bool leading_zero = false;
  uint32_t at = first_end;
  uint32_t last_begin = 0;
  while (const uint32_t comma = CommaMark(text_, at)) {
    uint32_t count = 0;
    const uint32_t end = Digits(at + comma, &count);
    if (count == 0) break;
    if (groups > 0 && last_digits != 2) pairs = false;
    uint32_t length = 0;
    leading_zero |= count != 3 && count > 1 && DigitAt(text_, at + comma, &length) == 0;
    all_three &= count == 3;
    any_three |= count == 3;
    last_begin = at + comma;
    last_digits = count;
    ++groups;
    at = end;
  }
  if (groups == 0) return first_end;
  uint32_t length = 0;
  const bool zero_first = DigitAt(text_, token.begin, &length) == 0;
  if (all_three && first_digits <= 3 && !zero_first) {
    token.shape = NumberShape::kGrouped;
    return at;
  }
  if (pairs && groups >= 2 && last_digits == 3 && first_digits <= 2 && !zero_first) {
    token.shape = NumberShape::kGrouped;
    return at;
  }
  if (groups == 1 && last_digits < 3 && !zero_first && at < text_.size() && text_[at] == '\n') {
    uint32_t count = 0;
    const uint32_t end = Digits(at + 1, &count);
    if (count + last_digits == 3) {
      token.shape = NumberShape::kGrouped;
      return end;
    }
  }
  // "[12,13]" are two references.
  const bool bracketed = token.begin > 0 && text_[token.begin - 1] == '[' && at < text_.size() && text_[at] == ']';
  if (groups == 1 && last_digits <= 2 && first_digits <= 3 && bracketed) {
    list_until_ = at;
    return first_end;
  }
  if (groups == 1 && last_digits <= 2 && first_digits <= 3) {
    token.point = last_begin - 1;
    return at;
  }
  if (groups > kMostItems) {
    token.shape = NumberShape::kMalformed;
    return at;
  }
  if (groups > 1 && !any_three && !leading_zero && last_digits < 3) {
    bool zero_item = false;  // "1,0,48": a lone zero is no item of a list
    for (uint32_t i = token.begin; i + 2 < at; ++i) zero_item |= text_.substr(i, 3) == ",0,";
    if (!zero_item) {
      list_until_ = at;
      return first_end;
    }
  }
  if (groups > 1 && first_digits == 4 && last_digits == 4 && !leading_zero) {  // years
    list_until_ = at;
    return first_end;
  }
  const bool years = first_digits == 4 && last_digits == 4;
  if (groups == 1 && first_digits > 3 && !years && FillsField(token.begin, at)) {
    token.point = last_begin - 1;
    return at;
  }
  if (groups == 1 && first_digits > 3) {
    list_until_ = at;
    return first_end;
  }
  token.shape = NumberShape::kMalformed;
  return at;
}

uint32_t Tokenizer::Groups(Token& token, uint32_t first_end, uint32_t first_digits) {
  if (first_end < list_until_) return first_end;
  if (CommaMark(text_, first_end)) return CommaGroups(token, first_end, first_digits);
  uint32_t length = 0;
  if (first_digits > 3 || DigitAt(text_, token.begin, &length) == 0) return first_end;
  uint32_t at = first_end;
  const uint32_t mark = SpaceMark(text_, at);
  if (mark == 0) return first_end;
  const std::string_view same = text_.substr(at, mark);
  while (text_.substr(at, mark) == same) {
    uint32_t count = 0;
    const uint32_t end = Digits(at + mark, &count);
    if (count != 3) break;
    token.shape = NumberShape::kGrouped;
    at = end;
  }
  return at;
}

// "1.234.567,89": points between groups of three and a decimal comma, as much of Europe
// writes. Returns where it ends, `from` if it is none.
uint32_t Tokenizer::PointGroups(Token& token, uint32_t from) {
  uint32_t count = 0;
  uint32_t at = Digits(token.begin, &count);
  uint32_t length = 0;
  if (count > 3 || DigitAt(text_, token.begin, &length) == 0) return from;
  int groups = 0;
  for (; at < text_.size() && text_[at] == '.'; ++groups) {
    at = Digits(at + 1, &count);
    if (count != 3) return from;
  }
  if (groups == 0 || at >= text_.size() || text_[at] != ',') return from;
  const uint32_t end = Digits(at + 1, &count);
  if (count < 1 || count > 2 || CommaMark(text_, end) != 0) return from;  // "1.234,567": who knows
  token.shape = NumberShape::kGrouped;
  token.point = at;
  return end;
}

void Tokenizer::ReadNumber(Token& token) {
  token.kind = TokenKind::kNumber;
  uint32_t at = token.begin;
  uint32_t count = 0;
  const bool bare_point = PointMark(text_, at) != 0;
  if (!bare_point) {
    at = Digits(at, &count);
    at = Groups(token, at, count);
  }
  if (token.point == 0) {
    if (const uint32_t point = PointMark(text_, at)) {
      const uint32_t end = Digits(at + point, &count);
      if (count > 0) {
        token.point = at;
        at = end;
        while (PointMark(text_, at)) {  // "1.2.3"
          const uint32_t next = Digits(at + 1, &count);
          if (count == 0) break;
          token.shape = NumberShape::kVersion;
          at = next;
        }
        if (token.shape != NumberShape::kGrouped && at < text_.size() && text_[at] == ',' && !bare_point)
          at = PointGroups(token, at);
      }
    }
  }
  if (token.shape != NumberShape::kVersion && at < text_.size() && (text_[at] | 0x20) == 'e') {  // "2e5", "12.3e+14"
    uint32_t from = at + 1;
    if (from < text_.size() && (text_[from] == '+' || text_[from] == '-')) ++from;
    if (text_.substr(from, kMinusSign.size()) == kMinusSign) from += static_cast<uint32_t>(kMinusSign.size());
    const uint32_t end = Digits(from, &count);
    if (count > 0 && count <= 4 && !IsWordLetter(CharAt(text_, end).value)) at = end;
  }
  token.end = at;
  const size_t hashed = std::min<size_t>(token.end - token.begin, 32);
  token.hash = HashExact(text_.substr(token.begin, hashed));
}

// "city's", "Zürich": folded letter by letter, behind the ASCII letters that it begins with.
void Tokenizer::ReadMixedWord(Token& token) {
  uint32_t at = token.end;
  for (;;) {
    const CodePoint c = CharAt(text_, at);
    const bool apostrophe = c.value == '\'' || c.value == 0x2019;
    if (!(apostrophe ? IsWordLetter(CharAt(text_, at + c.size).value) : IsWordLetter(c.value))) break;
    const char32_t folded =
        apostrophe ? U'\'' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(FoldMark(c.value))));
    token.hash = HashCodePoint(token.hash, folded);
    at += c.size;
  }
  token.end = at;
}

void Tokenizer::ReadWord(Token& token) {
  token.kind = TokenKind::kWord;
  const auto size = static_cast<uint32_t>(text_.size());
  uint32_t at = token.begin;
  while (at < size && IsAsciiLetter(text_[at])) ++at;
  token.end = at;
  token.hash = HashLetters(whole_, token.begin, at - token.begin);
  if (at < size && (text_[at] == '\'' || static_cast<uint8_t>(text_[at]) >= 0x80)) ReadMixedWord(token);
}

void Tokenizer::Next(uint32_t at, Token& token) {
  token = Token();
  const auto size = static_cast<uint32_t>(text_.size());
  if (at < size && text_[at] == ' ') {  // most tokens are words behind one blank
    token.space = true;
    ++at;
  }
  if (at < size && IsAsciiLetter(text_[at])) {
    token.begin = at;
    ReadWord(token);
    return;
  }
  int lines = 0;
  CodePoint c;
  for (;; at += c.size) {
    if (at >= size) {
      token.begin = token.end = size;
      token.space = true;
      return;
    }
    c = CharAt(text_, at);
    if (IsHan(c.value) || !IsSpace(c.value)) break;
    token.space |= c.value != 0xFEFF && c.value != 0x200B;
    if (c.value == '\n' && ++lines == 2) {
      token.kind = TokenKind::kBreak;
      token.begin = at;
      token.end = at + 1;
      while (token.end < text_.size() && static_cast<uint8_t>(text_[token.end]) <= 0x20) ++token.end;
      return;
    }
  }
  token.newline = lines > 0;
  token.begin = at;
  if (IsAsciiLetter(text_[at])) {
    ReadWord(token);
    return;
  }
  if (IsHan(c.value)) {
    token.kind = TokenKind::kHan;
    token.end = at + c.size;
    token.mark = variants_.Fold(c.value);
    token.hash = HashCodePoint(kHashSeed, token.mark);
    return;
  }
  uint32_t length = 0;
  if (DigitAt(text_, at, &length) >= 0) {
    ReadNumber(token);
    return;
  }
  if (const uint32_t point = PointMark(text_, at); point && DigitAt(text_, at + point, &length) >= 0) {
    const CodePoint before = CharBefore(text_, at);
    uint32_t unused = 0;
    if (before.value != '.' && !IsWordLetter(before.value) && before.value != ')' &&
        (at == 0 || DigitAt(text_, at - before.size, &unused) < 0)) {
      ReadNumber(token);
      return;
    }
  }
  if (IsWordLetter(c.value)) {
    ReadWord(token);
    return;
  }
  token.end = at + c.size;
  token.kind = TokenKind::kMark;
  token.mark = FoldMark(c.value);
  token.hash = HashCodePoint(kHashSeed, token.mark);
}

}  // namespace factlint
