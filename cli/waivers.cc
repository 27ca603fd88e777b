// factlint waivers list, stats: what was decided, and how often the tool was wrong.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/decided_report.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/stream.h"
#include "reconcile/rule_record.h"

namespace factlint {
namespace {

Result<DecidedReport> ReadAll(const Options& options) {
  const Result<Session> session = OpenSession(options);
  if (!session) return session.error();
  const Result<RuleBook> book = LoadRules(session->config, options);
  if (!book) return book.error();
  return MakeDecidedReport(*session, *book, options);
}

std::string_view StateOf(const WaiverUse& use) {
  if (use.expired) return "expired";
  if (use.reopened) return "reopened";
  return use.waives ? "used" : "unused";
}

std::string Print(const Waiver& waiver, const WaiverUse& use) {
  std::string text = fmt::format("{:<8}  {}:{}  {}", StateOf(use), waiver.path, waiver.place.line, waiver.outcome);
  if (waiver.until) text += fmt::format(" until {}", waiver.until->ToString());
  if (!waiver.owner.empty()) text += fmt::format(", {}", waiver.owner);
  text += fmt::format("\n          {}\n          for {}\n", waiver.reason, WaiverTarget(waiver));
  if (use.findings.size() > 1) text += fmt::format("          {} findings\n", use.findings.size());
  return text;
}

std::string Row(std::string_view name, const RuleRecord& record) {
  const std::string rate = record.decided == 0
                               ? "none decided"
                               : fmt::format("{:.0f} % of those decided", 100.0 * record.tool_errors / record.decided);
  return fmt::format("{:<40} {:>8} {:>8} {:>12}  {}\n", name, record.findings, record.decided, record.tool_errors,
                     rate);
}

std::string Table(std::string_view what, const std::map<std::string, RuleRecord>& records) {
  if (records.empty()) return {};
  std::string text = fmt::format("{:<40} {:>8} {:>8} {:>12}\n", what, "findings", "decided", "tool errors");
  for (const auto& [name, record] : records) text += Row(name, record);
  return text;
}

std::string PrintRecords(const RuleRecords& records) {
  if (records.by_code.empty()) return "No finding: nothing to be right or wrong about.\n";
  return Table("code", records.by_code) + "\n" + Table("rule", records.by_rule);
}

}  // namespace

Outcome RunWaiversList(const Options& options) {
  const Result<DecidedReport> decided = ReadAll(options);
  if (!decided) return UsageOutcome(decided.error());
  Stream stream(options);
  const Standing& standing = decided->standing;
  std::map<std::string_view, int> counts;
  for (size_t i = 0; i < standing.waivers.size(); ++i) {
    stream.Write(Printable(Print(standing.waivers[i], standing.uses[i])));
    ++counts[StateOf(standing.uses[i])];
  }
  std::vector<std::string> parts;
  for (const std::string_view state : {"used", "expired", "reopened", "unused"})
    if (counts[state] > 0) parts.push_back(fmt::format("{} {}", counts[state], state));
  Outcome outcome{.reason = standing.waivers.empty()
                                ? "there is no waiver"
                                : fmt::format("{} waiver{}: {}", standing.waivers.size(),
                                              standing.waivers.size() == 1 ? "" : "s", fmt::join(parts, ", "))};
  outcome.details = standing.warnings;
  return stream.Close(std::move(outcome));
}

Outcome RunWaiversStats(const Options& options) {
  const Result<DecidedReport> decided = ReadAll(options);
  if (!decided) return UsageOutcome(decided.error());
  Outcome outcome = VouchFor(decided->report.coverage, Needs::kClaims, options);
  outcome.details = decided->standing.warnings;
  Stream stream(options);
  const Standing& standing = decided->standing;
  stream.Write(Printable(PrintRecords(CountDecisions(decided->report, standing.waivers, standing.uses))));
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
