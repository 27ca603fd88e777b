// What a number counts that names nothing: "It has lost members: it now has 5,100", "built
// 287 cars and sold 280", "that of Ghent, €90".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extractor/candidates.h"

namespace factlint {

// Goes through the sentences of a text in their order, and through the numbers of each; of one
// thread.
class ElidedMetric {
 public:
  // The next sentence that rules look at: what was counted last counts on in the sentences behind it as long as
  // those go on.
  void Begin(const TextContext& context, uint32_t s);

  // Gives a candidate whose words name nothing the metric of what was counted last, with the
  // act told here; of what was counted first of another subject of its sentence: "Ostra has 61
  // stations on three lines, Helvik has 109". A share is of what was counted last in its sentence, of its
  // subject: "has 900 shops, 30% of Norland's total". False where nothing was: the number is left to other rules.
  bool Name(const TextContext& context, Candidate& candidate) const;

  // What a number of the sentence counts, that won.
  void Count(const TextContext& context, const Candidate& winner);

 private:
  struct Counted {
    std::string metric;
    Filler subject;
  };
  bool NameShare(const TextContext& context, Candidate& candidate) const;

  std::map<MentionType, Counted> counted_;  // the metric of the last number of things, and of the last sums
  std::map<MentionType, Counted> first_;    // of the first ones of the sentence
  std::optional<Counted> last_;             // the last number or sum of the sentence
  uint32_t sentence_ = 0;                   // and where
};

}  // namespace factlint
