#include "reconcile/counted_shares.h"

#include <algorithm>
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

// "14500": every number that prints so, its zeros taken for rounding.
std::optional<Interval> Around(const Scope& scope, std::string_view dimension) {
  const auto number = Decimal::Parse(ScopeValue(scope, dimension));
  if (!number || *number <= Decimal(0)) return std::nullopt;
  const Decimal half = Decimal::Scaled(5, number->Exponent() - 1);
  return Interval{.lo = *number - half, .hi = *number + half};
}

std::vector<NamesNumbers> FindTold(const Corpus& corpus) {
  std::vector<NamesNumbers> all;
  for (uint32_t i = 0; i < corpus.claims.size(); ++i) {
    const Claim& claim = corpus.claims[i];
    if (!Around(claim.scope, "counted") || !Around(claim.scope, "counted_of")) continue;
    if (!std::holds_alternative<Quantity>(claim.value)) continue;
    all.push_back({i,
                   {*Decimal::Parse(ScopeValue(claim.scope, "counted")),
                    *Decimal::Parse(ScopeValue(claim.scope, "counted_of"))}});
  }
  return all;
}

}  // namespace

CheckResult CheckCountedShares(const DerivedInput& input, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = "share-of-total";
  const std::vector<NamesNumbers> told = FindTold(input.corpus);
  const std::vector<std::vector<uint32_t>> beside = ClaimsBeside(input.corpus, told);
  for (size_t k = 0; k < told.size(); ++k) {
    const uint32_t i = told[k].claim;
    const Claim& claim = input.corpus.claims[i];
    const auto part = Around(claim.scope, "counted");
    const auto whole = Around(claim.scope, "counted_of");
    const Metric& stated = input.corpus.metrics.Find(claim.metric);
    const Statement share = StatementOf(input.corpus, i, units);
    if (!IsOfAFact(share)) continue;
    result.Ran();
    Statement counted = share;
    Interval percent = Divide(*part, *whole);
    if (percent.lo) percent.lo = percent.lo->Shift(2);
    if (percent.hi) percent.hi = percent.hi->Shift(2);
    if (Overlaps(percent, share.set.hard)) continue;
    counted.set.hard = counted.set.soft = percent;
    counted.set.lo_kind = counted.set.hi_kind = EdgeKind::kRounding;
    counted.set.reading = Reading::kDerived;
    counted.cluster = share.cluster + 1;
    const auto text = [&](std::string_view dimension) {
      return PrintRounded(*Decimal::Parse(ScopeValue(claim.scope, dimension)));
    };
    counted.text = fmt::format("{} of {}", text("counted"), text("counted_of"));
    counted.nominal.reset();
    if (!beside[k].empty()) counted.claims = beside[k];
    const std::vector<Statement> two = {counted, share};
    Metric metric = stated;
    metric.declared = true;
    const Topic topic{.key = {.subject = claim.subject.id, .metric = claim.metric, .scope = {}},
                      .metric = &stated,
                      .family = "derived:counted-share",
                      .source = claim.doc,
                      .discriminator = claim.id,
                      .what = "share of what is counted"};
    Finding finding = DerivedFinding(input, topic, "FL201", two, JudgeStatements(two, metric));
    CapAtWarning(finding);
    if (TellsApart(finding)) result.findings.push_back(std::move(finding));
  }
  return result;
}

}  // namespace factlint
