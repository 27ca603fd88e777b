// Whose head office a sentence tells: "is advised by Kern, a law firm headquartered in Zurich".
#pragma once

#include <cstdint>

#include "extractor/role_fillers.h"
#include "extractor/text_context.h"

namespace factlint {

// May the place at mention `value` be the head office of the filler? Not where the words before "headquartered in",
// "whose head office is in" name another thing or none ("its trading arm is headquartered in"), and not where the
// office is one of several ("its European headquarters in", "its former head office in"). English alone is looked at.
bool MayBeHomeOf(const TextContext& context, const SentenceView& sentence, const Filler& subject, uint32_t value);

// The same of the date at `value` and "was founded in", "founded in": not "its pension fund was founded in".
bool MayBeFoundingOf(const TextContext& context, const SentenceView& sentence, const Filler& subject, uint32_t value);

}  // namespace factlint
