#include "reports/excerpt.h"

#include <algorithm>
#include <vector>

#include "extractor/unicode.h"
#include "reports/terminal.h"

namespace factlint {
namespace {

constexpr std::string_view kEllipsis = "…";

// The quote as glyphs, and the marked ones among them.
struct Line {
  std::vector<Glyph> glyphs;
  size_t mark_begin = 0;
  size_t mark_end = 0;  // equal to mark_begin: no mark
};

Line LineOf(const std::string& quote, const std::optional<QuoteMark>& mark) {
  Line line;
  size_t index = 0;
  const auto note_mark = [&] {
    if (mark && index == mark->begin) line.mark_begin = line.glyphs.size();
    if (mark && index == mark->end) line.mark_end = line.glyphs.size();
  };
  for (size_t i = 0; i < quote.size(); ++index) {
    note_mark();
    const CodePoint c = CodePointAt(quote, i);
    i += c.size;
    Glyph glyph = GlyphOf(c.value);
    const bool space = glyph.text == " ";
    if (space && (line.glyphs.empty() || line.glyphs.back().text == " ")) continue;
    line.glyphs.push_back(std::move(glyph));
  }
  note_mark();
  while (!line.glyphs.empty() && line.glyphs.back().text == " " && line.mark_end < line.glyphs.size())
    line.glyphs.pop_back();
  return line;
}

int Width(const std::vector<Glyph>& glyphs, size_t begin, size_t end) {
  int columns = 0;
  for (size_t i = begin; i < end; ++i) columns += glyphs[i].columns;
  return columns;
}

// Glyphs [begin, end) that fit, the mark among them and room left for ellipses.
struct Window {
  size_t begin = 0;
  size_t end = 0;
};

// Moves a cut to the next space, if that is at most this many glyphs away.
constexpr size_t kNear = 12;

Window Fit(const Line& line, int columns) {
  const std::vector<Glyph>& glyphs = line.glyphs;
  if (Width(glyphs, 0, glyphs.size()) <= columns) return {0, glyphs.size()};
  const int room = columns - 2;
  Window window{line.mark_begin, line.mark_begin};
  int used = 0;
  while (window.end < line.mark_end && used + glyphs[window.end].columns <= room) used += glyphs[window.end++].columns;
  // What stands before a value says more of it than what follows: two columns to one.
  const int before = (room - used) * 2 / 3;
  int left = 0;
  while (window.begin > 0 && left + glyphs[window.begin - 1].columns <= before) left += glyphs[--window.begin].columns;
  used += left;
  while (window.end < glyphs.size() && used + glyphs[window.end].columns <= room) used += glyphs[window.end++].columns;
  while (window.begin > 0 && used + glyphs[window.begin - 1].columns <= room) used += glyphs[--window.begin].columns;

  for (size_t i = window.begin; window.begin > 0 && i < std::min(window.begin + kNear, line.mark_begin); ++i)
    if (glyphs[i].text == " ") {
      window.begin = i + 1;
      break;
    }
  for (size_t i = window.end; window.end < glyphs.size() && i > line.mark_end && i + kNear > window.end; --i)
    if (glyphs[i].text == " ") {
      window.end = i;
      break;
    }
  return window;
}

bool IsAt(const std::string& quote, const QuoteMark& mark, const std::string& text) {
  const size_t begin = ByteOfCodePoint(quote, mark.begin);
  return std::string_view(quote).substr(begin).starts_with(text);
}

}  // namespace

bool Holds(const Place& outer, const Place& inner) {
  return outer.char_start <= inner.char_start && inner.char_end <= outer.char_end;
}

std::optional<QuoteMark> MarkIn(const FindingLocation& location, const std::optional<Place>& place) {
  const std::optional<Place>& quote = location.quote_place;
  if (!place || !quote || !Holds(*quote, *place)) return std::nullopt;
  if (quote->char_end - quote->char_start != CountCodePoints(location.quote)) return std::nullopt;
  return QuoteMark{place->char_start - quote->char_start, place->char_end - quote->char_start};
}

std::optional<QuoteMark> MarkOf(const FindingLocation& location, const std::string& text) {
  const std::optional<QuoteMark> mark = MarkIn(location, location.place);
  if (mark && (text.empty() || IsAt(location.quote, *mark, text))) return mark;
  // A value that stands elsewhere is not the same word in the sentence.
  if (location.place && location.quote_place && !Holds(*location.quote_place, *location.place)) return std::nullopt;
  const size_t found = text.empty() ? std::string::npos : location.quote.find(text);
  if (found == std::string::npos || location.quote.find(text, found + 1) != std::string::npos) return std::nullopt;
  const size_t begin = CountCodePoints(std::string_view(location.quote).substr(0, found));
  return QuoteMark{begin, begin + CountCodePoints(text)};
}

Excerpt ExcerptOf(const std::string& quote, const std::optional<QuoteMark>& mark, int columns) {
  const Line line = LineOf(quote, mark);
  const Window window = Fit(line, columns);
  Excerpt excerpt;
  if (window.begin > 0) excerpt.line += kEllipsis;
  for (size_t i = window.begin; i < window.end; ++i) excerpt.line += line.glyphs[i].text;
  if (window.end < line.glyphs.size()) excerpt.line += kEllipsis;
  excerpt.mark_column = (window.begin > 0 ? 1 : 0) + Width(line.glyphs, window.begin, line.mark_begin);
  excerpt.mark_columns = Width(line.glyphs, line.mark_begin, std::min(line.mark_end, window.end));
  return excerpt;
}

}  // namespace factlint
