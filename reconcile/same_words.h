// Figures that two documents tell in like words, though the words made two keys of them: FL407.
#pragma once

#include <span>

#include "reconcile/derive.h"

namespace factlint {

// Of figures of two documents and one unit, whose times meet and whose sentences may speak of one thing: those that
// differ as a slip of the pen would have it (digit_slip.h), and those not far apart whose clauses have the same words.
// What `reported` already holds against each other is left out, and what both documents put in another's mouth. At most
// one finding of a figure and another document; its claims are no others than those of the corpus. Linear but for
// sorting; of more than 20,000 figures, and of words that more than 64 figures have, coverage tells that it did not
// run.
CheckResult CheckSameWords(const DerivedInput& input, const UnitTable& units, std::span<const Finding> reported);

}  // namespace factlint
