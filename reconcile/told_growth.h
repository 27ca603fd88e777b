// Growth that a text tells of what it names, against the values of the two years,
// whoever gives them.
#pragma once

#include "reconcile/derive.h"

namespace factlint {

// FL205 for "growth:METRIC", FL209 for "multiple:METRIC" and "difference:METRIC", without a mark (lone_growths.h):
// claims of the same subject and metric, or of one that counts the noun in its name, of the year that the change leads
// to and of the one that it starts from. Silent where any two of them fit.
CheckResult CheckToldGrowth(const DerivedInput& input, Check kind, const UnitTable& units);

}  // namespace factlint
