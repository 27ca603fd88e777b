// Rows of a table and the row that sums them up: "| Total | 2,000 |".
#pragma once

#include <vector>

#include "extractor/claim_draft.h"
#include "extractor/claim_ledger.h"
#include "extractor/text_context.h"

namespace factlint {

// Marks the claims of each column of a table whose last row, or first, is the total of the others. The total that no
// rule makes a claim of gets one, of what its row is called. Leaves columns alone that are no sums: percentages, a
// total that is not more than each row (a mean), what may overlap; and tables of which not every row has a figure.
void MarkTableTotals(const TextContext& context, std::vector<ClaimDraft>& drafts, ClaimLedger& ledger);

}  // namespace factlint
