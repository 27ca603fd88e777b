#include "reconcile/baseline.h"

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "reports/baseline_jsonl.h"
#include "tests/json_schema.h"
#include "tests/judging.h"

namespace factlint {
namespace {

using testing::Info;
using testing::Metrics;
using testing::Number;
using testing::StatedAt;

const RuleHashes kRules = {{"r/one", "aa"}, {"r/two", "bb"}};

Report ReportOf(std::vector<Claim> claims, std::vector<DocumentInfo> documents = {}) {
  Report report;
  report.ruleset = "rules-1";
  static const MetricTable metrics = Metrics("metrics:\n  m: {kind: number}\n");
  report.findings = testing::Judge(std::move(claims), metrics, documents).findings;
  for (const Finding& finding : report.findings)
    for (const Camp& camp : finding.camps)
      for (const std::string& id : camp.claims) report.claims.push_back({.id = id, .rule = "r/one"});
  for (DocumentInfo& info : documents) report.documents.push_back({.info = info, .sha256 = "hash of " + info.path});
  return report;
}

Report Two(std::string_view a, std::string_view b) {
  return ReportOf({Number("a", a, StatedAt("2022")), Number("b", b, StatedAt("2022"))});
}

const Finding& Only(const Report& report) {
  const Finding* only = nullptr;
  for (const Finding& finding : report.findings)
    if (finding.severity != Severity::kHidden) {
      EXPECT_EQ(only, nullptr) << "one finding";
      only = &finding;
    }
  EXPECT_NE(only, nullptr);
  return *only;
}

TEST(Baseline, TellsWhatBecameOfAFinding) {
  const Baseline baseline = BaselineOf(Two("1,048", "2,517"), kRules);
  ASSERT_EQ(baseline.entries.size(), 1u);
  const struct {
    std::string_view why;
    Report report;
    Status status;
    std::string_view worse;
  } kCases[] = {
      {"the same", Two("1,048", "2,517"), Status::kUnchanged, ""},
      {"nearer to each other", Two("1,048", "2,317"), Status::kUpdated, ""},
      {"farther apart", Two("1,048", "2,917"), Status::kUpdated, "the gap grew from 1469 to 1869"},
      {"a third source joins a camp",
       ReportOf({Number("a", "1,048", StatedAt("2022")), Number("b", "2,517", StatedAt("2022")),
                 Number("c", "2,517", StatedAt("2022"))}),
       Status::kUnchanged, ""},
      {"a camp between them",
       ReportOf({Number("a", "1,048", StatedAt("2022")), Number("b", "2,517", StatedAt("2022")),
                 Number("c", "1,800", StatedAt("2022"))}),
       Status::kUpdated, "a camp appeared: 3 where there were 2"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    Report report = c.report;
    EXPECT_TRUE(MatchBaseline(baseline, kRules, report).empty());
    EXPECT_EQ(ToString(Only(report).status), ToString(c.status));
    EXPECT_EQ(Only(report).worse, c.worse);
    EXPECT_EQ(Only(report).id, baseline.entries.front().id);
  }
}

TEST(Baseline, ASeverityThatRoseIsWorse) {
  Report report = Two("1,048", "2,517");
  Baseline baseline = BaselineOf(report, kRules);
  baseline.entries.front().severity = Severity::kNote;
  MatchBaseline(baseline, kRules, report);
  EXPECT_EQ(Only(report).status, Status::kUpdated);
  EXPECT_EQ(Only(report).worse, "the severity rose from note to error");
}

TEST(Baseline, WhatIsGoneIsToldAndWhatAgreesIsGone) {
  const Baseline baseline = BaselineOf(Two("1,048", "2,517"), kRules);
  Report agreed = Two("1,048", "1,048");
  const std::vector<BaselineEntry> stale = MatchBaseline(baseline, kRules, agreed);
  ASSERT_EQ(stale.size(), 1u);
  const Finding absent = AbsentFinding(stale.front());
  EXPECT_EQ(absent.status, Status::kAbsent);
  EXPECT_EQ(absent.key.subject, "beijing");
  EXPECT_EQ(absent.key.metric, "m");
}

TEST(Baseline, LeavesOutWhatIsHiddenWaivedOrOfItsOwn) {
  Report report = Two("1,048", "2,517");
  report.findings.push_back({.id = "f1:0", .state = "0", .code = "FL902", .severity = Severity::kWarning});
  report.findings.push_back({.id = "f1:1", .state = "0", .code = "FL000", .severity = Severity::kHidden});
  EXPECT_EQ(BaselineOf(report, kRules).entries.size(), 1u);
  for (Finding& finding : report.findings) finding.waiver = "scope-differs: x";
  EXPECT_TRUE(BaselineOf(report, kRules).entries.empty());
}

TEST(Baseline, ASwapOfOneKeyForAnotherIsSeen) {
  const Baseline baseline = BaselineOf(Two("1,048", "2,517"), kRules);
  Claim a = Number("a", "5", StatedAt("2022"));
  Claim b = Number("b", "9", StatedAt("2022"));
  a.subject.id = b.subject.id = "shanghai";
  Report report = ReportOf({a, b});
  EXPECT_EQ(MatchBaseline(baseline, kRules, report).size(), 1u);
  EXPECT_EQ(Only(report).status, Status::kNew);
}

TEST(Baseline, FindingsOfChangedRulesAreMarked) {
  Baseline baseline = BaselineOf(Two("1", "1"), kRules);
  baseline.ruleset = "rules-0";
  const struct {
    std::string_view why;
    RuleHashes before;
    Status status;
  } kCases[] = {
      {"another rule changed", {{"r/one", "aa"}, {"r/two", "00"}}, Status::kNew},
      {"its rule changed", {{"r/one", "00"}, {"r/two", "bb"}}, Status::kRuleChanged},
      {"its rule is new", {{"r/two", "bb"}}, Status::kRuleChanged},
      {"the baseline does not tell", {}, Status::kNew},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    baseline.rules = c.before;
    Report report = Two("1,048", "2,517");
    MatchBaseline(baseline, kRules, report);
    EXPECT_EQ(ToString(Only(report).status), ToString(c.status));
  }
}

TEST(Baseline, IsReadAsItIsWritten) {
  Baseline baseline = BaselineOf(Two("1,048.125", "2,517"), kRules);
  baseline.entries.front().src = "abc";
  const std::string text = PrintBaseline(baseline);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
  EXPECT_NE(text.find("\"gap\":1468.8745,"), std::string::npos) << text;
  const Result<Baseline> read = ReadBaseline(text, "b.jsonl");
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(PrintBaseline(*read), text);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    EXPECT_EQ(SchemaErrors("baseline", nlohmann::json::parse(line)), "");
  EXPECT_EQ(read->ruleset, "rules-1");
  EXPECT_EQ(read->rules, kRules);
  const size_t line = text.find('\n') + 1;
  const Result<Baseline> merged = ReadBaseline("\xEF\xBB\xBF" + text + text.substr(line) + "\r\n", "b.jsonl");
  ASSERT_TRUE(merged) << "a merge that took both sides";
  EXPECT_EQ(PrintBaseline(*merged), text);
}

TEST(Baseline, MistakesNameTheirLine) {
  const std::string head = R"({"schema":"factlint/baseline/1","fp":"f1","ruleset":"r"})";
  const struct {
    std::string text;
    std::string_view said;
  } kCases[] = {
      {"", "b:1: error: the file is empty"},
      {R"({"schema":"factlint/baseline/2","fp":"f1"})",
       "b:1: error: the schema of this baseline is \"factlint/baseline/2\""},
      {R"({"id":"f1:0"})", "b:1: error: the schema of this baseline is not told"},
      {R"({"schema":"factlint/baseline/1","fp":"f2"})", "b:1: error: its ids are of kind \"f2\""},
      {"no json", "b:1: error: the line is no JSON object"},
      {head + "\n\n[]\n", "b:3: error: the line is no JSON object"},
      {head + "\n<<<<<<< ours\n", "b:2: error: a merge left its marks here"},
      {head + "\n{\"id\":\"f1:0\",\"state\":\"s\",\"code\":\"FL101\",\"sev\":\"fatal\"}\n",
       "b:2: error: an entry needs"},
      {head + "\n{\"id\":\"f1:0\",\"state\":\"s\",\"code\":\"FL101\",\"sev\":\"note\",\"gap\":\"x\"}\n",
       "b:2: error: \"gap\" must be a number or null"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.said);
    const Result<Baseline> read = ReadBaseline(c.text, "b");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().exit_code, 2);
    EXPECT_EQ(read.error().what.substr(0, c.said.size()), c.said);
  }
}

TEST(Baseline, TwoBaselinesAreCompared) {
  const Baseline old = BaselineOf(Two("1,048", "2,517"), kRules);
  const Baseline now = BaselineOf(Two("1,048", "2,917"), kRules);
  EXPECT_EQ(CompareBaselines(old, now).changed.size(), 1u);
  EXPECT_EQ(CompareBaselines({}, now).added.size(), 1u);
  EXPECT_EQ(CompareBaselines(old, {}).removed.size(), 1u);
  const BaselineChanges none = CompareBaselines(old, old);
  EXPECT_TRUE(none.added.empty() && none.removed.empty() && none.changed.empty());
}

}  // namespace
}  // namespace factlint
