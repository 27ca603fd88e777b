// factlint explain: what a code means, or why a finding was made.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/decided_report.h"
#include "cli/file.h"
#include "cli/finding_chain.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/rules_session.h"
#include "cli/stream.h"
#include "cli/table_rows.h"
#include "cli/write_reports.h"
#include "extractor/diagnostic.h"
#include "extractor/rule_explain.h"
#include "reconcile/codes.h"
#include "reports/text.h"

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

// From the byte to the verdict: the finding in full, whatever was decided about it, then its claims.
Outcome ExplainFinding(const Options& options) {
  Options rest = options;
  rest.args.erase(rest.args.begin());
  const std::string& id = options.args.front();
  const Result<Session> session = OpenSession(rest);
  if (!session) return UsageOutcome(session.error());
  const Result<RuleBook> book = LoadRulesToExtract(session->config, options);
  if (!book) return UsageOutcome(book.error());
  Result<DecidedReport> decided = MakeDecidedReport(*session, *book, rest);
  if (!decided) return UsageOutcome(decided.error());
  ShowRows(*session, decided->report);
  const Report& report = decided->report;
  std::vector<const Finding*> found;
  for (const Finding& finding : report.findings)
    if (finding.id == id || (id.size() >= kShortestId + 3 && finding.id.substr(0, id.size()) == id))
      found.push_back(&finding);
  if (found.empty())
    return Nothing(fmt::format("factlint: error: no finding has the id \"{}\" in these documents\n", id));
  if (found.size() > 1)
    return Nothing(fmt::format("factlint: error: {} findings have ids that begin with \"{}\"\n", found.size(), id));
  const Result<MetricTable> metrics = LoadMetrics(session->config, *book);
  if (!metrics) return UsageOutcome(metrics.error());
  const Finding& finding = *found.front();
  const std::string chain = ChainOf(finding, report, *metrics, MakeHierarchy(*book));
  const auto print = [&](std::string_view, const RenderOptions& render, Output& out) {
    RenderFindings(report, {&finding}, render, out);
    out.buffer() += Printable(chain);
  };
  return WriteEach(print, options, session->config, "text",
                   {.reason = "explained", .details = decided->standing.warnings});
}

// The arguments as one text; "-" is standard input.
Result<std::string> TextOf(const std::vector<std::string>& words) {
  if (words.size() == 1 && words.front() == "-") return ReadFile("-");
  return fmt::format("{}", fmt::join(words, " "));
}

Outcome ExplainRules(const Options& options) {
  if (options.args.empty())
    return Nothing(fmt::format("factlint: error: explain --rule {} needs a text, in quotes, or - for standard input\n",
                               options.rule));
  Result<std::string> text = TextOf(options.args);
  if (!text) return Nothing(fmt::format("factlint: error: -: {}\n", text.error().what));
  const Result<RulesSession> session = OpenRules(options, {options.rule});
  if (!session) return UsageOutcome(session.error());
  const Result<std::vector<size_t>> rules = FindRules(session->book, {options.rule});
  if (!rules) return UsageOutcome(rules.error());
  const Result<Document> document =
      Document::Decode(std::move(*text), DocumentKind::kMarkdown, {.id = "text", .path = "text"});
  if (!document) return Nothing(fmt::format("factlint: error: the text: {}\n", document.error().what));
  Stream stream(options);
  for (const size_t rule : *rules)
    stream.Write(Printable(ExplainRule(session->book, rule, *document, ExtractOptionsOf(session->config))));
  return stream.Close({.reason = "explained"});
}

}  // namespace

Outcome RunExplain(const Options& options) {
  if (!options.rule.empty()) return ExplainRules(options);
  if (options.args.empty())
    return Nothing("factlint: error: explain needs a code, such as FL102, the id of a finding, or --rule ID TEXT\n");
  return IsFindingId(options.args.front()) ? ExplainFinding(options) : ExplainCodes(options);
}

}  // namespace factlint
