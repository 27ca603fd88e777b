#include "cli/gate.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factlint {
namespace {

std::string Count(int n, std::string_view noun) { return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s"); }

bool Counts(const Finding& finding) {
  return finding.waiver.empty() && (finding.status == Status::kNew || finding.status == Status::kUpdated);
}

// Who set the threshold, for the reason.
std::string Threshold(const Options& options, const Gate& gate) {
  const std::string_view level = FailOn(options, gate) == Severity::kHidden ? "never" : ToString(FailOn(options, gate));
  if (options.fail_on) return fmt::format("--fail-on {}", level);
  return gate.fail_on ? fmt::format("fail_on: {} of the configuration", level) : fmt::format("the default, {}", level);
}

Outcome CannotVouch(std::string reason) { return {.code = Exit::kCannotVouch, .reason = std::move(reason)}; }

int Stale(const Report& report) {
  return static_cast<int>(std::count_if(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
    return finding.code == "FL902" || finding.code == "FL903";
  }));
}

}  // namespace

Severity FailOn(const Options& options, const Gate& gate) {
  if (options.fail_on) return *options.fail_on;
  return gate.fail_on.value_or(Severity::kWarning);
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
  const auto shown = std::count_if(report.findings.begin(), report.findings.end(),
                                   [](const Finding& finding) { return finding.severity != Severity::kHidden; });
  outcome.reason += fmt::format(", {}", Count(static_cast<int>(shown), "finding"));
  return outcome;
}

Outcome JudgeCheck(const Report& report, const Options& options, const Gate& gate) {
  Outcome outcome = VouchFor(report.coverage, Needs::kClaims, options);
  if (outcome.code != Exit::kOk) return outcome;
  if (const int stale = Stale(report); options.fail_on_stale && stale > 0)
    return CannotVouch(fmt::format("{} or baseline entries out of date (--fail-on-stale)", Count(stale, "waiver")));
  const Severity fail_on = FailOn(options, gate);
  std::array<int, 4> counts = {};
  for (const Finding& finding : report.findings)
    if (Counts(finding)) ++counts[static_cast<size_t>(finding.severity)];
  int failing = 0, within = 0;
  for (const Severity severity : {Severity::kNote, Severity::kWarning, Severity::kError}) {
    const auto i = static_cast<size_t>(severity);
    if (fail_on == Severity::kHidden || severity < fail_on || counts[i] == 0) continue;
    (counts[i] > gate.max_new[i].value_or(0) ? failing : within) += counts[i];
  }
  const std::string threshold = Threshold(options, gate);
  if (failing > 0 && !options.exit_zero)
    return {.code = Exit::kFindings,
            .reason = fmt::format("{} at or above the gate ({})", Count(failing, "finding"), threshold)};
  if (failing > 0)
    return {.reason =
                fmt::format("{} at or above the gate ({}), but --exit-zero", Count(failing, "finding"), threshold)};
  if (within > 0)
    return {.reason = fmt::format("{} within the budget of max_new ({})", Count(within, "finding"), threshold)};
  return {.reason = fmt::format("no finding at or above the gate ({})", threshold)};
}

}  // namespace factlint
