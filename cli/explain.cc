// factlint explain: what a code means, or why a finding was made.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/audit_report.h"
#include "cli/commands.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/stream.h"
#include "cli/write_reports.h"
#include "extractor/diagnostic.h"
#include "reconcile/codes.h"

namespace factlint {
namespace {

constexpr size_t kShortestId = 6;  // of a finding's id without "f1:"

Outcome Nothing(std::string details) {
  return {.code = Exit::kUsage, .reason = "there is nothing to explain", .details = std::move(details)};
}

bool IsFindingId(std::string_view word) { return word.substr(0, 3) == "f1:"; }

Outcome ExplainCodes(const Options& options) {
  std::vector<std::string> known;
  for (const CodeInfo& info : Codes()) known.emplace_back(info.code);
  std::string page, mistakes;
  for (const std::string& word : options.args) {
    if (const CodeInfo* const info = FindCode(word); info != nullptr) {
      page += (page.empty() ? "" : "\n") + ExplainCode(*info);
      continue;
    }
    const std::string hint = DidYouMean(word, known);
    mistakes += fmt::format("factlint: error: unknown code \"{}\"{}{}\n", word, hint.empty() ? "" : "; ", hint);
  }
  if (!mistakes.empty()) return Nothing(std::move(mistakes));
  Stream stream(options);
  stream.Write(page);
  return stream.Close({.reason = "explained"});
}

// Who a claim is about and how that is known, when it holds, how sure it is.
std::string RolesOf(const Claim& claim) {
  const std::string when = claim.as_of.range
                               ? fmt::format("{} to {}, {}", claim.as_of.range->start.ToString(),
                                             claim.as_of.range->end.ToString(), ToString(claim.as_of.basis))
                               : "unknown";
  std::string text =
      fmt::format("{} \"{}\"\n  rule       {}\n  subject    {} ({}), from the {}\n  as of      {}\n", claim.id,
                  claim.text, claim.rule, claim.subject.name, claim.subject.id, ToString(claim.subject.via), when);
  for (const auto& [dimension, value] : claim.scope) text += fmt::format("  {:<10} {}\n", dimension, value);
  text += fmt::format("  modality   {}\n", ToString(claim.modality));
  if (!claim.attribution.empty()) text += fmt::format("  says       {}\n", claim.attribution);
  if (claim.place)
    text += fmt::format("  at         {}:{}:{}, bytes {} to {}\n", claim.path, claim.place->line, claim.place->column,
                        claim.place->start, claim.place->end);
  return text;
}

// Keeps the one finding and its claims.
void KeepOnly(Report& report, const Finding& finding) {
  std::vector<std::string> ids;
  for (const FindingLocation& location : finding.locations) ids.push_back(location.claim);
  for (const Camp& camp : finding.camps) ids.insert(ids.end(), camp.claims.begin(), camp.claims.end());
  std::erase_if(report.claims,
                [&](const Claim& claim) { return std::find(ids.begin(), ids.end(), claim.id) == ids.end(); });
  report.findings = {finding};
}

// From the byte to the verdict: the report of the one finding, then its claims.
Outcome ExplainFinding(const Options& options) {
  Options rest = options;
  rest.args.erase(rest.args.begin());
  const std::string& id = options.args.front();
  const Result<Session> session = OpenSession(rest);
  if (!session) return UsageOutcome(session.error());
  const Result<RuleBook> book = LoadRules(session->config, options);
  if (!book) return UsageOutcome(book.error());
  Result<Report> report = MakeReport(*session, *book);
  if (!report) return UsageOutcome(report.error());
  std::vector<const Finding*> found;
  for (const Finding& finding : report->findings)
    if (finding.id == id || (id.size() >= kShortestId + 3 && finding.id.substr(0, id.size()) == id))
      found.push_back(&finding);
  if (found.empty())
    return Nothing(fmt::format("factlint: error: no finding has the id \"{}\" in these documents\n", id));
  if (found.size() > 1)
    return Nothing(fmt::format("factlint: error: {} findings have ids that begin with \"{}\"\n", found.size(), id));
  KeepOnly(*report, Finding(*found.front()));
  std::string roles = "\nIts claims\n\n";
  for (const Claim& claim : report->claims) roles += RolesOf(claim) + "\n";
  return WriteReports(*report, options, session->config, "text", {.reason = "explained"}, roles);
}

}  // namespace

Outcome RunExplain(const Options& options) {
  if (options.args.empty())
    return Nothing("factlint: error: explain needs a code, such as FL102, or the id of a finding\n");
  return IsFindingId(options.args.front()) ? ExplainFinding(options) : ExplainCodes(options);
}

}  // namespace factlint
