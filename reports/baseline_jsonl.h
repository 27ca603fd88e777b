// factlint-baseline.jsonl as it is written. gating.md section 5.
#pragma once

#include <string>

#include "reconcile/baseline.h"
#include "reports/json_writer.h"

namespace factlint {

// A line that tells the schema and the rules, then one a finding, by id, with line
// feeds: no time, path or line number, so that two branches merge.
std::string PrintBaseline(const Baseline& baseline);

// One entry of it, as a value.
void WriteBaselineEntry(JsonWriter& json, const BaselineEntry& entry);

}  // namespace factlint
