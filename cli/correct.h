// corrections.yaml of a configuration, and what it does to a run's claims.
#pragma once

#include <vector>

#include "cli/session.h"
#include "extractor/rule_pack.h"
#include "reconcile/corrections.h"

namespace factlint {

// The corrections that the session's configuration names. The error tells all mistakes.
Result<std::vector<Correction>> LoadCorrections(const Session& session);

// Changes the claims of `report` before they are judged, and returns what is to be
// said of the corrections themselves: FL901 (only where all documents were read), FL906.
std::vector<Finding> Correct(const std::vector<Correction>& corrections, const Session& session, const RuleBook& book,
                             Report& report);

}  // namespace factlint
