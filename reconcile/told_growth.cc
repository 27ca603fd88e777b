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

#include "extractor/metric_name.h"
#include "reconcile/change_form.h"
#include "reconcile/interval_math.h"
#include "reconcile/statements.h"

namespace factlint {
namespace {

constexpr int32_t kGive = 20;        // days that two years may be apart and still be one
constexpr int32_t kLongestDay = 45;  // an as-of of at most as many days dates a stock

std::string_view TailOf(std::string_view metric) {
  const size_t colon = metric.find(':');
  return colon == std::string_view::npos ? std::string_view() : metric.substr(colon + 1);
}

std::string_view ScopeValue(const Scope& scope, std::string_view dimension) {
  for (const auto& [name, value] : scope)
    if (name == dimension) return value;
  return {};
}

// What grew, without what it is counted in: "growth:count:passenger".
std::string_view NounIn(std::string_view what) {
  for (const std::string_view kind : {"count:", "money:", "measure:"})
    if (what.starts_with(kind)) return what.substr(kind.size());
  return what;
}

// What parts values: all but how the change itself was told.
Scope PlainScope(const Scope& scope) {
  Scope plain;
  for (const auto& dimension : scope)
    if (dimension.first != "way" && dimension.first != "against" && dimension.first != "statement")
      plain.push_back(dimension);
  return plain;
}

// A year of the calendar or of the books.
bool IsAYear(const Window& window) {
  return window.stated && window.bounded() && std::abs(window.end - window.start - 365) <= kGive;
}

class ToldGrowth {
 public:
  ToldGrowth(const DerivedInput& input, Check kind, const UnitTable& units, CheckResult& result)
      : input_(input), units_(units), growth_(kind == Check::kGrowth), result_(result) {}

  void Run() {
    FindTold();
    if (told_.empty()) return;
    FindValues();
    for (const uint32_t claim : told_) Look(claim);
  }

 private:
  const Claim& ClaimAt(uint32_t i) const { return input_.corpus.claims[i]; }
  std::string_view NounOf(uint32_t i) const { return TailOf(ClaimAt(i).metric); }

  void FindTold() {
    const std::string_view prefix = growth_ ? "growth:" : "multiple:";
    for (uint32_t i = 0; i < input_.corpus.claims.size(); ++i) {
      const Claim& claim = ClaimAt(i);
      if (!claim.metric.starts_with(prefix) || !std::holds_alternative<Quantity>(claim.value)) continue;
      // What its sentence tells with a value has a mark, and is held against that one.
      if (ScopeValue(claim.scope, "against") == "?" || claim.in_title || !claim.change.empty()) continue;
      told_.push_back(i);
      values_[claim.subject.id][NounOf(i)];
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
      const bool amount = metric.kind == MetricKind::kNumber || metric.kind == MetricKind::kMoney ||
                          metric.kind == MetricKind::kMeasure;
      if (!amount) continue;
      for (auto& [noun, claims] : subject->second)
        if (Names(claim.metric, metric, noun)) claims.push_back(i);
    }
  }

  // A rule names the metric itself. "Sales fell" may be said of the cars that were sold and
  // of the money that they brought.
  static bool Names(std::string_view name, const Metric& metric, std::string_view what) {
    if (name == what) return true;
    const std::string_view noun = NounIn(what);
    if (metric.declared) return metric.Counts(noun);
    const std::string_view tail = TailOf(name);
    return tail == noun || (name.starts_with("money:") && tail == NameMoney(noun));
  }

  Statement StatementOf(uint32_t claim) const {
    const KeyGroup group{.claims = {claim}, .scope_unknown = {false}};
    return MakeStatements(input_.corpus, input_.corpus.metrics.Find(ClaimAt(claim).metric), group, units_).front();
  }

