#include "cli/gate.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factlint {
namespace {

std::string Count(int n, std::string_view noun) { return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s"); }

const std::vector<Verdict>& FailOnVerdicts(const Options& options, const Gate& gate) {
  return options.fail_on_verdicts.empty() ? gate.fail_on_verdicts : options.fail_on_verdicts;
}

// Is the severity a reason too? Where verdicts alone are named, it is not.
bool SeverityCounts(const Options& options, const Gate& gate) {
  if (options.fail_on) return true;
  return options.fail_on_verdicts.empty() && (gate.fail_on || gate.fail_on_verdicts.empty());
}

// Who set the threshold, for the reason.
std::string Threshold(const Options& options, const Gate& gate) {
  std::vector<std::string> parts;
  const std::string_view level = FailOn(options, gate) == Severity::kHidden ? "never" : ToString(FailOn(options, gate));
  if (SeverityCounts(options, gate)) {
    if (options.fail_on)
      parts.push_back(fmt::format("--fail-on {}", level));
    else if (gate.fail_on)
      parts.push_back(fmt::format("fail_on: {} of the configuration", level));
    else
      parts.push_back(fmt::format("the default, {}", level));
  }
  for (const Verdict verdict : FailOnVerdicts(options, gate))
    parts.push_back(options.fail_on_verdicts.empty()
                        ? fmt::format("fail_on_verdict: {} of the configuration", ToString(verdict))
                        : fmt::format("--fail-on-verdict {}", ToString(verdict)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

Outcome CannotVouch(std::string reason) { return {.code = Exit::kCannotVouch, .reason = std::move(reason)}; }

int CountOf(const Report& report, std::string_view code) {
  return static_cast<int>(std::count_if(report.findings.begin(), report.findings.end(),
                                        [&](const Finding& finding) { return finding.code == code; }));
}

// What no longer says anything of these documents, in words; empty where all does.
std::string Stale(const Report& report) {
  std::vector<std::string> parts;
  if (const int expired = CountOf(report, "FL902"); expired > 0)
    parts.push_back(fmt::format("{} expired", Count(expired, "waiver")));
  if (const int unused = CountOf(report, "FL901"); unused > 0)
    parts.push_back(fmt::format("{} unused", Count(unused, "waiver")));
  if (CountOf(report, "FL903") > 0) {
    const auto gone = std::count_if(report.findings.begin(), report.findings.end(),
                                    [](const Finding& finding) { return finding.status == Status::kAbsent; });
    parts.push_back(gone == 1 ? "1 baseline entry stale" : fmt::format("{} baseline entries stale", gone));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

// Findings that a change of rules brought, which do not count.
int RuleChanged(const Report& report) {
  return static_cast<int>(std::count_if(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
    return finding.status == Status::kRuleChanged && finding.waiver.empty();
  }));
}

struct Tally {
  int failing = 0;
  int within = 0;  // the budgets
};

Tally CountGated(const Report& report, const Options& options, const Gate& gate) {
  std::array<int, 4> counts = {};
  for (const Finding& finding : report.findings)
    if (FailsGate(finding, options, gate)) ++counts[static_cast<size_t>(finding.severity)];
  Tally tally;
  for (size_t i = 0; i < counts.size(); ++i)
    (counts[i] > gate.max_new[i].value_or(0) ? tally.failing : tally.within) += counts[i];
  return tally;
}

}  // namespace

Severity FailOn(const Options& options, const Gate& gate) {
  if (options.fail_on) return *options.fail_on;
  return gate.fail_on.value_or(Severity::kWarning);
}

bool FailsGate(const Finding& finding, const Options& options, const Gate& gate) {
  if (finding.severity == Severity::kHidden || !finding.waiver.empty()) return false;
  const bool fresh = finding.status == Status::kNew || (finding.status == Status::kUpdated && !finding.worse.empty()) ||
                     (finding.status == Status::kRuleChanged && options.strict);
  if (!fresh) return false;
  const Severity fail_on = FailOn(options, gate);
  if (SeverityCounts(options, gate) && fail_on != Severity::kHidden && finding.severity >= fail_on) return true;
  const std::vector<Verdict>& verdicts = FailOnVerdicts(options, gate);
  return std::find(verdicts.begin(), verdicts.end(), finding.verdict) != verdicts.end();
}

Outcome VouchFor(const Coverage& coverage, Needs needs, const Options& options) {
  const int unread = coverage.documents - coverage.read;
  if (options.strict && unread > 0)
    return CannotVouch(
        fmt::format("{} of {} could not be read (--strict)", unread, Count(coverage.documents, "document")));
  if (!options.allow_empty && coverage.documents == 0) return CannotVouch("there was no document to read");
  if (!options.allow_empty && coverage.read == 0) return CannotVouch("no document could be read");
  if (!options.allow_empty && needs == Needs::kClaims && coverage.claims == 0)
    return CannotVouch(fmt::format("no claim was found in {}", Count(coverage.read, "document")));
  std::string reason = fmt::format("read {}", Count(coverage.read, "document"));
  if (unread > 0) reason += fmt::format(" of {}", coverage.documents);
  if (needs == Needs::kClaims) reason += fmt::format(", found {}", Count(coverage.claims, "claim"));
  return {.reason = std::move(reason)};
}

Outcome JudgeAudit(const Report& report, const Options& options, const Gate&) {
  Outcome outcome = VouchFor(report.coverage, Needs::kClaims, options);
  if (outcome.code != Exit::kOk) return outcome;
  const auto shown = std::count_if(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
    return finding.severity != Severity::kHidden && finding.status != Status::kAbsent;
  });
  outcome.reason += fmt::format(", {}", Count(static_cast<int>(shown), "finding"));
  return outcome;
}

Outcome JudgeCheck(const Report& report, const Options& options, const Gate& gate) {
  Outcome outcome = VouchFor(report.coverage, Needs::kClaims, options);
  if (outcome.code != Exit::kOk) return outcome;
  if (const std::string stale = Stale(report); options.fail_on_stale && !stale.empty())
    return CannotVouch(fmt::format("{} (--fail-on-stale)", stale));
  const Tally tally = CountGated(report, options, gate);
  const std::string threshold = Threshold(options, gate);
  if (tally.failing > 0) {
    outcome = {.code = options.exit_zero ? Exit::kOk : Exit::kFindings,
               .reason = fmt::format("{} at or above the gate ({})", Count(tally.failing, "finding"), threshold)};
    if (options.exit_zero) outcome.reason += ", but --exit-zero";
    return outcome;
  }
  outcome.reason = fmt::format("no finding at or above the gate ({})", threshold);
  if (tally.within > 0)
    outcome.reason = fmt::format("{} within the budget of max_new ({})", Count(tally.within, "finding"), threshold);
  if (const int changed = RuleChanged(report); changed > 0 && !options.strict)
    outcome.reason += fmt::format("; {} of changed rules not counted", Count(changed, "finding"));
  return outcome;
}

}  // namespace factlint
