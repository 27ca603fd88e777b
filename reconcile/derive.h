// Checks that calculate: what several keys say together. semantics.md section 7.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/assemble.h"
#include "reconcile/hierarchy.h"
#include "reconcile/part_whole.h"
#include "reconcile/units.h"

namespace factlint {

// The judged keys that a check can work on, by metric.
struct DerivedInput {
  const Corpus& corpus;
  const Hierarchy& hierarchy;
  std::map<std::string, std::vector<JudgedGroup>, std::less<>> groups;

  // Of one metric; empty where there is none.
  const std::vector<JudgedGroup>& Of(std::string_view metric) const;
};

// What a check found and what it had no input for.
struct CheckResult {
  std::vector<Finding> findings;
  CheckCoverage coverage;

  void Ran() { ++coverage.ran; }
  void DidNotRun(std::string why);  // the first reason is kept
};

// Which metrics take part in a check: the rest need not be kept. Counts of places
// do where places lie in one another.
bool IsDerivedFrom(const MetricTable& metrics, const Hierarchy& hierarchy, const Metric& metric, std::string_view name);

// Why checks that had nothing to look at had nothing: what no pack declares, else
// the claims that nobody makes.
void ExplainIdle(const MetricTable& metrics, Coverage& coverage);

// All checks, in the order of gating.md's codes.
std::vector<CheckResult> RunDerivedChecks(const DerivedInput& input);

// count / share against stated totals (FL201) and against one another (FL202).
std::vector<CheckResult> CheckImpliedTotals(const DerivedInput& input);
// Parts against their whole (FL203), shares of one whole against 100 (FL204).
CheckResult CheckParts(const DerivedInput& input);
CheckResult CheckSharesSum(const DerivedInput& input);
// From value to value by growth (FL205), difference or ratio (FL209).
CheckResult CheckChanges(const DerivedInput& input, Check kind);
// The same of two values and a growth or ratio that one sentence tells together, of
// any metric: Claim::change marks them. Their claims alone are looked at, and those of the
// year before of a value that a sentence gives with its growth. On `jobs` threads.
CheckResult CheckToldChanges(const DerivedInput& input, Check kind, const UnitTable& units, int jobs);
// One rank twice in a list (FL207, FL105), ranks against values (FL208).
CheckResult CheckRankLists(const DerivedInput& input);
CheckResult CheckRankOrder(const DerivedInput& input);

// A finding about a calculation: `code` for contradictions and tensions (drift
// is FL406, else FL000), never above a warning unless all inputs are of one
// document or of stated times.
Finding DerivedFinding(const DerivedInput& input, const Topic& topic, std::string code,
                       std::span<const Statement> statements, const KeyVerdict& verdict);

// A contradiction or a tension.
bool Disagrees(const Finding& finding);

// For what rests on words that may be read otherwise.
void CapAtWarning(Finding& finding);

// Do two scopes agree in every dimension that both have, the whole of a share aside? What is of a part
// alone agrees with nothing else.
bool ScopesAgree(const Scope& a, const Scope& b);

// "3614.5" to at most six digits, grouped: "3,614", "350,000,000,000".
std::string PrintRounded(const Decimal& x);

}  // namespace factlint
