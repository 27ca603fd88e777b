// factlint reconcile: claims in, findings out.
#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "cli/audit_report.h"
#include "cli/claim_files.h"
#include "cli/commands.h"
#include "cli/correct.h"
#include "cli/decisions.h"
#include "cli/file.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/severity.h"
#include "cli/write_reports.h"
#include "reconcile/read_claims.h"
#include "reconcile/reconcile.h"
#include "reports/version.h"

namespace factlint {
namespace {

// All claims of the files, in their order. The error tells the mistakes of all.
Result<std::vector<Claim>> ReadAll(const ClaimFiles& files) {
  std::vector<Claim> claims;
  std::string mistakes;
  for (const ClaimFiles::File& file : files.files()) {
    if (!file.problem.empty()) {
      mistakes += fmt::format("{}: error: {}\n", file.name, file.problem);
      continue;
    }
    const Result<std::string> bytes = file.regular ? ReadFile(file.path) : Result<std::string>(file.text);
    if (!bytes) {
      mistakes += fmt::format("{}: error: {}\n", file.name, bytes.error().what);
      continue;
    }
    Result<std::vector<Claim>> some = ReadClaims(*bytes, file.name);
    if (!some)
      mistakes += some.error().what;
    else
      std::move(some->begin(), some->end(), std::back_inserter(claims));
  }
  if (!mistakes.empty()) return Error{.what = mistakes};
  return claims;
}

// A claim's id is its name in the report: two of one name would be one.
Result<bool> CheckIds(const std::vector<Claim>& claims) {
  std::vector<std::string_view> ids;
  ids.reserve(claims.size());
  for (const Claim& claim : claims) ids.push_back(claim.id);
  std::sort(ids.begin(), ids.end());
  const auto twice = std::adjacent_find(ids.begin(), ids.end());
  if (twice == ids.end()) return true;
  return Error{.what = fmt::format("factlint: error: two files have a claim with the id \"{}\"\n", *twice)};
}

// The documents that the claims name, in their order, with what the configuration says of them.
std::vector<DocumentSummary> DocumentsOf(const std::vector<Claim>& claims, const Config& config) {
  std::map<std::string_view, size_t> known;
  std::vector<DocumentSummary> documents;
  for (const Claim& claim : claims) {
    const auto [at, added] = known.emplace(claim.doc, documents.size());
    if (added) {
      DocumentSummary summary;
      for (const DocumentEntry& entry : config.documents)
        if ((entry.info.id.empty() ? entry.path : entry.info.id) == claim.doc) summary.info = entry.info;
      summary.info.id = claim.doc;
      summary.info.path = claim.path;
      documents.push_back(std::move(summary));
    }
    ++documents[at->second].claims;
  }
  return documents;
}

// Are the claims in the order that --sorted asks for?
Result<bool> CheckOrder(const std::vector<Claim>& claims) {
  const auto above = std::adjacent_find(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(b.subject.id, b.metric) < std::tie(a.subject.id, a.metric);
  });
  if (above == claims.end()) return true;
  return Error{.what =
                   fmt::format("factlint: error: the claim \"{}\" is out of order: sort the lines by subject.id and "
                               "metric first, or leave --sorted out\n",
                               std::next(above)->id)};
}

std::vector<DocumentInfo> KnownDocuments(const Config& config) {
  std::vector<DocumentInfo> documents;
  for (const DocumentEntry& entry : config.documents) {
    documents.push_back(entry.info);
    documents.back().path = entry.path;
    if (documents.back().id.empty()) documents.back().id = entry.path;
  }
  return documents;
}

// One key at a time.
Result<Judgement> JudgeStream(const std::vector<std::string>& files, const ReconcileInput& input) {
  SortedReconciler stream(input, ClaimFiles::NameOf(files.front()));
  for (const std::string& file : files) {
    stream.NextFile(ClaimFiles::NameOf(file));
    const Result<bool> read = EachLine(file, [&](std::string_view line) { return stream.Add(line); });
    if (!read) return Error{.what = fmt::format("{}: error: {}\n", file, read.error().what)};
    if (!*read) break;
  }
  return stream.Finish();
}

// What a run judges with.
struct Setup {
  const Options& options;
  Config config;
  RuleBook book;
  MetricTable metrics;
  Hierarchy hierarchy;
  Decisions decisions;
  std::vector<Correction> corrections;
  std::vector<std::string> files;
};

// Are claims needed but for their findings? For a list of them, for what agrees or is
// hidden unless the project says otherwise, to be corrected, or to know which rules a baseline that was written under
// others means.
bool NeedsClaims(const Setup& setup) {
  const std::vector<OutputRequest>& outputs = setup.options.outputs;
  const bool other_rules = setup.decisions.baseline && setup.decisions.baseline->ruleset != setup.book.ruleset();
  return setup.options.show_all || !setup.corrections.empty() || !setup.config.severities.empty() || other_rules ||
         std::any_of(outputs.begin(), outputs.end(),
                     [](const OutputRequest& request) { return !request.format.empty() && request.format != "jsonl"; });
}

// With all claims in the report.
Result<Report> JudgeClaims(const Setup& setup, const ClaimFiles& files) {
  Result<std::vector<Claim>> claims = ReadAll(files);
  if (!claims) return claims.error();
  if (const Result<bool> unique = CheckIds(*claims); !unique) return unique.error();
  if (setup.options.sorted)
    if (const Result<bool> sorted = CheckOrder(*claims); !sorted) return sorted.error();
  Report report;
  report.claims = std::move(*claims);
  report.documents = DocumentsOf(report.claims, setup.config);
  std::vector<Finding> notices = Correct(setup.corrections, setup.config, Extent::kPart, setup.book, report);
  Judge(report, {.metrics = setup.metrics,
                 .hierarchy = setup.hierarchy,
                 .today = TodayOf(setup.options),
                 .jobs = JobsOf(setup.options)});
  for (Finding& notice : notices) report.findings.push_back(std::move(notice));
  return report;
}

// With findings alone.
Result<Report> JudgeFindings(const Setup& setup) {
  const std::vector<DocumentInfo> documents = KnownDocuments(setup.config);
  const ReconcileInput input{.claims = {},
                             .documents = documents,
                             .metrics = setup.metrics,
                             .hierarchy = setup.hierarchy,
                             .today = TodayOf(setup.options),
                             .jobs = JobsOf(setup.options),
                             .hidden = false,
                             .find_copies = true};
  // Without making claims of the lines that agree. Where one is bad the claims of
  // several files must be read: they know of which file they are.
  const ClaimFiles files(setup.options.sorted ? std::vector<std::string>() : setup.files);
  if (!files.all_open()) return JudgeClaims(setup, files);
  const bool one = files.files().size() == 1;
  Result<Judgement> judgement = setup.options.sorted
                                    ? JudgeStream(setup.files, input)
                                    : ReconcileLines(files, one ? files.files().front().name : "", input);
  if (!judgement && files.files().size() > 1) return JudgeClaims(setup, files);
  if (!judgement) return judgement.error();
  Report report;
  report.findings = std::move(judgement->findings);
  report.coverage = std::move(judgement->coverage);
  return report;
}

}  // namespace

