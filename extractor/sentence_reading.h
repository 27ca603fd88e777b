// What the rules say of sentences, each for itself: what can be read of many at once.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/candidates.h"
#include "extractor/claim_ledger.h"
#include "extractor/match.h"
#include "extractor/match_fate.h"
#include "extractor/text_context.h"

namespace factlint {

// Of one sentence. Never copied: the candidates point to the matches, the ledger to the fates.
struct SentenceReading {
  uint32_t sentence = 0;
  std::vector<Match> matches;
  std::vector<Candidate> candidates;
  std::vector<MatchFate> fates;  // where they are asked for
  ClaimLedger ledger{nullptr};
};

// Of those of the sentences [first, last) that rules look at, in their order, on `jobs` threads. The
// same for any number of threads.
std::vector<SentenceReading> ReadSentences(const TextContext& context, uint32_t first, uint32_t last, int jobs,
                                           bool fates);

}  // namespace factlint
