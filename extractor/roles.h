// Whom a claim speaks of: a role's filler from the claim's own words or from the
// context ladder, nearest first.
#pragma once

#include <optional>

#include "extractor/role_fillers.h"
#include "extractor/rule.h"
#include "extractor/text_context.h"

namespace factlint {

// The role of the value at mention `value` of sentence `s`. Nothing where no rung
// has a filler. `value` may be kNoIndex for a sentence as a whole.
std::optional<Filler> ResolveRole(const TextContext& context, const RoleSpec& spec, uint32_t s, uint32_t value);

}  // namespace factlint
