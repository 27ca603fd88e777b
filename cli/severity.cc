#include "cli/severity.h"

#include <algorithm>

#include "cli/filter.h"
#include "extractor/glob.h"

namespace factlint {
namespace {

bool Fits(const SeverityRule& rule, const Finding& finding) {
  const auto matches = [](const std::string& glob, std::string_view name) {
    return glob.empty() || NameMatches(glob, name);
  };
  return matches(rule.code, finding.code) && matches(rule.metric, finding.key.metric) &&
         matches(rule.subject, finding.key.subject) && (!rule.verdict || *rule.verdict == finding.verdict) &&
         (rule.source.empty() || HasSource(finding, {rule.source}));
}

}  // namespace

void ApplySeverities(const std::vector<SeverityRule>& rules, std::vector<Finding>& findings) {
  if (rules.empty()) return;
  for (Finding& finding : findings) {
    if (finding.severity == Severity::kHidden) continue;
    const auto last =
        std::find_if(rules.rbegin(), rules.rend(), [&](const SeverityRule& rule) { return Fits(rule, finding); });
    if (last != rules.rend()) finding.severity = last->severity;
  }
}

}  // namespace factlint
