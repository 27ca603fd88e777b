// Claims in, findings out. The whole of reconcile/ behind one function.
#pragma once

#include <span>
#include <vector>

#include "reconcile/finding.h"
#include "reconcile/hierarchy.h"
#include "reconcile/metric.h"
#include "reconcile/units.h"

namespace factlint {

struct ReconcileInput {
  std::span<const Claim> claims;            // in the order of documents and text
  std::span<const DocumentInfo> documents;  // a claim of another document is taken as one without metadata
  const MetricTable& metrics;
  const Hierarchy& hierarchy;
  const UnitTable& units = UnitTable::Builtin();
  Date today;    // forecasts whose date has passed
  int jobs = 1;  // threads; the answer does not depend on it
};

struct Judgement {
  // One a key and check, of every verdict: what is left out by default has
  // severity hidden and code FL000. Severest first, then code, subject, metric,
  // scope, id.
  std::vector<Finding> findings;
  Coverage coverage;
};

Judgement Reconcile(const ReconcileInput& input);

}  // namespace factlint
