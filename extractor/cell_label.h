// What a bare figure in a table is: the words of its column, or of its row where the
// columns are years or subjects.
#pragma once

#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/pattern.h"
#include "extractor/table_heads.h"

namespace factlint {

// The label's words, as a shadow has them; empty where the cell of `value` has none, or
// one that a bare number does not answer: a share, a rank, a year ("Founded").
std::vector<std::string> CellLabel(const Document& document, const TableHeads& heads, const Block& row,
                                   const Mention& value, Language language);

}  // namespace factlint
