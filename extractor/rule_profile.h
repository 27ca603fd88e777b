// What each rule costs and gives on a text.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/document.h"
#include "extractor/extract.h"
#include "extractor/rule_pack.h"

namespace factlint {

struct RuleCost {
  uint64_t tries = 0;    // sentences that one of its patterns was tried on
  uint64_t matches = 0;  // before overlaps are settled
  uint64_t claims = 0;
  uint64_t nanoseconds = 0;  // of trying its patterns

  void Add(const RuleCost& other);
};

// By rule of the book.
std::vector<RuleCost> ProfileRules(const RuleBook& book, const Document& document, const ExtractOptions& options);

}  // namespace factlint
