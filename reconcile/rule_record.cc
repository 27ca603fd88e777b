#include "reconcile/rule_record.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

namespace factlint {
namespace {

bool Counts(const Finding& finding) {
  return finding.severity != Severity::kHidden && finding.status != Status::kAbsent && !finding.camps.empty();
}

// Which rules a finding rests on.
class RulesOfFindings {
 public:
  explicit RulesOfFindings(const Report& report) {
    for (const Claim& claim : report.claims) rules_.emplace(claim.id, claim.rule);
  }
  std::set<std::string_view> Of(const Finding& finding) const {
    std::set<std::string_view> rules;
    for (const Camp& camp : finding.camps)
      for (const std::string& claim : camp.claims)
        if (const auto rule = rules_.find(claim); rule != rules_.end()) rules.insert(rule->second);
    return rules;
  }

 private:
  std::unordered_map<std::string_view, std::string_view> rules_;  // of claims
};

void Count(bool decided, bool tool_error, RuleRecord& record) {
  ++record.findings;
  record.decided += decided;
  record.tool_errors += tool_error;
}

}  // namespace

RuleRecords CountDecisions(const Report& report, const std::vector<Waiver>& waivers,
                           const std::vector<WaiverUse>& uses) {
  std::unordered_map<std::string_view, std::string_view> outcomes;  // of findings
  for (size_t w = 0; w < waivers.size(); ++w)
    if (uses[w].waives)
      for (const std::string& id : uses[w].findings) outcomes.emplace(id, waivers[w].outcome);
  RuleRecords records;
  const RulesOfFindings rules(report);
  for (const Finding& finding : report.findings) {
    if (!Counts(finding)) continue;
    const bool decided = !finding.waiver.empty();
    const auto outcome = outcomes.find(finding.id);
    const bool tool_error = decided && outcome != outcomes.end() && outcome->second == "tool-error";
    Count(decided, tool_error, records.by_code[finding.code]);
    for (const std::string_view rule : rules.Of(finding))
      Count(decided, tool_error, records.by_rule[std::string(rule)]);
  }
  return records;
}

std::vector<DemotedRule> DemoteFindings(const Demotion& demotion, const RuleRecords& records, Report& report) {
  std::vector<DemotedRule> demoted;  // sorted, as the records are
  for (const auto& [rule, record] : records.by_rule)
    if (record.decided >= demotion.of && record.tool_errors * 100 >= record.decided * demotion.percent)
      demoted.push_back({.rule = rule, .record = record});
  if (demoted.empty()) return demoted;
  const RulesOfFindings rules(report);
  for (Finding& finding : report.findings) {
    if (!Counts(finding) || !finding.waiver.empty() || finding.severity <= Severity::kNote) continue;
    const std::set<std::string_view> of = rules.Of(finding);
    for (DemotedRule& one : demoted) {
      if (of.count(one.rule) == 0 || finding.severity == Severity::kNote) continue;
      finding.severity = Severity::kNote;
      finding.explain.push_back(
          fmt::format("a note, for {} of the {} decided findings of the rule {} were errors of the tool",
                      one.record.tool_errors, one.record.decided, one.rule));
      ++one.demoted;
    }
  }
  return demoted;
}

}  // namespace factlint
