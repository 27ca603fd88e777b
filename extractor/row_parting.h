// Rows of a table that bear the same name and are parted by another column: "| Lund | Metro | 2 |",
// "| Lund | Tram | 8 |" are of two parts of Lund, "| Line 1 | West – Central | 8.0 |" is of a section.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "extractor/document.h"
#include "extractor/outline.h"
#include "extractor/table_heads.h"

namespace factlint {

// By the byte at which the row's block begins, where the text stands that tells it from the other rows of its name.
// Empty where no name comes twice, or no one column tells all rows of a name apart by words: years and numbers part no
// things. `names` is the column of the names; an empty cell there goes on with the name above it. Linear in the table's
// cells.
std::unordered_map<uint32_t, Span> PartedRows(const Document& document, const Outline& outline, const TableWords& words,
                                              uint32_t header, uint32_t names);

}  // namespace factlint
