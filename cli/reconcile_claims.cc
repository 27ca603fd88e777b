// factlint reconcile: claims in, findings out.
#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "cli/audit_report.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/write_reports.h"
#include "reconcile/read_claims.h"
#include "reconcile/reconcile.h"
#include "reports/version.h"

namespace factlint {
namespace {

struct ClaimFile {
  std::string name;
  std::string lines;
  std::string problem;  // why it cannot be read; empty: it can
};

std::string NameOf(const std::string& file) { return file == "-" ? "standard input" : file; }

std::vector<ClaimFile> ReadFiles(const std::vector<std::string>& files) {
  std::vector<ClaimFile> read;
  for (const std::string& file : files) {
    Result<std::string> bytes = ReadFile(file);
    if (bytes)
      read.push_back({NameOf(file), std::move(*bytes), {}});
    else
      read.push_back({NameOf(file), {}, bytes.error().what});
  }
  return read;
}

// All claims of the files, in their order. The error tells the mistakes of all.
Result<std::vector<Claim>> ReadAll(const std::vector<ClaimFile>& files) {
  std::vector<Claim> claims;
  std::string mistakes;
  for (const ClaimFile& file : files) {
    if (!file.problem.empty()) {
      mistakes += fmt::format("{}: error: {}\n", file.name, file.problem);
      continue;
    }
    Result<std::vector<Claim>> some = ReadClaims(file.lines, file.name);
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

// Findings are all that is asked for: no list of claims, nothing that agrees.
bool AsksForFindingsAlone(const Options& options) {
  return !options.show_all &&
         std::all_of(options.outputs.begin(), options.outputs.end(),
                     [](const OutputRequest& request) { return request.format.empty() || request.format == "jsonl"; });
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
  SortedReconciler stream(input, NameOf(files.front()));
  for (const std::string& file : files) {
    stream.NextFile(NameOf(file));
    const Result<bool> read = EachLine(file, [&](std::string_view line) { return stream.Add(line); });
    if (!read) return Error{.what = fmt::format("{}: error: {}\n", file, read.error().what)};
    if (!*read) break;
  }
  return stream.Finish();
}

// All lines at once, without making claims of those that agree. Where one is bad
// the claims must be read: they know of which file it is.
Result<Judgement> JudgeLines(const std::vector<ClaimFile>& files, const ReconcileInput& input) {
  if (files.size() == 1) return ReconcileLines(files.front().lines, files.front().name, input);
  std::string lines;
  for (const ClaimFile& file : files) {
    if (!lines.empty() && lines.back() != '\n') lines += '\n';
    lines += file.lines;
  }
  return ReconcileLines(lines, "", input);
}

// What a run judges with.
struct Setup {
  const Options& options;
  Config config;
  RuleBook book;
  MetricTable metrics;
  Hierarchy hierarchy;
  std::vector<std::string> files;
};

// With all claims in the report.
Result<Report> JudgeClaims(const Setup& setup, const std::vector<ClaimFile>& files) {
  Result<std::vector<Claim>> claims = ReadAll(files);
  if (!claims) return claims.error();
  if (const Result<bool> unique = CheckIds(*claims); !unique) return unique.error();
  if (setup.options.sorted)
    if (const Result<bool> sorted = CheckOrder(*claims); !sorted) return sorted.error();
  Report report;
  report.claims = std::move(*claims);
  report.documents = DocumentsOf(report.claims, setup.config);
  Judge(report, {.metrics = setup.metrics,
                 .hierarchy = setup.hierarchy,
                 .today = TodayOf(setup.options),
                 .jobs = JobsOf(setup.options)});
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
  std::vector<ClaimFile> read;
  if (!setup.options.sorted) read = ReadFiles(setup.files);
  const bool all = std::all_of(read.begin(), read.end(), [](const ClaimFile& file) { return file.problem.empty(); });
  if (!all) return JudgeClaims(setup, read);
  Result<Judgement> judgement = setup.options.sorted ? JudgeStream(setup.files, input) : JudgeLines(read, input);
  if (!judgement && read.size() > 1) return JudgeClaims(setup, read);
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
  Result<RuleBook> book = LoadRules(*config, options);
  if (!book) return UsageOutcome(book.error());
  Result<MetricTable> metrics = LoadMetrics(*config, *book);
  if (!metrics) return UsageOutcome(metrics.error());
  const Hierarchy hierarchy = MakeHierarchy(*book);
  const Setup setup{.options = options,
                    .config = std::move(*config),
                    .book = std::move(*book),
                    .metrics = std::move(*metrics),
                    .hierarchy = hierarchy,
                    .files = options.args.empty() ? std::vector<std::string>{"-"} : options.args};
  Result<Report> report =
      AsksForFindingsAlone(options) ? JudgeFindings(setup) : JudgeClaims(setup, ReadFiles(setup.files));
  if (!report) return UsageOutcome(report.error());
  report->tool = ToolName();
  report->ruleset = setup.book.ruleset();
  SelectShown(*report, options);
  return WriteReports(*report, options, setup.config, "jsonl", JudgeAudit(*report, options, setup.config.gate));
}

}  // namespace factlint
