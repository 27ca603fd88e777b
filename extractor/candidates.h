// Matches with their roles filled: what the rules offer for the numbers and places of a sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/claim_ledger.h"
#include "extractor/match.h"
#include "extractor/roles.h"
#include "extractor/text_context.h"

namespace factlint {

// The metric of what was counted before, which the words leave out; and a share of it.
inline constexpr std::string_view kCountedBefore = "count:{before}";
inline constexpr std::string_view kShareOfCounted = "share:{before}";

// A claim, unless another candidate wins its number.
struct Candidate {
  const Match* match = nullptr;  // of the sentence, which holds it
  uint32_t emit = 0;             // of the match's rule
  uint32_t value = 0;            // mention
  Filler subject;
  std::string metric;
  uint32_t date = kNoIndex;  // mention that dates this value and no other of its list
};

const Rule& RuleOf(const TextContext& context, const Candidate& candidate);
const Emit& EmitOf(const TextContext& context, const Candidate& candidate);

// One for each match and each of its rule's claims, in their order. What has no value, no
// subject or no name goes to the ledger.
std::vector<Candidate> CandidatesOf(const TextContext& context, const std::vector<Match>& matches, ClaimLedger& ledger);

}  // namespace factlint
