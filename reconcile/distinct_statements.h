// What many claims say of one thing, each value of a time once: a check looks at what is
// said, not at everyone who says it.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "reconcile/statements.h"

namespace factlint {

// So many values of one time are no series that a change could be held against.
inline constexpr size_t kMostRivals = 64;

class DistinctStatements {
 public:
  // One value of one time. The first by name of those who say it stands for all.
  struct Said {
    Statement first;
    bool by_several = false;  // documents
  };

  void Add(const Corpus& corpus, Statement s);

  const auto& by_time() const { return said_; }  // key and what is said, in the order of the ends
  // Those that end at most `give` days from the day.
  std::vector<const Said*> EndingNear(int32_t day, int32_t give) const;
  // Those that end on the day or behind it, in the order of the ends.
  std::vector<const Said*> EndingFrom(int32_t day) const;

 private:
  using Key = std::tuple<int32_t, int32_t, std::string, std::string>;  // end, start, unit, value
  std::map<Key, Said> said_;
};

}  // namespace factlint
