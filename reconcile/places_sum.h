// The places of a city, a province or a country that one text gives together, against the whole.
#pragma once

#include "reconcile/derive.h"

namespace factlint {

// FL203: figures that one document gives of several places for one time, none within another, are together
// no more than what anybody gives, for a time that meets theirs, of a place that holds them all. Of less than
// the whole nothing follows: nobody says that they are all its places.
CheckResult CheckPlacesSum(const DerivedInput& input);

}  // namespace factlint
