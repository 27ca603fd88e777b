// Units that stand in the heads of a table: under "Revenue (€ million)" a cell's
// 7,920 is a sum of 7.92 billion euros, under "Founded" 1998 is a year.
#pragma once

#include <vector>

#include "extractor/document.h"
#include "extractor/mention.h"
#include "extractor/quantities.h"
#include "extractor/table_heads.h"

namespace factlint {

// "**Established:** 1911": a year, behind a label that asks for one.
void ReadLabelYears(const Document& document, const Outline& outline, const TableWords& words,
                    std::vector<Mention>& mentions);

// Gives the bare numbers of table cells the unit, currency, scale or time that the
// cell's label, the head of its row or the line above the table name. A cell with a
// unit of its own keeps it. `mentions`: sorted by place.
void ReadCellUnits(const Document& document, const Outline& outline, const TableHeads& heads, const TableWords& words,
                   const ScanOptions& options, std::vector<Mention>& mentions);

}  // namespace factlint
