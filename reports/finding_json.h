// One finding: formats.md section 7.
#pragma once

#include <string>

#include "reconcile/finding.h"

namespace factlint {

// The object without a line break. Beyond the contract's fields: "family", and
// "waiver" where the finding is waived.
void AppendFindingJson(std::string& out, const Finding& finding);

}  // namespace factlint
