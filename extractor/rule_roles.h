// The roles of a rule: from which names, rungs and cells they are filled.
#pragma once

#include <string>
#include <vector>

#include "extractor/rule.h"
#include "extractor/rule_source.h"

namespace factlint {

// `nodes` of all that is read here: what the rule and its bases say, the nearest first.
RoleSpec ReadRole(const std::vector<Node>& nodes, const RuleSource& source);

// From which rungs a date is taken.
Rungs ReadTime(const std::vector<Node>& nodes, const RuleSource& source);

// `table: {row: city, column: <ai_company>, cell: number}`: a cell stands behind its column's
// head and a colon, and its subject at the head of the row. `value`: the role of the cell.
void ReadTable(const std::vector<Node>& nodes, const std::string& value, const RuleSource& source, Rule& rule);

// "{list:company} have {number}": each item is a subject, where no other slot of the pattern
// is and nothing that `nodes` (of `emit:`) say asks for the list by its name.
void GiveLists(const std::vector<Node>& nodes, Rule& rule);

}  // namespace factlint
