// A growth that a text tells without the value that it led to: "5.2% more passengers than in 2023".
#pragma once

#include <string_view>
#include <vector>

#include "extractor/claim.h"

namespace factlint {

// Before the name of what grew: "growth:count:passenger".
inline constexpr std::string_view kGrowthOf = "growth:";

// Marks each such growth of a year with a value of that year, as extraction marks those that one
// sentence tells together (Claim::change): of the same document where it gives one, else of the
// first by name. What no value tells stays as it is, and so does a value that has another mark.
void MarkLoneGrowths(std::vector<Claim>& claims);

}  // namespace factlint
