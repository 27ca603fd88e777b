// Text of documents made safe and measurable for a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace factlint {

// Columns that a code point takes: 0 combining, 2 for East Asian wide ones and emoji, else 1.
int ColumnsOf(char32_t code_point);

// Would a terminal or a browser obey this code point instead of showing it?
// Controls (C0, DEL, C1), line and paragraph separators, marks that turn the
// direction of text, and invisible ones (U+200B, U+FEFF, ...).
bool IsUnseen(char32_t code_point);

// One piece of a line, never to be broken: a character, or the escape of one
// that is not shown: "<U+001B>".
struct Glyph {
  std::string text;
  int columns = 0;
};

// Each code point one glyph; line breaks and tabs are a space, bytes that are no UTF-8 U+FFFD.
Glyph GlyphOf(char32_t code_point);

// The text in glyphs, on one line: white space runs are one space.
std::string Visible(std::string_view text);
int Columns(std::string_view visible);

// Lines of at most `columns`, broken at spaces; a longer word stands alone. At least one line.
std::vector<std::string> Wrap(std::string_view visible, int columns);

}  // namespace factlint
