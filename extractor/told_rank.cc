#include "extractor/told_rank.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "extractor/claim_scope.h"
#include "extractor/list_name.h"
#include "extractor/rank_measure.h"
#include "extractor/ranked_field.h"

namespace factlint {
namespace {

// "the longest since 2017", but not "the longest, which has grown since 2017".
bool IsOverTime(const RoleWords& words, const SentenceView& sentence, Span pivot) {
  const Shadow& shadow = sentence.shadow;
  const size_t word = FirstWordFrom(shadow, pivot.begin);
  if (word >= shadow.words.size()) return false;
  const auto place = words.ranked_since.Find(shadow, shadow.words[word].at);
  return place && shadow.text.substr(0, place->begin).find(',', shadow.words[word].at) == std::string::npos;
}

bool IsTable(const TextContext& context, const SentenceView& sentence) {
  const BlockKind kind = context.outline().blocks[sentence.block].kind;
  return kind == BlockKind::kTableRow || kind == BlockKind::kTableHeader;
}

// Of the subject of a rule that takes it from its words.
RoleSpec AnyRankable(const TextContext& context) {
  const auto& kinds = context.book().entities().kinds();
  RoleSpec spec;
  for (size_t kind = 1; kind < kinds.size(); ++kind)
    if (kinds[kind].name != "phrase" && kinds[kind].name != "person" && kinds[kind].name != "name")
      spec.fillers.push_back(kKindBase + static_cast<uint32_t>(kind));
  spec.from = {Rung::kClause, Rung::kSentence, Rung::kPrevious, Rung::kHeading, Rung::kTitle};
  return spec;
}

std::optional<Filler> SpokenOfBefore(const TextContext& context, RoleSpec spec, uint32_t s, uint32_t value) {
  std::erase_if(spec.from, [](Rung rung) { return rung == Rung::kClause || rung == Rung::kSentence; });
  return ResolveRole(context, spec, s, value);
}

// "In the Ostra Cities Index the place came eighth", "the index of the World Bank put it fourth": no word of the
// list's name is what it ranks, nor is the country in which something is second.
bool IsRankable(const TextContext& context, uint32_t s, const RankedField& field, const Filler& subject) {
  const SentenceView& sentence = context.sentences()[s];
  if (field.kind == RankedField::Kind::kNation) {
    const Entity& entity = context.entity(subject.entity);
    if (subject.via == Via::kAnaphor && context.kind_name(entity) == "country") return false;
  }
  if (!sentence.Has(subject.mention)) return true;
  const RankedList list = FindRankedList(context.document().Slice(sentence.span), sentence.language,
                                         context.book().role_words(sentence.language));
  const Span name = context.mention(subject.mention).span;
  const uint32_t begin = sentence.span.begin + static_cast<uint32_t>(list.begin);
  const uint32_t end = sentence.span.begin + static_cast<uint32_t>(list.end);
  return list.name.empty() || name.begin < begin || name.end > end;
}

}  // namespace

ToldRank ReadRankAt(const TextContext& context, uint32_t s, Span pivot) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& words = context.book().role_words(sentence.language);
  if (sentence.shadow.words.empty() || IsTable(context, sentence)) return {};
  if (words.ranked_otherwise.MayStandInText(sentence.shadow) &&
      words.ranked_otherwise.Matches(context.Words(sentence.span, sentence.language)))
    return {};
  if (IsOverTime(words, sentence, pivot)) return {};
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
  const auto& roles = RuleOf(context, winner).roles;
  const auto spec = roles.find("subject");
  const RankedField field = FieldOf(context, s, context.mention(winner.value).span);
  if (std::find(field.names.begin(), field.names.end(), winner.subject.mention) != field.names.end()) {
    if (const auto before = field.SubjectBefore(context, s)) {
      winner.subject = *before;
    } else if (spec != roles.end() && field.number != kNoIndex) {
      // What the sentences before speak of: those that follow are the field.
      if (const auto spoken_of = SpokenOfBefore(context, spec->second, s, field.number)) winner.subject = *spoken_of;
    }
  } else if (!IsRankable(context, s, field, winner.subject)) {
    const RoleSpec any = spec != roles.end() ? spec->second : AnyRankable(context);
    if (const auto spoken_of = SpokenOfBefore(context, any, s, winner.value)) winner.subject = *spoken_of;
  }
}

void SetFieldsAside(const TextContext& context, std::vector<ClaimDraft>& drafts) {
  std::set<uint32_t> fields;  // where their numbers begin
  for (const ClaimDraft& draft : drafts) {
    // "first of the four cities by AI companies per capita" tells no measure that is known, but its field
    const Scope& scope = draft.claim.scope;
    const bool among = std::any_of(scope.begin(), scope.end(), [](const auto& d) { return d.first == "among"; });
    if (!among && !draft.claim.metric.ends_with("rank")) continue;
    const uint32_t sentence = SentenceOf(context, draft);
    if (sentence == kNoIndex) continue;
    const RankedField field = FieldOf(context, sentence, draft.value);
    if (field.number != kNoIndex) fields.insert(context.mention(field.number).span.begin);
  }
  if (fields.empty()) return;
  for (ClaimDraft& draft : drafts) {
    if (fields.count(draft.value.begin) == 0) continue;
    Claim& claim = draft.claim;
    claim.metric = "quantity";
    claim.scope = {{"statement", StatementIdOf(claim.doc, claim.quote, claim.text)}};
  }
}

void NameRank(const ToldRank& told, Claim& claim) {
  if (!told.by.empty()) AddScope(claim.scope, "by", told.by);
  const bool itself = told.among == "in:" + claim.subject.id;  // 按营业收入计，合肥排名第一
  if (!told.among.empty() && !itself) AddScope(claim.scope, "among", told.among);
  if (told.low) AddScope(claim.scope, "way", "low");
}

}  // namespace factlint
