#include "reconcile/near_key.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "reconcile/keys.h"
#include "reconcile/value_sets.h"

namespace factlint {
namespace {

// The constants behind a reading; shares have their own.
std::vector<std::string_view> ConstantsOf(Reading reading, bool share) {
  switch (reading) {
    case Reading::kRounded:
      return {"rounding.hard", "rounding.soft"};
    case Reading::kZeros:
      return {"rounding.hard", "rounding.soft", "rounding.zeros_hard", "rounding.zeros_soft"};
    case Reading::kCounted:
      return {"rounding.count_digits"};
    case Reading::kOver:
    case Reading::kUnder:
      if (share) return {"bound.share_tens", "bound.share_fives", "bound.share_other"};
      return {"bound.units", "bound.ratio"};
    case Reading::kNearly:
      if (share) return {"nearly.share_hard", "nearly.share_soft"};
      return {"nearly.hard", "nearly.soft"};
    case Reading::kAbout:
      if (share) return {"about.share_hard", "about.share_soft"};
      return {"about.hard", "about.soft"};
    case Reading::kFraction:
      return {"fraction.hard", "fraction.soft"};
    case Reading::kMajority:
      return {"fraction.majority"};
    default:
      return {};
  }
}

// Constants that every comparison of such values asks for.
std::vector<std::string_view> ConstantsOf(std::string_view unit) {
  if (unit == "%" || unit == "%-point")
    return {"table.unexplained_points", "magnitude.negligible_points", "magnitude.minor_points"};
  return {"table.slip", "table.unexplained_ratio", "magnitude.negligible_ratio", "magnitude.minor_ratio"};
}

bool IsOfFinding(const Finding& finding, const std::string& id) {
  return std::any_of(finding.camps.begin(), finding.camps.end(), [&](const Camp& camp) {
    return std::find(camp.claims.begin(), camp.claims.end(), id) != camp.claims.end();
  });
}

// The key of most of the finding's claims: its own, or that of a calculation's input.
const KeyGroup* OwnGroup(const Finding& finding, std::span<const Claim> claims, const KeyBlock& block) {
  const KeyGroup* own = nullptr;
  size_t most = 0;
  for (const KeyGroup& group : block.groups) {
    const auto count = static_cast<size_t>(std::count_if(
        group.claims.begin(), group.claims.end(), [&](uint32_t i) { return IsOfFinding(finding, claims[i].id); }));
    if (count > most) own = &group;
    most = std::max(most, count);
  }
  return own;
}

}  // namespace

std::vector<std::string> PolicyUsed(std::span<const Claim> claims, const MetricTable& metrics) {
  std::set<std::string, std::less<>> names;
  const Policy* policy = nullptr;
  std::vector<std::string> result;
  for (const Claim& claim : claims) {
    const Metric& metric = metrics.Find(claim.metric);
    policy = metric.policy.get();
    if (claim.as_of.basis == Basis::kPublished && !metric.lag_months) names.insert("time.lag_months");
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (!quantity) continue;
    const bool share = quantity->unit == "%" || quantity->unit == "%-point";
    const ValueSet set = MakeSet(*quantity, claim.text, metric);
    for (const std::string_view name : ConstantsOf(set.reading, share)) names.emplace(name);
    for (const std::string_view name : ConstantsOf(quantity->unit)) names.emplace(name);
    if (set.lo_kind == EdgeKind::kHedge || set.hi_kind == EdgeKind::kHedge) names.insert("table.edge");
  }
  if (policy == nullptr) return result;
  for (const std::string& line : PrintPolicy(*policy))
    if (names.count(std::string_view(line).substr(0, line.find(' ')))) result.push_back(line);
  return result;
}

std::vector<NearClaim> ClaimsNear(const Finding& finding, std::span<const Claim> claims, const MetricTable& metrics,
                                  const Hierarchy& hierarchy, size_t limit) {
  // Only what can be near is grouped.
  std::vector<Claim> same;
  std::vector<uint32_t> origin;
  std::vector<NearClaim> near;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    if (claim.metric != finding.key.metric) continue;
    if (claim.subject.id == finding.key.subject) {
      same.push_back(claim);
      origin.push_back(i);
    } else if (hierarchy.OnOnePath(claim.subject.id, finding.key.subject) && !IsOfFinding(finding, claim.id)) {
      const bool below = hierarchy.IsWithin(claim.subject.id, finding.key.subject);
      near.push_back(
          {i, fmt::format("of {}, which {} {}", claim.subject.name, below ? "lies in" : "holds", finding.key.subject)});
    }
  }
  for (const KeyBlock& block : GroupClaims(same, metrics, UnitTable::Builtin())) {
    const KeyGroup* const own = OwnGroup(finding, same, block);
    for (const KeyGroup& group : block.groups)
      for (const uint32_t i : group.claims)
        if (own != nullptr && &group != own && !IsOfFinding(finding, same[i].id))
          near.push_back({origin[i], WhyApart(*own, group)});
    if (own == nullptr) continue;
    for (const uint32_t i : own->claims)
      if (!IsOfFinding(finding, same[i].id))
        near.push_back({origin[i], same[i].in_title ? "it stands in the title, and its text speaks for it"
                                                    : "its document says several things with the same words"});
  }
  std::sort(near.begin(), near.end(), [](const NearClaim& a, const NearClaim& b) { return a.claim < b.claim; });
  if (near.size() > limit) near.resize(limit);
  return near;
}

}  // namespace factlint
