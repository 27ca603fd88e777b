// factlint reconcile: claims in, findings out.
#include <algorithm>
#include <iterator>
#include <map>
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

// All claims of the files, in the order of the words. The error tells the mistakes of all files.
Result<std::vector<Claim>> ReadAll(const std::vector<std::string>& files) {
  std::vector<Claim> claims;
  std::string mistakes;
  for (const std::string& file : files) {
    const Result<std::string> bytes = ReadFile(file);
    if (!bytes) {
      mistakes += fmt::format("{}: error: {}\n", file, bytes.error().what);
      continue;
    }
    Result<std::vector<Claim>> some = ReadClaims(*bytes, file == "-" ? "standard input" : file);
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

}  // namespace

Outcome RunReconcile(const Options& options) {
  const Result<Config> config = FindAndReadConfig(options);
  if (!config) return UsageOutcome(config.error());
  const Result<RuleBook> book = LoadRules(*config, options);
  if (!book) return UsageOutcome(book.error());
  const Result<MetricTable> metrics = LoadMetrics(*config, *book);
  if (!metrics) return UsageOutcome(metrics.error());
  Result<std::vector<Claim>> claims = ReadAll(options.args.empty() ? std::vector<std::string>{"-"} : options.args);
  if (!claims) return UsageOutcome(claims.error());
  if (const Result<bool> unique = CheckIds(*claims); !unique) return UsageOutcome(unique.error());

  Report report;
  report.tool = ToolName();
  report.ruleset = book->ruleset();
  report.claims = std::move(*claims);
  report.documents = DocumentsOf(report.claims, *config);
  Judge(report,
        {.metrics = *metrics, .hierarchy = MakeHierarchy(*book), .today = TodayOf(options), .jobs = JobsOf(options)});
  SelectShown(report, options);
  return WriteReports(report, options, *config, "jsonl", JudgeAudit(report, options, config->gate));
}

}  // namespace factlint
