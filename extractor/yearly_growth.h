// Growth told beside the value that it led to: "sold 900 cars in 2024, up 8%", "rose 8% to 900
// cars", 销量900辆，同比增长8%. What was a year before, other sentences or documents tell.
#pragma once

#include <span>

#include "extractor/claim.h"
#include "extractor/text_context.h"

namespace factlint {

// The claim of `sentence`, of the subject of the percentage `teller` that stands in it, whose value
// came about by it within a year; null where there is none, or where the growth is held against
// another time ("up 8% since 2019").
Claim* GrownBy(const TextContext& context, const Claim& teller, std::span<Claim> sentence);

}  // namespace factlint
