// What a bare number in a table counts: the words of its column, or of its row
// where the columns are years.
#pragma once

#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/outline.h"
#include "extractor/pattern.h"

namespace factlint {

// The label's words, as a shadow has them; empty where the cell at `at` has none, or
// one that the number alone does not answer: a unit ("Length (km)", "Revenue in €"),
// a share, a year ("Founded").
std::vector<std::string> CellLabel(const Document& document, const Outline& outline, const Block& row, uint32_t at,
                                   Language language);

}  // namespace factlint
