#include "cli/decisions.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/file.h"
#include "cli/replace_file.h"
#include "cli/severity.h"
#include "extractor/rule_hash.h"
#include "reconcile/identity.h"
#include "reconcile/reconcile.h"

namespace factlint {
namespace {

constexpr std::string_view kBaselineName = "factlint-baseline.jsonl";
// Ids and rules named in a message; the others are counted.
constexpr size_t kNamed = 20;

Result<std::optional<Baseline>> ReadBaselineFile(const std::string& path, bool must_be_there, const Files& files) {
  const Result<std::optional<std::string>> bytes = ReadIfThere(path, files);
  if (!bytes) return bytes.error();
  if (!*bytes) {
    if (!must_be_there) return std::optional<Baseline>();
    return Error{.what =
                     fmt::format("{}: error: there is no such baseline; `factlint baseline write` makes it\n", path)};
  }
  Result<Baseline> baseline = ReadBaseline(**bytes, path);
  if (!baseline) return baseline.error();
  return std::optional<Baseline>(std::move(*baseline));
}

std::string Listed(const std::vector<std::string>& names) {
  const size_t shown = std::min(names.size(), size_t{5});
  std::string text = fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<ptrdiff_t>(shown), ", "));
  if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
  return text;
}

// A run under other rules than the baseline's.
std::string WarnOfRules(const Decisions& decisions, const RuleHashes& rules, const Report& report) {
  if (decisions.baseline->ruleset == report.ruleset) return {};
  const auto marked = std::count_if(report.findings.begin(), report.findings.end(),
                                    [](const Finding& f) { return f.status == Status::kRuleChanged; });
  if (marked == 0)
    return fmt::format(
        "{}: warning: it was written under other rules, which matters to no finding of today; `factlint baseline "
        "write` "
        "takes the new ones down\n",
        decisions.baseline_name);
  const std::vector<std::string> changed = ChangedRules(*decisions.baseline, rules);
  const std::string which = changed.empty() ? "" : fmt::format(" (changed: {})", Listed(changed));
  return fmt::format(
      "{}: warning: it was written under other rules{}; {} of changed rules {} marked rule-changed and not counted as "
      "new; look at them, then `factlint baseline write`\n",
      decisions.baseline_name, which, marked == 1 ? "1 finding" : fmt::format("{} findings", marked),
      marked == 1 ? "is" : "are");
}

Finding StaleFinding(const std::string& path, const std::vector<BaselineEntry>& stale) {
  Finding finding;
  finding.code = "FL903";
  finding.verdict = Verdict::kNotice;
  finding.severity = Severity::kNote;
  finding.basis = "stale baseline";
  finding.family = "baseline:stale";
  finding.key.subject = path;
  finding.id = FindingId(finding.family, finding.key, {}, {});
  finding.message = fmt::format("{} of {} match{} no finding any more; `factlint baseline prune` takes {} out",
                                stale.size() == 1 ? "1 entry" : fmt::format("{} entries", stale.size()), path,
                                stale.size() == 1 ? "es" : "", stale.size() == 1 ? "it" : "them");
  for (size_t i = 0; i < std::min(stale.size(), kNamed); ++i)
    finding.explain.push_back(fmt::format("{} {} {}", stale[i].id, stale[i].code, stale[i].key));
  if (stale.size() > kNamed) finding.explain.push_back(fmt::format("and {} more", stale.size() - kNamed));
  finding.locations = {{.path = path}};
  finding.state = FindingState(finding);
  return finding;
}

void TakeComments(const std::vector<FoundComment>& comments, const WaiverRules& rules, Standing& standing,
                  std::vector<Finding>& notices) {
  for (const FoundComment& found : comments) {
    Result<Waiver> waiver = ReadComment(found.comment, found.document, rules);
    if (waiver)
      standing.waivers.push_back(std::move(*waiver));
    else
      notices.push_back(BadComment(found.comment, found.document, waiver.error().what));
  }
}

// Of a waiver by id that says no state, though it is to hold for one.
std::string WarnOfPin(const Waiver& waiver, const WaiverUse& use) {
  const bool loose = waiver.pin == Pin::kState && waiver.states.empty() && !waiver.id.empty() && use.waives;
  if (!loose) return {};
  return fmt::format(
      "{}:{}:{}: warning: the waiver tells no state to be pinned to and holds for any values; write \"state: {}\" "
      "beside the id, or \"pin: key\"\n",
      waiver.path, waiver.place.line, waiver.place.column, use.state);
}

