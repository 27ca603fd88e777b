// Rows of a table and the row that sums them up: "| Total | 2,000 |".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/claim_draft.h"
#include "extractor/claim_ledger.h"
#include "extractor/text_context.h"

namespace factlint {

// Puts down that a claim is part `k`, from 0, of `parts` of `whole`, in its scope ("parts", "of"), and takes out what
// kept it apart before.
void MarkPart(ClaimDraft& draft, size_t k, const std::string& parts, const Subject& whole);

// May what `metric` counts be in two parts at once, and be counted in the whole once? A station on two lines.
bool MayOverlap(const RoleWords& words, std::string_view metric);

// Marks the claims of each column of a table whose last row, or first, is the total of the others. The total that no
// rule makes a claim of gets one, of what its row is called. Leaves columns alone that are no sums: percentages, a
// total that is not more than each row (a mean), what may overlap; and tables of which not every row has a figure.
void MarkTableTotals(const TextContext& context, std::vector<ClaimDraft>& drafts, ClaimLedger& ledger);

}  // namespace factlint
