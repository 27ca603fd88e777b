#include "reconcile/claim_changes.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <string>

#include <fmt/format.h>

#include "reconcile/identity.h"

namespace factlint {
namespace {

// With its precision: "29 %" and "29.0 %" promise different things.
std::string ValueText(const Claim& claim) {
  std::string text = CanonicalValue(claim.value);
  if (const auto* quantity = std::get_if<Quantity>(&claim.value))
    text += fmt::format(" to {} digits", quantity->digits);
  return text;
}

std::string TimeText(const Claim& claim) {
  if (!claim.as_of.range) return "unknown";
  return fmt::format("{}..{} {}", claim.as_of.range->start.ToString(), claim.as_of.range->end.ToString(),
                     ToString(claim.as_of.basis));
}

std::string TopicText(const Claim& claim) {
  std::string text = fmt::format("{}\n{}\n{}", claim.doc, claim.metric, claim.subject.id);
  for (const auto& [dimension, value] : claim.scope) text += fmt::format("\n{}={}", dimension, value);
  return text;
}

// Two claims with one signature are a pair; the first signature is "unchanged".
using Signature = std::string (*)(const Claim& claim);
constexpr std::array<Signature, 5> kSignatures = {
    [](const Claim& c) {
      return fmt::format("{}\n\n{}\n{}\n{}\n{}", TopicText(c), ValueText(c), TimeText(c), ToString(c.modality),
                         c.attribution);
    },
    [](const Claim& c) { return fmt::format("{}\n\n{}", TopicText(c), TimeText(c)); },
    [](const Claim& c) { return fmt::format("{}\n\n{}", TopicText(c), ValueText(c)); },
    [](const Claim& c) { return TopicText(c); },
    [](const Claim& c) { return fmt::format("{}\n{}\n{}\n{}", c.doc, c.metric, ValueText(c), TimeText(c)); },
};

std::vector<std::string_view> ChangedFields(const Claim& before, const Claim& after) {
  std::vector<std::string_view> fields;
  if (before.subject.id != after.subject.id) fields.emplace_back("subject");
  if (before.scope != after.scope) fields.emplace_back("scope");
  if (ValueText(before) != ValueText(after)) fields.emplace_back("value");
  if (before.as_of != after.as_of) fields.emplace_back("as_of");
  if (before.modality != after.modality) fields.emplace_back("modality");
  if (before.attribution != after.attribution) fields.emplace_back("attribution");
  return fields;
}

// Pairs what has one signature, in order; what is left stays in both lists.
std::map<const Claim*, const Claim*> TakePairs(Signature signature, std::vector<const Claim*>& before,
                                               std::vector<const Claim*>& after) {
  std::map<std::string, std::deque<const Claim*>> waiting;
  for (const Claim* claim : before) waiting[signature(*claim)].push_back(claim);
  std::map<const Claim*, const Claim*> pairs, taken;
  for (const Claim* claim : after) {
    const auto found = waiting.find(signature(*claim));
    if (found == waiting.end() || found->second.empty()) continue;
    pairs.emplace(claim, found->second.front());
    taken.emplace(found->second.front(), claim);
    found->second.pop_front();
  }
  std::erase_if(after, [&](const Claim* claim) { return pairs.count(claim) > 0; });
  std::erase_if(before, [&](const Claim* claim) { return taken.count(claim) > 0; });
  return pairs;
}

std::vector<const Claim*> Pointers(std::span<const Claim> claims) {
  std::vector<const Claim*> pointers;
  pointers.reserve(claims.size());
  for (const Claim& claim : claims) pointers.push_back(&claim);
  return pointers;
}

}  // namespace

ClaimChanges CompareClaims(std::span<const Claim> before, std::span<const Claim> after) {
  ClaimChanges changes;
  changes.removed = Pointers(before);
  changes.added = Pointers(after);
  changes.unchanged = TakePairs(kSignatures[0], changes.removed, changes.added).size();
  std::map<const Claim*, const Claim*> changed;  // both sides point into spans: their order is that of the text
  for (size_t i = 1; i < kSignatures.size(); ++i)
    changed.merge(TakePairs(kSignatures[i], changes.removed, changes.added));
  for (const auto& [now, then] : changed)
    changes.changed.push_back({.before = then, .after = now, .fields = ChangedFields(*then, *now)});
  return changes;
}

}  // namespace factlint
