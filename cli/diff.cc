// factlint diff: what a change does to claims and findings.
#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "cli/audit_report.h"
#include "cli/commands.h"
#include "cli/decisions.h"
#include "cli/file.h"
#include "cli/gate.h"
#include "cli/git.h"
#include "cli/packs.h"
#include "cli/renames.h"
#include "cli/revision.h"
#include "cli/table_rows.h"
#include "cli/write_reports.h"
#include "extractor/rule_hash.h"
#include "reconcile/reconcile.h"
#include "reports/diff.h"

namespace factlint {
namespace {

// A revision with what it says.
struct Side {
  Session session;
  const Files* rules_from = nullptr;
  Report report;
  RuleHashes rules;
  std::string warnings;  // whole lines
};

struct Commits {
  std::string base, head;  // an empty head is the work tree
};

// The repository of the folder where the program runs, or else of the configuration
// or the first PATH: the program may be run from elsewhere.
Result<std::unique_ptr<GitRepository>> OpenRepository(const Options& options) {
  Result<std::unique_ptr<GitRepository>> here = GitRepository::Open("");
  const std::string there = !options.config.empty() ? options.config : options.args.empty() ? "" : options.args.front();
  if (there.empty() || (here && PathInside(**here, there))) return here;
  const std::string folder = Disk().IsFolder(there) ? there : FolderOf(there);
  Result<std::unique_ptr<GitRepository>> other = GitRepository::Open(folder);
  return other || !here ? std::move(other) : std::move(here);
}

Result<Commits> FindCommits(const GitRepository& repository, const Options& options) {
  if (options.base.empty())
    return Error{.what = "factlint: error: diff needs --base REV, the revision to compare with\n"};
  Result<std::string> base = repository.CommitOf(options.base);
  if (!base) return base.error();
  const Result<std::string> head = repository.CommitOf(options.head.empty() ? "HEAD" : options.head);
  if (!head && (!options.head.empty() || options.merge_base)) return head.error();
  if (options.merge_base) base = repository.MergeBase(*base, *head);
  if (!base) return base.error();
  return Commits{.base = std::move(*base), .head = options.head.empty() ? std::string() : *head};
}

// What .gitignore leaves out is no part of a change.
Result<bool> DropIgnored(const GitRepository& repository, std::vector<Input>& inputs) {
  const Result<std::vector<std::string>> ignored = repository.Ignored();
  if (!ignored) return ignored.error();
  const auto is_ignored = [&](const Input& input) {
    const std::optional<std::string> path = PathInside(repository, input.file);
    return path && std::any_of(ignored->begin(), ignored->end(), [&](const std::string& one) {
             return one == *path || (one.ends_with('/') && path->starts_with(one));
           });
  };
  std::erase_if(inputs, is_ignored);
  return true;
}

// A PATH may be missing on one side, not on both.
Result<bool> CheckPaths(const Options& options, const Session& base, const Session& head) {
  std::string mistakes;
  for (const std::string& path : options.args) {
    Options one = options;
    one.args = {path};
    const auto now = FindInputs(one, head.config, *head.files);
    if (!now && !FindInputs(one, base.config, *base.files)) mistakes += now.error().what;
  }
  if (!mistakes.empty()) return Error{.what = std::move(mistakes)};
  return true;
}

// The base as its own configuration tells to read it. Where that cannot be used, a
// change that mends or introduces it must pass: then as the head's does.
Result<Side> OpenBase(const Options& options, const Files& files, const Side& head, std::vector<std::string>& notes) {
  Side side{.session = {}, .rules_from = &files, .report = {}, .rules = {}, .warnings = {}};
  Result<Config> config = FindAndReadConfig(options, files);
  if (!config || config->file == nullptr) {
    if (head.session.config.file != nullptr)
      notes.push_back(fmt::format("{} at {}: it is read as the configuration of the other side says",
                                  config ? "there is no factlint.yaml" : "the configuration cannot be used",
                                  options.base));
    config = FindAndReadConfig(options, *head.session.files);
    side.rules_from = head.session.files;
  }
  if (!config) return config.error();
  Result<Session> session = OpenSession(std::move(*config), options, files, Missing::kIsPassedOver);
  if (!session) return session.error();
  side.session = std::move(*session);
  return side;
}

// What was decided about this side's findings, but for its baseline: the other
// side takes the place of that.
Result<Decisions> DecisionsOf(const Side& side, const Options& options) {
  Options without = options;
  without.baseline.clear();
  Result<Decisions> decisions = ReadDecisions(side.session.config, without, side.session.today, *side.session.files);
  if (decisions) decisions->baseline.reset();
  return decisions;
}

Result<bool> Judge(Side& side, const Options& options, const Decisions& decisions, KeptTexts* texts,
                   ExtractedDocuments& extracted) {
  const Result<RuleBook> book = LoadRulesToExtract(side.session.config, options, *side.rules_from);
  if (!book) return book.error();
  std::vector<FoundComment> comments;
  Result<Report> report = MakeReport(side.session, *book, texts, &comments, &extracted);
  if (!report) return report.error();
  side.report = std::move(*report);
  side.rules = HashRules(*book);
  const bool all = side.session.whole && side.report.coverage.read == side.report.coverage.documents;
  side.warnings =
      ApplyDecisions(decisions, comments, *book, all ? Extent::kWhole : Extent::kPart, side.report).warnings;
  Options reported = options;
  reported.show_all = false;
  SelectShown(side.report, reported);
  ShowRows(side.session, side.report);
  return true;
}

std::vector<DocumentChange> CompareDocuments(const Report& base, const Report& head) {
  std::vector<DocumentChange> changes;
  std::map<std::string_view, const DocumentSummary*> before;
  for (const DocumentSummary& document : base.documents) before.emplace(document.info.id, &document);
  for (const DocumentSummary& document : head.documents) {
    const auto found = before.find(document.info.id);
    if (found == before.end()) {
      changes.push_back({.kind = DocumentChange::Kind::kAdded, .before = nullptr, .after = &document});
      continue;
    }
    const DocumentSummary* const then = found->second;
    before.erase(found);
    if (then->info.path != document.info.path)
      changes.push_back({.kind = DocumentChange::Kind::kRenamed, .before = then, .after = &document});
    else if (then->sha256 != document.sha256)
      changes.push_back({.kind = DocumentChange::Kind::kChanged, .before = then, .after = &document});
  }
  for (const DocumentSummary& document : base.documents)
    if (before.count(document.info.id) > 0)
      changes.push_back({.kind = DocumentChange::Kind::kRemoved, .before = &document, .after = nullptr});
  return changes;
}

// Gives each finding of the head its status, as if the base were its baseline,
// and adds those that are gone. What is said of the waivers' file (FL901 ...) is
// no part of a baseline: it is old where the base says it too.
void SetStatus(Side& head, const Side& base) {
  std::map<std::string_view, const Finding*> before;
  for (const Finding& finding : base.report.findings) before.emplace(finding.id, &finding);
  const std::vector<BaselineEntry> gone = MatchBaseline(BaselineOf(base.report, base.rules), head.rules, head.report);
  for (Finding& finding : head.report.findings) {
    const auto found = before.find(finding.id);
    if (finding.code.starts_with("FL9") && found != before.end() && found->second->state == finding.state)
      finding.status = Status::kUnchanged;
  }
  for (const BaselineEntry& entry : gone) {
    Finding& finding = head.report.findings.emplace_back(*before.at(entry.id));
    finding.status = Status::kAbsent;
    for (FindingLocation& location : finding.locations) location.place = location.quote_place = std::nullopt;
  }
  OrderFindings(head.report.findings);
}

void SortOut(RevisionDiff& diff) {
  std::map<std::string_view, const Finding*> before;
  for (const Finding& finding : diff.base.report->findings) before.emplace(finding.id, &finding);
  for (const Finding& finding : diff.head.report->findings) {
    const auto found = before.find(finding.id);
    if (finding.status == Status::kAbsent)
      diff.gone.push_back(found == before.end() ? &finding : found->second);
    else if (finding.status == Status::kUnchanged)
      ++diff.unchanged;
    else if (!finding.waiver.empty())
      diff.waived.push_back(&finding);
    else if (finding.status == Status::kUpdated && found != before.end())
      diff.updated.push_back({.before = found->second, .after = &finding, .worse = finding.worse});
    else
      diff.fresh.push_back(&finding);
  }
}

void NoteDifferences(RevisionDiff& diff) {
  if (diff.base.report->ruleset != diff.head.report->ruleset)
    diff.notes.emplace_back(
        "the rules are not the same on both sides: findings may differ without a change of a document");
  const Coverage& base = diff.base.report->coverage;
  if (base.read < base.documents)
    diff.notes.push_back(fmt::format("{} of {} documents of {} could not be read", base.documents - base.read,
                                     base.documents, diff.base.name));
}

// Where a finding should point: at what the change touches.
RenderOptions Pointed(RenderOptions render, const RevisionDiff& diff) {
  for (const Claim* claim : diff.claims.added) render.changed_claims.insert(claim->id);
  for (const ClaimChange& change : diff.claims.changed) render.changed_claims.insert(change.after->id);
  for (const DocumentChange& change : diff.documents)
    if (change.after != nullptr) render.changed_paths.push_back(change.after->info.path);
  render.compared_with = diff.base.name;
  return render;
}

// As `check`; with --strict both sides have to be read.
Outcome JudgeDiff(const RevisionDiff& diff, const Options& options, const Gate& gate) {
  Options base = options;
  base.allow_empty = true;
  Outcome outcome = VouchFor(diff.base.report->coverage, Needs::kClaims, base);
  if (outcome.code == Exit::kOk) return JudgeCheck(*diff.head.report, options, gate);
  outcome.reason += fmt::format(" of {}", diff.base.name);
  return outcome;
}

void Print(const RevisionDiff& diff, std::string_view format, const RenderOptions& render, Output& out) {
  if (format == "text")
    RenderDiffText(diff, render, out);
  else if (format == "json")
    RenderDiffJson(diff, render, out);
  else if (format == "markdown")
    RenderDiffMarkdown(diff, render, out);
  else
    FindRenderer(format)->render(*diff.head.report, render, out);
}

Outcome Compare(const Options& options, const GitRepository& repository, const Commits& commits) {
  const Result<std::unique_ptr<Revision>> base_files = Revision::Open(repository, commits.base);
  if (!base_files) return UsageOutcome(base_files.error());
  std::unique_ptr<Revision> head_files;
  if (!commits.head.empty()) {
    Result<std::unique_ptr<Revision>> opened = Revision::Open(repository, commits.head);
    if (!opened) return UsageOutcome(opened.error());
    head_files = std::move(*opened);
  }
  const Files& now = head_files ? *head_files : Disk();
  Result<Session> session = OpenSession(options, now, Missing::kIsPassedOver);
  if (!session) return UsageOutcome(session.error());
  Side head{.session = std::move(*session), .rules_from = &now, .report = {}, .rules = {}, .warnings = {}};
  RevisionDiff diff;
  Result<Side> base = OpenBase(options, **base_files, head, diff.notes);
  if (!base) return UsageOutcome(base.error());
  if (const auto good = CheckPaths(options, base->session, head.session); !good) return UsageOutcome(good.error());
  if (!head_files)
    if (const auto done = DropIgnored(repository, head.session.inputs); !done) return UsageOutcome(done.error());
  FollowRenames(base->session, head.session);
  KeptTexts texts;
  const Result<Decisions> decisions = DecisionsOf(head, options);
  if (!decisions) return UsageOutcome(decisions.error());
  Result<Decisions> before = DecisionsOf(*base, options);
  if (!before) diff.notes.push_back(fmt::format("the waivers at {} cannot be used and are passed over", options.base));
  ExtractedDocuments extracted;  // what both sides have is extracted once
  if (const auto good = Judge(head, options, *decisions, WantsTexts(options) ? &texts : nullptr, extracted); !good)
    return UsageOutcome(good.error());
  if (const auto good = Judge(*base, options, before ? *before : Decisions(), nullptr, extracted); !good)
    return UsageOutcome(good.error());
  SetStatus(head, *base);
  diff.base = {.name = options.base, .commit = commits.base, .report = &base->report};
  diff.head = {
      .name = options.head.empty() ? "the work tree" : options.head, .commit = commits.head, .report = &head.report};
  diff.documents = CompareDocuments(base->report, head.report);
  diff.claims = CompareClaims(base->report.claims, head.report.claims);
  SortOut(diff);
  NoteDifferences(diff);
  const auto print = [&](std::string_view format, const RenderOptions& render, Output& out) {
    RenderOptions pointed = Pointed(render, diff);
    pointed.texts = texts.Source();
    Print(diff, format, pointed, out);
  };
  Outcome outcome = JudgeDiff(diff, options, head.session.config.gate);
  outcome.details = head.warnings;
  return WriteEach(print, options, head.session.config, "text", std::move(outcome));
}

}  // namespace

Outcome RunDiff(const Options& options) {
  const Result<std::unique_ptr<GitRepository>> repository = OpenRepository(options);
  if (!repository) return UsageOutcome(repository.error());
  const Result<Commits> commits = FindCommits(**repository, options);
  if (!commits) return UsageOutcome(commits.error());
  return Compare(options, **repository, *commits);
}

}  // namespace factlint
