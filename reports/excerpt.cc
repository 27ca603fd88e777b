#include "reports/excerpt.h"

#include <algorithm>
#include <vector>

#include "extractor/unicode.h"
#include "reports/terminal.h"

namespace factlint {
namespace {

constexpr std::string_view kEllipsis = "…";

// One piece of a line: its last byte is before where the next one begins.
struct Piece {
  uint32_t at = 0;
  uint8_t columns = 1;
  bool space = false;
};

// The quote on one line, as pieces that are never broken, and the marked ones among them.
struct Line {
  std::string text;
  std::vector<Piece> pieces;
  size_t mark_begin = 0;
  size_t mark_end = 0;  // equal to mark_begin: no mark

  std::string_view Text(size_t begin, size_t end) const {
    const auto byte = [&](size_t i) { return i < pieces.size() ? pieces[i].at : text.size(); };
    return std::string_view(text).substr(byte(begin), byte(end) - byte(begin));
  }
  int Width(size_t begin, size_t end) const {
    int columns = 0;
    for (size_t i = begin; i < end; ++i) columns += pieces[i].columns;
    return columns;
  }

  void Add(char c) {
    pieces.push_back({.at = static_cast<uint32_t>(text.size()), .columns = 1, .space = c == ' '});
    text += c;
  }
  void Add(const Glyph& glyph) {
    pieces.push_back({.at = static_cast<uint32_t>(text.size()),
                      .columns = static_cast<uint8_t>(glyph.columns),
                      .space = glyph.text == " "});
    text += glyph.text;
  }
  bool EndsInSpace() const { return !pieces.empty() && pieces.back().space; }
  void DropLast() {
    text.resize(pieces.back().at);
    pieces.pop_back();
  }
};

Line LineOf(const std::string& quote, const std::optional<QuoteMark>& mark) {
  Line line;
  line.text.reserve(quote.size());
  line.pieces.reserve(quote.size());
  size_t index = 0;
  const auto note_mark = [&] {
    if (mark && index == mark->begin) line.mark_begin = line.pieces.size();
    if (mark && index == mark->end) line.mark_end = line.pieces.size();
  };
  for (size_t i = 0; i < quote.size(); ++index) {
    note_mark();
    if (quote[i] > ' ' && quote[i] <= '~') {  // nearly all: itself
      line.Add(quote[i++]);
      continue;
    }
    const CodePoint c = CodePointAt(quote, i);
    i += c.size;
    const Glyph glyph = GlyphOf(c.value);
    if (glyph.text != " " || (!line.pieces.empty() && !line.EndsInSpace())) line.Add(glyph);
  }
  note_mark();
  while (line.EndsInSpace() && line.mark_end < line.pieces.size()) line.DropLast();
  return line;
}

// Pieces [begin, end) that fit, the mark among them and room left for ellipses.
struct Window {
  size_t begin = 0;
  size_t end = 0;
};

// Moves a cut to the next space, if that is at most this many pieces away.
constexpr size_t kNear = 12;

Window Fit(const Line& line, int columns) {
  const std::vector<Piece>& pieces = line.pieces;
  if (line.Width(0, pieces.size()) <= columns) return {0, pieces.size()};
  const int room = columns - 2;
  Window window{line.mark_begin, line.mark_begin};
  int used = 0;
  while (window.end < line.mark_end && used + pieces[window.end].columns <= room) used += pieces[window.end++].columns;
  // What stands before a value says more of it than what follows: two columns to one.
  const int before = (room - used) * 2 / 3;
  int left = 0;
  while (window.begin > 0 && left + pieces[window.begin - 1].columns <= before) left += pieces[--window.begin].columns;
  used += left;
  while (window.end < pieces.size() && used + pieces[window.end].columns <= room) used += pieces[window.end++].columns;
  while (window.begin > 0 && used + pieces[window.begin - 1].columns <= room) used += pieces[--window.begin].columns;

  for (size_t i = window.begin; window.begin > 0 && i < std::min(window.begin + kNear, line.mark_begin); ++i)
    if (pieces[i].space) {
      window.begin = i + 1;
      break;
    }
  for (size_t i = window.end; window.end < pieces.size() && i > line.mark_end && i + kNear > window.end; --i)
    if (pieces[i].space) {
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
  excerpt.line += line.Text(window.begin, window.end);
  if (window.end < line.pieces.size()) excerpt.line += kEllipsis;
  excerpt.mark_column = (window.begin > 0 ? 1 : 0) + line.Width(window.begin, line.mark_begin);
  excerpt.mark_columns = line.Width(line.mark_begin, std::min(line.mark_end, window.end));
  return excerpt;
}

}  // namespace factlint
