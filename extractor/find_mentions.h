// All mentions of a document: names, dates, numbers, and what its layout says of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/rule_pack.h"

namespace factlint {

struct ExtractOptions {
  int lag_months = 18;             // from publication back to the oldest as-of (semantics.md section 3)
  std::string currency_of_dollar;  // ISO 4217; empty: USD, marked as assumed
  bool unclaimed = true;           // list what no claim took; the claims are the same without
  int jobs = 1;                    // threads for one document: what is found is the same
};

// Mentions alone: what `factlint mentions` prints.
struct FoundMentions {
  Outline outline;
  std::vector<Mention> mentions;  // sorted by place, refused ones too
  std::vector<Entity> local;      // entities found by shape: Mention::entity counts on from the book's
};
FoundMentions FindMentions(const Document& document, const RuleBook& book, const ExtractOptions& options);

// The same for a text of any size: `take` gets the mentions that stand behind all that it got
// before, and may take them out; with them the local entities of the whole text. Names and
// dates are found before, so that memory grows with them, but not with the numbers. Returns
// what else was found: `mentions` is empty.
using TakeMentions = std::function<void(std::vector<Mention>&, const std::vector<Entity>& local)>;
FoundMentions FindInPieces(const Document& document, const RuleBook& book, const ExtractOptions& options,
                           const TakeMentions& take);

}  // namespace factlint
