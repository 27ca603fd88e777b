#include "cli/tool_findings.h"

#include <fmt/format.h>

#include "reconcile/identity.h"

namespace factlint {
namespace {

Finding Notice(std::string_view code, std::string_view basis, std::string_view family, const std::string& subject) {
  Finding finding;
  finding.code = code;
  finding.verdict = Verdict::kNotice;
  finding.basis = basis;
  finding.severity = Severity::kNote;
  finding.family = family;
  finding.key.subject = subject;
  finding.id = FindingId(finding.family, finding.key, {}, {});
  return finding;
}

}  // namespace

Finding UnreadFinding(const Unread& unread) {
  Finding finding = Notice("FL905", "not read", "document:unread", unread.name);
  finding.message = fmt::format("{} was not read: {}", unread.name, unread.problem);
  finding.explain = {unread.problem};
  finding.locations = {{.path = unread.path, .doc = unread.name}};
  finding.state = FindingState(finding);
  return finding;
}

Finding IdleCheckFinding(const CheckCoverage& check) {
  Finding finding = Notice("FL904", "no inputs", "check:idle", check.name);
  finding.severity = Severity::kHidden;
  finding.message = fmt::format("{} did not run {}{}{}", check.name,
                                check.not_run == 1 ? "once" : fmt::format("{} times", check.not_run),
                                check.why.empty() ? "" : ": ", check.why);
  finding.state = FindingState(finding);
  return finding;
}

}  // namespace factlint
