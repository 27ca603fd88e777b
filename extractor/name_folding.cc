#include "extractor/name_folding.h"

#include "extractor/unicode.h"

namespace factlint {

uint32_t ReadCodePoint(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const int extra = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
  if (extra == 0 || at + static_cast<size_t>(extra) >= text.size()) {
    ++at;
    return lead;
  }
  uint32_t c = lead & (0x3F >> extra);
  for (int i = 1; i <= extra; ++i) {
    if ((byte(at + static_cast<size_t>(i)) & 0xC0) != 0x80) {
      ++at;
      return lead;
    }
    c = c << 6 | (byte(at + static_cast<size_t>(i)) & 0x3F);
  }
  at += static_cast<size_t>(extra) + 1;
  return c;
}

uint32_t FoldedAt(std::string_view text, size_t& at) {
  const uint32_t c = ReadCodePoint(text, at);
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    return c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  }
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  switch (c) {
    case 0xA0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case 0x202F:
    case 0x3000:
      return ' ';
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0xFF07:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0xFF0D:
      return '-';
    default:
      break;
  }
  if (c >= kFirstHan && c <= kLastHan) return Simplified(c);
  if (c >= 0xFF21 && c <= 0xFF3A) return c - 0xFF21 + 'a';
  if (c >= 0xFF41 && c <= 0xFF5A) return c - 0xFF41 + 'a';
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  return c;
}

std::string FoldName(std::string_view text) {
  std::string folded;
  bool space = false;
  folded.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const uint32_t c = FoldedHere(text, at);
    if (c == ' ') {
      space = !folded.empty();
      continue;
    }
    if (space) folded += ' ';
    space = false;
    if (c < 0x80)
      folded += static_cast<char>(c);
    else
      AppendUtf8(folded, c);
  }
  return folded;
}

}  // namespace factlint
