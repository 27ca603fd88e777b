// One text in, its claims out.
#pragma once

#include <string>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/find_mentions.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/rule_pack.h"

namespace factlint {

// Loads what every extraction needs and no rule book holds: the language data of the
// outline, of numbers and of dates. The first extraction does it else; who has a core
// to spare calls this while rules load. Safe from any thread, at any time.
void LoadLanguageData();

// A number of the text that made no claim, and why: "identifier", "list number",
// "bare year", "no rule", "no subject", "guard china-ai/company-count", ...
struct Unclaimed {
  uint32_t mention = 0;  // an index into Extraction::mentions
  std::string reason;
};

struct Extraction {
  Outline outline;
  std::vector<Mention> mentions;     // all of the text, refused ones too, sorted
  std::vector<Entity> local;         // entities found by shape: Mention::entity counts on from the book's
  std::vector<Claim> claims;         // in the order of the text
  std::vector<Unclaimed> unclaimed;  // every number, percentage, sum … that no claim took; in order
};

// What became of a rule's match, for those who write rules.
struct MatchFate {
  enum class Kind : uint8_t {
    kClaim,
    kGuarded,
    kNoValue,    // the value's role has no filler
    kNoSubject,  // no rung of the ladder has a subject
    kNoNoun,     // the metric's words name nothing
    kPronoun,    // "one of them" counts nothing
    kLost,       // another match on the same number won
    kRepeated,   // the same metric of the same subject once more
  };
  // By what the winner won.
  enum class Edge : uint8_t { kOrder, kWeak, kBeats, kStrength, kLonger, kSpecific };
  Kind kind = Kind::kClaim;
  uint32_t rule = 0;
  uint32_t pattern = 0;
  uint32_t emit = 0;
  uint32_t sentence = 0;
  uint32_t begin = 0;  // in the sentence's shadow
  uint32_t end = 0;
  uint32_t guard = 0;   // of kGuarded
  uint32_t winner = 0;  // rule, of kLost
  Edge edge = Edge::kOrder;
};

// Every number of the text ends in a claim or in `unclaimed`, never in both,
// never in neither.
// `fates`, if given, gets what became of each match, sentence by sentence.
Extraction ExtractClaims(const Document& document, const RuleBook& book, const ExtractOptions& options,
                         std::vector<MatchFate>* fates = nullptr);

// The entity of a mention of this extraction.
const Entity& EntityOf(const RuleBook& book, const std::vector<Entity>& local, const Mention& mention);

}  // namespace factlint
