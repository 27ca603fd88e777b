// A difference or a ratio that a text tells between two subjects, against what anybody says of both:
// "1,200 more shops than Halden", "twice as many as Ghent".
#pragma once

#include "reconcile/derive.h"

namespace factlint {

// FL209 for "difference:METRIC" (kDifference) and "ratio:METRIC" (kRatio) with the other subject under
// `than` in the scope: claims of both of that metric, or of one that counts the noun in its name, at the time
// of the comparison. Silent where any two of them fit.
CheckResult CheckToldComparisons(const DerivedInput& input, Check kind, const UnitTable& units);

}  // namespace factlint
