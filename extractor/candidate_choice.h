// Which candidate gets a number.
#pragma once

#include <vector>

#include "extractor/candidates.h"

namespace factlint {

// Of the candidates for one number (one subject, for places) the best match: a
// domain's before a weak one, what `beats:`, the longest, the most specific. A match that
// wins makes one claim a metric and subject. The winners' numbers of sentence `s` are taken.
std::vector<Candidate> Winners(const TextContext& context, uint32_t s, const std::vector<Candidate>& candidates,
                               ClaimLedger& ledger);

}  // namespace factlint
