#include "extractor/superlative_rank.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractor/attribution.h"
#include "extractor/claim_scope.h"
#include "extractor/claim_time.h"
#include "extractor/modality.h"
#include "extractor/ranked_field.h"
#include "extractor/told_rank.h"

namespace factlint {
namespace {

// The first superlative of the sentence that is no attribute of one of several ("one of the largest").
std::optional<Span> FindSuperlative(const TextContext& context, const SentenceView& sentence) {
  const RoleWords& words = context.book().role_words(sentence.language);
  const auto place = words.ranked_first.Find(sentence.shadow);
  if (!place || words.ranked_one_of.Matches(sentence.shadow.text)) return std::nullopt;
  return sentence.shadow.ToDocument(place->begin, place->end);
}

// "the biggest railway of its town, and the ninth-longest in the world": among whom is told of the second rank.
bool IsBeforeARank(const TextContext& context, const SentenceView& sentence, Span pivot) {
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Mention& m = context.mention(i);
    if (m.type == MentionType::kOrdinal && m.refusal == Refusal::kNone && m.span.begin >= pivot.end) return true;
  }
  return false;
}

std::optional<Filler> SubjectAt(const TextContext& context, uint32_t s, Span pivot, const RankedField& field) {
  const auto& kinds = context.book().entities().kinds();
  RoleSpec spec;
  for (size_t kind = 1; kind < kinds.size(); ++kind)
    if (kinds[kind].name != "phrase" && kinds[kind].name != "person")
      spec.fillers.push_back(kKindBase + static_cast<uint32_t>(kind));
  spec.from = {Rung::kClause, Rung::kSentence, Rung::kPrevious, Rung::kHeading, Rung::kTitle};
  if (const auto before = field.SubjectBefore(context, s)) return before;
  if (field.number != kNoIndex) return ResolveRole(context, spec, s, field.number);
  // The last name before the superlative, as the sentence has no other figure to ask for.
  const SentenceView& sentence = context.sentences()[s];
  for (uint32_t i = sentence.last; i-- > sentence.first;) {
    const Mention& m = context.mention(i);
    if (m.type != MentionType::kEntity || m.refusal != Refusal::kNone || m.span.end > pivot.begin) continue;
    const Entity& entity = context.entity(m.entity);
    const uint32_t filler = kKindBase + entity.kind;
    if (std::find(spec.fillers.begin(), spec.fillers.end(), filler) == spec.fillers.end()) continue;
    const bool field_itself =
        std::find(field.entities.begin(), field.entities.end(), entity.id) != field.entities.end();
    if (!field_itself) return Filler{.entity = m.entity, .mention = i, .via = Via::kSentence};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ClaimDraft> SuperlativeOf(const TextContext& context, uint32_t s, int lag_months) {
  const SentenceView& sentence = context.sentences()[s];
  if (sentence.shadow.words.empty()) return std::nullopt;
  const auto pivot = FindSuperlative(context, sentence);
  if (!pivot) return std::nullopt;
  if (IsBeforeARank(context, sentence, *pivot)) return std::nullopt;
  const ToldRank told = ReadRankAt(context, s, *pivot);
  if (told.by.empty() || told.among.empty() || told.among == "?") return std::nullopt;
  const RankedField field = FieldOf(context, s, *pivot);
  const auto subject = SubjectAt(context, s, *pivot, field);
  if (!subject) return std::nullopt;
  const Document& document = context.document();
  const Entity& entity = context.entity(subject->entity);
  if (!context.book().entities().kinds()[entity.kind].of.empty()) return std::nullopt;  // a line of a network
  ClaimDraft draft{
      .claim = {}, .value = *pivot, .quote = sentence.span, .subject = std::nullopt, .grown = std::nullopt};
  if (subject->mention != kNoIndex) draft.subject = context.mention(subject->mention).span;
  Claim& claim = draft.claim;
  claim.doc = document.info().id;
  claim.path = document.info().path;
  claim.rule = "open/rank";
  claim.metric = "list_rank";
  claim.subject = {.id = entity.id,
                   .name = entity.name,
                   .kind = context.kind_name(entity),
                   .via = subject->via,
                   .text = {},
                   .place = std::nullopt};
  if (claim.subject.kind == "name") claim.subject.kind.clear();
  if (draft.subject) claim.subject.text = std::string(document.Slice(*draft.subject));
  Quantity first{.nominal = Decimal(1), .bounds = Interval::Exactly(1), .relation = Relation::kEq, .form = Form::kWord};
  first.digits = 1;
  claim.value = first;
  claim.text = std::string(document.Slice(*pivot));
  claim.quote = std::string(document.Slice(sentence.span));
  const uint32_t anchor = field.number != kNoIndex ? field.number : subject->mention;
  const uint32_t here = sentence.Has(anchor) ? anchor : kNoIndex;
  claim.as_of = ResolveTime(context, s, here, true, document.info().lag_months.value_or(lag_months), kAllRungs);
  claim.modality = ResolveModality(context, s, here, claim.as_of);
  claim.attribution = ResolveAttribution(context, s);
  const bool told_time = claim.as_of.basis == Basis::kStated || claim.as_of.basis == Basis::kInherited;
  claim.scope = {{"list", document.info().id}};
  AddScope(claim.scope, "edition",
           told_time && claim.as_of.range ? std::to_string(claim.as_of.range->start.year)
           : document.info().published    ? std::to_string(document.info().published->end.year)
                                          : std::string("?"));
  NameRank(told, claim);
  const Outline& outline = context.outline();
  claim.in_title = outline.blocks[sentence.block].kind == BlockKind::kTitle || sentence.block == outline.title;
  return draft;
}

}  // namespace factlint
