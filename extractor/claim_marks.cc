#include "extractor/claim_marks.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extractor/hash.h"
#include "extractor/in_parallel.h"
#include "extractor/word_set.h"
#include "extractor/yearly_growth.h"

namespace factlint {
namespace {

// Words of claims, which stay where they are.
using Key = std::array<std::string_view, 3>;
struct HashKey {
  size_t operator()(const Key& key) const {
    uint64_t hash = 0;
    for (const std::string_view part : key) hash = (hash << 7 | hash >> 57) ^ QuickHash(part);
    return static_cast<size_t>(hash);
  }
};

// The claims of the sentence that `claim` is of: they stand side by side.
std::span<Claim> SentenceOf(std::vector<Claim>& claims, const Claim& claim) {
  size_t begin = static_cast<size_t>(&claim - claims.data());
  size_t end = begin + 1;
  const auto same = [&](size_t i) {
    return claims[i].quote_place == claim.quote_place && claims[i].quote == claim.quote;
  };
  while (begin > 0 && same(begin - 1)) --begin;
  while (end < claims.size() && same(end)) ++end;
  return std::span(claims).subspan(begin, end - begin);
}

// The mark of the two values whose change `teller` is: "grew by 8% from 100 in 2021 to
// 108 in 2022". Only where it stands right beside them, alone in its sentence: "rose to
// 108, while staff grew 8%" tells of something else.
// `tellers` are sorted; `sentence` is the teller's.
std::string ChangeToldBy(const Claim& teller, const std::vector<Claim*>& tellers, std::span<Claim> sentence) {
  constexpr uint64_t kBeside = 12;  // bytes: " from about ", " to "
  const auto together = [&](const Claim& claim) { return claim.subject.id == teller.subject.id; };
  const auto alone = std::count_if(sentence.begin(), sentence.end(), [&](Claim& other) {
    return together(other) && std::binary_search(tellers.begin(), tellers.end(), &other);
  });
  std::vector<const Claim*> ends;
  for (const Claim& claim : sentence)
    if (together(claim) && &claim != &teller && !claim.change.empty()) ends.push_back(&claim);
  if (alone != 1 || !teller.change.empty() || ends.size() != 2 || ends[0]->change != ends[1]->change) return {};
  if (!teller.place || !ends[0]->place || !ends[1]->place || ends[0]->metric != ends[1]->metric) return {};
  for (const auto& [dimension, value] : teller.scope)
    if (dimension == "part" && ends[0]->metric.find(value) == std::string::npos) return {};
  const bool beside = std::any_of(ends.begin(), ends.end(), [&](const Claim* end) {
    return end->place->start >= teller.place->end && end->place->start - teller.place->end <= kBeside;
  });
  return beside ? ends[0]->change : std::string();
}

}  // namespace

void NameClaims(std::vector<Claim>& claims, int jobs) {
  std::unordered_map<Key, int, HashKey> seen;  // all are of one document
  std::vector<int> occurrences;
  occurrences.reserve(claims.size());
  for (const Claim& claim : claims) occurrences.push_back(seen[Key{claim.metric, claim.quote}]++);
  InParallel(claims.size(), jobs, [&](size_t i) {
    Claim& claim = claims[i];
    claim.id =
        "c1:" + IdHash().Add(claim.doc).Add(claim.metric).Add(claim.quote).Add(std::to_string(occurrences[i])).Hex();
  });
}

void MarkChanges(const TextContext& context, std::vector<Claim>& claims) {
  std::vector<Claim*> tellers;
  for (Claim& claim : claims)
    if (claim.change == kTellsChange) {
      const bool moved = std::holds_alternative<Location>(claim.value);
      claim.change = moved ? claim.id : std::string();  // where it was before, the text need not tell
      if (!moved) tellers.push_back(&claim);
    }
  std::unordered_map<Key, Claim*, HashKey> firsts;
  for (Claim& claim : claims) {
    const auto [place, fresh] = firsts.try_emplace(Key{claim.subject.id, claim.metric, claim.quote}, &claim);
    Claim& first = *place->second;
    if (fresh || std::holds_alternative<Location>(first.value)) continue;
    first.change = claim.change = first.id;
  }
  for (Claim* const teller : tellers) teller->change = ChangeToldBy(*teller, tellers, SentenceOf(claims, *teller));
  for (Claim* const teller : tellers) {
    Claim* const value = teller->change.empty() ? GrownBy(context, *teller, SentenceOf(claims, *teller)) : nullptr;
    if (value != nullptr) teller->change = value->change = value->id;
  }
}

}  // namespace factlint
