#include "extractor/extract.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "extractor/candidate_choice.h"
#include "extractor/carried_list.h"
#include "extractor/claim_builder.h"
#include "extractor/claim_ledger.h"
#include "extractor/claim_marks.h"
#include "extractor/comparison.h"
#include "extractor/dates.h"
#include "extractor/elided_metric.h"
#include "extractor/gapped_clauses.h"
#include "extractor/grown_value.h"
#include "extractor/in_parallel.h"
#include "extractor/lexicon.h"
#include "extractor/outline_cues.h"
#include "extractor/part_lists.h"
#include "extractor/respectively.h"
#include "extractor/sentence_reading.h"
#include "extractor/superlative_rank.h"
#include "extractor/table_totals.h"
#include "extractor/text_context.h"
#include "extractor/told_parts.h"
#include "extractor/told_rank.h"

namespace factlint {
namespace {

constexpr uint32_t kWindow = 4096;  // sentences that are read before their claims are made

// A claim that is to be made of a number.
struct Won {
  Candidate candidate;
  std::optional<ToldPart> part;  // of a list of parts
};

// Goes through the sentences of a text in their order: what one says may hold for the next.
class ClaimMaker {
 public:
  ClaimMaker(const TextContext& context, const ExtractOptions& options, ClaimLedger& ledger)
      : context_(context), options_(options), ledger_(ledger) {}

  std::vector<ClaimDraft> Run() {
    const auto count = static_cast<uint32_t>(context_.sentences().size());
    for (uint32_t first = 0; first < count; first += kWindow) Read(first, std::min(first + kWindow, count));
    SetFieldsAside(context_, drafts_);
    NameListsOfRanks(context_, drafts_);
    NameGrownValues(context_, drafts_);
    MarkPartLists(context_, drafts_, ledger_);
    MarkTableTotals(context_, drafts_, ledger_);
    return std::move(drafts_);
  }

 private:
  void Read(uint32_t first, uint32_t last) {
    std::vector<SentenceReading> readings = ReadSentences(context_, first, last, options_.jobs, ledger_.keeps_fates());
    std::vector<Won> won;
    for (SentenceReading& reading : readings) Choose(reading, won);
    const size_t before = drafts_.size();
    drafts_.resize(before + won.size());
    InParallel(won.size(), options_.jobs, [&](size_t i) {
      ClaimDraft& draft = drafts_[before + i];
      draft = MakeClaim(context_, won[i].candidate, options_.lag_months);
      if (won[i].part) NamePart(context_, *won[i].part, won[i].candidate, draft.claim);
      NameRank(ReadRank(context_, won[i].candidate), draft.claim);
    });
    AddSuperlatives(readings);
    gapped_.Forget();
  }

  // Ranks that no number tells.
  void AddSuperlatives(const std::vector<SentenceReading>& readings) {
    std::vector<std::optional<ClaimDraft>> found(readings.size());
    InParallel(found.size(), options_.jobs,
               [&](size_t i) { found[i] = SuperlativeOf(context_, readings[i].sentence, options_.lag_months); });
    for (std::optional<ClaimDraft>& draft : found)
      if (draft) drafts_.push_back(*std::move(draft));
  }

  void Choose(SentenceReading& reading, std::vector<Won>& won) {
    const uint32_t s = reading.sentence;
    ledger_.Append(std::move(reading.ledger));
    std::vector<Candidate> winners = Winners(context_, s, std::move(reading.candidates), elided_, ledger_);
    PairRespectively(context_, s, winners, ledger_);
    gapped_.Fill(context_, s, winners, ledger_);
    std::vector<ToldPart> parts = PartsToldIn(context_, s);
    ShareNounOfParts(context_, parts, winners, ledger_);
    for (Candidate& winner : winners) {
      SetRankedSubject(context_, s, winner);
      SetComparedSubject(context_, s, winner);
      const auto part =
          std::find_if(parts.begin(), parts.end(), [&](const ToldPart& told) { return told.value == winner.value; });
      won.push_back({.candidate = std::move(winner), .part = {}});
      if (part != parts.end()) won.back().part = *part;
    }
  }

  const TextContext& context_;
  const ExtractOptions& options_;
  ClaimLedger& ledger_;
  GappedClauses gapped_;
  ElidedMetric elided_;
  std::vector<ClaimDraft> drafts_;
};

std::vector<Claim> ClaimsOf(const TextContext& context, const ExtractOptions& options, ClaimLedger& ledger) {
  std::vector<Claim> claims = Located(context.document(), ClaimMaker(context, options, ledger).Run());
  NameClaims(claims, options.jobs);
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
  TextContext context(document, extraction.outline, book, std::move(found.mentions), std::move(found.local),
                      options.jobs);
  ClaimLedger ledger(fates);
  extraction.claims = ClaimsOf(context, options, ledger);
  if (options.unclaimed) extraction.unclaimed = ledger.Rest(context);
  ledger.TellGuarded();
  std::tie(extraction.mentions, extraction.local) = std::move(context).Release();
  return extraction;
}

}  // namespace factlint
