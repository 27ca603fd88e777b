#include "reconcile/places.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace factlint {
namespace {

bool Binds(const PlaceStatement& s) { return s.strength != Strength::kIn && s.modality != Modality::kDenied; }

int Rank(Verdict verdict) {
  switch (verdict) {
    case Verdict::kContradiction:
      return 4;
    case Verdict::kTension:
      return 3;
    case Verdict::kDrift:
      return 2;
    default:
      return 0;
  }
}

bool IsWorse(const PlaceComparison& a, const PlaceComparison& b) {
  return std::make_tuple(Rank(a.verdict), a.severity) > std::make_tuple(Rank(b.verdict), b.severity);
}

bool LooksAhead(const PlaceStatement& s) {
  return s.modality == Modality::kForecast || s.modality == Modality::kTarget;
}

// All that can be said of one subject's places.
class PlaceJudge {
 public:
  PlaceJudge(std::span<const PlaceStatement> statements, const Metric& metric, const Hierarchy& hierarchy)
      : all_(statements), metric_(metric), hierarchy_(hierarchy) {}

  PlaceVerdict Decide() {
    MakeCamps();
    std::vector<std::vector<uint32_t>> voices;
    for (const PlaceCamp& camp : verdict_.camps) voices.push_back(Voices(camp));
    for (size_t i = 0; i < verdict_.camps.size(); ++i)
      for (size_t j = i + 1; j < verdict_.camps.size(); ++j) TryPair(i, j, voices);
    TryDenials();
    if (!found_) Agree();
    return std::move(verdict_);
  }

 private:
  std::set<std::string> MostSpecific() const {
    std::set<std::string> places;
    for (const PlaceStatement& s : all_)
      if (Binds(s)) places.insert(s.entity);
    std::set<std::string> above;
    for (const std::string& place : places)
      for (const std::string& parent : hierarchy_.Ancestors(place)) above.insert(parent);
    for (const std::string& parent : above) places.erase(parent);
    return places;
  }

  void MakeCamps() {
    std::map<std::string, size_t> index;
    const auto limit = static_cast<size_t>(*metric_.policy->limits_camps.ToInteger());
    for (const std::string& place : MostSpecific()) {
      if (index.size() == limit) {
        ++verdict_.camps_left_out;
        continue;
      }
      index.emplace(place, verdict_.camps.size());
      verdict_.camps.push_back({.entity = place});
    }
    for (uint32_t i = 0; i < all_.size(); ++i) {
      if (all_[i].modality == Modality::kDenied) continue;
      if (const auto exact = index.find(all_[i].entity); exact != index.end()) {
        verdict_.camps[exact->second].members.push_back(i);
        continue;
      }
      for (PlaceCamp& camp : verdict_.camps)
        if (hierarchy_.OnOnePath(camp.entity, all_[i].entity)) camp.members.push_back(i);
    }
    for (PlaceCamp& camp : verdict_.camps) camp.representative = Strongest(camp);
    std::stable_sort(verdict_.camps.begin(), verdict_.camps.end(), [&](const PlaceCamp& a, const PlaceCamp& b) {
      return std::tie(all_[a.representative].window, a.entity) < std::tie(all_[b.representative].window, b.entity);
    });
  }

  uint32_t Strongest(const PlaceCamp& camp) const {
    uint32_t best = camp.members.front();
    for (const uint32_t i : camp.members)
      if (std::make_pair(all_[i].entity == camp.entity, all_[i].strength) >
          std::make_pair(all_[best].entity == camp.entity, all_[best].strength))
        best = i;
    return best;
  }

