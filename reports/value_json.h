// What mentions, claims and findings share in JSON: formats.md sections 3 to 5.
#pragma once

#include <optional>
#include <string>

#include "extractor/claim.h"
#include "extractor/mention.h"
#include "reports/json_writer.h"

namespace factlint {

// Null where there is no place.
void WriteSpan(JsonWriter& json, const std::optional<Place>& place);

void WriteQuantity(JsonWriter& json, const Quantity& quantity);
void WriteDate(JsonWriter& json, const DateValue& date);
void WriteAsOf(JsonWriter& json, const AsOf& as_of);
// A vague qualifier ("~major") is written without its '~'; the claim lists it under "vague".
void WriteScope(JsonWriter& json, const Scope& scope);

// The two ends with their brackets, as in ["(28", "30)"]; "(-inf" and "inf)" where unbounded.
void WriteInterval(JsonWriter& json, const Interval& interval);

// A publication date as precise as it was given: "2019", "2019-09", "2019-09-09".
std::string IsoPeriod(const DateRange& range);

}  // namespace factlint
