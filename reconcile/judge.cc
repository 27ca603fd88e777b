#include "reconcile/judge.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace factlint {
namespace {

class Judge {
 public:
  Judge(std::span<const Statement> statements, const Metric& metric) : all_(statements), metric_(metric) {
    for (uint32_t i = 0; i < all_.size(); ++i)
      (all_[i].modality == Modality::kDenied ? denials_ : asserted_).push_back(i);
    assertions_ = all_;
    if (denials_.empty()) return;
    for (const uint32_t i : asserted_) without_denials_.push_back(all_[i]);
    assertions_ = without_denials_;
  }

  KeyVerdict Decide() {
    if (!assertions_.empty()) {
      hard_ = MakeCamps(assertions_, Which::kHard);
      soft_ = MakeCamps(assertions_, Which::kSoft);
      if (hard_.size() > 1) {
        TryCamps(hard_);
        TryClash(Which::kHard);
      }
      if (soft_.size() > 1) {
        TryCamps(soft_);
        TryClash(Which::kSoft);
      }
      if (metric_.series == Series::kRanklist) TryEditions();
      if (hard_.size() == 1 && soft_.size() == 1) TryAgreement();
    }
    TryDenials();
    if (!found_) Consider(0, static_cast<uint32_t>(all_.size() - 1));
    MakeResultCamps();
    return std::move(verdict_);
  }

 private:
  static std::array<std::pair<uint32_t, uint32_t>, 8> None() {
    std::array<std::pair<uint32_t, uint32_t>, 8> none;
    none.fill({UINT32_MAX, UINT32_MAX});
    return none;
  }

  // a and b are indices of all_.
  void Consider(uint32_t a, uint32_t b) {
    if (a == b && all_.size() > 1) return;
    if (a > b) std::swap(a, b);
    if (std::find(tried_.begin(), tried_.end(), std::make_pair(a, b)) != tried_.end()) return;
    tried_[next_tried_++ % tried_.size()] = {a, b};
    const Comparison comparison = Compare(all_[a], all_[b], metric_);
    if (found_ && !IsWorse(comparison, verdict_.worst)) return;
    verdict_.worst = comparison;
    verdict_.first = a;
    verdict_.second = b;
    found_ = true;
  }
  void ConsiderAsserted(uint32_t a, uint32_t b) { Consider(asserted_[a], asserted_[b]); }

  // Neighbours by value and the two ends; neighbours in time of different camps,
  // whose years are fewest, and the two ends.
  void TryCamps(const std::vector<StatementCamp>& camps) {
    for (size_t i = 1; i < camps.size(); ++i) ConsiderAsserted(camps[i - 1].representative, camps[i].representative);
    ConsiderAsserted(camps.front().representative, camps.back().representative);
    std::vector<std::pair<uint32_t, uint32_t>> by_time;  // statement, camp
    for (uint32_t camp = 0; camp < camps.size(); ++camp)
      for (const uint32_t i : camps[camp].own) by_time.emplace_back(i, camp);
    std::sort(by_time.begin(), by_time.end(), [&](const auto& a, const auto& b) {
      return std::tie(assertions_[a.first].window, a.first) < std::tie(assertions_[b.first].window, b.first);
    });
    for (size_t i = 1; i < by_time.size(); ++i)
      if (by_time[i - 1].second != by_time[i].second) ConsiderAsserted(by_time[i - 1].first, by_time[i].first);
    ConsiderAsserted(by_time.front().first, by_time.back().first);
  }

  void TryClash(Which which) {
    for (const Times times : {Times::kStated, Times::kAll})
      if (const auto pair = WidestClash(assertions_, which, times)) ConsiderAsserted(pair->first, pair->second);
  }

  // Ranks of one edition of one list.
  void TryEditions() {
    std::vector<uint32_t> order(assertions_.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      const Statement& x = assertions_[a];
      const Statement& y = assertions_[b];
      return std::tie(x.list, x.edition, x.nominal, a) < std::tie(y.list, y.edition, y.nominal, b);
    });
    for (size_t i = 1; i < order.size(); ++i) ConsiderAsserted(order[i - 1], order[i]);
  }

  // Everything can be true together: the narrowest against each.
  void TryAgreement() {
    const uint32_t narrowest = hard_.front().representative;
    for (uint32_t i = 0; i < assertions_.size(); ++i)
      if (i != narrowest) ConsiderAsserted(narrowest, i);
  }

  void TryDenials() {
    const auto limit = static_cast<size_t>(*metric_.policy->limits_derived.ToInteger());
    for (size_t d = 0; d < denials_.size() && d < limit; ++d)
      for (const uint32_t i : asserted_) Consider(denials_[d], i);
  }

  void MakeResultCamps() {
    const Statement& a = all_[verdict_.first];
    const Statement& b = all_[verdict_.second];
    const bool use_soft = Overlaps(a.set.hard, b.set.hard) && soft_.size() > 1;
    const std::vector<StatementCamp>& camps = use_soft ? soft_ : hard_;
    std::vector<size_t> kept = Keep(camps);
    std::erase_if(kept, [&](size_t k) { return IsOfAnotherTime(camps[k]); });
    verdict_.camps_left_out = camps.size() - kept.size();
    for (const size_t k : kept) {
      JudgedCamp camp{.representative = asserted_[camps[k].representative]};
      for (const auto* list : {&camps[k].own, &camps[k].shared})
        for (const uint32_t i : *list) camp.members.push_back(asserted_[i]);
      for (const uint32_t i : camps[k].shared) camp.shared.push_back(asserted_[i]);
      std::sort(camp.members.begin(), camp.members.end());
      verdict_.camps.push_back(std::move(camp));
    }
    if (!denials_.empty())
      verdict_.camps.push_back({.representative = denials_.front(), .members = denials_, .denial = true});
    for (const uint32_t one : {verdict_.first, verdict_.second}) Represent(one);
    std::stable_sort(verdict_.camps.begin(), verdict_.camps.end(), [&](const JudgedCamp& x, const JudgedCamp& y) {
      return all_[x.representative].window < all_[y.representative].window;
    });
    verdict_.first_camp = CampOf(verdict_.first);
    verdict_.second_camp = CampOf(verdict_.second);
    if (verdict_.first_camp > verdict_.second_camp) {
      std::swap(verdict_.first_camp, verdict_.second_camp);
      std::swap(verdict_.first, verdict_.second);
    }
  }