  // The statements that stand for a camp against others: of each strength the
  // first and last in time, two documents each.
  std::vector<uint32_t> Voices(const PlaceCamp& camp) const {
    std::vector<uint32_t> order;
    for (const uint32_t i : camp.members)
      if (Binds(all_[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return all_[a].window < all_[b].window; });
    std::map<Strength, std::vector<uint32_t>> by_strength;
    for (const uint32_t i : order) by_strength[all_[i].strength].push_back(i);
    std::vector<uint32_t> voices;
    for (const auto& [strength, list] : by_strength) {
      for (size_t k = 0; k < list.size(); ++k)
        if (k < 2 || k + 2 >= list.size()) voices.push_back(list[k]);
    }
    return voices;
  }

  std::set<uint32_t> Documents(const PlaceCamp& camp) const {
    std::set<uint32_t> documents;
    for (const uint32_t i : camp.members)
      if (Binds(all_[i])) documents.insert(all_[i].doc);
    return documents;
  }

  void TryPair(size_t i, size_t j, const std::vector<std::vector<uint32_t>>& voices) {
    const std::set<uint32_t> in_i = Documents(verdict_.camps[i]);
    const std::set<uint32_t> in_j = Documents(verdict_.camps[j]);
    const auto knows_both = [&](const PlaceStatement& s) {
      return s.strength == Strength::kBased && in_i.count(s.doc) && in_j.count(s.doc);
    };
    for (const uint32_t a : voices[i]) {
      if (knows_both(all_[a])) continue;
      for (const uint32_t b : voices[j]) {
        if (knows_both(all_[b]) || hierarchy_.OnOnePath(all_[a].entity, all_[b].entity)) continue;
        PlaceComparison comparison = ComparePlaces(all_[a], all_[b], metric_);
        if ((ToldMove(in_i, in_j) || CameAfter(all_[b], all_[a]) || CameAfter(all_[a], all_[b])) &&
            Rank(comparison.verdict) > 2)
          comparison = {Verdict::kDrift, "moved", Severity::kNote};
        Consider(comparison, a, b, i, j);
      }
    }
  }

  // Does the text of `now` tell a move that came after `then` was written?
  bool CameAfter(const PlaceStatement& now, const PlaceStatement& then) const {
    if (now.doc == then.doc || now.window.end == Window::kOpenEnd || then.window.end > now.window.end) return false;
    if (!now.window.stated && then.window.end == now.window.end) return false;
    return !now.change.empty() || std::any_of(all_.begin(), all_.end(), [&](const PlaceStatement& s) {
      return s.doc == now.doc && s.entity == then.entity && s.modality == Modality::kHistorical;
    });
  }

  // Does any text tell that the subject moved?
  bool ToldMove(const std::set<uint32_t>& in_i, const std::set<uint32_t>& in_j) {
    if (!told_) {
      std::map<std::string_view, std::set<std::string_view>> places;
      for (const PlaceStatement& s : all_)
        if (!s.change.empty()) places[s.change].insert(s.entity);
      told_ = std::any_of(places.begin(), places.end(), [](const auto& entry) { return entry.second.size() > 1; });
    }
    return *told_ && !in_i.empty() && !in_j.empty();
  }

  void Consider(const PlaceComparison& comparison, uint32_t a, uint32_t b, size_t i, size_t j) {
    if (found_ && !IsWorse(comparison, verdict_.worst)) return;
    found_ = true;
    verdict_.worst = comparison;
    verdict_.first = a;
    verdict_.second = b;
    verdict_.first_camp = i;
    verdict_.second_camp = j;
    if (verdict_.camps[i].entity == all_[a].entity) verdict_.camps[i].representative = a;
    if (verdict_.camps[j].entity == all_[b].entity) verdict_.camps[j].representative = b;
  }

  void TryDenials() {
    std::vector<uint32_t> denials;
    for (uint32_t i = 0; i < all_.size(); ++i)
      if (all_[i].modality == Modality::kDenied) denials.push_back(i);
    if (denials.empty()) return;
    const size_t camp = verdict_.camps.size();
    verdict_.camps.push_back(
        {.entity = all_[denials[0]].entity, .representative = denials[0], .members = denials, .denial = true});
    for (size_t d = 0; d < denials.size() && d < 64; ++d)
      for (size_t i = 0; i < camp; ++i)
        for (const uint32_t other : Voices(verdict_.camps[i])) TryDenial(denials[d], other, i, camp);
  }

  void TryDenial(uint32_t denial, uint32_t other, size_t i, size_t camp) {
    const PlaceStatement& no = all_[denial];
    const PlaceStatement& yes = all_[other];
    const bool same = yes.entity == no.entity || hierarchy_.IsWithin(yes.entity, no.entity);
    if (!same || yes.strength < no.strength || !yes.window.Overlaps(no.window) || LooksAhead(yes)) return;
    Consider({Verdict::kContradiction, "denied", Severity::kWarning}, other, denial, i, camp);
  }

  // One place, or none that binds.
  void Agree() {
    verdict_.worst = {Verdict::kIncomparable, "many-valued", Severity::kHidden};
    if (verdict_.camps.empty() || verdict_.camps.front().denial) return;
    const std::vector<uint32_t>& members = verdict_.camps.front().members;
    verdict_.first = verdict_.camps.front().representative;
    verdict_.second = verdict_.first;
    verdict_.worst = {Verdict::kEcho, "same source", Severity::kHidden};
    for (const uint32_t i : members) {
      if (all_[i].cluster == all_[verdict_.first].cluster || !Binds(all_[i])) continue;
      verdict_.second = i;
      verdict_.worst = {Verdict::kConsistent, "agree", Severity::kHidden};
      return;
    }
  }

  std::span<const PlaceStatement> all_;
  const Metric& metric_;
  const Hierarchy& hierarchy_;
  PlaceVerdict verdict_;
  std::optional<bool> told_;
  bool found_ = false;
};

}  // namespace

PlaceComparison ComparePlaces(const PlaceStatement& a, const PlaceStatement& b, const Metric& metric) {
  const auto hidden = [](std::string_view basis) {
    return PlaceComparison{Verdict::kIncomparable, basis, Severity::kHidden};
  };
  if (metric.functional == Functional::kNo || !Binds(a) || !Binds(b)) return hidden("many-valued");
  if (LooksAhead(a) || LooksAhead(b)) return hidden("modality");
  const bool registered = a.strength == Strength::kRegistered;
  if (registered != (b.strength == Strength::kRegistered)) return hidden("other role");
  if (!a.change.empty() && a.change == b.change) return {Verdict::kDrift, "moved", Severity::kNote};
  const bool past = a.modality == Modality::kHistorical || b.modality == Modality::kHistorical;
  const bool together = a.window.Overlaps(b.window);
  const bool one_for_ever = metric.functional == Functional::kYes;
  if (!one_for_ever && (past || (a.window.stated && b.window.stated && !together)))
    return {Verdict::kDrift, "moved", Severity::kNote};
  const bool both_listed = a.strength == Strength::kBased && b.strength == Strength::kBased;
  const bool both_seated = a.strength != Strength::kBased && b.strength != Strength::kBased;
  if (a.doc == b.doc && !both_seated) {
    if (both_listed) return hidden("listed twice in one document");
    return {Verdict::kTension, "listed and seated", Severity::kNote};
  }
  if (both_listed && !together) return {Verdict::kTension, "listed twice", Severity::kNote};
  if (both_listed) return {Verdict::kContradiction, "listed twice", Severity::kWarning};
  if (!both_seated) return {Verdict::kContradiction, "listed and seated", Severity::kWarning};
  return {Verdict::kContradiction, "same role", together || one_for_ever ? Severity::kError : Severity::kWarning};
}

PlaceVerdict JudgePlaces(std::span<const PlaceStatement> statements, const Metric& metric, const Hierarchy& hierarchy) {
  return PlaceJudge(statements, metric, hierarchy).Decide();
}

std::string_view StrengthWords(Strength strength) {
  switch (strength) {
    case Strength::kIn:
      return "in";
    case Strength::kBased:
      return "based in";
    case Strength::kHeadquartered:
      return "headquartered in";
    case Strength::kRegistered:
      return "registered in";
  }
  return {};
}

}  // namespace factlint
