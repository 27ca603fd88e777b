// The claims of a sentence that give the numbers which another claim of it names in its scope.
#pragma once

#include <cstdint>
#include <vector>

#include "reconcile/assemble.h"

namespace factlint {

struct NamesNumbers {
  uint32_t claim = 0;            // "..., an increase of 35%"
  std::vector<Decimal> numbers;  // 80 and 96 of its sentence
};

// Of each the claims, in their order, of the same document and quote whose value is one of the numbers. Of two that
// stand in one sentence the first alone has some. One pass over the claims.
std::vector<std::vector<uint32_t>> ClaimsBeside(const Corpus& corpus, const std::vector<NamesNumbers>& all);

}  // namespace factlint
