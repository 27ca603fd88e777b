// Parts and wholes: a district has no more than its city, start-ups are no more
// than all companies, declared parts sum to no more than their whole, shares of
// one whole to no more than 100.
#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reconcile/derive.h"
#include "reconcile/interval_math.h"

namespace factlint {
namespace {

constexpr size_t kMostShares = 256;

bool IsActual(const Statement& s) { return s.modality == Modality::kActual || s.modality == Modality::kEstimate; }

// A verdict on two statements that stand for the two sides.
KeyVerdict TwoSided(Verdict verdict, std::string_view basis, FindingGap gap, Magnitude magnitude) {
  KeyVerdict result;
  result.worst = {.verdict = verdict, .basis = basis, .row = 10, .magnitude = magnitude, .gap = std::move(gap)};
  result.second = 1;
  result.second_camp = 1;
  result.camps = {{.representative = 0, .members = {0}}, {.representative = 1, .members = {1}}};
  return result;
}

// Is a part more than its whole? A tension where only the soft sets of one stated
// time say so, or where the times meet by inference alone.
std::optional<KeyVerdict> Exceeds(const Statement& part, const Statement& whole) {
  const auto above = [](const Interval& a, const Interval& b) {
    return a.lo && b.hi && (*a.lo > *b.hi || (*a.lo == *b.hi && (a.lo_open || b.hi_open)));
  };
  if (!part.window.Overlaps(whole.window) || !above(part.set.soft, whole.set.soft)) return std::nullopt;
  const bool hard = above(part.set.hard, whole.set.hard);
  const bool stated = part.window.stated && whole.window.stated;
  if (!hard && !stated) return std::nullopt;
  const bool certain = hard && stated;
  FindingGap gap{.hard = Gap(part.set.hard, whole.set.hard),
                 .soft = Gap(part.set.soft, whole.set.soft),
                 .unit = part.unit == "%" ? "points" : part.unit};
  const double scale = whole.set.soft.hi->ToDouble();
  const Magnitude magnitude = scale > 0 && gap.soft.ToDouble() / scale >= 0.1 ? Magnitude::kMajor : Magnitude::kMinor;
  return TwoSided(certain ? Verdict::kContradiction : Verdict::kTension, "part above whole", std::move(gap), magnitude);
}

class PartsCheck {
 public:
  PartsCheck(const DerivedInput& input, CheckResult& result) : input_(input), result_(result) {}

  void Run() {
    for (const auto& [name, groups] : input_.groups) {
      const Metric& metric = input_.corpus.metrics.Find(name);
      const bool counts = metric.kind == MetricKind::kNumber || metric.kind == MetricKind::kMoney;
      if (!metric.declared || !counts || metric.series == Series::kInvariant) continue;
      Index(groups);
      for (const JudgedGroup& part : groups) {
        TryPopulation(metric, part);
        TryPlaces(metric, part);
      }
    }
    for (const Derive& derive : input_.corpus.metrics.derivations())
      if (derive.check == Check::kPartsSum) TrySum(derive);
  }

 private:
  using Address = std::tuple<std::string, std::string, std::string>;  // subject, population, what else parts

  static std::string Rest(const JudgedGroup& group) {
    std::string rest = group.group->discriminator;
    for (const auto& [dimension, value] : group.group->key.scope)
      if (dimension != "population") rest += fmt::format("|{}={}", dimension, value);
    return rest;
  }

  void Index(const std::vector<JudgedGroup>& groups) {
    index_.clear();
    for (const JudgedGroup& group : groups)
      index_[{group.group->key.subject, group.group->population, Rest(group)}] = &group;
  }

  const JudgedGroup* Find(const std::string& subject, const std::string& population, const std::string& rest) const {
    const auto found = index_.find({subject, population, rest});
    return found == index_.end() ? nullptr : found->second;
  }

  void TryPopulation(const Metric& metric, const JudgedGroup& part) {
    for (auto at = metric.part_of.find(part.group->population); at != metric.part_of.end();
         at = metric.part_of.find(at->second))
      if (const JudgedGroup* whole = Find(part.group->key.subject, at->second, Rest(part)))
        Try(metric, part, *whole, at->second);
  }

