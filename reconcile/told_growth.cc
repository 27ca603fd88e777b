#include "reconcile/told_growth.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reconcile/change_form.h"
#include "reconcile/distinct_statements.h"
#include "reconcile/interval_math.h"
#include "reconcile/statements.h"
#include "reconcile/told_metric.h"

namespace factlint {
namespace {

constexpr int32_t kGive = 20;        // days that two years may be apart and still be one
constexpr int32_t kLongestDay = 45;  // an as-of of at most as many days dates a stock

// A year of the calendar or of the books.
bool IsAYear(const Window& window) {
  return window.stated && window.bounded() && std::abs(window.end - window.start - 365) <= kGive;
}

class ToldGrowth {
 public:
  ToldGrowth(const DerivedInput& input, Check kind, const UnitTable& units, CheckResult& result)
      : input_(input), units_(units), kind_(kind), result_(result) {}

  void Run() {
    FindTold();
    if (told_.empty()) return;
    FindValues();
    for (const uint32_t claim : told_) Look(claim);
  }

 private:
  using Series = std::tuple<std::string_view, std::string>;  // metric, unit
  // Of each series alone: a figure of another metric is no rival.
  using Values = std::map<Series, DistinctStatements>;

  // What is said of the two years of a change.
  struct Ends {
    std::vector<const Statement*> before, after;
  };

  const Claim& ClaimAt(uint32_t i) const { return input_.corpus.claims[i]; }
  std::string_view ToldOf(uint32_t i) const { return factlint::ToldOf(ClaimAt(i).metric); }

  std::string_view Prefix() const {
    if (kind_ == Check::kGrowth) return "growth:";
    return kind_ == Check::kRatio ? "multiple:" : "difference:";
  }

  void FindTold() {
    const std::string_view prefix = Prefix();
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      if (!claim.metric.starts_with(prefix) || !std::holds_alternative<Quantity>(claim.value)) continue;
      // What its sentence tells with a value has a mark, and is held against that one.
      if (ScopeValue(claim.scope, "against") == "?" || claim.in_title || !claim.change.empty()) continue;
      if (!ScopeValue(claim.scope, "than").empty()) continue;        // told_comparison.h
      if (!ScopeValue(claim.scope, "grown_from").empty()) continue;  // grown_between.h
      told_.push_back(i);
      values_[claim.subject.id][ToldOf(i)];
    }
  }

  // The claims of those subjects that count one of the nouns, in one pass.
  void FindValues() {
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      if (quantity == nullptr || quantity->unit == "%" || claim.in_title) continue;
      const auto subject = values_.find(claim.subject.id);
      if (subject == values_.end()) continue;
      const Metric& metric = input_.corpus.metrics.Find(claim.metric);
      if (!IsAmount(metric) || IsAChange(claim.metric)) continue;
      std::optional<Statement> s;
      for (auto& [noun, scopes] : subject->second) {
        if (!IsToldOf(claim.metric, metric, noun)) continue;
        if (!s) s = StatementOf(input_.corpus, i, units_);
        if (!IsOfAFact(*s) || !s->nominal || !s->window.stated || !s->window.bounded()) continue;
        scopes[PlainScope(claim.scope)][{claim.metric, s->unit}].Add(input_.corpus, *s);
      }
    }
  }

  // Is it the value of that year: of all of it, or at its end?
  static bool IsOf(const Statement& s, int32_t start, int32_t end) {
    const bool point = s.window.end - s.window.start <= kLongestDay;
    return std::abs(s.window.end - end) <= kGive && (point || std::abs(s.window.start - start) <= kGive);
  }

  static std::vector<const Statement*> Of(const DistinctStatements& said, int32_t start, int32_t end) {
    std::vector<const Statement*> found;
    for (const DistinctStatements::Said* one : said.EndingNear(end, kGive))
      if (IsOf(one->first, start, end)) found.push_back(&one->first);
    return found;
  }

