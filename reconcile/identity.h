// What makes two findings the same finding, and the same state of it: gating.md
// section 1. Neither depends on paths, lines, wording or the order of input.
#pragma once

#include <string>
#include <string_view>

#include "extractor/claim.h"
#include "reconcile/finding.h"

namespace factlint {

// "f1:" + 32 hexadecimal digits of family, key and discriminator. The verdict
// is no part: a tension that becomes a contradiction stays the same finding.
std::string FindingId(std::string_view family, const FindingKey& key, std::string_view discriminator);

// Of the verdict and the camps' canonical values with their times.
std::string FindingState(const Finding& finding);

// "29 %", ">1000", "45..50 %", "date 2013-01-01..2013-12-31", "place guangzhou".
std::string CanonicalValue(const ClaimValue& value);

}  // namespace factlint
