#include "extractor/unicode.h"

#include <algorithm>
#include <array>

#include <simdjson.h>
#include <unicode/uchar.h>

#include "extractor/ascii.h"
#include "extractor/han_folding.h"

namespace factlint {
namespace {

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

constexpr CodePoint kBroken = {kReplacement, 1, false};

// The least code point that may take so many bytes: shorter forms are overlong.
constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};

bool IsDropped(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xFEFF;
}

size_t AsciiEnd(std::string_view text, size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

char32_t FoldPunctuation(char32_t c) {
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return ' ';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63) return '-';
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0xB4 || c == 0x2BC) return '\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0xAB || c == 0xBB) return '"';
  return c;
}

}  // namespace

namespace unicode_detail {

CodePoint CodePointAt(std::string_view text, size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  const uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - offset < size) return kBroken;
  char32_t value = lead & (0xFFu >> (size + 1));
  for (uint32_t i = 1; i < size; ++i) {
    if (!IsContinuation(text[offset + i])) return kBroken;
    value = value << 6 | (static_cast<unsigned char>(text[offset + i]) & 0x3Fu);
  }
  if (value < kLeast[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return kBroken;
  return {value, size};
}

CodePoint CodePointBefore(std::string_view text, size_t offset) {
  size_t begin = offset - 1;
  while (begin > 0 && offset - begin < 4 && IsContinuation(text[begin])) --begin;
  const CodePoint c = CodePointAt(text.substr(0, offset), begin);
  return begin + c.size == offset ? c : kBroken;
}

bool IsLetter(char32_t c) { return IsCjk(c) || u_isalpha(static_cast<UChar32>(c)); }

bool IsUpper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }

bool IsLower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }

bool IsSpace(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

}  // namespace unicode_detail

void AppendUtf8(std::string& out, char32_t c) {
  const auto byte = [&out](char32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6);
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12);
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | c >> 18);
    byte(0x80 | (c >> 12 & 0x3F));
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += !IsContinuation(c);
  return count;
}

size_t ByteOfCodePoint(std::string_view text, size_t index) {
  size_t offset = 0;
  for (; index > 0 && offset < text.size(); --index) offset += CodePointAt(text, offset).size;
  return offset;
}

bool IsValidUtf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

bool IsCjk(char32_t c) {
  if (c < 0x1100) return false;
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) ||
         (c >= 0x3105 && c <= 0x312F) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 || c == 0x3007;
}

bool IsDigit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

bool IsQuote(char32_t c) {
  if (c < 0x80) return c == '"' || c == '\'';
  return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || (c >= 0x300C && c <= 0x300F) || c == 0xFF02 ||
         c == 0xFF07;
}

Span Trim(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const CodePoint c = CodePointAt(text.substr(0, span.end), span.begin);
    if (!IsSpace(c.value)) break;
    span.begin += c.size;
  }
  while (span.begin < span.end) {
    const CodePoint c = CodePointBefore(text, span.end);
    if (!IsSpace(c.value)) break;
    span.end -= c.size;
  }
  return span;
}

std::string_view Trim(std::string_view text) {
  const Span span = Trim(text, Span{0, static_cast<uint32_t>(text.size())});
  return text.substr(span.begin, span.size());
}

char32_t Fold(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if (IsDropped(c)) return 0;
  if (c >= 0xFF01 && c <= 0xFF5E) return Fold(c - 0xFEE0);
  const char32_t mark = FoldPunctuation(c);
  if (mark != c || (c >= 0x2E80 && c <= 0xA63F)) return mark;  // no case from CJK to Yi
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

Folded::Folded(std::string_view text) {
  text_.reserve(text.size());
  // The run that is being written goes byte by byte until a character changes
  // its length.
  Run run;
  size_t at = 0;
  while (at < text.size()) {
    if (const size_t end = AsciiEnd(text, at); end > at) {
      text_ += text.substr(at, end - at);
      ascii::ToLower(text_.data() + text_.size() - (end - at), end - at);
      at = end;
      continue;
    }
    const CodePoint c = CodePointAt(text, at);
    const char32_t folded = Fold(c.value);
    const auto here = static_cast<uint32_t>(text_.size());
    if (folded != 0) AppendUtf8(text_, folded);
    if (text_.size() - here != c.size) {
      run.end = static_cast<uint32_t>(at);
      if (run.end > run.begin) runs_.push_back(run);
      const auto next = static_cast<uint32_t>(at + c.size);
      if (folded != 0) runs_.push_back({here, static_cast<uint32_t>(at), next});
      run = {static_cast<uint32_t>(text_.size()), next, next};
    }
    at += c.size;
  }
  if (runs_.empty() && run.begin == 0) return;
  run.end = static_cast<uint32_t>(text.size());
  runs_.push_back(run);
}

const Folded::Run& Folded::RunOf(size_t offset) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                      [](size_t value, const Run& run) { return value < run.folded; });
  return after == runs_.begin() ? runs_.front() : *(after - 1);
}

Span Folded::Original(size_t begin, size_t end) const {
  if (runs_.empty()) return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  const Run& first = RunOf(begin);
  const auto from = std::min<uint32_t>(first.end, static_cast<uint32_t>(first.begin + (begin - first.folded)));
  if (end <= begin) return {from, from};
  const Run& last = RunOf(end - 1);
  const bool whole = &last != &runs_.back() && (&last)[1].folded == end;
  return {from, whole ? last.end : static_cast<uint32_t>(last.begin + (end - last.folded))};
}

std::string FoldText(std::string_view text) { return ascii::IsAscii(text) ? ascii::Lower(text) : Folded(text).text(); }

char32_t ToSimplified(char32_t c) { return Simplified(c); }

std::string ToSimplified(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    if (c.value < kFirstHan)
      out += text.substr(at, c.size);
    else
      AppendUtf8(out, ToSimplified(c.value));
    at += c.size;
  }
  return out;
}

}  // namespace factlint
