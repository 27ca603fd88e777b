// What stands behind a finding, for `factlint explain FINDING-ID`.
#pragma once

#include <string>

#include "reconcile/finding.h"
#include "reconcile/hierarchy.h"
#include "reconcile/metric.h"

namespace factlint {

// Its claims with their roles and bytes, the constants of the policy that were
// used, and the claims of nearly the same thing that were kept out, with the
// reason. `report` has all claims of the run.
std::string ChainOf(const Finding& finding, const Report& report, const MetricTable& metrics,
                    const Hierarchy& hierarchy);

}  // namespace factlint
