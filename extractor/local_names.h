// The things of one document that no pack knows: each has one id, however its name is printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/entities.h"
#include "extractor/name_shapes.h"

namespace factlint {

// "Orion Robotics (China)" -> "orion-robotics-china".
std::string Slug(std::string_view name);

class LocalNames {
 public:
  // Both outlive this.
  LocalNames(const EntityTable& table, const NameShapes& shapes) : table_(table), shapes_(shapes) {}

  // The number of the thing that `name` names: the table's where it knows the id, else its
  // own, which count on from the table's. `owner`: the table's entity that it belongs to or
  // lies in, or negative. Nothing for a name without letters and digits.
  std::optional<uint32_t> Add(std::string name, const std::string& kind, int owner);

  const std::vector<Entity>& entities() const { return entities_; }
  // Hands them over.
  std::vector<Entity> Release() && { return std::move(entities_); }

 private:
  std::string_view WithoutForm(std::string_view name) const;

  const EntityTable& table_;
  const NameShapes& shapes_;
  std::vector<Entity> entities_;
  std::unordered_map<std::string, size_t> index_;
};

}  // namespace factlint
