// What a rule makes of a match, and beside which words it makes nothing or something else.
#pragma once

#include <string>
#include <vector>

#include "extractor/rule.h"
#include "extractor/rule_source.h"

namespace factlint {

// The claims of `emit:`. The rule's patterns and roles are read before.
void ReadEmits(const std::vector<Node>& nodes, Node rule_node, const RuleSource& source, Rule& rule);

// The role that the first claim takes its value from.
std::string ValueRole(const std::vector<Node>& emits);

// The guards of `not_if:`; the claims are read before.
void ReadGuards(const std::vector<Node>& chain, const RuleSource& source, Rule& rule);

}  // namespace factlint
