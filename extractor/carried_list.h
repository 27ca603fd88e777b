// The list of a rank that its own sentence does not name.
#pragma once

#include <vector>

#include "extractor/claim_draft.h"
#include "extractor/text_context.h"

namespace factlint {

// "In the Asian Ports Index 2024 Ghent is third. Cork comes fifth.": a rank told without a list, a measure and a field
// is of the list that its paragraph named last, else of the only one that the document's ranks name, of subjects of
// the same kind. A rank whose measure or field is told and no list is of none: its list is "by length, world" (the
// same in every document), or of its document alone where nobody can tell among whom.
void NameListsOfRanks(const TextContext& context, std::vector<ClaimDraft>& drafts);

}  // namespace factlint
