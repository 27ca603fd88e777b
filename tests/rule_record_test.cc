#include "reconcile/rule_record.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

// Findings 0 to n - 1, each between a claim of the rule "a" and one of the rule "b";
// with `alone` the last of them rests on "b" twice.
Report Sample(int n, bool alone = false) {
  Report report;
  for (int i = 0; i < n; ++i) {
    Finding finding;
    finding.id = "f1:" + std::to_string(i);
    finding.code = "FL101";
    finding.severity = Severity::kError;
    for (const std::string rule : {"a", "b"}) {
      Claim claim;
      claim.id = "c1:" + std::to_string(i) + rule;
      claim.rule = alone && i == n - 1 ? "b" : rule;
      finding.camps.push_back(Camp{.claims = {claim.id}});
      report.claims.push_back(std::move(claim));
    }
    report.findings.push_back(std::move(finding));
  }
  return report;
}

struct Decided {
  std::vector<Waiver> waivers;
  std::vector<WaiverUse> uses;
};

// The first findings get these outcomes.
Decided Decide(Report& report, const std::vector<std::string>& outcomes) {
  Decided decided;
  for (size_t i = 0; i < outcomes.size(); ++i) {
    report.findings[i].waiver = outcomes[i] + ": a reason";
    decided.waivers.push_back({.outcome = outcomes[i]});
    decided.uses.push_back({.findings = {report.findings[i].id}, .waives = true});
  }
  return decided;
}

TEST(RuleRecord, CountsWhatWasDecidedByCodeAndByRule) {
  Report report = Sample(4, true);
  const Decided decided = Decide(report, {"tool-error", "scope-differs"});
  const RuleRecords records = CountDecisions(report, decided.waivers, decided.uses);
  const RuleRecord& code = records.by_code.at("FL101");
  EXPECT_EQ(code.findings, 4);
  EXPECT_EQ(code.decided, 2);
  EXPECT_EQ(code.tool_errors, 1);
  EXPECT_EQ(records.by_rule.at("a").findings, 3);
  EXPECT_EQ(records.by_rule.at("b").findings, 4) << "once a finding, however many of its claims";
}

TEST(RuleRecord, AnExpiredWaiverDecidesNothing) {
  Report report = Sample(1);
  Decided decided = Decide(report, {"tool-error"});
  decided.uses.front().waives = false;
  report.findings.front().waiver.clear();
  EXPECT_EQ(CountDecisions(report, decided.waivers, decided.uses).by_code.at("FL101").decided, 0);
}

TEST(RuleRecord, ARuleThatIsWrongTooOftenFailsNothing) {
  const std::string wrong = "tool-error", right = "source-wrong:x";
  const struct {
    std::string_view why;
    std::vector<std::string> outcomes;
    bool demoted;
  } kCases[] = {
      {"nothing was decided", {}, false},
      {"too few to tell", {wrong, wrong}, false},
      {"as often as not", {wrong, right, wrong, right}, true},
      {"seldom", {wrong, right, right, right}, false},
      {"always", {wrong, wrong, wrong}, true},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    Report report = Sample(5);
    const Decided decided = Decide(report, c.outcomes);
    const std::vector<DemotedRule> demoted =
        DemoteFindings({.percent = 50, .of = 3}, CountDecisions(report, decided.waivers, decided.uses), report);
    EXPECT_EQ(demoted.size(), c.demoted ? 2u : 0u);
    EXPECT_EQ(report.findings.back().severity, c.demoted ? Severity::kNote : Severity::kError);
    EXPECT_EQ(report.findings.back().explain.size(), c.demoted ? 1u : 0u) << "told once, though both rules are such";
    EXPECT_TRUE(c.outcomes.empty() || report.findings.front().severity == Severity::kError) << "decided: it stays";
  }
}

TEST(RuleRecord, AnotherRuleIsNotDemoted) {
  Report report = Sample(4, true);
  Decided decided = Decide(report, {"tool-error", "tool-error", "tool-error"});
  RuleRecords records = CountDecisions(report, decided.waivers, decided.uses);
  records.by_rule.erase("b");
  EXPECT_EQ(DemoteFindings({.percent = 50, .of = 3}, records, report).front().rule, "a");
  EXPECT_EQ(report.findings.back().severity, Severity::kError) << "it rests on b alone";
}

}  // namespace
}  // namespace factlint
