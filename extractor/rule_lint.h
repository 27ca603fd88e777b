// What is no mistake in a rule, but seldom what its author wants.
#pragma once

#include <string>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/rule_pack.h"

namespace factlint {

// Two rules that claim one number of a text where nothing but their order decides.
struct RuleTie {
  uint32_t winner = 0;
  uint32_t loser = 0;
  std::string text;  // of the sentence

  friend auto operator<=>(const RuleTie& a, const RuleTie& b) = default;
};

// What the rules did to some texts.
struct RuleUse {
  std::vector<uint64_t> claims;  // by rule
  std::vector<RuleTie> ties;     // sorted, a pair of rules once

  void Add(const RuleUse& other);
};
RuleUse UseOfRules(const RuleBook& book, const Document& document);

// The warnings on the packs named (on all where there are none), each at its place,
// ended by its name in brackets:
//   no-positive-test, no-negative-test, language-without-test   what shows that it works
//   language-without-pattern   `languages:` lists one that no rule of the file has
//   gaps-side-by-side          "~2 ~3" is one gap of 5 that reads as two
//   matches-anything           no word but the slot, and not weak
//   never-resolves             a role that no rung can fill, a word that no pattern captures
//   large-program              an expression of more than 20,000 instructions
//   tie                        see RuleTie; on the rules' own tests and the corpus
//   shadowed-entry             an entry of a lexset that a text shows as a mention
//   unused-lexset              a lexset that no rule names
//   no-hit                     no claim in the corpus; only where there is one
// `corpus` is null where no document was read.
std::vector<Diagnostic> LintRules(const RuleBook& book, const std::vector<std::string>& packs, const RuleUse* corpus);

}  // namespace factlint
