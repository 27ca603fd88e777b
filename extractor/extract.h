// One text in, its claims out.
#pragma once

#include <string>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/find_mentions.h"
#include "extractor/match_fate.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/rule_pack.h"

namespace factlint {

// Loads what every extraction needs and no rule book holds: the language data of the
// outline, of numbers and of dates. The first extraction does it else; who has a core
// to spare calls this while rules load. Safe from any thread, at any time.
void LoadLanguageData();

struct Extraction {
  Outline outline;
  std::vector<Mention> mentions;     // all of the text, refused ones too, sorted
  std::vector<Entity> local;         // entities found by shape: Mention::entity counts on from the book's
  std::vector<Claim> claims;         // in the order of the text
  std::vector<Unclaimed> unclaimed;  // every number, percentage, sum … that no claim took; in order
};

// Every number of the text ends in a claim or in `unclaimed`, never in both,
// never in neither.
// `fates`, if given, gets what became of each match, sentence by sentence.
Extraction ExtractClaims(const Document& document, const RuleBook& book, const ExtractOptions& options,
                         std::vector<MatchFate>* fates = nullptr);

// The entity of a mention of this extraction.
const Entity& EntityOf(const RuleBook& book, const std::vector<Entity>& local, const Mention& mention);

}  // namespace factlint
