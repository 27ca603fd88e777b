#include "extractor/rule_profile.h"

#include "extractor/match.h"
#include "extractor/text_context.h"

namespace factlint {

void RuleCost::Add(const RuleCost& other) {
  tries += other.tries;
  matches += other.matches;
  claims += other.claims;
  nanoseconds += other.nanoseconds;
}

std::vector<RuleCost> ProfileRules(const RuleBook& book, const Document& document, const ExtractOptions& options) {
  std::vector<RuleCost> costs(book.rules().size());
  std::vector<MatchFate> fates;
  ExtractClaims(document, book, options, &fates);
  for (const MatchFate& fate : fates)
    if (fate.kind == MatchFate::Kind::kClaim) ++costs[fate.rule].claims;
  FoundMentions found = FindMentions(document, book, options);
  const TextContext context(document, found.outline, book, std::move(found.mentions), std::move(found.local));
  std::vector<PatternCost> patterns[2];
  for (size_t i = 0; i < 2; ++i) patterns[i].resize(book.refs(static_cast<Language>(i)).size());
  std::vector<Guarded> guarded;
  for (uint32_t s = 0; s < context.sentences().size(); ++s)
    MatchSentence(context, s, guarded, &patterns[static_cast<size_t>(context.sentences()[s].language)]);
  for (size_t i = 0; i < 2; ++i) {
    const std::vector<PatternRef>& refs = book.refs(static_cast<Language>(i));
    for (size_t p = 0; p < refs.size(); ++p) {
      const PatternCost& cost = patterns[i][p];
      costs[refs[p].rule].Add({.tries = cost.tries, .matches = cost.matches, .nanoseconds = cost.nanoseconds});
    }
  }
  return costs;
}

}  // namespace factlint