  void Look(uint32_t told) {
    const Claim& claim = ClaimAt(told);
    Statement change = StatementOf(input_.corpus, told, units_);
    if (kind_ == Check::kDifference) ReachBack(change.window);
    if (!IsOfAFact(change) || !IsAYear(change.window) || !change.nominal || !claim.as_of.range) return;
    const std::string_view against = ScopeValue(claim.scope, "against");
    int32_t years = 1;
    if (!against.empty()) {
      int32_t base = 0;
      if (std::from_chars(against.data(), against.data() + against.size(), base).ec != std::errc()) return;
      years = claim.as_of.range->start.year - base;
      if (years < 1) return;  // "22 more than at the start of the year": no value of that day is a year's
    }
    const auto back = static_cast<int32_t>(years * 365.25);
    std::vector<Ends> all;
    const auto& scopes = values_[claim.subject.id][ToldOf(told)];
    if (const auto found = scopes.find(PlainScope(claim.scope)); found != scopes.end())
      for (const auto& [name, said] : found->second)
        all.push_back({.before = Of(said, change.window.start - back, change.window.end - back),
                       .after = Of(said, change.window.start, change.window.end)});
    Judge(told, change, all);
  }

  // "4,360, compared with 4,000 a year earlier": one author gives both, as exact as the other.
  static bool AreOfOneText(const Statement& a, const Statement& b) { return a.doc == b.doc && a.change == b.change; }

  static bool Leads(const ChangeForm& form, const Statement& from, const Statement& change, const Statement& to) {
    if (AreOfOneText(from, to)) return Overlaps(form.math(from.set.soft, change.set.soft), to.set.soft);
    return Overlaps(form.math(from.set.hard, change.set.hard), to.set.hard);
  }

  // "400 more at the end of 2024 than a year before": the year that ends there.
  static void ReachBack(Window& window) {
    if (window.bounded() && window.end - window.start <= kLongestDay) window.start = window.end - 364;
  }

  void Judge(uint32_t told, const Statement& change, const std::vector<Ends>& all) {
    const Claim& claim = ClaimAt(told);
    const ChangeForm form = GoesDown(claim) ? DownwardsOf(kind_) : FormOf(kind_);
    const Ends* found = nullptr;
    for (const Ends& ends : all) {
      if (ends.before.empty() || ends.after.empty()) continue;
      if (ends.before.size() > kMostRivals || ends.after.size() > kMostRivals) {
        result_.DidNotRun(fmt::format("more than {} values of one year of {}", kMostRivals, claim.subject.id));
        return;
      }
      for (const Statement* from : ends.before)
        for (const Statement* to : ends.after)
          if (Leads(form, *from, change, *to)) {
            result_.Ran();
            return;
          }
      if (found == nullptr) found = &ends;
    }
    if (found == nullptr) {
      result_.DidNotRun("no values of two years for a growth that is told of " + claim.subject.id);
      return;
    }
    result_.Ran();
    const Statement& from = FirstOf(input_.corpus, found->before);
    const Statement& to = FirstOf(input_.corpus, found->after);
    const Claim& value = ClaimAt(to.claims.front());
    Finding finding = JudgeChange(input_, form, {claim.subject.id, value.metric, PlainScope(claim.scope)},
                                  "told of " + std::string(NounOf(ToldOf(told))), change, from, to);
    // Whose growth it is, and of what, is read from words: never more than a warning.
    CapAtWarning(finding);
    if (TellsApart(finding) || (AreOfOneText(from, to) && Disagrees(finding)))
      result_.findings.push_back(std::move(finding));
  }

  const DerivedInput& input_;
  const UnitTable& units_;
  Check kind_;
  CheckResult& result_;
  std::vector<uint32_t> told_;
  std::map<std::string_view, std::map<std::string_view, std::map<Scope, Values>>> values_;  // subject, noun
};

}  // namespace

CheckResult CheckToldGrowth(const DerivedInput& input, Check kind, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = FormOf(kind).name;
  ToldGrowth(input, kind, units, result).Run();
  return result;
}

}  // namespace factlint
