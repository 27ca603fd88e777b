// Whom a sentence speaks of, for a role.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractor/role_fillers.h"
#include "extractor/role_words.h"
#include "extractor/text_context.h"

namespace factlint {

// The first subject of a sentence, else its first filler.
std::optional<Filler> FillerIn(const RoleFillers& fillers, const SentenceView& sentence, Via via);

// As FillerIn, in the sentences of a block; nothing in the role's own block or in none.
std::optional<Filler> FillerInBlock(const RoleFillers& fillers, uint32_t block, Via via);

// Is mention `i` a name that its sentence speaks of?
bool IsSubject(const RoleFillers& fillers, const SentenceView& sentence, uint32_t i);

// The kinds of those fillers that an anaphor may stand for; a pronoun may for all.
std::vector<uint32_t> KindsOf(const RoleFillers& fillers, const Anaphor& anaphor);

}  // namespace factlint
