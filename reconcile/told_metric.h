// What a change or a comparison is told of: "growth:count:passenger", "difference:money:revenue".
#pragma once

#include <string_view>

#include "extractor/claim.h"
#include "reconcile/metric.h"

namespace factlint {

// Behind the first colon: "count:passenger".
std::string_view ToldOf(std::string_view metric);

// The same without what it is counted in: "passenger".
std::string_view NounOf(std::string_view told_of);

// Does metric `name` count what the change is told of? A rule names the metric itself; "sales
// fell" may be said of the cars that were sold and of the money that they brought.
bool IsToldOf(std::string_view name, const Metric& metric, std::string_view told_of);

// An amount that a change can lead to: a number of things, a sum, a measure.
bool IsAmount(const Metric& metric);

// "growth:…", "difference:…": it leads from one value to another and is none.
bool IsAChange(std::string_view metric);

// "growth:…", "difference:…": up or down, told by the dimension kWay of its scope.
inline constexpr std::string_view kWay = "way";
bool HasSign(std::string_view metric);
// "fell 12%", "40 fewer".
bool GoesDown(const Claim& claim);

// What parts values: all but how the change itself was told.
Scope PlainScope(const Scope& scope);

}  // namespace factlint
