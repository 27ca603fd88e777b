// One finding: formats.md section 7.
#pragma once

#include <string>

#include "reconcile/finding.h"

namespace factlint {

// The object without a line break. Beyond the contract's fields: "family", and
// "waiver" where the finding is waived.
void AppendFindingJson(std::string& out, const Finding& finding);

// A correction as one JSON object (factlint/correction/1), without a line feed.
void AppendCorrectionJson(std::string& out, const AppliedCorrection& correction);

}  // namespace factlint
