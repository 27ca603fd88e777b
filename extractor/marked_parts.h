// What a claim's scope says of the list that it is one part of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extractor/claim_draft.h"
#include "extractor/role_words.h"

namespace factlint {

// Puts down that a claim is part `k`, from 0, of `parts` of `whole`, in its scope ("parts", "of"), and takes out what
// kept it apart before.
void MarkPart(ClaimDraft& draft, size_t k, const std::string& parts, const Subject& whole);

// May what `metric` counts be in two parts at once, and be counted in the whole once? A station on two lines.
bool MayOverlap(const RoleWords& words, std::string_view metric);

}  // namespace factlint
