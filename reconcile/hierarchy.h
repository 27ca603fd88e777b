// What lies in what: districts in cities, cities in provinces, a laboratory in
// its company. Entity ids.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace factlint {

class Hierarchy {
 public:
  Hierarchy() = default;
  // Pairs of child and parent; a child may have several. A pair that would close
  // a circle is left out and kept for cycles().
  explicit Hierarchy(const std::vector<std::pair<std::string, std::string>>& child_parent);

  bool empty() const { return parents_.empty(); }
  // Is `below` within `above`, at any depth? Nothing lies within itself.
  bool IsWithin(std::string_view below, std::string_view above) const;
  // All that `below` lies in, sorted.
  std::vector<std::string> Ancestors(std::string_view below) const;
  // Equal, or one within the other.
  bool OnOnePath(std::string_view a, std::string_view b) const;
  const std::vector<std::pair<std::string, std::string>>& cycles() const { return cycles_; }

 private:
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> parents_;
  std::vector<std::pair<std::string, std::string>> cycles_;
};

}  // namespace factlint
