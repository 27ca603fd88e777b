#include "extractor/told_rank.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "extractor/claim_scope.h"
#include "extractor/hash.h"
#include "extractor/rank_measure.h"
#include "extractor/ranked_field.h"

namespace factlint {
namespace {

constexpr size_t kStatementDigits = 12;  // as claim_builder.h's

bool IsTable(const TextContext& context, const SentenceView& sentence) {
  const BlockKind kind = context.outline().blocks[sentence.block].kind;
  return kind == BlockKind::kTableRow || kind == BlockKind::kTableHeader;
}

}  // namespace

ToldRank ReadRankAt(const TextContext& context, uint32_t s, Span pivot) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& words = context.book().role_words(sentence.language);
  if (sentence.shadow.words.empty() || IsTable(context, sentence)) return {};
  if (words.ranked_otherwise.MayStandInText(sentence.shadow) &&
      words.ranked_otherwise.Matches(context.Words(sentence.span, sentence.language)))
    return {};
  const RankMeasure measure = MeasureOfRank(context, s, pivot);
  return {.by = measure.by, .low = measure.low, .among = FieldOf(context, s, pivot).Name()};
}

ToldRank ReadRank(const TextContext& context, const Candidate& rank) {
  const uint32_t s = rank.match->sentence;
  const SentenceView& sentence = context.sentences()[s];
  const bool told = context.mention(rank.value).type == MentionType::kOrdinal && sentence.Has(rank.value);
  return told ? ReadRankAt(context, s, context.mention(rank.value).span) : ToldRank();
}

void SetRankedSubject(const TextContext& context, uint32_t s, Candidate& winner) {
  if (context.mention(winner.value).type != MentionType::kOrdinal || winner.subject.mention == kNoIndex) return;
  const RankedField field = FieldOf(context, s, context.mention(winner.value).span);
  if (std::find(field.names.begin(), field.names.end(), winner.subject.mention) == field.names.end()) return;
  const auto& roles = RuleOf(context, winner).roles;
  const auto spec = roles.find("subject");
  if (const auto before = field.SubjectBefore(context, s)) {
    winner.subject = *before;
  } else if (spec != roles.end() && field.number != kNoIndex) {
    // What the sentences before speak of: those that follow are the field.
    RoleSpec earlier = spec->second;
    std::erase_if(earlier.from, [](Rung rung) { return rung == Rung::kClause || rung == Rung::kSentence; });
    if (const auto spoken_of = ResolveRole(context, earlier, s, field.number)) winner.subject = *spoken_of;
  }
}

void SetFieldsAside(const TextContext& context, std::vector<ClaimDraft>& drafts) {
  std::set<uint32_t> fields;  // where their numbers begin
  const auto& sentences = context.sentences();
  for (const ClaimDraft& draft : drafts) {
    // "first of the four cities by AI companies per capita" tells no measure that is known, but its field
    const Scope& scope = draft.claim.scope;
    const bool among = std::any_of(scope.begin(), scope.end(), [](const auto& d) { return d.first == "among"; });
    if (!among && !draft.claim.metric.ends_with("rank")) continue;
    const auto sentence = std::partition_point(sentences.begin(), sentences.end(), [&](const SentenceView& one) {
      return one.span.begin < draft.quote.begin;
    });
    if (sentence == sentences.end() || sentence->span != draft.quote) continue;
    const RankedField field = FieldOf(context, static_cast<uint32_t>(sentence - sentences.begin()), draft.value);
    if (field.number != kNoIndex) fields.insert(context.mention(field.number).span.begin);
  }
  if (fields.empty()) return;
  for (ClaimDraft& draft : drafts) {
    if (fields.count(draft.value.begin) == 0) continue;
    IdHash hash;
    hash.Add(draft.claim.doc).Add(draft.claim.quote).Add(draft.claim.text);
    draft.claim.metric = "quantity";
    draft.claim.scope = {{"statement", hash.Hex().substr(0, kStatementDigits)}};
  }
}

void NameRank(const ToldRank& told, Claim& claim) {
  if (!told.by.empty()) AddScope(claim.scope, "by", told.by);
  const bool itself = told.among == "in:" + claim.subject.id;  // 按营业收入计，合肥排名第一
  if (!told.among.empty() && !itself) AddScope(claim.scope, "among", told.among);
  if (told.low) AddScope(claim.scope, "way", "low");
}

}  // namespace factlint
