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

// The only year of a title, if it was over when the text was published: "Key figures 2024".
// "AI cities 2025", of that year, is an edition and no time of its figures.
std::optional<DateRange> YearOfTitle(const TextContext& context);

// Is the date at mention `date` one of what its sentence tells, and neither an event's
// ("founded in 1998") nor of what is compared with ("more than in 2022")?
bool DatesItsSentence(const TextContext& context, uint32_t s, uint32_t date);

}  // namespace factlint
