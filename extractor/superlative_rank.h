// Ranks that no number tells: "the longest of the four systems", 居全国首位.
#pragma once

#include <cstdint>
#include <optional>

#include "extractor/claim_draft.h"
#include "extractor/text_context.h"

namespace factlint {

// The superlative of sentence `s` that is a rank though no number says so: its measure and
// its field are both told.
std::optional<ClaimDraft> SuperlativeOf(const TextContext& context, uint32_t s, int lag_months);

}  // namespace factlint
