#include "extractor/extract.h"

#include <tuple>
#include <utility>

#include "extractor/candidate_choice.h"
#include "extractor/candidates.h"
#include "extractor/claim_builder.h"
#include "extractor/claim_ledger.h"
#include "extractor/claim_marks.h"
#include "extractor/dates.h"
#include "extractor/elided_metric.h"
#include "extractor/gapped_clauses.h"
#include "extractor/lexicon.h"
#include "extractor/match.h"
#include "extractor/outline_cues.h"
#include "extractor/respectively.h"
#include "extractor/text_context.h"
#include "extractor/told_parts.h"

namespace factlint {
namespace {

bool IsRead(BlockKind kind) {
  return kind != BlockKind::kFurniture && kind != BlockKind::kCode && kind != BlockKind::kFrontMatter;
}

std::vector<Claim> ClaimsOf(const TextContext& context, const ExtractOptions& options, ClaimLedger& ledger) {
  std::vector<ClaimDraft> drafts;
  GappedClauses gapped;
  ElidedMetric elided;
  for (uint32_t s = 0; s < context.sentences().size(); ++s) {
    if (!IsRead(context.outline().blocks[context.sentences()[s].block].kind)) continue;
    const std::vector<Match> matches = MatchSentence(context, s, ledger.guarded());
    std::vector<Candidate> winners = Winners(context, s, CandidatesOf(context, matches, ledger), elided, ledger);
    PairRespectively(context, s, winners, ledger);
    gapped.Fill(context, s, winners, ledger);
    std::vector<ToldPart> parts = PartsToldIn(context, s);
    ShareNounOfParts(context, parts, winners, ledger);
    for (const Candidate& winner : winners) {
      drafts.push_back(MakeClaim(context, winner, options.lag_months));
      for (const ToldPart& part : parts)
        if (part.value == winner.value) NamePart(context, part, winner, drafts.back().claim);
    }
  }
  std::vector<Claim> claims = Located(context.document(), std::move(drafts));
  NameClaims(claims);
  MarkChanges(context, claims);
  return claims;
}

}  // namespace

const Entity& EntityOf(const RuleBook& book, const std::vector<Entity>& local, const Mention& mention) {
  const auto& known = book.entities().entities();
  return mention.entity < known.size() ? known[mention.entity] : local[mention.entity - known.size()];
}

void LoadLanguageData() {
  LanguageWords::Builtin();  // first: RuleBook::Load waits for them
  OutlineCues::Get();
  Lexicon::Builtin();
  DateLexicon::Builtin();
}

Extraction ExtractClaims(const Document& document, const RuleBook& book, const ExtractOptions& options,
                         std::vector<MatchFate>* fates) {
  FoundMentions found = FindMentions(document, book, options);
  Extraction extraction;
  extraction.outline = std::move(found.outline);
  TextContext context(document, extraction.outline, book, std::move(found.mentions), std::move(found.local));
  ClaimLedger ledger(fates);
  extraction.claims = ClaimsOf(context, options, ledger);
  if (options.unclaimed) extraction.unclaimed = ledger.Rest(context);
  ledger.TellGuarded();
  std::tie(extraction.mentions, extraction.local) = std::move(context).Release();
  return extraction;
}

}  // namespace factlint
