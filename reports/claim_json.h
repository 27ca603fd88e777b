// One claim a line: formats.md section 5.
#pragma once

#include <string>

#include "extractor/claim.h"

namespace factlint {

// The object without a line break. Beyond the contract's fields it carries what
// `factlint reconcile` needs to judge as `factlint audit` does, where it says
// something: "vague" (the scope's qualifiers that part no key: ["population"]),
// "change" and "in_title".
void AppendClaimJson(std::string& out, const Claim& claim);

}  // namespace factlint
