// Claims that are being made, by where their values stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "extractor/claim_draft.h"

namespace factlint {

// Of one place in the order of the drafts, which outlive this and may grow.
class DraftPlaces {
 public:
  explicit DraftPlaces(const std::vector<ClaimDraft>& drafts) : drafts_(drafts) { AddNew(); }

  // Those that were appended since.
  void AddNew();

  // The first draft of a value; none: as many as there are.
  size_t Find(Span value) const;

  // Those whose values begin in the span, in the order of the drafts.
  std::vector<size_t> In(Span span) const;

  // Those whose values begin in [begin, end), the last first; no more than some hundred.
  std::vector<size_t> Back(uint32_t begin, uint32_t end) const;

 private:
  const std::vector<ClaimDraft>& drafts_;
  size_t known_ = 0;
  std::set<std::pair<uint32_t, size_t>> places_;  // where a value begins, and its draft
};

}  // namespace factlint
