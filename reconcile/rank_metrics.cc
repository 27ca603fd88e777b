#include "reconcile/rank_metrics.h"

#include <map>
#include <string>
#include <utility>

#include "reconcile/keys.h"

namespace factlint {
namespace {

constexpr std::string_view kAnyRank = "list_rank";

using List = std::pair<std::string_view, std::string_view>;  // its name, the kind of those in it

// Nothing where the claim tells no place of a list with a name.
List NamedListOf(const Claim& claim) {
  const std::string_view list = ScopeValue(claim.scope, "list");
  const bool own =
      list == claim.doc || list.starts_with(claim.doc + ": ") || list.starts_with("by ") || list == "region";
  return own ? List() : List(list, claim.subject.kind);
}

}  // namespace

void JoinRankMetrics(std::vector<Claim>& claims) {
  std::map<List, std::string> metrics;  // empty: several
  for (const Claim& claim : claims) {
    if (claim.metric == kAnyRank || !claim.metric.ends_with("_rank")) continue;
    const List list = NamedListOf(claim);
    if (list.first.empty()) continue;
    const auto [found, added] = metrics.try_emplace(list, claim.metric);
    if (!added && found->second != claim.metric) found->second.clear();
  }
  if (metrics.empty()) return;
  for (Claim& claim : claims) {
    if (claim.metric != kAnyRank || !ScopeValue(claim.scope, "by").empty()) continue;
    const auto found = metrics.find(NamedListOf(claim));
    if (found != metrics.end() && !found->second.empty()) claim.metric = found->second;
  }
}

}  // namespace factlint
