#include "extractor/claim_draft.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace factlint {
namespace {

// The places of many spans, found in one pass over the text.
class Places {
 public:
  Places(const Document& document, std::vector<Span> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end(), Before);
    spans_.erase(std::unique(spans_.begin(), spans_.end()), spans_.end());
    Locator locator(document);
    for (const Span& span : spans_) places_.push_back(locator.Locate(span));
  }
  const Place& Of(Span span) const {
    return places_[static_cast<size_t>(std::lower_bound(spans_.begin(), spans_.end(), span, Before) - spans_.begin())];
  }

 private:
  static bool Before(const Span& a, const Span& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); }
  std::vector<Span> spans_;
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
  const Places places(document, std::move(spans));
  std::vector<uint32_t> order(drafts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const Span& x = drafts[a].value;
    const Span& y = drafts[b].value;
    return std::tie(x.begin, x.end) < std::tie(y.begin, y.end);
  });
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
