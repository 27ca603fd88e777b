// factlint waivers list, stats: what was decided, and how often the tool was wrong.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/decided_report.h"
#include "cli/gate.h"
#include "cli/packs.h"
#include "cli/stream.h"

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

// How the decisions about the findings of one rule or code went.
struct Record {
  int findings = 0;
  int decided = 0;
  int tool_errors = 0;
};

std::string Row(std::string_view name, const Record& record) {
  const std::string rate = record.decided == 0
                               ? "none decided"
                               : fmt::format("{:.0f} % of those decided", 100.0 * record.tool_errors / record.decided);
  return fmt::format("{:<40} {:>8} {:>8} {:>12}  {}\n", name, record.findings, record.decided, record.tool_errors,
                     rate);
}

std::string Table(std::string_view what, const std::map<std::string, Record>& records) {
  if (records.empty()) return {};
  std::string text = fmt::format("{:<40} {:>8} {:>8} {:>12}\n", what, "findings", "decided", "tool errors");
  for (const auto& [name, record] : records) text += Row(name, record);
  return text;
}

class Statistics {
 public:
  explicit Statistics(const DecidedReport& decided) : decided_(decided) {
    for (const Claim& claim : decided.report.claims) rules_.emplace(claim.id, claim.rule);
    for (size_t w = 0; w < decided.standing.waivers.size(); ++w)
      if (decided.standing.uses[w].waives)
        for (const std::string& id : decided.standing.uses[w].findings)
          outcomes_.emplace(id, decided.standing.waivers[w].outcome);
  }

  std::string Print() {
    for (const Finding& finding : decided_.report.findings) {
      if (finding.severity == Severity::kHidden || finding.status == Status::kAbsent || finding.camps.empty()) continue;
      Count(finding, by_code_[finding.code]);
      for (const std::string& rule : RulesOf(finding)) Count(finding, by_rule_[rule]);
    }
    if (by_code_.empty()) return "No finding: nothing to be right or wrong about.\n";
    return Table("code", by_code_) + "\n" + Table("rule", by_rule_);
  }

 private:
  std::set<std::string> RulesOf(const Finding& finding) const {
    std::set<std::string> rules;
    for (const Camp& camp : finding.camps)
      for (const std::string& claim : camp.claims)
        if (const auto rule = rules_.find(claim); rule != rules_.end()) rules.insert(rule->second);
    return rules;
  }

  void Count(const Finding& finding, Record& record) const {
    ++record.findings;
    if (finding.waiver.empty()) return;
    ++record.decided;
    const auto outcome = outcomes_.find(finding.id);
    record.tool_errors += outcome != outcomes_.end() && outcome->second == "tool-error";
  }

  const DecidedReport& decided_;
  std::map<std::string, std::string> rules_;     // of claims
  std::map<std::string, std::string> outcomes_;  // of findings
  std::map<std::string, Record> by_code_, by_rule_;
};

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
                                : fmt::format("{} waivers: {}", standing.waivers.size(), fmt::join(parts, ", "))};
  outcome.details = standing.warnings;
  return stream.Close(std::move(outcome));
}

Outcome RunWaiversStats(const Options& options) {
  const Result<DecidedReport> decided = ReadAll(options);
  if (!decided) return UsageOutcome(decided.error());
  Outcome outcome = VouchFor(decided->report.coverage, Needs::kClaims, options);
  outcome.details = decided->standing.warnings;
  Stream stream(options);
  stream.Write(Printable(Statistics(*decided).Print()));
  return stream.Close(std::move(outcome));
}

}  // namespace factlint
