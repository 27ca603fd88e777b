// Why a rule did or did not match a text, and how far it got: for its author.
#pragma once

#include <string>
#include <string_view>

#include "extractor/document.h"
#include "extractor/extract.h"
#include "extractor/rule_pack.h"
#include "extractor/shadow.h"

namespace factlint {

// The shadow with its mentions as patterns name them: "{city} has {number} AI firms";
// the edge of a clause is "|".
std::string ReadableShadow(const Shadow& shadow, const EntityTable& entities);

// How much of a pattern a shadow holds.
struct PartialMatch {
  size_t matched = 0;    // parts, from the first matched to the last, gaps between them too
  size_t parts = 0;      // of the whole pattern
  size_t begin = 0;      // in the shadow
  size_t end = 0;        // behind it
  std::string expected;  // the part that is missing: "<ai_company>"
  bool before = false;   // it is missing before what matched, not behind
};

// The longest run of parts that stands in the shadow; of several the first. A run
// begins and ends with a part that no gap and no option is.
PartialMatch LongestPartialMatch(std::string_view pattern, const Shadow& shadow, const Vocabulary& vocabulary);

// All of it, sentence by sentence: the mentions, the shadow, each pattern of the
// rule with what it matched or what stopped it, and the claims that came out.
std::string ExplainRule(const RuleBook& book, size_t rule, const Document& document, const ExtractOptions& options);

}  // namespace factlint
