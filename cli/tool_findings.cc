#include "cli/tool_findings.h"

#include <fmt/format.h>

#include "reconcile/identity.h"

namespace factlint {

Finding UnreadFinding(const Unread& unread) {
  Finding finding;
  finding.code = "FL905";
  finding.verdict = Verdict::kNotice;
  finding.basis = "not read";
  finding.severity = Severity::kNote;
  finding.family = "document:unread";
  finding.key.subject = unread.name;
  finding.id = FindingId(finding.family, finding.key, {}, {});
  finding.message = fmt::format("{} was not read: {}", unread.name, unread.problem);
  finding.explain = {unread.problem};
  finding.locations = {{.path = unread.path, .doc = unread.name}};
  finding.state = FindingState(finding);
  return finding;
}

}  // namespace factlint
