// For `factlint explain FINDING-ID`: what decided, and what came close.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "reconcile/finding.h"
#include "reconcile/hierarchy.h"
#include "reconcile/metric.h"
#include "reconcile/units.h"

namespace factlint {

// "about.hard = 0.1", in the order of rules/policy.yaml: the constants that made
// the sets of these claims, and those of the rows of the decision table.
std::vector<std::string> PolicyUsed(std::span<const Claim> claims, const MetricTable& metrics);

// A claim that is of no camp of a key, though it is of nearly the same thing.
struct NearClaim {
  uint32_t claim = 0;
  std::string why;  // "population: startup and all"
};

// Claims of the key's subject and metric that stand in another key, and of its
// metric on what the subject lies in or what lies in it. By their order, at most
// `limit` of them.
std::vector<NearClaim> ClaimsNear(const Finding& finding, std::span<const Claim> claims, const MetricTable& metrics,
                                  const Hierarchy& hierarchy, size_t limit);

}  // namespace factlint
