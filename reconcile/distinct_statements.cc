#include "reconcile/distinct_statements.h"

#include <limits>
#include <utility>

namespace factlint {

void DistinctStatements::Add(const Corpus& corpus, Statement s) {
  Key key{s.window.end, s.window.start, s.unit, PrintSet(s.set.hard, s.unit)};
  const auto [at, fresh] = said_.try_emplace(std::move(key), Said{.first = s});
  if (fresh) return;
  Said& said = at->second;
  said.by_several = said.by_several || said.first.doc != s.doc;
  if (ComesFirst(corpus, s, said.first)) said.first = std::move(s);
}

std::vector<const DistinctStatements::Said*> DistinctStatements::EndingNear(int32_t day, int32_t give) const {
  std::vector<const Said*> near;
  const Key from{day - give, std::numeric_limits<int32_t>::min(), "", ""};
  for (auto at = said_.lower_bound(from); at != said_.end() && std::get<0>(at->first) <= day + give; ++at)
    near.push_back(&at->second);
  return near;
}

std::vector<const DistinctStatements::Said*> DistinctStatements::EndingFrom(int32_t day) const {
  std::vector<const Said*> behind;
  for (auto at = said_.lower_bound({day, std::numeric_limits<int32_t>::min(), "", ""}); at != said_.end(); ++at)
    behind.push_back(&at->second);
  return behind;
}

}  // namespace factlint
