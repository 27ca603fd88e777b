#include "extractor/claim_marks.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extractor/hash.h"
#include "extractor/yearly_growth.h"

namespace factlint {
namespace {

std::string KeyOf(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    key += part;
    key += '\0';
  }
  return key;
}

// The mark of the two values whose change `teller` is: "grew by 8% from 100 in 2021 to
// 108 in 2022". Only where it stands right beside them, alone in its sentence: "rose to
// 108, while staff grew 8%" tells of something else.
std::string ChangeToldBy(const Claim& teller, const std::vector<Claim*>& tellers, const std::vector<Claim>& claims) {
  constexpr uint64_t kBeside = 12;  // bytes: " from about ", " to "
  const auto together = [&](const Claim& claim) {
    return claim.subject.id == teller.subject.id && claim.quote == teller.quote;
  };
  const auto alone =
      std::count_if(tellers.begin(), tellers.end(), [&](const Claim* other) { return together(*other); });
  std::vector<const Claim*> ends;
  for (const Claim& claim : claims)
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

void NameClaims(std::vector<Claim>& claims) {
  std::unordered_map<std::string, int> seen;  // all are of one document
  for (Claim& claim : claims) {
    const int occurrence = seen[KeyOf({claim.metric, claim.quote})]++;
    claim.id = "c1:" + IdHash().Add(claim.doc).Add(claim.metric).Add(claim.quote).Add(std::to_string(occurrence)).Hex();
  }
}

void MarkChanges(const TextContext& context, std::vector<Claim>& claims) {
  std::vector<Claim*> tellers;
  for (Claim& claim : claims)
    if (claim.change == kTellsChange) {
      claim.change.clear();
      tellers.push_back(&claim);
    }
  std::unordered_map<std::string, Claim*> firsts;
  for (Claim& claim : claims) {
    const auto [place, fresh] = firsts.try_emplace(KeyOf({claim.subject.id, claim.metric, claim.quote}), &claim);
    Claim& first = *place->second;
    if (fresh || std::holds_alternative<Location>(first.value)) continue;
    first.change = claim.change = first.id;
  }
  for (Claim* const teller : tellers) teller->change = ChangeToldBy(*teller, tellers, claims);
  for (Claim* const teller : tellers) {
    Claim* const value = teller->change.empty() ? GrownBy(context, *teller, claims) : nullptr;
    if (value != nullptr) teller->change = value->change = value->id;
  }
}

}  // namespace factlint
