// How surely a claim is told: as a fact, an estimate, a forecast, a target.
#pragma once

#include <cstdint>
#include <optional>

#include "extractor/claim.h"
#include "extractor/text_context.h"

namespace factlint {

// What the words before the value say: "will", "plans to", 预计. `value` may be kNoIndex
// for a sentence as a whole.
std::optional<Modality> ModalityOfCue(const TextContext& context, uint32_t s, uint32_t value);

// From the cues of the value's clause, then from its time against the publication.
Modality ResolveModality(const TextContext& context, uint32_t s, uint32_t value, const AsOf& as_of);

}  // namespace factlint
