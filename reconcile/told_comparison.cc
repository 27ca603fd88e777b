#include "reconcile/told_comparison.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reconcile/change_form.h"
#include "reconcile/distinct_statements.h"
#include "reconcile/statements.h"
#include "reconcile/told_metric.h"

namespace factlint {
namespace {

constexpr size_t kMostTimes = 1024;

class ToldComparisons {
 public:
  ToldComparisons(const DerivedInput& input, Check kind, const UnitTable& units, CheckResult& result)
      : input_(input), units_(units), kind_(kind), result_(result) {}

  void Run() {
    FindTold();
    if (told_.empty()) return;
    FindValues();
    for (const uint32_t claim : told_) Look(claim);
  }

 private:
  using Series = std::tuple<std::string_view, std::string, Scope>;  // metric, unit, scope
  using Values = std::map<Series, DistinctStatements>;

  // What is said of both at the time of the comparison.
  struct Sides {
    std::vector<const Statement*> self, other;
  };

  const Claim& ClaimAt(uint32_t i) const { return input_.corpus.claims[i]; }
  static std::string_view OtherOf(const Claim& claim) { return ScopeValue(claim.scope, "than"); }

  void FindTold() {
    const std::string_view prefix = kind_ == Check::kRatio ? "ratio:" : "difference:";
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      if (!claim.metric.starts_with(prefix) || OtherOf(claim).empty() || claim.in_title) continue;
      if (!std::holds_alternative<Quantity>(claim.value) || OtherOf(claim) == claim.subject.id) continue;
      told_.push_back(i);
      values_[claim.subject.id][ToldOf(claim.metric)];
      values_[OtherOf(claim)][ToldOf(claim.metric)];
    }
  }

  // The claims of those subjects that count what is compared, in one pass.
  void FindValues() {
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      if (quantity == nullptr || quantity->unit == "%" || claim.in_title || IsAChange(claim.metric)) continue;
      const auto subject = values_.find(claim.subject.id);
      if (subject == values_.end()) continue;
      const Metric& metric = input_.corpus.metrics.Find(claim.metric);
      if (!IsAmount(metric)) continue;
      for (auto& [noun, values] : subject->second) {
        if (!IsToldOf(claim.metric, metric, noun)) continue;
        Statement s = StatementOf(input_.corpus, i, units_);
        if (!IsOfAFact(s) || !s.nominal || !s.window.bounded()) continue;
        values[{claim.metric, s.unit, PlainScope(claim.scope)}].Add(input_.corpus, std::move(s));
      }
    }
  }

  // Those of so many times are no values that anybody could look through for each comparison.
  static std::vector<const Statement*> At(const DistinctStatements& said, const Window& time) {
    std::vector<const Statement*> found;
    if (said.by_time().size() > kMostTimes) return found;
    for (const auto& [key, one] : said.by_time())
      if (found.size() <= kMostRivals && one.first.window.Overlaps(time)) found.push_back(&one.first);
    return found;
  }

  void Look(uint32_t told) {
    const Claim& claim = ClaimAt(told);
    const Statement change = StatementOf(input_.corpus, told, units_);
    if (!IsOfAFact(change) || !change.nominal || !change.window.bounded()) return;
    const std::string_view what = ToldOf(claim.metric);
    const Values& others = values_[OtherOf(claim)][what];
    const Scope plain = PlainScope(claim.scope);
    std::optional<Sides> found;
    for (const auto& [series, said] : values_[claim.subject.id][what]) {
      const auto other = others.find(series);
      if (other == others.end() || std::get<Scope>(series) != plain) continue;
      Sides sides{.self = At(said, change.window), .other = At(other->second, change.window)};
      if (sides.self.size() > kMostRivals || sides.other.size() > kMostRivals) {
        result_.DidNotRun(fmt::format("more than {} values of one time of {}", kMostRivals, claim.subject.id));
        return;
      }
      if (AnyFit(claim, change, sides)) {
        result_.Ran();
        return;
      }
      if (!found && !sides.self.empty() && !sides.other.empty()) found = std::move(sides);
    }
    Judge(claim, change, found);
  }

  ChangeForm FormFor(const Claim& claim, const Statement& change) const {
    if (kind_ == Check::kRatio) return change.unit == "%" ? PercentForm() : FormOf(kind_);
    return GoesDown(claim) ? DownwardsOf(kind_) : FormOf(kind_);
  }

  bool AnyFit(const Claim& claim, const Statement& change, const Sides& sides) const {
    const ChangeForm form = FormFor(claim, change);
    for (const Statement* other : sides.other)
      for (const Statement* self : sides.self)
        if (Overlaps(form.math(other->set.hard, change.set.hard), self->set.hard)) return true;
    return false;
  }

  // Of two values of one time; whose time nobody tells are compared with those of their own text alone.
  const Statement* AtTheTimeOf(const Statement& self, const std::vector<const Statement*>& others) const {
    for (const Statement* other : others) {
      const bool dated = self.window.stated && other->window.stated;
      if (other->window.Overlaps(self.window) && (dated || other->doc == self.doc)) return other;
    }
    return nullptr;
  }

  void Judge(const Claim& claim, const Statement& change, const std::optional<Sides>& sides) {
    const Statement* other = nullptr;
    const Statement* self = nullptr;
    if (sides)
      for (const Statement* one : sides->self)
        if (other = AtTheTimeOf(*one, sides->other); other != nullptr) {
          self = one;
          break;
        }
    if (other == nullptr) {
      result_.DidNotRun(
          fmt::format("no values of {} and {} for what is told between them", claim.subject.id, OtherOf(claim)));
      return;
    }
    result_.Ran();
    const Claim& value = ClaimAt(self->claims.front());
    Finding finding =
        JudgeChange(input_, FormFor(claim, change), {claim.subject.id, value.metric, PlainScope(claim.scope)},
                    fmt::format("against {} {}", OtherOf(claim), NounOf(ToldOf(claim.metric))), change, *other, *self);
    CapAtWarning(finding);  // what is compared with what is read from words
    if (TellsApart(finding)) result_.findings.push_back(std::move(finding));
  }

  const DerivedInput& input_;
  const UnitTable& units_;
  Check kind_;
  CheckResult& result_;
  std::vector<uint32_t> told_;
  std::map<std::string_view, std::map<std::string_view, Values>> values_;  // subject, what is compared
};

}  // namespace

CheckResult CheckToldComparisons(const DerivedInput& input, Check kind, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = FormOf(kind).name;
  ToldComparisons(input, kind, units, result).Run();
  return result;
}

}  // namespace factlint
