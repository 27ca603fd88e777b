// The period of a flow that its own sentence does not tell: "Revenue rose 9% in 2023.
// Net profit came in at €85 million." What is had at a time ("900 shops") has none.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/date.h"
#include "extractor/text_context.h"

namespace factlint {

// Is a metric made from words told for a period: revenue, deliveries, production?
bool IsFlowMetric(std::string_view metric);

// The year, half or quarter that the sentences before sentence `s` in its block tell last,
// else the year in the title. Dates of events and of what is compared with are none.
std::optional<DateRange> PeriodToldNear(const TextContext& context, uint32_t s);

}  // namespace factlint
