#include "extractor/date_text.h"

namespace factlint {
namespace {

constexpr int kMostSpaces = 16;  // the indentation of a wrapped line

// A phrase's blank: white space, or one hyphen ("year-end", "mid 2022").
uint32_t SkipBlank(std::string_view text, uint32_t pos) {
  const uint32_t dash = DashAt(text, pos);
  return dash ? pos + dash : SkipSpace(text, pos);
}

uint32_t SkipBlankBefore(std::string_view text, uint32_t pos) {
  return ByteBefore(text, pos) == '-' ? pos - 1 : SkipSpaceBefore(text, pos);
}

bool IsAsciiWord(char c) { return IsAsciiDigit(c) || IsAsciiLetter(c); }

}  // namespace

uint32_t SpaceAt(std::string_view text, uint32_t pos) {
  const char c = ByteAt(text, pos);
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
  const std::string_view rest = text.substr(pos < text.size() ? pos : text.size(), 3);
  if (rest.substr(0, 2) == "\xC2\xA0") return 2;
  return rest == "\xE3\x80\x80" || rest == "\xE2\x80\xAF" || rest == "\xE2\x80\x89" ? 3 : 0;
}

uint32_t SpaceBefore(std::string_view text, uint32_t pos) {
  for (const uint32_t size : {1u, 2u, 3u}) {
    if (pos >= size && SpaceAt(text.substr(0, pos), pos - size) == size) return size;
  }
  return 0;
}

uint32_t DashAt(std::string_view text, uint32_t pos) {
  const char c = ByteAt(text, pos);
  if (c == '-') return 1;
  if (static_cast<uint8_t>(c) < 0xE2) return 0;
  const std::string_view three = text.substr(pos, 3);
  if (three == "\xE2\x88\x92" || three == "\xEF\xBC\x8D") return 3;
  return three.size() == 3 && three.substr(0, 2) == "\xE2\x80" && three[2] >= '\x90' && three[2] <= '\x95' ? 3 : 0;
}

uint32_t SkipSpace(std::string_view text, uint32_t pos) {
  uint32_t at = pos;
  int lines = 0;
  for (int i = 0; i <= kMostSpaces; ++i) {
    const uint32_t size = SpaceAt(text, at);
    if (size == 0) return at;
    if (text[at] == '\n' && ++lines > 1) return pos;
    at += size;
  }
  return pos;
}

uint32_t SkipSpaceBefore(std::string_view text, uint32_t pos) {
  uint32_t at = pos;
  int lines = 0;
  for (int i = 0; i <= kMostSpaces; ++i) {
    const uint32_t size = SpaceBefore(text, at);
    if (size == 0) return at;
    at -= size;
    if (text[at] == '\n' && ++lines > 1) return pos;
  }
  return pos;
}

uint32_t MatchPhrase(std::string_view text, uint32_t pos, std::string_view phrase, WordEnd word_end) {
  uint32_t at = pos;
  for (const char c : phrase) {
    if (c == ' ') {
      const uint32_t next = SkipBlank(text, at);
      if (next == at) return pos;
      at = next;
    } else if (FoldAscii(ByteAt(text, at)) == c && at < text.size()) {
      ++at;
    } else {
      return pos;
    }
  }
  const char next = ByteAt(text, at);
  const bool goes_on = IsAsciiLetter(next) || (word_end == WordEnd::kLettersAndDigits && IsAsciiDigit(next));
  return IsAsciiWord(phrase.back()) && goes_on ? pos : at;
}

uint32_t MatchPhraseBefore(std::string_view text, uint32_t end, std::string_view phrase) {
  uint32_t at = end;
  for (size_t i = phrase.size(); i-- > 0;) {
    if (phrase[i] == ' ') {
      const uint32_t next = SkipBlankBefore(text, at);
      if (next == at) return end;
      at = next;
    } else if (at > 0 && FoldAscii(text[at - 1]) == phrase[i]) {
      --at;
    } else {
      return end;
    }
  }
  return IsAsciiWord(phrase.front()) && IsAsciiWord(ByteBefore(text, at)) ? end : at;
}

}  // namespace factlint
