// A count and the share that it is of a whole give the whole: 1,048 companies
// that are 29% of all make 3,614 in all. The share and the whole give the count.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "reconcile/derive.h"
#include "reconcile/interval_math.h"

namespace factlint {
namespace {

bool Has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Interval DivideByPercent(const Interval& count, const Interval& share) {
  Interval result = Divide(count, share);
  if (result.lo) result.lo = result.lo->Shift(2);
  if (result.hi) result.hi = result.hi->Shift(2);
  return result;
}

// "1,048 / 29% = 3,614", "more than 2,400 / half = over 4,800".
std::string PrintQuotient(const Statement& count, const Statement& share, const std::optional<Decimal>& nominal) {
  std::string text = fmt::format("{} / {}", count.text, share.text);
  if (!nominal) return text;
  const std::string_view over = count.set.reading == Reading::kOver    ? "over "
                                : count.set.reading == Reading::kUnder ? "under "
                                                                       : "";
  return text + fmt::format(" = {}{}", over, PrintRounded(*nominal));
}

Interval MultiplyByPercent(const Interval& total, const Interval& share) {
  Interval result = Multiply(total, share);
  if (result.lo) result.lo = result.lo->Shift(-2);
  if (result.hi) result.hi = result.hi->Shift(-2);
  return result;
}

// "29% of 3,600 = 1,044".
Statement ImplyCount(const Statement& total, const Statement& share) {
  Statement count = Calculate(total, share, MultiplyByPercent);
  if (total.nominal && share.nominal) count.nominal = (*total.nominal * *share.nominal).Shift(-2);
  count.text = fmt::format("{} of {}", share.text, total.text);
  if (count.nominal) count.text += " = " + PrintRounded(*count.nominal);
  count.unit = total.unit;
  return count;
}

Statement Imply(const Statement& count, const Statement& share) {
  Statement total = Calculate(count, share, DivideByPercent);
  if (count.nominal && share.nominal && !share.nominal->IsZero())
    total.nominal = Decimal::Divide(*count.nominal, *share.nominal, 12, Decimal::Rounding::kNearest).Shift(2);
  total.text = PrintQuotient(count, share, total.nominal);
  total.unit = count.unit;
  return total;
}

bool IsActual(const Statement& s) { return s.modality == Modality::kActual || s.modality == Modality::kEstimate; }

class ImpliedTotals {
 public:
  ImpliedTotals(const DerivedInput& input, const Derive& derive, CheckResult& totals, CheckResult& among)
      : input_(input), derive_(derive), totals_(totals), among_(among) {}

  void Run() {
    std::vector<std::string> populations;
    for (const JudgedGroup& share : input_.Of(derive_.share))
      if (!Has(populations, share.group->population)) populations.push_back(share.group->population);
    std::sort(populations.begin(), populations.end());
    for (const std::string& population : populations) RunPopulation(population);
    for (const JudgedGroup& share : input_.Of(derive_.share)) RunCounts(share);
  }

 private:
  void RunPopulation(const std::string& population) {
    std::vector<Statement> implied;
    for (const JudgedGroup& share : input_.Of(derive_.share))
      if (share.group->population == population) Collect(share, implied);
    if (implied.empty()) return;
    const std::vector<Statement> stated = StatedTotals(population);
    Topic topic{.key = {.subject = derive_.subject, .metric = derive_.result},
                .metric = &input_.corpus.metrics.Find(derive_.result),
                .source = {},
                .discriminator = derive_.id,
                .what = "implied total"};
    if (population != "all") topic.key.scope = {{"population", population}};
    if (stated.empty()) {
      totals_.DidNotRun(fmt::format("no total for {}/{}", derive_.subject, derive_.result));
    } else {
      topic.family = "derived:share-of-total";
      Report(totals_, topic, "FL201", implied, stated);
    }
    if (implied.size() < 2) {
      among_.DidNotRun(fmt::format("one implied total for {}/{}", derive_.subject, derive_.result));
      return;
    }
    topic.family = "derived:implied-total";
    topic.what = "implied totals";
    among_.Ran();
    among_.findings.push_back(DerivedFinding(input_, topic, "FL202", implied, JudgeStatements(implied, *topic.metric)));
  }

  // The other way: a document's total and share give a count, which the counts of
  // other documents must meet. Its own count was held against its own total.
  void RunCounts(const JudgedGroup& share) {
    const std::vector<Statement> totals = StatedTotals(share.group->population);
    if (totals.empty()) return;
    std::vector<Statement> implied;
    for (const Statement& s : share.statements)
      for (const Statement& total : totals)
        if (IsActual(s) && s.doc == total.doc && s.window.Overlaps(total.window) &&
            s.window.stated == total.window.stated && implied.size() < Limit())
          implied.push_back(ImplyCount(total, s));
    if (implied.empty()) return;
    for (const JudgedGroup& count : input_.Of(derive_.count)) {
      if (!BelongTogether(count, share)) continue;
      std::vector<Statement> stated;
      for (const JudgedCamp& camp : count.verdict.camps) {
        const Statement& voice = count.statements[camp.representative];
        const bool own =
            std::any_of(implied.begin(), implied.end(), [&](const Statement& s) { return s.doc == voice.doc; });
        if (!camp.denial && IsActual(voice) && !own) stated.push_back(voice);
      }
      if (stated.empty()) continue;
      const Topic topic{.key = count.group->key,
                        .metric = &input_.corpus.metrics.Find(derive_.count),
                        .family = "derived:share-of-total",
                        .discriminator = derive_.id + ", count",
                        .what = "share of the total"};
      Report(totals_, topic, "FL201", implied, stated);
    }
  }

