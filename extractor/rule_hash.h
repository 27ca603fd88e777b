// What tells that a rule is another than it was.
#pragma once

#include <map>
#include <string>

#include "extractor/rule_pack.h"

namespace factlint {

// Of each rule ("china-ai/company-share") and metric ("metric company_count") the
// first 8 hexadecimal digits of a hash of what it says: keys, values and their
// order, not its comments, layout, tests and words for readers. What several rules share, such as names of
// places and the words of a language, is no part.
std::map<std::string, std::string, std::less<>> HashRules(const RuleBook& book);

}  // namespace factlint
