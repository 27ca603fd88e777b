#include "reconcile/hierarchy.h"

#include <algorithm>

namespace factlint {

Hierarchy::Hierarchy(const std::vector<std::pair<std::string, std::string>>& child_parent) {
  for (const auto& [child, parent] : child_parent) {
    if (child == parent || IsWithin(parent, child))
      cycles_.emplace_back(child, parent);
    else
      parents_[child].insert(parent);
  }
}

bool Hierarchy::IsWithin(std::string_view below, std::string_view above) const {
  // Nearly everything lies in one thing.
  auto at = parents_.find(below);
  for (; at != parents_.end() && at->second.size() == 1; at = parents_.find(*at->second.begin()))
    if (*at->second.begin() == above) return true;
  if (at == parents_.end()) return false;
  const std::vector<std::string> ancestors = Ancestors(at->first);
  return std::binary_search(ancestors.begin(), ancestors.end(), above);
}

std::vector<std::string> Hierarchy::Ancestors(std::string_view below) const {
  std::set<std::string> found;
  std::vector<std::string> open = {std::string(below)};
  while (!open.empty()) {
    const auto parents = parents_.find(open.back());
    open.pop_back();
    if (parents == parents_.end()) continue;
    for (const std::string& parent : parents->second)
      if (found.insert(parent).second) open.push_back(parent);
  }
  return {found.begin(), found.end()};
}

bool Hierarchy::OnOnePath(std::string_view a, std::string_view b) const {
  return a == b || IsWithin(a, b) || IsWithin(b, a);
}

}  // namespace factlint
