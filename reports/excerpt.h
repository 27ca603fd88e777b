// A sentence with its value marked, cut to the width of a line around the value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "reconcile/finding.h"

namespace factlint {

// Code points [begin, end) of a quote.
struct QuoteMark {
  size_t begin = 0;
  size_t end = 0;
};

// Does the first place hold all of the second, in one document?
bool Holds(const Place& outer, const Place& inner);

// Where a place of the document stands in the quote; nothing where it is not in
// it, or the quote is not what stands at its place.
std::optional<QuoteMark> MarkIn(const FindingLocation& location, const std::optional<Place>& place);

// Where the value stands in the quote: from the places of both; where one is
// missing or the quote is not what stands at its place, from the only occurrence
// of `text` in the quote. Nothing where neither tells.
std::optional<QuoteMark> MarkOf(const FindingLocation& location, const std::string& text);

// One line of at most `columns`, ready for a terminal.
struct Excerpt {
  std::string line;
  int mark_column = 0;   // columns before the mark
  int mark_columns = 0;  // 0: no mark
};

// White space runs become one space. A longer sentence loses its ends, "…" in
// their place, at a space where one is near; the mark stays in sight, cut only
// if it is longer than the line.
Excerpt ExcerptOf(const std::string& quote, const std::optional<QuoteMark>& mark, int columns);

}  // namespace factlint