// What is a note from now on is said once a rule, so that nothing goes quiet unseen.
std::string Demote(const Demotion& demotion, const Standing& standing, Report& report) {
  const RuleRecords records = CountDecisions(report, standing.waivers, standing.uses);
  std::string warnings;
  for (const DemotedRule& one : DemoteFindings(demotion, records, report))
    warnings += fmt::format(
        "factlint: warning: {} of the {} decided findings of the rule {} were errors of the tool: {} of it {} a note "
        "(gate: demote)\n",
        one.record.tool_errors, one.record.decided, one.rule,
        one.demoted == 1 ? "1 finding" : fmt::format("{} findings", one.demoted), one.demoted == 1 ? "is" : "are");
  return warnings;
}

}  // namespace

std::string BaselinePath(const Options& options, const Config& config) {
  if (!options.baseline.empty()) return options.baseline;
  return config.baseline.empty() ? JoinPath(config.folder, std::string(kBaselineName)) : config.baseline;
}

Result<Decisions> ReadDecisions(const Config& config, const Options& options, Date today, const Files& files) {
  Decisions decisions;
  decisions.severities = config.severities;
  decisions.demote = config.gate.demote;
  decisions.rules = {.today = today, .longest_days = config.gate.longest_waiver};
  std::string mistakes;
  if (!options.baseline.empty() || !config.baseline.empty()) {
    decisions.baseline_path = BaselinePath(options, config);
    decisions.baseline_name = RelativeTo(config.folder, decisions.baseline_path);
    Result<std::optional<Baseline>> baseline =
        ReadBaselineFile(decisions.baseline_path, !options.baseline.empty(), files);
    if (baseline)
      decisions.baseline = std::move(*baseline);
    else
      mistakes += baseline.error().what;
  }
  if (!config.waivers.empty()) {
    decisions.waivers_path = config.waivers;
    Result<std::string> source = files.Read(config.waivers);
    Diagnostics diagnostics;
    if (!source)
      mistakes += fmt::format("{}: error: {}\n", config.waivers, source.error().what);
    else if (const auto file = YamlFile::Parse(config.waivers, std::move(*source), diagnostics))
      decisions.waivers = ReadWaivers(*file, RelativeTo(config.folder, config.waivers), decisions.rules, diagnostics);
    if (diagnostics.HasErrors()) mistakes += diagnostics.ToString();
  }
  if (!mistakes.empty()) return Error{.what = mistakes};
  return decisions;
}

Standing ApplyDecisions(const Decisions& decisions, const std::vector<FoundComment>& comments, const RuleBook& book,
                        Extent extent, Report& report) {
  Standing standing;
  std::vector<Finding> notices;
  if (decisions.baseline) {
    const RuleHashes rules = HashRules(book);  // only here: it is a tenth of a small run
    standing.stale = MatchBaseline(*decisions.baseline, rules, report);
    standing.warnings += WarnOfRules(decisions, rules, report);
    if (extent == Extent::kPart) standing.stale.clear();
  }
  standing.waivers = decisions.waivers;
  TakeComments(comments, decisions.rules, standing, notices);
  standing.uses = ApplyWaivers(standing.waivers, decisions.rules.today, report);
  for (size_t i = 0; i < standing.waivers.size(); ++i) {
    const Waiver& waiver = standing.waivers[i];
    const WaiverUse& use = standing.uses[i];
    if (use.expired) notices.push_back(ExpiredWaiver(waiver, use));
    if (!use.waives && !use.expired && (use.reopened || extent == Extent::kWhole))
      notices.push_back(UnusedWaiver(waiver, use));
    standing.warnings += WarnOfPin(waiver, use);
  }
  if (decisions.demote) standing.warnings += Demote(*decisions.demote, standing, report);
  if (!standing.stale.empty()) notices.push_back(StaleFinding(decisions.baseline_name, standing.stale));
  ApplySeverities(decisions.severities, notices);
  for (const BaselineEntry& entry : standing.stale) notices.push_back(AbsentFinding(entry));
  for (Finding& notice : notices) report.findings.push_back(std::move(notice));
  OrderFindings(report.findings);
  return standing;
}

}  // namespace factlint
