// "Ostra and Helvik employ 640 and 2,150 people respectively", 两市分别有30家和40家: the k-th
// number is the k-th's, also where the words of the rule stand beside the last one alone.
#pragma once

#include <vector>

#include "extractor/candidates.h"

namespace factlint {

// Does the sentence say that lists pair: "respectively", 分别?
bool SaysRespectively(const TextContext& context, const SentenceView& sentence);

// Gives the numbers of a list that pairs with a list of names, or of dates, each its own; those that no
// rule took get what the last one got. Nothing where sentence `s` does not say so.
void PairRespectively(const TextContext& context, uint32_t s, std::vector<Candidate>& winners, ClaimLedger& ledger);

}  // namespace factlint