  void TryPlaces(const Metric& metric, const JudgedGroup& part) {
    for (const std::string& above : input_.hierarchy.Ancestors(part.group->key.subject))
      if (const JudgedGroup* whole = Find(above, part.group->population, Rest(part))) Try(metric, part, *whole, above);
  }

  void Try(const Metric& metric, const JudgedGroup& part, const JudgedGroup& whole, const std::string& name) {
    result_.Ran();
    for (const JudgedCamp& p : part.verdict.camps) {
      for (const JudgedCamp& w : whole.verdict.camps) {
        const std::vector<Statement> two = {part.statements[p.representative], whole.statements[w.representative]};
        if (p.denial || w.denial || !IsActual(two[0]) || !IsActual(two[1])) continue;
        const auto verdict = Exceeds(two[0], two[1]);
        if (!verdict) continue;
        const Topic topic{.key = part.group->key,
                          .metric = &metric,
                          .family = "derived:parts",
                          .source = {},
                          .discriminator = fmt::format("{}, {}", name, part.group->discriminator),
                          .what = "part of " + name};
        result_.findings.push_back(DerivedFinding(input_, topic, "FL203", two, *verdict));
        return;  // one finding a part and whole
      }
    }
  }

  // One representative of each part, at the time of the whole.
  void TrySum(const Derive& derive) {
    const Metric& metric = input_.corpus.metrics.Find(derive.result);
    Index(input_.Of(derive.result));
    bool ran = false;
    for (const auto& [address, whole] : index_) {
      if (std::get<0>(address) != derive.subject) continue;
      for (const JudgedCamp& camp : whole->verdict.camps) {
        if (ran || camp.denial) continue;
        ran = SumAgainst(derive, metric, *whole, whole->statements[camp.representative]);
      }
    }
    if (!ran) result_.DidNotRun(fmt::format("not every part of {}/{} is stated", derive.subject, derive.result));
  }

  bool SumAgainst(const Derive& derive, const Metric& metric, const JudgedGroup& whole, const Statement& total) {
    std::optional<Statement> sum;
    for (const std::string& name : derive.parts) {
      const JudgedGroup* part = Find(name, whole.group->population, Rest(whole));
      const Statement* voice = part ? VoiceAt(*part, total.window) : nullptr;
      if (!voice) return false;
      sum = sum ? Calculate(*sum, *voice, Add) : *voice;
    }
    if (!sum) return false;
    result_.Ran();
    sum->text = fmt::format("{} parts", derive.parts.size());
    sum->unit = total.unit;
    sum->text += fmt::format(" ({})", fmt::join(derive.parts, ", "));
    const std::vector<Statement> two = {*sum, total};
    std::optional<KeyVerdict> verdict = Exceeds(two[0], two[1]);
    if (!verdict && derive.exhaustive) verdict = Exceeds(two[1], two[0]);
    if (!verdict) return true;
    const Topic topic{.key = whole.group->key,
                      .metric = &metric,
                      .family = "derived:parts",
                      .source = {},
                      .discriminator = fmt::format("{}, {}", derive.id, whole.group->discriminator),
                      .what = "sum of its parts"};
    result_.findings.push_back(DerivedFinding(input_, topic, "FL203", two, *verdict));
    return true;
  }

  static const Statement* VoiceAt(const JudgedGroup& part, const Window& window) {
    for (const JudgedCamp& camp : part.verdict.camps)
      if (!camp.denial && part.statements[camp.representative].window.Overlaps(window))
        return &part.statements[camp.representative];
    return nullptr;
  }