  // Is it the value of that year: of all of it, or at its end?
  static bool IsOf(const Statement& s, int32_t start, int32_t end) {
    if (!s.window.stated || !s.window.bounded()) return false;
    const bool point = s.window.end - s.window.start <= kLongestDay;
    return std::abs(s.window.end - end) <= kGive && (point || std::abs(s.window.start - start) <= kGive);
  }

  void Look(uint32_t told) {
    const Claim& claim = ClaimAt(told);
    const Statement change = StatementOf(told);
    if (!IsOfAFact(change) || !IsAYear(change.window) || !change.nominal || !claim.as_of.range) return;
    const std::string_view against = ScopeValue(claim.scope, "against");
    int32_t years = 1;
    if (!against.empty()) {
      int32_t base = 0;
      if (std::from_chars(against.data(), against.data() + against.size(), base).ec != std::errc()) return;
      years = claim.as_of.range->start.year - base;
    }
    const auto back = static_cast<int32_t>(years * 365.25);
    // Of each series alone: a figure of another metric is no rival.
    using Series = std::tuple<std::string_view, std::string>;  // metric, unit
    std::map<Series, std::pair<std::vector<Statement>, std::vector<Statement>>> series;
    for (const uint32_t i : values_[claim.subject.id][NounOf(told)]) {
      if (PlainScope(ClaimAt(i).scope) != PlainScope(claim.scope)) continue;
      Statement s = StatementOf(i);
      if (!IsOfAFact(s) || !s.nominal) continue;
      auto& [before, after] = series[{ClaimAt(i).metric, s.unit}];
      if (IsOf(s, change.window.start, change.window.end))
        after.push_back(std::move(s));
      else if (IsOf(s, change.window.start - back, change.window.end - back))
        before.push_back(std::move(s));
    }
    Judge(told, change, series);
  }

  template <class AllSeries>
  void Judge(uint32_t told, const Statement& change, const AllSeries& all) {
    const Claim& claim = ClaimAt(told);
    ChangeForm form = FormOf(growth_ ? Check::kGrowth : Check::kRatio);
    if (growth_ && ScopeValue(claim.scope, "way") == "down") form = DeclineForm();
    const std::pair<std::vector<Statement>, std::vector<Statement>>* found = nullptr;
    for (const auto& [name, ends] : all) {
      const auto& [before, after] = ends;
      if (before.empty() || after.empty()) continue;
      for (const Statement& from : before)
        for (const Statement& to : after)
          if (Overlaps(form.math(from.set.hard, change.set.hard), to.set.hard)) {
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
    const Statement& from = First(found->first);
    const Statement& to = First(found->second);
    const Claim& value = ClaimAt(to.claims.front());
    Finding finding = JudgeChange(input_, form, {claim.subject.id, value.metric, PlainScope(claim.scope)},
                                  "told of " + std::string(NounIn(NounOf(told))), change, from, to);
    // Whose growth it is, and of what, is read from words: never more than a warning.
    finding.severity = std::min(finding.severity, Severity::kWarning);
    if (TellsApart(finding)) result_.findings.push_back(std::move(finding));
  }

  const Statement& First(const std::vector<Statement>& list) const {
    const auto name = [&](const Statement& s) {
      return std::tie(input_.corpus.documents[s.doc].id, ClaimAt(s.claims.front()).id);
    };
    return *std::min_element(list.begin(), list.end(),
                             [&](const Statement& a, const Statement& b) { return name(a) < name(b); });
  }

  const DerivedInput& input_;
  const UnitTable& units_;
  bool growth_;
  CheckResult& result_;
  std::vector<uint32_t> told_;
  std::map<std::string_view, std::map<std::string_view, std::vector<uint32_t>>> values_;  // subject, noun
};

}  // namespace

CheckResult CheckToldGrowth(const DerivedInput& input, Check kind, const UnitTable& units) {
  CheckResult result;
  result.coverage.name = FormOf(kind).name;
  ToldGrowth(input, kind, units, result).Run();
  return result;
}

}  // namespace factlint
