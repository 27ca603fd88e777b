// Arithmetic on what words allow: results contain every value that the inputs
// allow, rounded outwards. Each input stands once in a formula, so nothing is
// wider than it must be. semantics.md section 7.
#pragma once

#include "reconcile/compare.h"

namespace factlint {

Interval Add(const Interval& a, const Interval& b);
Interval Subtract(const Interval& a, const Interval& b);
// Of values that are not negative; an input that may be gives (-inf, inf).
Interval Multiply(const Interval& a, const Interval& b);
// b above zero; where it may be zero the result has no upper end.
Interval Divide(const Interval& a, const Interval& b);

// A calculated value: both sets by `math`, edge kinds from the looser input (a
// hedge over rounding over a bound over a count), the window that both share,
// stated only where both are. Its arithmetic says how the inputs were read.
Statement Calculate(const Statement& a, const Statement& b, Interval (*math)(const Interval&, const Interval&));

}  // namespace factlint
