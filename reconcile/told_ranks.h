// Ranks that a text tells with their measure and their field, against the values of those
// that are ranked: "third by students of the three universities".
#pragma once

#include "reconcile/derive.h"

namespace factlint {

// FL208: ranks whose scope says "by" and "among" (extractor/told_rank.h), against the values of
// the metric that the words name, of the time of the rank, of subjects of one kind. A rank is
// too good where as many as it leaves room for are surely more, and too bad where of a field
// whose values are all known so many are surely less. Values count with all that anybody gives
// of a subject. Does not run where nobody can tell who is in the field.
CheckResult CheckToldRanks(const DerivedInput& input, const UnitTable& units);

}  // namespace factlint
