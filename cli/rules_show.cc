// factlint rules show: what a rule says, and what it comes to.
#include <fmt/format.h>

#include "cli/audit_report.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/rules_page.h"
#include "cli/rules_session.h"
#include "cli/session.h"
#include "cli/stream.h"
#include "extractor/rule_show.h"

namespace factlint {

Outcome RunRulesShow(const Options& options) {
  const std::vector<std::string> ids = options.args.empty() ? std::vector<std::string>{"*/*"} : options.args;
  const Result<RulesSession> session = OpenRules(options, ids);
  if (!session) return UsageOutcome(session.error());
  const Result<std::vector<size_t>> rules = FindRules(session->book, ids);
  if (!rules) return UsageOutcome(rules.error());
  Stream stream(options);
  const Outcome outcome = {.reason = fmt::format("{} rule{}", rules->size(), rules->size() == 1 ? "" : "s")};
  if (!options.outputs.empty() && options.outputs.front().format == "markdown") {
    const Result<MetricTable> metrics = LoadMetrics(session->config, session->book);
    if (!metrics) return UsageOutcome(metrics.error());
    stream.Write(Printable(RulesPage(session->book, *metrics, *rules)));
    return stream.Close(outcome);
  }
  bool first = true;
  for (const size_t i : *rules) {
    const std::string rule =
        ShowRule(session->book, session->book.rules()[i], options.resolved ? ShowAs::kResolved : ShowAs::kWritten);
    stream.Write((first ? "" : "\n") + Printable(rule));
    first = false;
  }
  return stream.Close(outcome);
}

}  // namespace factlint
