// Of when a claim is.
#pragma once

#include <cstdint>

#include "extractor/claim.h"
#include "extractor/rule.h"
#include "extractor/text_context.h"

namespace factlint {

// The time that the text gives the value; `published` less the lag, or unknown,
// where it gives none. `ranked`: an edition's year in the title dates it too. Of `from`
// the date of publication is the rung of the front matter.
AsOf ResolveTime(const TextContext& context, uint32_t s, uint32_t value, bool ranked, int lag_months,
                 Rungs from = kAllRungs);

}  // namespace factlint
