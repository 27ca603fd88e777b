// A table for spreadsheets: one row a camp.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// RFC 4180: UTF-8, CRLF, quotes where needed, a header row. A finding without
// camps has one row. A cell that a spreadsheet would take for a formula gets an
// apostrophe in front.
void RenderCsv(const Report& report, const RenderOptions& options, Output& out);

// The cell as it stands in the file. Formulas begin with = + - @, a tab or a
// line break, also in their full-width forms.
std::string CsvCell(std::string_view text);

}  // namespace factlint
