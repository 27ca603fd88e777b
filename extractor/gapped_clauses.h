// "Beijing has 2,400 firms, Shanghai 1,800 and Wuhan 900", "against 700 in Hefei", 上海1800家: a
// figure beside another name tells of it what the last full clause told of its own subject.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <vector>

#include "extractor/candidates.h"

namespace factlint {

// A claim whose words the next sentence may leave out, and what stands behind its figure.
struct GappedModel {
  Candidate claim;
  std::string behind;
};

// Goes through the sentences of a text in their order; of one thread.
class GappedClauses {
 public:
  // Gives the figures that stand alone beside a name the claim of the figure of their kind before
  // them, here or in the sentence before; what only a weak rule took without knowing what it
  // measures is theirs too. The words that may stand between are the language's `gap_openers`,
  // `gap_rivals`, `gap_links`, `gap_places` and `gap_closers`.
  // A winner may stand on a match that is kept here, until Forget.
  void Fill(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger);
  // Nobody holds a winner any more.
  void Forget() { past_.clear(); }

 private:
  // What sentence `s` says of the kinds of figures, for the next one.
  void Keep(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger);

  std::vector<GappedModel> kept_;  // of one sentence
  std::list<Match> matches_;       // theirs, as matches of the sentence behind it
  std::list<Match> past_;          // and those of sentences before
  uint32_t kept_for_ = kNoIndex;
};

}  // namespace factlint
