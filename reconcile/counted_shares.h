// A percentage that its sentence gives with both counts: "14,500 of the 58,000, or 38 percent".
#pragma once

#include "reconcile/derive.h"

namespace factlint {

// FL201: the percentage of each claim whose scope says "counted" and "counted_of", the two
// numbers that its sentence gives with it. One claim is enough: of any part of them the same.
CheckResult CheckCountedShares(const DerivedInput& input, const UnitTable& units);

}  // namespace factlint
