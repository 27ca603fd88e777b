#include "reports/terminal.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "extractor/unicode.h"

namespace factlint {

int ColumnsOf(char32_t c) {
  if (c < 0x300) return 1;
  const auto code = static_cast<UChar32>(c);
  const int8_t type = u_charType(code);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return 0;
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  const bool wide = width == U_EA_WIDE || width == U_EA_FULLWIDTH;
  return wide || u_hasBinaryProperty(code, UCHAR_EMOJI_PRESENTATION) ? 2 : 1;
}

bool IsUnseen(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0xAD) return false;
  return c == 0x2028 || c == 0x2029 || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

Glyph GlyphOf(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000) return {.text = " ", .columns = 1};
  if (IsUnseen(c)) {
    std::string escape = fmt::format("<U+{:04X}>", static_cast<uint32_t>(c));
    const int columns = static_cast<int>(escape.size());
    return {.text = std::move(escape), .columns = columns};
  }
  Glyph glyph{.text = {}, .columns = ColumnsOf(c)};
  AppendUtf8(glyph.text, c);
  return glyph;
}

std::string Visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    if (text[i] > ' ' && text[i] <= '~') {  // nearly all: itself
      out += text[i++];
      continue;
    }
    if (text[i] == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      ++i;
      continue;
    }
    const CodePoint c = CodePointAt(text, i);
    i += c.size;
    const Glyph glyph = GlyphOf(c.value);
    if (glyph.text == " " && (out.empty() || out.back() == ' ')) continue;
    out += glyph.text;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

int Columns(std::string_view visible) {
  int columns = 0;
  for (size_t i = 0; i < visible.size();) {
    if (static_cast<unsigned char>(visible[i]) < 0x80) {
      ++columns;
      ++i;
      continue;
    }
    const CodePoint c = CodePointAt(visible, i);
    columns += ColumnsOf(c.value);
    i += c.size;
  }
  return columns;
}

std::vector<std::string> Wrap(std::string_view visible, int columns) {
  std::vector<std::string> lines = {""};
  int used = 0;
  while (!visible.empty()) {
    const size_t space = visible.find(' ');
    const std::string_view word = visible.substr(0, space);
    visible.remove_prefix(space == std::string_view::npos ? visible.size() : space + 1);
    const int width = Columns(word);
    if (used > 0 && used + 1 + width > columns) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += width;
  }
  return lines;
}

}  // namespace factlint
