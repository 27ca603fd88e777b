#include "reconcile/grown_between.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reconcile/change_form.h"
#include "reconcile/claims_beside.h"
#include "reconcile/interval_math.h"
#include "reconcile/statements.h"

namespace factlint {
namespace {

// "80000000000 CNY", as extractor/claim_scope.cc has it.
struct Printed {
  Decimal number;
  std::string_view unit;  // empty: a plain number, or one whose unit the words leave out

  // Every number that prints so, its zeros taken for rounding.
  Interval Around() const {
    const Decimal half = Decimal::Scaled(5, number.Exponent() - 1);
    return {.lo = number - half, .hi = number + half};
  }
};

std::optional<Printed> Read(const Scope& scope, std::string_view dimension) {
  const std::string_view text = ScopeValue(scope, dimension);
  const size_t blank = std::min(text.find(' '), text.size());
  const auto number = Decimal::Parse(text.substr(0, blank));
  if (!number || *number <= Decimal(0)) return std::nullopt;
  return Printed{.number = *number, .unit = text.substr(std::min(blank + 1, text.size()))};
}

// By how many percent the first leads to the second; upwards or downwards, as the words say what the values do.
Interval PercentBetween(const Interval& from, const Interval& to) {
  Interval times = Divide(to, from);
  const Interval hundred = Interval::Exactly(100);
  if (times.lo) times.lo = times.lo->Shift(2);
  if (times.hi) times.hi = times.hi->Shift(2);
  return *to.hi < *from.lo ? Subtract(hundred, times) : Subtract(times, hundred);
}

Finding FindingOf(const DerivedInput& input, const Statement& told, Statement between, const std::string& code) {
  const Claim& claim = input.corpus.claims[told.claims.front()];
  const Metric& stated = input.corpus.metrics.Find(claim.metric);
  between.cluster = told.cluster + 1;
  between.nominal.reset();
  const std::vector<Statement> two = {std::move(between), told};
  Metric metric = stated;
  metric.declared = true;
  const Topic topic{.key = {.subject = claim.subject.id, .metric = claim.metric, .scope = {}},
                    .metric = &stated,
                    .family = "derived:grown-between",
                    .source = claim.doc,
                    .discriminator = claim.id,
                    .what = "change between what is printed"};
  Finding finding = DerivedFinding(input, topic, code, two, JudgeStatements(two, metric));
  CapAtWarning(finding);
  return finding;
}

// What tells a change with both of its values.
struct Told {
  uint32_t claim = 0;
  Printed from, to;
  std::vector<uint32_t> values;  // claims of its sentence that give one of the two
};

std::vector<Told> FindTold(const Corpus& corpus) {
  std::vector<Told> all;
  std::map<std::string_view, size_t> marked;
  for (const Claim& claim : corpus.claims)
    if (!claim.change.empty()) ++marked[claim.change];
  for (uint32_t i = 0; i < corpus.claims.size(); ++i) {
    const Claim& claim = corpus.claims[i];
    const auto from = Read(claim.scope, "grown_from");
    const auto to = Read(claim.scope, "grown_to");
    if (!from || !to || !std::holds_alternative<Quantity>(claim.value)) continue;
    constexpr size_t kBothValues = 3;  // with what tells the change: these are judged as claims
    if (const auto mark = marked.find(claim.change); mark != marked.end() && mark->second >= kBothValues) continue;
    if (!from->unit.empty() && !to->unit.empty() && from->unit != to->unit) continue;
    all.push_back({.claim = i, .from = *from, .to = *to, .values = {}});
  }
  return all;
}

void AddValues(const Corpus& corpus, std::vector<Told>& all) {
  std::vector<NamesNumbers> named;
  for (const Told& told : all) named.push_back({told.claim, {told.from.number, told.to.number}});
  std::vector<std::vector<uint32_t>> beside = ClaimsBeside(corpus, named);
  for (size_t i = 0; i < all.size(); ++i) all[i].values = std::move(beside[i]);
}

}  // namespace

CheckResult CheckGrownBetween(const DerivedInput& input, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = FormOf(Check::kGrowth).name;
  std::vector<Told> all = FindTold(input.corpus);
  AddValues(input.corpus, all);
  for (const Told& told : all) {
    const Statement change = StatementOf(input.corpus, told.claim, units);
    if (!IsOfAFact(change)) continue;
    result.Ran();
    const bool percent = change.unit == "%";
    const Interval between =
        percent ? PercentBetween(told.from.Around(), told.to.Around()) : Divide(told.to.Around(), told.from.Around());
    if (Overlaps(between, change.set.hard)) continue;
    Statement printed = change;
    printed.set.hard = printed.set.soft = between;
    printed.set.lo_kind = printed.set.hi_kind = EdgeKind::kRounding;
    printed.set.reading = Reading::kDerived;
    printed.text = fmt::format("{} to {}", PrintRounded(told.from.number), PrintRounded(told.to.number));
    if (!told.values.empty()) printed.claims = told.values;
    Finding finding = FindingOf(input, change, std::move(printed), percent ? "FL205" : "FL209");
    if (TellsApart(finding)) result.findings.push_back(std::move(finding));
  }
  return result;
}

}  // namespace factlint