  const DerivedInput& input_;
  CheckResult& result_;
  std::map<Address, const JudgedGroup*> index_;
};

// The shares of one whole that one document gives for one time.
struct ShareList {
  const Metric* metric = nullptr;
  FindingKey key;
  std::string parted_by;  // what tells it from the document's other lists of the key
  std::vector<std::pair<std::string, const Statement*>> shares;  // subject, narrowest first come
};

// Nested subjects would be counted twice: the larger place goes.
void DropNested(const Hierarchy& hierarchy, ShareList& list) {
  std::erase_if(list.shares, [&](const auto& share) {
    return std::any_of(list.shares.begin(), list.shares.end(),
                       [&](const auto& other) { return hierarchy.IsWithin(other.first, share.first); });
  });
}

void CheckList(const DerivedInput& input, ShareList& list, CheckResult& result) {
  if (list.shares.size() > kMostShares) {
    result.DidNotRun(fmt::format("more than {} shares of {}/{}", kMostShares, list.metric->whole, list.key.metric));
    return;
  }
  DropNested(input.hierarchy, list);
  if (list.shares.size() < 2) {
    result.DidNotRun(fmt::format("one share of {}/{}", list.metric->whole, list.key.metric));
    return;
  }
  result.Ran();
  Statement sum = *list.shares.front().second;
  std::string text = sum.text;
  for (size_t i = 1; i < list.shares.size(); ++i) {
    sum = Calculate(sum, *list.shares[i].second, Add);
    text += " + " + list.shares[i].second->text;
  }
  sum.text = text;
  sum.unit = "%";
  const Decimal hundred = 100;
  Statement whole;
  whole.set.hard = whole.set.soft = Interval::Exactly(hundred);
  whole.text = "100%";
  whole.unit = "%";
  whole.window = sum.window;
  whole.claims = {list.shares.back().second->claims.front()};
  const bool over_hard = sum.set.hard.lo && *sum.set.hard.lo > hundred;
  const bool over_soft = sum.set.soft.lo && *sum.set.soft.lo > hundred;
  const bool exhaustive = list.metric->parts == Parts::kExhaustive;
  const bool under_hard = exhaustive && sum.set.hard.hi && *sum.set.hard.hi < hundred;
  if (!over_soft && !under_hard) return;
  FindingGap gap{
      .hard = Gap(sum.set.hard, whole.set.hard), .soft = Gap(sum.set.soft, whole.set.soft), .unit = "points"};
  const Magnitude magnitude =
      gap.soft < list.metric->policy->magnitude_minor_points ? Magnitude::kMinor : Magnitude::kMajor;
  const Topic topic{.key = list.key,
                    .metric = list.metric,
                    .family = "derived:shares-sum",
                    .source = input.corpus.documents[sum.doc].id,
                    .discriminator = list.parted_by,
                    .what = "shares of one whole"};
  const std::vector<Statement> two = {sum, whole};
  const Verdict verdict = over_hard || under_hard ? Verdict::kContradiction : Verdict::kTension;
  result.findings.push_back(
      DerivedFinding(input, topic, "FL204", two, TwoSided(verdict, "shares sum", std::move(gap), magnitude)));
}

}  // namespace

CheckResult CheckParts(const DerivedInput& input) {
  CheckResult result;
  result.coverage.name = "parts";
  PartsCheck(input, result).Run();
  return result;
}

CheckResult CheckSharesSum(const DerivedInput& input) {
  CheckResult result;
  result.coverage.name = "shares-sum";
  for (const auto& [name, groups] : input.groups) {
    const Metric& metric = input.corpus.metrics.Find(name);
    if (metric.parts == Parts::kUnknown || !metric.IsShare()) continue;
    // By document, population, what else parts, and time.
    std::map<std::tuple<uint32_t, std::string, std::string, Window>, ShareList> lists;
    for (const JudgedGroup& group : groups) {
      for (const Statement& s : group.statements) {
        if (!IsActual(s)) continue;
        ShareList& list = lists[{s.doc, group.group->population, group.group->discriminator, s.window}];
        list.metric = &metric;
        list.key = {.subject = metric.whole, .metric = name};
        list.parted_by = fmt::format("{}, {}", group.group->population, group.group->discriminator);
        if (s.window.stated) list.parted_by += fmt::format(", days {} to {}", s.window.start, s.window.end);
        const bool known = std::any_of(list.shares.begin(), list.shares.end(),
                                       [&](const auto& share) { return share.first == group.group->key.subject; });
        if (!known && list.shares.size() <= kMostShares) list.shares.emplace_back(group.group->key.subject, &s);
      }
    }
    for (auto& [address, list] : lists) CheckList(input, list, result);
  }
  return result;
}

}  // namespace factlint
