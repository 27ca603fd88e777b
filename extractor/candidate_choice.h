// Which candidate gets a number.
#pragma once

#include <vector>

#include "extractor/candidates.h"
#include "extractor/elided_metric.h"

namespace factlint {

// Of the candidates for one number (one subject, for places) the best match: a
// domain's before a weak one, what `beats:`, the longest, the most specific. A match that
// wins makes one claim a metric and subject. What nothing names does not compete: no rule wins
// a number to drop it. The winners' numbers of sentence `s` are taken.
std::vector<Candidate> Winners(const TextContext& context, uint32_t s, std::vector<Candidate> candidates,
                               ElidedMetric& elided, ClaimLedger& ledger);

}  // namespace factlint
