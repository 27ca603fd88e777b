// What a reader sees of a claim in a table: its row.
#pragma once

#include "cli/session.h"
#include "reconcile/finding.h"

namespace factlint {

// Widens the quotes of the findings' places from a table's cell to its row: "450" by
// itself says nothing. A claim's own quote stays the cell, for its id rests on it.
// Reads the documents of such places again; what cannot be read twice (standard
// input, a record of JSON Lines) or has changed meanwhile keeps its cell.
void ShowRows(const Session& session, Report& report);

}  // namespace factlint
