// One text in, its claims out.
#pragma once

#include <string>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/rule_pack.h"

namespace factlint {

// A number of the text that made no claim, and why: "identifier", "list number",
// "bare year", "no rule", "no subject", "guard china-ai/company-count", ...
struct Unclaimed {
  Mention mention;
  std::string reason;
};

struct ExtractOptions {
  int lag_months = 18;             // from publication back to the oldest as-of (semantics.md section 3)
  std::string currency_of_dollar;  // ISO 4217; empty: USD, marked as assumed
};

struct Extraction {
  Outline outline;
  std::vector<Mention> mentions;     // all of the text, refused ones too, sorted
  std::vector<Entity> local;         // entities found by shape: Mention::entity counts on from the book's
  std::vector<Claim> claims;         // in the order of the text
  std::vector<Unclaimed> unclaimed;  // every number, percentage, sum … that no claim took; in order
};

// Mentions alone: what `factlint mentions` prints.
struct FoundMentions {
  Outline outline;
  std::vector<Mention> mentions;
  std::vector<Entity> local;
};
FoundMentions FindMentions(const Document& document, const RuleBook& book, const ExtractOptions& options);

// Every number of the text ends in a claim or in `unclaimed`, never in both,
// never in neither.
Extraction ExtractClaims(const Document& document, const RuleBook& book, const ExtractOptions& options);

// The entity of a mention of this extraction.
const Entity& EntityOf(const RuleBook& book, const std::vector<Entity>& local, const Mention& mention);

}  // namespace factlint
