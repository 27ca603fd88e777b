// One count under a wide and a narrow word: "Fleet: 84" in a table, "94 aircraft" in a text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extractor/claim.h"

namespace factlint {

// Gives claims of count:fleet the metric count:aircraft where the claims tell of their subject's
// aircraft and of none of the other things that `umbrellas` has under "fleet" ("fleet" ->
// "aircraft", "ship"; sorted). Where one document counts both, they may be two things.
void JoinUmbrellaMetrics(std::vector<Claim>& claims, const std::vector<std::pair<std::string, std::string>>& umbrellas);

}  // namespace factlint
