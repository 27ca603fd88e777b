// Parts that a text lists and says to be all, against the whole that anybody gives.
#pragma once

#include "reconcile/derive.h"

namespace factlint {

// FL203: claims of one sentence whose scope says "parts: n" are all n parts of their
// subject's metric; their sum is held against its claims without a part, of the same
// document at any time, of others of the same time. Silent where any of them fits.
CheckResult CheckToldParts(const DerivedInput& input, const UnitTable& units);

}  // namespace factlint
