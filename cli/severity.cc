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

// A notice that is hidden by default is reported where its code is named in full:
// a metric or a glob may mean what is reported alone.
bool Applies(const SeverityRule& rule, const Finding& finding) {
  const bool hidden = finding.severity == Severity::kHidden;
  return Fits(rule, finding) && (!hidden || (finding.verdict == Verdict::kNotice && rule.code == finding.code));
}

}  // namespace

void ApplySeverities(const std::vector<SeverityRule>& rules, std::vector<Finding>& findings) {
  if (rules.empty()) return;
  for (Finding& finding : findings) {
    const auto last =
        std::find_if(rules.rbegin(), rules.rend(), [&](const SeverityRule& rule) { return Applies(rule, finding); });
    if (last != rules.rend()) finding.severity = last->severity;
  }
}

}  // namespace factlint
