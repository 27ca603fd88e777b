// Whom a claim speaks of: a role's filler from the claim's own words or from the
// context ladder, nearest first.
#pragma once

#include <optional>

#include "extractor/claim.h"
#include "extractor/rule.h"
#include "extractor/text_context.h"

namespace factlint {

// What fills a role: an entity, and where it is named.
struct Filler {
  uint32_t entity = 0;
  uint32_t mention = kNoIndex;  // kNoIndex: a fixed entity of the rule
  Via via = Via::kSentence;
};

// The role of the value at mention `value` of sentence `s`. Nothing where no rung
// has a filler. `value` may be kNoIndex for a sentence as a whole.
std::optional<Filler> ResolveRole(const TextContext& context, const RoleSpec& spec, uint32_t s, uint32_t value);

}  // namespace factlint
