// factlint baseline write, check, prune: the findings that a team lives with.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/decided_report.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/replace_file.h"
#include "cli/stream.h"
#include "extractor/rule_hash.h"
#include "reports/baseline_jsonl.h"

namespace factlint {
namespace {

Outcome Refuse(std::string what) {
  return {.code = Exit::kUsage, .reason = "the baseline is as it was", .details = std::move(what)};
}

Outcome Failed(const Error& error) {
  return {.code = static_cast<Exit>(error.exit_code), .reason = "the baseline is as it was", .details = error.what};
}

std::string Entries(size_t n) { return n == 1 ? "1 entry" : fmt::format("{} entries", n); }

// A baseline is of all findings or of none: what a filter or a PATH leaves out would be lost.
std::string WhyNotWhole(const Options& options, const Session& session) {
  const bool filtered =
      !options.sources.empty() || !options.subjects.empty() || !options.metrics.empty() || !options.codes.empty();
  if (filtered) return "factlint: error: a baseline holds all findings; leave the filters out\n";
  if (!session.whole)
    return "factlint: error: a baseline holds the findings of all documents that the configuration names; leave the "
           "PATHs out\n";
  return {};
}

// What all three begin with.
struct Opened {
  Session session;
  RuleBook book;
  std::string path;                   // of the baseline
  std::optional<std::string> before;  // what lies there
};

Result<Opened> Open(const Options& options) {
  Result<Session> session = OpenSession(options);
  if (!session) return session.error();
  if (std::string why = WhyNotWhole(options, *session); !why.empty()) return Error{.what = std::move(why)};
  Result<RuleBook> book = LoadRulesToExtract(session->config, options);
  if (!book) return book.error();
  const std::string path = BaselinePath(options, session->config);
  Result<std::optional<std::string>> before = ReadIfThere(path);
  if (!before) return before.error();
  return Opened{.session = std::move(*session), .book = std::move(*book), .path = path, .before = std::move(*before)};
}

// A baseline that is there, and the report under it.
struct Checked {
  Opened opened;
  Baseline baseline;
  DecidedReport decided;
};

Result<Checked> OpenChecked(const Options& options) {
  Result<Opened> opened = Open(options);
  if (!opened) return opened.error();
  if (!opened->before)
    return Error{
        .what = fmt::format("{}: error: there is no baseline yet; `factlint baseline write` makes it\n", opened->path)};
  Result<Baseline> baseline = ReadBaseline(*opened->before, opened->path);
  if (!baseline) return baseline.error();
  Options named = options;
  named.baseline = opened->path;
  Result<DecidedReport> decided = MakeDecidedReport(opened->session, opened->book, named);
  if (!decided) return decided.error();
  return Checked{.opened = std::move(*opened), .baseline = std::move(*baseline), .decided = std::move(*decided)};
}

// Can anything be said from what was read? With what is to be told in any case.
Outcome VouchFor(const DecidedReport& decided, const Options& options) {
  Outcome outcome = VouchFor(decided.report.coverage, Needs::kClaims, options);
  outcome.details = decided.standing.warnings;
  return outcome;
}

// The report as if there were no baseline.
Result<DecidedReport> ReportWithout(Opened& opened, const Options& options) {
  Options none = options;
  none.baseline.clear();
  opened.session.config.baseline.clear();
  return MakeDecidedReport(opened.session, opened.book, none);
}

// "12 findings, 2 new, 1 gone"; the last two where there was a baseline that can be read.
std::string Told(const Baseline& now, const Opened& opened) {
  std::string text = now.entries.size() == 1 ? "1 finding" : fmt::format("{} findings", now.entries.size());
  if (!opened.before) return text;
  const Result<Baseline> old = ReadBaseline(*opened.before, opened.path);
  if (!old) return text;
  const BaselineChanges changes = CompareBaselines(*old, now);
  return text + fmt::format(", {} new, {} gone, {} changed", changes.added.size(), changes.removed.size(),
                            changes.changed.size());
}

std::string FindingLine(std::string_view what, const Finding& finding) {
  return fmt::format("{:<9} {} {} {}\n", what, finding.code, finding.id, finding.message);
}

bool IsNotice(const Finding& finding) { return finding.code.starts_with("FL90") && finding.code != "FL905"; }

}  // namespace

Outcome RunBaselineWrite(const Options& options) {
  Result<Opened> opened = Open(options);
  if (!opened) return UsageOutcome(opened.error());
  Result<DecidedReport> decided = ReportWithout(*opened, options);
  if (!decided) return UsageOutcome(decided.error());
  Outcome outcome = VouchFor(*decided, options);
  if (outcome.code != Exit::kOk) return outcome;
  const Baseline baseline = BaselineOf(decided->report, HashRules(opened->book));
  const Result<bool> written = ReplaceFile(opened->path, opened->before, PrintBaseline(baseline));
  if (!written) return Failed(written.error());
  outcome.reason =
      fmt::format("{} {}: {}", *written ? "wrote" : "nothing to change in", opened->path, Told(baseline, *opened));
  return outcome;
}

Outcome RunBaselineCheck(const Options& options) {
  const Result<Checked> checked = OpenChecked(options);
  if (!checked) return UsageOutcome(checked.error());
  const auto& [opened, baseline, decided] = *checked;
  Outcome outcome = VouchFor(decided, options);
  if (outcome.code != Exit::kOk) return outcome;
  Stream stream(options);
  int differences = 0;
  for (const Finding& finding : decided.report.findings) {
    if (finding.severity == Severity::kHidden || IsNotice(finding) || finding.status == Status::kUnchanged) continue;
    if (!finding.waiver.empty() && finding.status != Status::kAbsent) continue;  // the baseline needs none of these
    stream.Write(Printable(FindingLine(ToString(finding.status), finding)));
    ++differences;
  }
  outcome.reason = fmt::format("{} is what these documents say: {}", opened.path, Entries(baseline.entries.size()));
  if (differences > 0) {
    outcome.code = Exit::kFindings;
    outcome.reason = fmt::format("{} of {} differ{} from what these documents say", differences, opened.path,
                                 differences == 1 ? "s" : "");
  }
  return stream.Close(std::move(outcome));
}

Outcome RunBaselinePrune(const Options& options) {
  Result<Checked> checked = OpenChecked(options);
  if (!checked) return UsageOutcome(checked.error());
  auto& [opened, baseline, decided] = *checked;
  Outcome outcome = VouchFor(decided, options);
  if (outcome.code != Exit::kOk) return outcome;
  if (decided.report.coverage.read < decided.report.coverage.documents)
    return Refuse("factlint: error: not every document could be read, so nobody knows what is gone\n");
  const std::vector<BaselineEntry>& stale = decided.standing.stale;
  const size_t all = baseline.entries.size();
  std::erase_if(baseline.entries, [&](const BaselineEntry& entry) {
    return std::any_of(stale.begin(), stale.end(), [&](const BaselineEntry& gone) { return gone.id == entry.id; });
  });
  const Result<bool> written = ReplaceFile(opened.path, opened.before, PrintBaseline(baseline));
  if (!written) return Failed(written.error());
  outcome.reason = fmt::format("took {} of {} out of {}", all - baseline.entries.size(), Entries(all), opened.path);
  return outcome;
}

}  // namespace factlint
