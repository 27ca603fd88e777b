// What a text says of a place and means of the thing there: "Wuhan has 312 metro stations".
#pragma once

#include <vector>

#include "extractor/claim.h"
#include "extractor/entities.h"
#include "reconcile/metric.h"

namespace factlint {

// Gives claims on a place the subject that bears their metric, where the metric's kinds of subjects begin with
// one that is no place (`subject: [network, city]`): the only one of that kind that `entities` has in the place, or,
// of a place that it does not know, the only one that a claim names for it ("lindenau", "lindenau-metro").
void NameBearers(std::vector<Claim>& claims, const MetricTable& metrics, const EntityTable& entities);

}  // namespace factlint
