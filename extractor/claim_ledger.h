// What becomes of the matches and numbers of one text while its claims are made: every
// number is taken by a claim, or the reason is kept why none took it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extractor/match.h"
#include "extractor/match_fate.h"
#include "extractor/text_context.h"

namespace factlint {

// Of one thread.
class ClaimLedger {
 public:
  // `fates` may be null; it gets what became of each match, and outlives this.
  explicit ClaimLedger(std::vector<MatchFate>* fates) : fates_(fates) {}

  bool keeps_fates() const { return fates_ != nullptr; }
  void Tell(const Match& match, uint32_t emit, MatchFate::Kind kind, uint32_t winner = 0,
            MatchFate::Edge edge = MatchFate::Edge::kOrder);
  // The number made no claim; of several reasons the first counts.
  void Refuse(uint32_t mention, const char* reason) { reasons_.emplace(mention, reason); }
  void Take(uint32_t mention) { taken_.insert(mention); }

  // Where MatchSentence puts what guards removed.
  std::vector<Guarded>& guarded() { return guarded_; }
  // Adds what a ledger says of what stands behind, its fates too where this one keeps any.
  void Append(ClaimLedger behind);
  // Tells the fates of all that guards removed: once, at the end.
  void TellGuarded();

  // Every number that is no entity and that no claim took, in order.
  std::vector<Unclaimed> Rest(const TextContext& context) const;

 private:
  std::map<uint32_t, uint32_t> GuardedMentions() const;

  std::vector<MatchFate>* fates_;
  std::vector<Guarded> guarded_;
  std::map<uint32_t, std::string> reasons_;  // by mention
  std::set<uint32_t> taken_;                 // mentions
};

}  // namespace factlint
