// Metrics and rules of packs as a page for people: docs/rules.md.
#pragma once

#include <string>
#include <vector>

#include "extractor/rule_pack.h"
#include "reconcile/metric.h"

namespace factlint {

// Markdown: by pack the metrics that its rules claim, then the rules (indices into
// the book's), each with its reason, examples from its tests, and what it misses.
std::string RulesPage(const RuleBook& book, const MetricTable& metrics, const std::vector<size_t>& rules);

}  // namespace factlint
