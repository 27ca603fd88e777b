#include "extractor/claim_draft.h"

#include <algorithm>
#include <numeric>

namespace factlint {
namespace {

// A span as one number, which sorts as (begin, end).
constexpr uint64_t KeyOf(Span span) { return uint64_t{span.begin} << 32 | span.end; }

// The places of many spans, found in one pass over the text.
class Places {
 public:
  Places(const Document& document, const std::vector<Span>& spans) {
    keys_.reserve(spans.size());
    for (const Span& span : spans) keys_.push_back(KeyOf(span));
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    places_.reserve(keys_.size());
    Locator locator(document);
    for (const uint64_t key : keys_)
      places_.push_back(locator.Locate({static_cast<uint32_t>(key >> 32), static_cast<uint32_t>(key)}));
  }
  const Place& Of(Span span) const {
    return places_[static_cast<size_t>(std::lower_bound(keys_.begin(), keys_.end(), KeyOf(span)) - keys_.begin())];
  }

 private:
  std::vector<uint64_t> keys_;
  std::vector<Place> places_;
};

}  // namespace

uint32_t SentenceOf(const TextContext& context, const ClaimDraft& draft) {
  const auto& sentences = context.sentences();
  const auto found = std::partition_point(sentences.begin(), sentences.end(),
                                          [&](const SentenceView& one) { return one.span.begin < draft.quote.begin; });
  const bool own = found != sentences.end() && found->span == draft.quote;
  return own ? static_cast<uint32_t>(found - sentences.begin()) : kNoIndex;
}

std::vector<Claim> Located(const Document& document, std::vector<ClaimDraft> drafts) {
  std::vector<Span> spans;
  for (const ClaimDraft& draft : drafts) {
    spans.push_back(draft.value);
    spans.push_back(draft.quote);
    if (draft.subject) spans.push_back(*draft.subject);
  }
  const Places places(document, spans);
  std::vector<uint32_t> order(drafts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return KeyOf(drafts[a].value) < KeyOf(drafts[b].value); });
  std::vector<Claim> claims;
  claims.reserve(drafts.size());
  for (const uint32_t i : order) {
    ClaimDraft& draft = drafts[i];
    draft.claim.place = places.Of(draft.value);
    draft.claim.quote_place = places.Of(draft.quote);
    if (draft.subject) draft.claim.subject.place = places.Of(*draft.subject);
    claims.push_back(std::move(draft.claim));
  }
  return claims;
}

}  // namespace factlint
