// A figure that tells how far apart two others are: "400 fewer than in 2022", "1,200 more shops
// than Halden", "twice as many as Ghent", 比武汉多1200家, 是武汉的两倍. It is no value of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extractor/candidates.h"
#include "extractor/claim_draft.h"
#include "extractor/text_context.h"

namespace factlint {

struct Comparison {
  bool ratio = false;        // "twice", "half" of the other; else so many more or fewer
  bool down = false;         // "fewer"
  std::string what;          // "count:shop", "measure:length"; empty: the words do not say
  uint32_t than = kNoIndex;  // mention of the other subject; none: another time, or one that nobody can tell
  bool time = false;         // held against another time
  std::string against;       // the year, or "?"; empty: the year before
};

// Of mention `value` of sentence `s`; nothing for what is held against nothing.
std::optional<Comparison> ReadComparison(const TextContext& context, uint32_t s, uint32_t value);

// Gives a comparison whose nearest name is the one that it is held against the name before it:
// 上海的企业是武汉的两倍.
void SetComparedSubject(const TextContext& context, uint32_t s, Candidate& winner);

// Makes the claim one of the difference or ratio: "difference:count:shop" with the scope `than`
// or `against`. `named`: a rule that is not weak has named what is counted. What names nothing is
// left to NameGrownValues (ClaimDraft::grown).
void NameComparison(const TextContext& context, const Comparison& told, bool named, ClaimDraft& draft);

}  // namespace factlint
