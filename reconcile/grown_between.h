// A growth or a factor that its sentence tells with both values: "80 million in 2023 and 96 million in 2024, an
// increase of 35%".
#pragma once

#include "reconcile/derive.h"

namespace factlint {

// FL205, of a factor FL209: each claim whose scope says "grown_from" and "grown_to", the two values that the sentence
// gives with it. One claim is enough, whatever they measure. Silent where they are of two units, and where a mark of
// change holds it against claims of both values.
CheckResult CheckGrownBetween(const DerivedInput& input, const UnitTable& units);

}  // namespace factlint
