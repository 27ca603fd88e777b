#include "cli/gate.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

Finding Of(Severity severity, Status status = Status::kNew, std::string waiver = "") {
  Finding finding;
  finding.severity = severity;
  finding.status = status;
  finding.waiver = std::move(waiver);
  return finding;
}

Finding Worse(Severity severity) {
  Finding finding = Of(severity, Status::kUpdated);
  finding.worse = "the gap grew from 3 to 5";
  return finding;
}

Report ReportOf(std::vector<Finding> findings) {
  Report report;
  report.findings = std::move(findings);
  report.coverage.documents = report.coverage.read = 2;
  report.coverage.claims = 9;
  return report;
}

TEST(Gate, CountsWhatIsNewAndNotWaived) {
  const struct {
    std::string why;
    std::vector<Finding> findings;
    int code;
  } kCases[] = {
      {"nothing was found", {}, 0},
      {"a note is below the default", {Of(Severity::kNote)}, 0},
      {"a warning is at it", {Of(Severity::kWarning)}, 1},
      {"an error is above it", {Of(Severity::kError)}, 1},
      {"waived", {Of(Severity::kError, Status::kNew, "scope-differs: other firms")}, 0},
      {"as in the baseline", {Of(Severity::kError, Status::kUnchanged)}, 0},
      {"gone since the baseline", {Of(Severity::kError, Status::kAbsent)}, 0},
      {"other values than in the baseline, and no worse", {Of(Severity::kError, Status::kUpdated)}, 0},
      {"worse than in the baseline", {Worse(Severity::kError)}, 1},
      {"a change of rules brought it", {Of(Severity::kError, Status::kRuleChanged)}, 0},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(static_cast<int>(JudgeCheck(ReportOf(c.findings), {}, {}).code), c.code);
  }
}

TEST(Gate, TakesTheThresholdOfTheCommandLineFirst) {
  const Report report = ReportOf({Of(Severity::kWarning)});
  Options options;
  Gate gate{.fail_on = Severity::kError};
  EXPECT_EQ(JudgeCheck(report, options, gate).code, Exit::kOk);
  EXPECT_EQ(JudgeCheck(report, options, gate).reason,
            "no finding at or above the gate (fail_on: error of the configuration)");
  options.fail_on = Severity::kNote;
  EXPECT_EQ(JudgeCheck(report, options, gate).code, Exit::kFindings);
  EXPECT_EQ(JudgeCheck(report, options, gate).reason, "1 finding at or above the gate (--fail-on note)");
  options.fail_on = Severity::kHidden;
  EXPECT_EQ(JudgeCheck(report, options, gate).reason, "no finding at or above the gate (--fail-on never)");
}

TEST(Gate, SpendsTheBudgetOfASeverity) {
  Gate gate;
  gate.max_new[static_cast<size_t>(Severity::kWarning)] = 2;
  EXPECT_EQ(JudgeCheck(ReportOf({Of(Severity::kWarning), Of(Severity::kWarning)}), {}, gate).reason,
            "2 findings within the budget of max_new (the default, warning)");
  EXPECT_EQ(
      JudgeCheck(ReportOf({Of(Severity::kWarning), Of(Severity::kWarning), Of(Severity::kWarning)}), {}, gate).code,
      Exit::kFindings);
  EXPECT_EQ(JudgeCheck(ReportOf({Of(Severity::kError)}), {}, gate).code, Exit::kFindings)
      << "another severity's budget";
}

TEST(Gate, ThreeBeatsOneBeatsZero) {
  Options options;
  Report report = ReportOf({Of(Severity::kError)});
  report.coverage.read = 1;
  EXPECT_EQ(JudgeCheck(report, options, {}).code, Exit::kFindings);
  options.strict = true;
  EXPECT_EQ(JudgeCheck(report, options, {}).code, Exit::kCannotVouch);
  EXPECT_EQ(JudgeCheck(report, options, {}).reason, "1 of 2 documents could not be read (--strict)");
  options.strict = false;
  options.exit_zero = true;
  EXPECT_EQ(JudgeCheck(report, options, {}).code, Exit::kOk);
  EXPECT_EQ(JudgeCheck(report, options, {}).reason,
            "1 finding at or above the gate (the default, warning), but --exit-zero");
  report.coverage = {};
  EXPECT_EQ(JudgeCheck(report, options, {}).code, Exit::kCannotVouch) << "--exit-zero is of 1 alone";
}

TEST(Gate, IsNeverGreenOnNothing) {
  Report report = ReportOf({});
  report.coverage = {};
  EXPECT_EQ(VouchFor(report.coverage, Needs::kClaims, {}).reason, "there was no document to read");
  report.coverage.documents = 2;
  EXPECT_EQ(VouchFor(report.coverage, Needs::kClaims, {}).reason, "no document could be read");
  report.coverage.read = 2;
  EXPECT_EQ(VouchFor(report.coverage, Needs::kClaims, {}).reason, "no claim was found in 2 documents");
  for (const int read : {0, 2}) {
    report.coverage.read = read;
    EXPECT_EQ(VouchFor(report.coverage, Needs::kClaims, {}).code, Exit::kCannotVouch);
    EXPECT_EQ(VouchFor(report.coverage, Needs::kDocuments, {}).code, read == 0 ? Exit::kCannotVouch : Exit::kOk);
    EXPECT_EQ(VouchFor(report.coverage, Needs::kClaims, {.allow_empty = true}).code, Exit::kOk);
  }
}

TEST(Gate, FailsOnStaleEntriesWhenAsked) {
  Report report = ReportOf({});
  report.findings.push_back({.code = "FL903", .severity = Severity::kNote});
  EXPECT_EQ(JudgeCheck(report, {}, {}).code, Exit::kOk);
  EXPECT_EQ(JudgeCheck(report, {.fail_on_stale = true}, {}).code, Exit::kCannotVouch);
}

}  // namespace
}  // namespace factlint
