#include "reconcile/lone_growths.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace factlint {
namespace {

constexpr int32_t kYear = 365;

// The year that a stated time fills; nothing for a shorter or a longer one.
std::optional<int> YearOf(const Claim& claim) {
  const AsOf& as_of = claim.as_of;
  if (!as_of.range || (as_of.basis != Basis::kStated && as_of.basis != Basis::kInherited)) return std::nullopt;
  const int32_t days = as_of.range->end.ToDays() - as_of.range->start.ToDays() + 1;
  const bool whole = as_of.range->start.year == as_of.range->end.year && days >= kYear;
  return whole ? std::optional(static_cast<int>(as_of.range->end.year)) : std::nullopt;
}

bool IsOfAFact(const Claim& claim) {
  return claim.modality == Modality::kActual || claim.modality == Modality::kEstimate;
}

// Of one thing, but for the number of its statement.
Scope Compared(const Claim& claim) {
  Scope scope = claim.scope;
  std::erase_if(scope, [](const auto& dimension) { return dimension.first == "statement"; });
  return scope;
}

using Key = std::tuple<std::string_view, std::string_view, int>;  // subject, metric, year

}  // namespace

void MarkLoneGrowths(std::vector<Claim>& claims) {
  std::map<Key, std::vector<Claim*>> growths;
  for (Claim& claim : claims)
    if (claim.metric.starts_with(kGrowthOf) && claim.change.empty() && IsOfAFact(claim))
      if (const auto year = YearOf(claim))
        growths[{claim.subject.id, std::string_view(claim.metric).substr(kGrowthOf.size()), *year}].push_back(&claim);
  if (growths.empty()) return;
  std::map<Key, std::vector<Claim*>> values;
  for (Claim& claim : claims) {
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    const auto year = quantity == nullptr || quantity->unit == "%" || !IsOfAFact(claim) ? std::nullopt : YearOf(claim);
    if (!year) continue;
    const Key key{claim.subject.id, claim.metric, *year};
    if (growths.count(key) != 0) values[key].push_back(&claim);
  }
  for (const auto& [key, tellers] : growths) {
    const auto found = values.find(key);
    if (found == values.end() || tellers.size() != 1) continue;
    Claim& teller = *tellers.front();
    std::vector<Claim*> fit = found->second;
    std::erase_if(fit, [&](const Claim* value) { return !value->change.empty() || value->scope != Compared(teller); });
    const auto first = std::min_element(fit.begin(), fit.end(), [&](const Claim* a, const Claim* b) {
      return std::make_tuple(a->doc != teller.doc, std::string_view(a->doc), std::string_view(a->id)) <
             std::make_tuple(b->doc != teller.doc, std::string_view(b->doc), std::string_view(b->id));
    });
    if (first != fit.end()) teller.change = (*first)->change = (*first)->id;
  }
}

}  // namespace factlint
