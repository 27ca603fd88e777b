// A winner as a claim: subject, value, time, scope, modality and who said it.
#pragma once

#include "extractor/candidates.h"
#include "extractor/claim_draft.h"

namespace factlint {

// `lag_months` for documents that have none of their own.
ClaimDraft MakeClaim(const TextContext& context, const Candidate& winner, int lag_months);

}  // namespace factlint