  size_t Limit() const { return static_cast<size_t>(*input_.corpus.metrics.policy().limits_derived.ToInteger()); }

  static bool BelongTogether(const JudgedGroup& count, const JudgedGroup& share) {
    return count.group->key.subject == share.group->key.subject && count.group->population == share.group->population &&
           ScopesAgree(count.group->key.scope, share.group->key.scope);
  }

  // The calculations from the counts that belong to a share.
  void Collect(const JudgedGroup& share, std::vector<Statement>& implied) {
    const size_t before = implied.size();
    for (const JudgedGroup& count : input_.Of(derive_.count)) {
      if (!BelongTogether(count, share)) continue;
      for (const uint32_t s : Voices(share))
        if (const auto c = BestCount(count, share.statements[s]); c && implied.size() < Limit())
          implied.push_back(Imply(count.statements[*c], share.statements[s]));
    }
    if (implied.size() == before)
      totals_.DidNotRun(fmt::format("no {} for {} beside its share", derive_.count, share.group->key.subject));
  }

  // Every document's own word where inputs must be of one document; else one a camp.
  std::vector<uint32_t> Voices(const JudgedGroup& group) const {
    std::vector<uint32_t> voices;
    if (!Has(derive_.pair_by, "document")) {
      for (const JudgedCamp& camp : group.verdict.camps)
        if (!camp.denial) voices.push_back(camp.representative);
      return voices;
    }
    for (uint32_t i = 0; i < group.statements.size(); ++i)
      if (IsActual(group.statements[i])) voices.push_back(i);
    return voices;
  }

  // Of the counts that may be paired with the share the narrowest.
  std::optional<uint32_t> BestCount(const JudgedGroup& count, const Statement& share) const {
    std::optional<uint32_t> best;
    for (const uint32_t i : Voices(count)) {
      const Statement& s = count.statements[i];
      if (Has(derive_.pair_by, "document") && s.doc != share.doc) continue;
      if (!s.window.Overlaps(share.window) || s.window.stated != share.window.stated) continue;
      if (!best || IsNarrower(s, count.statements[*best])) best = i;
    }
    return best;
  }

  static bool IsNarrower(const Statement& a, const Statement& b) {
    const auto width = [](const Interval& x) -> std::optional<Decimal> {
      if (!x.lo || !x.hi) return std::nullopt;
      return *x.hi - *x.lo;
    };
    const auto x = width(a.set.soft);
    const auto y = width(b.set.soft);
    return x && (!y || *x < *y);
  }

  std::vector<Statement> StatedTotals(const std::string& population) const {
    std::vector<Statement> stated;
    for (const JudgedGroup& group : input_.Of(derive_.result)) {
      const FindingKey& key = group.group->key;
      if (key.subject != derive_.subject || group.group->population != population) continue;
      const bool part =
          std::any_of(key.scope.begin(), key.scope.end(), [](const auto& s) { return s.first == "part"; });
      if (part) continue;  // 其他, 351: what the rows above leave is no total
      for (const JudgedCamp& camp : group.verdict.camps)
        if (!camp.denial && IsActual(group.statements[camp.representative]))
          stated.push_back(group.statements[camp.representative]);
    }
    return stated;
  }

  // The worst of a calculation against a stated total.
  void Report(CheckResult& result, const Topic& topic, std::string code, const std::vector<Statement>& implied,
              const std::vector<Statement>& stated) {
    std::optional<Comparison> worst;
    std::vector<Statement> two(2);
    for (const Statement& a : implied) {
      for (const Statement& b : stated) {
        const Comparison comparison = Compare(a, b, *topic.metric);
        if (worst && !IsWorse(comparison, *worst)) continue;
        worst = comparison;
        two = {a, b};
      }
    }
    result.Ran();
    result.findings.push_back(DerivedFinding(input_, topic, std::move(code), two, JudgeStatements(two, *topic.metric)));
  }

  const DerivedInput& input_;
  const Derive& derive_;
  CheckResult& totals_;
  CheckResult& among_;
};

// A derivation of "{whole}" for each whole that shares tell: of "share:ai company@jiangsu" and the like.
std::vector<Derive> OfWholes(const DerivedInput& input, const Derive& derive) {
  if (derive.subject != kOfWhole) return {derive};
  std::vector<Derive> wholes;
  const std::string lead = derive.share + "@";
  for (auto it = input.groups.lower_bound(lead); it != input.groups.end() && it->first.starts_with(lead); ++it) {
    wholes.push_back(derive);
    wholes.back().share = it->first;
    wholes.back().subject = it->first.substr(lead.size());
  }
  return wholes;
}

}  // namespace

std::vector<CheckResult> CheckImpliedTotals(const DerivedInput& input) {
  std::vector<CheckResult> results(2);
  results[0].coverage.name = "share-of-total";
  results[1].coverage.name = "implied-total";
  for (const Derive& derive : input.corpus.metrics.derivations()) {
    if (derive.check != Check::kImpliedTotal) continue;
    for (const Derive& one : OfWholes(input, derive)) ImpliedTotals(input, one, results[0], results[1]).Run();
  }
  return results;
}

}  // namespace factlint
