#include "reconcile/umbrella_metrics.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace factlint {
namespace {

constexpr std::string_view kCount = "count:";

using Umbrellas = std::vector<std::pair<std::string, std::string>>;

bool IsUmbrella(const Umbrellas& umbrellas, std::string_view word) {
  const auto found = std::lower_bound(umbrellas.begin(), umbrellas.end(), word,
                                      [](const auto& pair, std::string_view key) { return pair.first < key; });
  return found != umbrellas.end() && found->first == word;
}

// What the claims of one subject and umbrella tell: the documents with the wide word, and the
// narrow words with theirs.
struct UnderUmbrella {
  std::set<std::string_view> wide;
  std::map<std::string_view, std::set<std::string_view>> narrow;
};

bool Share(const std::set<std::string_view>& a, const std::set<std::string_view>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view document) { return b.count(document) != 0; });
}

}  // namespace

void JoinUmbrellaMetrics(std::vector<Claim>& claims, const Umbrellas& umbrellas) {
  using Key = std::pair<std::string_view, std::string_view>;  // subject, umbrella
  std::map<Key, UnderUmbrella> found;
  for (const Claim& claim : claims)
    if (claim.metric.starts_with(kCount) && IsUmbrella(umbrellas, std::string_view(claim.metric).substr(kCount.size())))
      found[{claim.subject.id, std::string_view(claim.metric).substr(kCount.size())}].wide.insert(claim.doc);
  if (found.empty()) return;
  for (const Claim& claim : claims) {
    if (!claim.metric.starts_with(kCount)) continue;
    const std::string_view word = std::string_view(claim.metric).substr(kCount.size());
    for (const auto& [umbrella, narrow] : umbrellas) {
      if (narrow != word) continue;
      if (const auto under = found.find({claim.subject.id, umbrella}); under != found.end())
        under->second.narrow[word].insert(claim.doc);
    }
  }
  std::map<Key, std::string> metric;
  for (const auto& [key, under] : found) {
    const auto& narrow = under.narrow;
    if (narrow.size() == 1 && !Share(under.wide, narrow.begin()->second))
      metric.emplace(key, std::string(kCount) + std::string(narrow.begin()->first));
  }
  if (metric.empty()) return;
  std::vector<std::pair<Claim*, const std::string*>> joined;  // the keys look into the claims
  for (Claim& claim : claims) {
    if (!claim.metric.starts_with(kCount)) continue;
    const auto to = metric.find({claim.subject.id, std::string_view(claim.metric).substr(kCount.size())});
    if (to != metric.end()) joined.emplace_back(&claim, &to->second);
  }
  for (const auto& [claim, name] : joined) claim->metric = *name;
}

}  // namespace factlint
