// What one claim says that cannot be, without another source.
#pragma once

#include <vector>

#include "reconcile/assemble.h"
#include "reconcile/derive.h"

namespace factlint {

// FL206: 33.3% of 40 is no whole number of things. Only of percentages whose set
// size is stated, and only where the size is small enough to tell.
CheckResult CheckPossiblePercentages(const Corpus& corpus);

// FL302: a figure said to be actual for a time after its document's publication.
CheckResult CheckDatesAfterPublication(const Corpus& corpus);

// Is there a whole number k with k of `size` within `percent`?
bool IsPossiblePercentage(const Interval& percent, const Decimal& size);

}  // namespace factlint
