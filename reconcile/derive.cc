#include "reconcile/derive.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "reconcile/keys.h"
#include "reconcile/places_sum.h"

namespace factlint {

const std::vector<JudgedGroup>& DerivedInput::Of(std::string_view metric) const {
  static const std::vector<JudgedGroup> kNone;
  const auto found = groups.find(metric);
  return found == groups.end() ? kNone : found->second;
}

void CheckResult::DidNotRun(std::string why) {
  ++coverage.not_run;
  if (coverage.why.empty()) coverage.why = std::move(why);
}

bool IsDerivedFrom(const MetricTable& metrics, const Hierarchy& hierarchy, const Metric& metric,
                   std::string_view name) {
  if (metric.kind == MetricKind::kPlace) return false;
  if (metric.series == Series::kRanklist || metric.parts != Parts::kUnknown) return true;
  for (const Derive& derive : metrics.derivations()) {
    for (const std::string* input : {&derive.result, &derive.count, &derive.share, &derive.from})
      if (*input == name) return true;
    if (derive.subject == kOfWhole && name.starts_with(derive.share) &&
        name.substr(derive.share.size()).starts_with('@'))
      return true;
  }
  const bool counts = metric.kind == MetricKind::kNumber || metric.kind == MetricKind::kMoney;
  return metric.declared && counts && (!metric.part_of.empty() || !hierarchy.empty());
}

bool ScopesAgree(const Scope& a, const Scope& b) {
  if (ScopeValue(a, "part") != ScopeValue(b, "part")) return false;
  for (const auto& [dimension, value] : a) {
    if (dimension == "whole" || dimension == "population") continue;
    for (const auto& [other, its] : b)
      if (other == dimension && its != value) return false;
  }
  return true;
}

std::string PrintRounded(const Decimal& x) {
  std::string digits = x.Round(6, Decimal::Rounding::kNearest).ToString();
  size_t whole = std::min(digits.find('.'), digits.size());
  const size_t first = digits[0] == '-' ? 1 : 0;
  if (whole - first > 3 && whole < digits.size()) {  // no decimals behind thousands
    digits = x.Round(x.Magnitude() + 1, Decimal::Rounding::kNearest).ToString();
    whole = digits.size();
  }
  for (size_t i = whole; i > first + 3;) digits.insert(i -= 3, ",");
  return digits;
}

bool Disagrees(const Finding& finding) {
  return finding.verdict == Verdict::kContradiction || finding.verdict == Verdict::kTension;
}

void CapAtWarning(Finding& finding) { finding.severity = std::min(finding.severity, Severity::kWarning); }

Finding DerivedFinding(const DerivedInput& input, const Topic& topic, std::string code,
                       std::span<const Statement> statements, const KeyVerdict& verdict) {
  Finding finding = AssembleFinding(input.corpus, topic, statements, {}, verdict);
  if (Disagrees(finding)) finding.code = std::move(code);
  if (finding.gap) {  // a quotient has digits without end; "at least" stays true
    finding.gap->hard = finding.gap->hard.Round(8, Decimal::Rounding::kDown);
    finding.gap->soft = finding.gap->soft.Round(8, Decimal::Rounding::kDown);
  }
  const Statement& a = statements[verdict.first];
  const Statement& b = statements[verdict.second];
  std::set<uint32_t> documents;
  for (const Statement* s : {&a, &b})
    for (const uint32_t claim : s->claims) documents.insert(input.corpus.document_of[claim]);
  if (documents.size() > 1 && !(a.window.stated && b.window.stated)) CapAtWarning(finding);
  return finding;
}

// Two checks of one name are one.
static void Join(CheckResult more, CheckResult& result) {
  std::move(more.findings.begin(), more.findings.end(), std::back_inserter(result.findings));
  result.coverage.ran += more.coverage.ran;
  result.coverage.not_run += more.coverage.not_run;
  if (result.coverage.why.empty()) result.coverage.why = std::move(more.coverage.why);
}

std::vector<CheckResult> RunDerivedChecks(const DerivedInput& input) {
  std::vector<CheckResult> results = CheckImpliedTotals(input);
  results.push_back(CheckParts(input));
  Join(CheckPlacesSum(input), results.back());
  results.push_back(CheckSharesSum(input));
  results.push_back(CheckChanges(input, Check::kGrowth));
  results.push_back(CheckRankLists(input));
  results.push_back(CheckRankOrder(input));
  results.push_back(CheckChanges(input, Check::kDifference));
  results.push_back(CheckChanges(input, Check::kRatio));
  return results;
}

}  // namespace factlint
