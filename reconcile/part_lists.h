// Parts that a text lists under names of their own and says to be all, against their whole.
#pragma once

#include "reconcile/derive.h"

namespace factlint {

// FL203 and, of percentages, FL204: the claims of one document, metric and time whose scope
// says "of: WHOLE, parts: n" (extractor/part_lists.h) are all n parts; their sum is held
// against the claims that anybody makes of the whole, of one document at any time, of others at
// the same. Silent where any of them fits; does not run where one of the parts is missing.
CheckResult CheckPartLists(const DerivedInput& input, const UnitTable& units);

}  // namespace factlint
