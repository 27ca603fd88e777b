// Lists of all parts of a thing that the sentence before tells to be all: "The university is
// divided into three faculties. The Faculty of Arts has 600 students, ...", "consists of these
// lines and no others:" over a table.
#pragma once

#include <vector>

#include "extractor/candidates.h"
#include "extractor/claim_draft.h"
#include "extractor/claim_ledger.h"

namespace factlint {

// Puts down, in the scope of each claim of such a list, of how many parts it is one ("parts"; "3+"
// where there may be more: "By district:" over three rows) and of what ("of": an id). All of the list must be there: as
// many numbers of one kind as the sentence says there are parts, or a row each where it says no number but that there
// are no others. Numbers that only a noun told before makes a claim of get the claim of the first.
void MarkPartLists(const TextContext& context, std::vector<ClaimDraft>& drafts, ClaimLedger& ledger);

}  // namespace factlint
