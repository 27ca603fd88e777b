// The places of one list under two metrics: "Ghent is fifth in the Asian Ports Index" where another text ranks ports.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/claim.h"

namespace factlint {

// Gives claims of list_rank that name a list the metric under which other claims have places of that list, of subjects
// of the same kind, where that is one metric alone. A list without a name, which has the id of its document, joins
// nothing, and neither does a place that one measure of the list gives: "ninth, and fourth for talent".
void JoinRankMetrics(std::vector<Claim>& claims);

}  // namespace factlint
