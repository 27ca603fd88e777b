// `severity:` of factlint.yaml: what this project thinks of a verdict, a metric, a code.
#pragma once

#include <vector>

#include "cli/config.h"
#include "reconcile/finding.h"

namespace factlint {

// Of each finding that is reported the severity of the last rule that it fits.
// What is not reported by default stays hidden, but for a notice whose code a rule names in full.
void ApplySeverities(const std::vector<SeverityRule>& rules, std::vector<Finding>& findings);

}  // namespace factlint
