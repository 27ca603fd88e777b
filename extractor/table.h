// Tables: pipe tables inside a text, and CSV or TSV files as a whole.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/lines.h"
#include "extractor/outline.h"

namespace factlint {

// The cells of "| a | b |": an escaped bar and a bar in a code span part none,
// the outer bars are optional. Empty cells have an empty span.
std::vector<Cell> SplitPipes(std::string_view text, Span line);

// The lines [first, result) are a pipe table: a header, a separator line of
// dashes and its rows; or at least two lines between bars, or three with bars
// inside, with as many cells. Tabs part the columns of a table that was copied from a page: at least three
// lines with as many tabs. `first` where there is no table.
struct TableLines {
  size_t end = 0;
  bool has_separator = false;  // the second line is markup
  bool tabs = false;
};
TableLines FindTable(std::string_view text, const std::vector<Line>& lines, size_t first);

// The cells of "a<tab>b".
std::vector<Cell> SplitTabs(std::string_view text, Span line);

// The rows of a CSV or TSV document, each a block. The separator is the one of
// , ; tab | that parts the first rows best. A field in quotation marks may hold
// separators, line breaks and doubled marks; its span is what stands between
// the marks. A mark that nothing closes, or behind which
// the field goes on, is text. Rows with one field before the
// first with more are a title or remarks, the next row is the header.
std::vector<Block> ReadDelimited(const Document& document);

}  // namespace factlint
