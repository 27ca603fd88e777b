// Which date of a sentence belongs to a value.
#pragma once

#include <cstdint>
#include <optional>

#include "extractor/text_context.h"

namespace factlint {

// The date of the sentence that belongs to the value: in its clause, with the
// fewest numbers between; on the side on which this sentence puts its dates.
std::optional<uint32_t> DateInSentence(const TextContext& context, const SentenceView& sentence, uint32_t s,
                                       uint32_t value);

}  // namespace factlint
