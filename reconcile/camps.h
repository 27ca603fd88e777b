// Many statements of one key, sorted and swept, never paired: the fewest camps
// whose members can all be true together, and the widest clash at one time.
// semantics.md section 9. Both take O(n log n).
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "reconcile/compare.h"

namespace factlint {

enum class Which : uint8_t { kHard, kSoft };

inline const Interval& SetOf(const Statement& statement, Which which) {
  return which == Which::kHard ? statement.set.hard : statement.set.soft;
}

struct StatementCamp {
  std::vector<uint32_t> own;     // statements that fit this camp alone, in the order given
  std::vector<uint32_t> shared;  // wide ones ("over 1,000") that fit others too
  uint32_t representative = 0;   // of the own: the narrowest soft set, then the most trusted, then the first
};

// Minimum stabbing: the fewest points such that every set contains one; a camp is
// the statements that contain its point. By value, lowest first. Every camp has
// statements of its own. Statements shared by more than two camps are listed in
// the first and last alone, so that the answer stays linear.
std::vector<StatementCamp> MakeCamps(std::span<const Statement> statements, Which which);

// Of all statements whose windows share a day and whose sets do not meet, two
// with the widest gap; nothing when all that share a day can be true together.
// kStated looks at stated windows alone.
enum class Times : uint8_t { kStated, kAll };
std::optional<std::pair<uint32_t, uint32_t>> WidestClash(std::span<const Statement> statements, Which which,
                                                         Times times);

}  // namespace factlint
