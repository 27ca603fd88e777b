#include "extractor/draft_places.h"

#include <algorithm>

namespace factlint {
namespace {

constexpr size_t kMostBefore = 256;

}  // namespace

void DraftPlaces::AddNew() {
  for (; known_ < drafts_.size(); ++known_) places_.emplace_hint(places_.end(), drafts_[known_].value.begin, known_);
}

size_t DraftPlaces::Find(Span value) const {
  for (auto at = places_.lower_bound({value.begin, 0}); at != places_.end() && at->first == value.begin; ++at)
    if (drafts_[at->second].value == value) return at->second;
  return drafts_.size();
}

std::vector<size_t> DraftPlaces::In(Span span) const {
  std::vector<size_t> found;
  for (auto at = places_.lower_bound({span.begin, 0}); at != places_.end() && at->first < span.end; ++at)
    found.push_back(at->second);
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<size_t> DraftPlaces::Back(uint32_t begin, uint32_t end) const {
  std::vector<size_t> found;
  for (auto at = places_.lower_bound({end, 0}); at != places_.begin() && found.size() < kMostBefore;) {
    if ((--at)->first < begin) break;
    found.push_back(at->second);
  }
  return found;
}

}  // namespace factlint
