#include "reconcile/claims_beside.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace factlint {

std::vector<std::vector<uint32_t>> ClaimsBeside(const Corpus& corpus, const std::vector<NamesNumbers>& all) {
  std::vector<std::vector<uint32_t>> beside(all.size());
  std::map<std::pair<std::string_view, std::string_view>, size_t> sentences;  // document, quote
  for (size_t i = 0; i < all.size(); ++i) {
    const Claim& claim = corpus.claims[all[i].claim];
    sentences.try_emplace({claim.doc, claim.quote}, i);
  }
  for (uint32_t i = 0; i < corpus.claims.size() && !all.empty(); ++i) {
    const Claim& claim = corpus.claims[i];
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (quantity == nullptr || !quantity->nominal) continue;
    const auto sentence = sentences.find({claim.doc, claim.quote});
    if (sentence == sentences.end() || all[sentence->second].claim == i) continue;
    const auto& numbers = all[sentence->second].numbers;
    if (std::find(numbers.begin(), numbers.end(), *quantity->nominal) != numbers.end())
      beside[sentence->second].push_back(i);
  }
  return beside;
}

}  // namespace factlint
