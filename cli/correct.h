// corrections.yaml of a configuration, and what it does to a run's claims.
#pragma once

#include <vector>

#include "cli/decisions.h"
#include "extractor/rule_pack.h"
#include "reconcile/corrections.h"

namespace factlint {

// The corrections that the configuration names. The error tells all mistakes.
Result<std::vector<Correction>> LoadCorrections(const Config& config, const Files& files = Disk());

// Changes the claims of `report` before they are judged, and returns what is to be
// said of the corrections themselves: FL901 (only of the whole), FL906.
std::vector<Finding> Correct(const std::vector<Correction>& corrections, const Config& config, Extent extent,
                             const RuleBook& book, Report& report);

}  // namespace factlint
