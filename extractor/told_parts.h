// Parts of one thing that a sentence lists: "300 beds in surgery, 260 in medicine and 240
// in the other wards".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/candidates.h"
#include "extractor/claim.h"

namespace factlint {

// One number of such a list.
struct ToldPart {
  uint32_t value = 0;  // mention
  std::string name;    // "surgery"; of a place its entity
  bool place = false;
  int complete = 0;  // how many parts are all of them; 0: nobody says that they are
};

// The list in sentence `s`, if there is one: numbers of one kind, each told where or of what.
// All are said to be all by a word for the rest, by their number ("in three stages:"), by the
// total that a colon follows, or by a pair that leaves nothing out (women and men).
std::vector<ToldPart> PartsToldIn(const TextContext& context, uint32_t s);

// Gives the numbers of the list, whose noun stands with the first alone, the claim of that one.
// Empties a list whose first number has no metric that keeps parts apart.
void ShareNounOfParts(const TextContext& context, std::vector<ToldPart>& parts, std::vector<Candidate>& winners,
                      ClaimLedger& ledger);

// Puts down which part the winner's claim is of, and of how many, where they are all.
void NamePart(const TextContext& context, const ToldPart& part, const Candidate& winner, Claim& claim);

}  // namespace factlint
