// factlint audit and factlint check: the whole way from documents to a report.
#include <utility>

#include "cli/commands.h"
#include "cli/decided_report.h"
#include "cli/filter.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/table_rows.h"
#include "cli/write_reports.h"

namespace factlint {
namespace {

// How a finished report ends the run.
using Judge = Outcome (*)(const Report& report, const Options& options, const Gate& gate);

// What agrees is asked for, or may be reported by a severity of the project's, or is
// what a filter names.
bool WantsAgreements(const Options& options, const Config& config) {
  return options.show_all || !config.severities.empty() || HasFilter(options);
}

Outcome Audit(const Options& options, Judge judge) {
  Result<Session> session = OpenSession(options);
  if (!session) return UsageOutcome(session.error());
  session->agreements = WantsAgreements(options, session->config);
  const Result<RuleBook> book = LoadRulesToExtract(session->config, options);
  if (!book) return UsageOutcome(book.error());
  KeptTexts texts;
  Result<DecidedReport> decided = MakeDecidedReport(*session, *book, options, WantsTexts(options) ? &texts : nullptr);
  if (!decided) return UsageOutcome(decided.error());
  Report& report = decided->report;
  const std::string slips = WarnOfFilters(report, options);
  SelectShown(report, options);
  ShowRows(*session, report);
  Outcome outcome = judge(report, options, session->config.gate);
  outcome.details = decided->standing.warnings + slips;
  return WriteReports(report, options, session->config, "text", std::move(outcome), texts.Source());
}

}  // namespace

Outcome RunAudit(const Options& options) { return Audit(options, JudgeAudit); }

Outcome RunCheck(const Options& options) { return Audit(options, JudgeCheck); }

}  // namespace factlint
