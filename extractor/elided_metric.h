// What a number counts that names nothing: "It has lost members: it now has 5,100", "built
// 287 cars and sold 280", "that of Ghent, €90".
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extractor/candidates.h"

namespace factlint {

// Goes through the sentences of a text in their order; of one thread.
class ElidedMetric {
 public:
  // What is counted is what was counted last, here or in the sentence before, with the act
  // told here. Winners that nothing names are dropped; the rest is sorted by value.
  void Name(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger);

 private:
  std::map<MentionType, std::string> counted_;  // the metric of the last number of things, and of the last sums
  uint32_t counted_sentence_ = 0;               // and the sentence
};

}  // namespace factlint
