// A rule as it holds: after `extends`, after what later packs replaced.
#pragma once

#include <string>

#include "extractor/rule_pack.h"

namespace factlint {

enum class ShowAs : uint8_t { kWritten, kResolved };

// YAML, with comments that tell where it comes from. kResolved puts in what it
// inherits, with the lexsets that it names below.
std::string ShowRule(const RuleBook& book, const Rule& rule, ShowAs as);

// The lexsets that a rule's patterns, guards and conditions name, sorted.
std::vector<std::string> LexsetsOf(const Rule& rule);

}  // namespace factlint