Outcome RunReconcile(const Options& options) {
  Result<Config> config = FindAndReadConfig(options);
  if (!config) return UsageOutcome(config.error());
  Result<Decisions> decisions = ReadDecisions(*config, options, TodayOf(options));
  // Only a baseline asks which rule has changed.
  Result<RuleBook> book = decisions && !decisions->baseline ? LoadNames(*config, options, Beside::kLanguageWords)
                                                            : LoadRules(*config, options);
  if (!book) return UsageOutcome(book.error());
  Result<MetricTable> metrics = LoadMetrics(*config, *book);
  if (!metrics) return UsageOutcome(metrics.error());
  Result<std::vector<Correction>> corrections = LoadCorrections(*config);
  if (!decisions || !corrections)
    return UsageOutcome(
        {.what = (decisions ? "" : decisions.error().what) + (corrections ? "" : corrections.error().what)});
  const Hierarchy hierarchy = MakeHierarchy(*book);
  const Setup setup{.options = options,
                    .config = std::move(*config),
                    .book = std::move(*book),
                    .metrics = std::move(*metrics),
                    .hierarchy = hierarchy,
                    .decisions = std::move(*decisions),
                    .corrections = std::move(*corrections),
                    .files = options.args.empty() ? std::vector<std::string>{"-"} : options.args};
  Result<Report> report = NeedsClaims(setup) ? JudgeClaims(setup, ClaimFiles(setup.files)) : JudgeFindings(setup);
  if (!report) return UsageOutcome(report.error());
  report->tool = ToolName();
  report->ruleset = setup.book.ruleset();
  ApplySeverities(setup.config.severities, report->findings);
  // Claims are perhaps a part of what was decided about: nothing is said to be gone.
  const Standing standing = ApplyDecisions(setup.decisions, {}, setup.book, Extent::kPart, *report);
  SelectShown(*report, options);
  Outcome outcome = JudgeAudit(*report, options, setup.config.gate);
  outcome.details = standing.warnings;
  return WriteReports(*report, options, setup.config, "jsonl", std::move(outcome));
}

}  // namespace factlint
