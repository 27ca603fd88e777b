// What makes two findings the same finding, and the same state of it: gating.md
// section 1. Neither depends on paths, lines, wording or the order of input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/claim.h"
#include "reconcile/finding.h"

namespace factlint {

// "f1:" + 32 hexadecimal digits of family, canonical key (canonical.h), the id of
// the one document that a rule looked at (empty: of any number), and what else
// the rule tells apart. The verdict is no part: a tension that becomes a
// contradiction stays the same finding.
std::string FindingId(std::string_view family, const FindingKey& key, std::string_view source,
                      std::string_view discriminator);

// Findings that have one id, as two impossible percentages of one key in one
// document do, are told apart by their sentences with the digits masked; never
// by their order, which the next sentence would shift. Those whose sentences are
// alike too are one finding: the first stays. What is hidden changes the id of
// nothing that is reported.
void PartTwins(std::vector<Finding>& findings);

// Of the verdict and the camps' canonical values with their times.
std::string FindingState(const Finding& finding);

// "29 %", ">1000", "45..50 %", "date 2013-01-01..2013-12-31", "place guangzhou".
std::string CanonicalValue(const ClaimValue& value);

}  // namespace factlint
