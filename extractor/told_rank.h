// What a rank orders by, and among whom: "ranks second by computing power of the four
// cities", "the longest of the four systems".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/candidates.h"
#include "extractor/claim_draft.h"

namespace factlint {

struct ToldRank {
  // What is measured, as metric_words.h makes it; the words may mean any of several:
  // "computing power", "length|network". Empty: they do not say.
  std::string by;
  bool low = false;  // "second-lowest": the least is first
  // "n:4" of so many, "names:ghent|cork" of these, "nation", "world", "in:ghent", "table" of
  // those that a table lists; "?" of some that nobody can tell; empty: the words do not say.
  std::string among;
};

// Of an ordinal that a sentence tells. All empty for any other value, and where the words tell
// of another order: by growth, a head, all but some.
ToldRank ReadRank(const TextContext& context, const Candidate& rank);

// Of the rank at `pivot`, bytes of sentence `s`; all empty in a table.
ToldRank ReadRankAt(const TextContext& context, uint32_t s, Span pivot);

// Gives a rank whose nearest name is one of those that it is among the name before them:
// "Ghent, of Ghent, Cork and Derby, ranks third".
void SetRankedSubject(const TextContext& context, uint32_t s, Candidate& winner);

// Puts down what a rank orders by, and among whom.
void NameRank(const ToldRank& told, Claim& claim);

// The number of those that a rank is among counts nothing that they have: "the largest
// workforce of the three companies".
void SetFieldsAside(const TextContext& context, std::vector<ClaimDraft>& drafts);

}  // namespace factlint
