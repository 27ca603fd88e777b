// How often rules are wrong, as people have decided: the waivers of their findings
// whose outcome is tool-error. gating.md section 4.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reconcile/finding.h"
#include "reconcile/waivers.h"

namespace factlint {

// Of the findings of one rule or code.
struct RuleRecord {
  int findings = 0;
  int decided = 0;  // waived
  int tool_errors = 0;
};

struct RuleRecords {
  std::map<std::string, RuleRecord> by_code;
  std::map<std::string, RuleRecord> by_rule;  // a finding counts for every rule that took one of its claims
};

// `uses` is what ApplyWaivers told of `waivers`. Hidden findings, those that are
// gone, and those without claims count for nothing.
RuleRecords CountDecisions(const Report& report, const std::vector<Waiver>& waivers,
                           const std::vector<WaiverUse>& uses);

// When a rule is wrong too often to fail a check: of at least `of` decided findings
// this many in a hundred were errors of the tool.
struct Demotion {
  int percent = 50;
  int of = 5;
};

struct DemotedRule {
  std::string rule;
  RuleRecord record;
  int demoted = 0;  // findings; one that rests on several such rules counts for the first
};

// Errors and warnings that nobody has decided on become notes where they rest on
// such a rule, and say so. The rules, sorted; also those that demoted nothing.
std::vector<DemotedRule> DemoteFindings(const Demotion& demotion, const RuleRecords& records, Report& report);

}  // namespace factlint