  // What held years before is no side of a contradiction between two of today: it
  // disagrees with neither by more than drift.
  bool IsOfAnotherTime(const StatementCamp& camp) const {
    constexpr size_t kMost = 8;  // members that are looked at
    const auto disagrees = [](Verdict verdict) {
      return verdict == Verdict::kContradiction || verdict == Verdict::kTension;
    };
    if (!disagrees(verdict_.worst.verdict)) return false;
    size_t looked = 0;
    for (const auto* list : {&camp.own, &camp.shared})
      for (const uint32_t i : *list) {
        const uint32_t one = asserted_[i];
        if (one == verdict_.first || one == verdict_.second || ++looked > kMost) return false;
        for (const uint32_t other : {verdict_.first, verdict_.second}) {
          const Comparison c = Compare(all_[std::min(one, other)], all_[std::max(one, other)], metric_);
          const bool then = all_[one].window.Overlaps(all_[other].window);
          if (disagrees(c.verdict) || (then && c.verdict != Verdict::kDrift)) return false;
        }
      }
    return true;
  }

  // The camps of the two, and the lowest and highest up to the limit.
  std::vector<size_t> Keep(const std::vector<StatementCamp>& camps) const {
    const auto limit = std::max<size_t>(2, static_cast<size_t>(*metric_.policy->limits_camps.ToInteger()));
    std::vector<size_t> kept;
    if (camps.size() <= limit) {
      for (size_t i = 0; i < camps.size(); ++i) kept.push_back(i);
      return kept;
    }
    const auto holds = [&](const StatementCamp& camp, uint32_t one) {
      return std::any_of(camp.own.begin(), camp.own.end(), [&](uint32_t i) { return asserted_[i] == one; });
    };
    for (size_t i = 0; i < camps.size(); ++i)
      if (holds(camps[i], verdict_.first) || holds(camps[i], verdict_.second)) kept.push_back(i);
    for (size_t i = 0; i < camps.size() && kept.size() < limit; ++i) {
      const size_t next = i % 2 == 0 ? i / 2 : camps.size() - 1 - i / 2;
      if (std::find(kept.begin(), kept.end(), next) == kept.end()) kept.push_back(next);
    }
    std::sort(kept.begin(), kept.end());
    return kept;
  }

  // Makes `one` speak for a camp that it fits, if none has it as its own voice.
  void Represent(uint32_t one) {
    for (JudgedCamp& camp : verdict_.camps)
      if (camp.representative == one) return;
    if (verdict_.camps.size() == 1) return;
    for (JudgedCamp& camp : verdict_.camps) {
      const bool taken = camp.representative == verdict_.first || camp.representative == verdict_.second;
      if (taken || !std::binary_search(camp.members.begin(), camp.members.end(), one)) continue;
      camp.representative = one;
      return;
    }
  }

  size_t CampOf(uint32_t one) const {
    for (size_t i = 0; i < verdict_.camps.size(); ++i)
      if (verdict_.camps[i].representative == one) return i;
    for (size_t i = 0; i < verdict_.camps.size(); ++i) {
      const auto& members = verdict_.camps[i].members;
      if (std::binary_search(members.begin(), members.end(), one)) return i;
    }
    return 0;
  }

  std::span<const Statement> all_;
  const Metric& metric_;
  std::vector<uint32_t> asserted_, denials_;  // indices of all_
  std::vector<Statement> without_denials_;
  std::span<const Statement> assertions_;   // all_[asserted_[i]]
  std::vector<StatementCamp> hard_, soft_;  // of assertions_
  KeyVerdict verdict_;
  bool found_ = false;
  // The last pairs that were compared: the ways to choose one mostly choose the same.
  std::array<std::pair<uint32_t, uint32_t>, 8> tried_ = None();
  size_t next_tried_ = 0;
};

}  // namespace

bool PlainlyAgree(std::span<const Statement> statements, const Metric& metric) {
  if (statements.size() < 2) return true;
  if (metric.series == Series::kRanklist) return false;
  const Statement& first = statements.front();
  const Interval* highest = &first.set.soft;  // of the sets so far: the one that begins last
  const Interval* lowest = highest;           // and the one that ends first
  for (const Statement& s : statements) {
    const Interval& soft = s.set.soft;
    if (s.modality == Modality::kDenied || s.unit != first.unit || !soft.lo || !soft.hi) return false;
    if (*soft.lo > *highest->lo || (*soft.lo == *highest->lo && soft.lo_open)) highest = &soft;
    if (*soft.hi < *lowest->hi || (*soft.hi == *lowest->hi && soft.hi_open)) lowest = &soft;
  }
  return Overlaps(*highest, *lowest);
}

KeyVerdict JudgeStatements(std::span<const Statement> statements, const Metric& metric) {
  return Judge(statements, metric).Decide();
}

}  // namespace factlint
