// factlint keys: what was merged, and what was kept apart and why.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/audit_report.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/filter.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/stream.h"
#include "reconcile/keys.h"

namespace factlint {
namespace {

std::string Print(const KeySummary& summary) {
  std::string text = fmt::format("{} {}", summary.key.subject, summary.key.metric);
  for (const auto& [dimension, value] : summary.key.scope) text += fmt::format(" {}={}", dimension, value);
  text += fmt::format("\n  {} claims of {} sources: {}\n", summary.claims.size(), summary.sources.size(),
                      fmt::join(summary.sources, ", "));
  for (const std::string& other : summary.kept_out) text += fmt::format("  kept apart: {}\n", other);
  return text;
}

}  // namespace

Outcome RunKeys(const Options& options) {
  const Result<Session> session = OpenSession(options);
  if (!session) return UsageOutcome(session.error());
  const Result<RuleBook> book = LoadRulesToExtract(session->config, options);
  if (!book) return UsageOutcome(book.error());
  const Result<MetricTable> metrics = LoadMetrics(session->config, *book);
  if (!metrics) return UsageOutcome(metrics.error());
  Result<Report> report = MakeReport(*session, *book);
  if (!report) return UsageOutcome(report.error());
  std::erase_if(report->claims, [&](const Claim& claim) { return !IsWanted(claim, options); });
  const std::vector<KeySummary> keys = ListKeys(report->claims, *metrics, UnitTable::Builtin());
  const size_t most = options.largest > 0 ? static_cast<size_t>(options.largest) : keys.size();
  Stream stream(options);
  for (size_t i = 0; i < std::min(most, keys.size()); ++i) stream.Write(Printable(Print(keys[i])));
  Outcome outcome = VouchFor(report->coverage, Needs::kClaims, options);
  outcome.reason += fmt::format(", {} keys", keys.size());
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
