#include "extractor/told_rank.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "extractor/attribution.h"
#include "extractor/claim_scope.h"
#include "extractor/claim_time.h"
#include "extractor/grown_noun.h"
#include "extractor/hash.h"
#include "extractor/metric_name.h"
#include "extractor/metric_words.h"
#include "extractor/modality.h"
#include "extractor/ranked_field.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kLongestMeasure = 9;    // words
constexpr size_t kStatementDigits = 12;  // as claim_builder.h's

// Names that mean one measure, each once.
class Names {
 public:
  Names(Language language, const RoleWords& words) : language_(language), words_(words) {}

  // Words as the text has them.
  void AddWords(std::string_view text) { Add(MeasuredNoun(text, language_, words_)); }
  void Add(std::string_view noun) {
    if (noun.empty()) return;
    Put(std::string(noun));
    for (const std::string_view kind : {"count:", "money:"}) {
      const std::string name = NameMetric(std::string(kind) + std::string(noun), {}, words_);
      Put(name.substr(kind.size()));
    }
  }
  std::string Joined() const {
    std::string text;
    for (const std::string& name : names_) text += (text.empty() ? "" : "|") + name;
    return text;
  }

 private:
  void Put(std::string name) {
    if (!name.empty() && std::find(names_.begin(), names_.end(), name) == names_.end())
      names_.push_back(std::move(name));
  }

  Language language_;
  const RoleWords& words_;
  std::vector<std::string> names_;
};

// The measure of an English superlative ("longest" -> "length"); nothing where the word is
// none, empty where the noun behind it tells ("largest").
const std::string* MeasureOf(const RoleWords& words, std::string_view word) {
  const auto& list = words.ranked_adjectives;
  const auto found = std::lower_bound(list.begin(), list.end(), word,
                                      [](const auto& pair, std::string_view key) { return pair.first < key; });
  return found != list.end() && found->first == word ? &found->second : nullptr;
}

class EnglishRank {
 public:
  // `pivot`: the word of the ordinal, or the superlative.
  EnglishRank(const SentenceView& sentence, const RoleWords& words, size_t pivot)
      : sentence_(sentence), words_(words), pivot_(pivot) {}

  std::string By() const {
    Names names(Language::kEnglish, words_);
    const size_t by = FindBy();
    if (by != kNone) AddPhrase(by, names);
    if (names.Joined().empty() && Word(pivot_ + 1) == "in") AddPhrase(pivot_ + 2, names);  // "first in sales"
    if (!names.Joined().empty()) return names.Joined();
    for (size_t i = pivot_; i < size() && i <= pivot_ + 2; ++i) {
      const std::string* measure = MeasureOf(words_, Word(i));
      if (measure == nullptr) continue;
      if (!IsHad(i)) names.Add(*measure);
      AddPhrase(i + 1, names);
      break;
    }
    return names.Joined();
  }

  bool IsLow() const {
    for (size_t i = pivot_; i < size() && i <= pivot_ + 2; ++i)
      if (Has(words_.ranked_low, Word(i))) return true;
    return false;
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;

  size_t size() const { return sentence_.shadow.words.size(); }
  std::string_view Word(size_t i) const { return i < size() ? sentence_.shadow.Word(i) : std::string_view(); }

  // "has the longest platform" against "is the longest": word i is the adjective.
  bool IsHad(size_t i) const {
    for (size_t k = 1; k <= 4 && k <= i; ++k)
      if (Has(words_.ranked_havers, Word(i - k))) return true;
    return false;
  }

  // The word behind "by" or "in terms of": after the rank, else before it.
  size_t FindBy() const {
    const uint32_t rank = sentence_.shadow.words[pivot_].at;
    std::optional<PhraseFinder::Place> place = words_.ranked_by.Find(sentence_.shadow, rank);
    if (!place) place = words_.ranked_by.Find(sentence_.shadow);
    if (!place) return kNone;
    const auto& list = sentence_.shadow.words;
    const auto behind =
        std::partition_point(list.begin(), list.end(), [&](const ShadowWord& word) { return word.at < place->end; });
    return behind != list.end() ? static_cast<size_t>(behind - list.begin()) : kNone;
  }

  // The noun phrase from word i on: "revenue of the AI industry", and "revenue" alone.
  void AddPhrase(size_t i, Names& names) const {
    std::string left;
    std::string right;
    std::string* side = &left;
    const size_t last = std::min(size(), i + kLongestMeasure);
    for (; i < last; ++i) {
      const std::string_view word = Word(i);
      if (word == "of" && side == &left) {
        side = &right;
        continue;
      }
      if (word == "the" || word == "its" || word == "their") continue;
      if (word.starts_with("\xEE") || Has(words_.stop_words, word) || Has(words_.ranked_ends, word) ||
          std::string_view(",;:.()!?-").find(word) != std::string_view::npos)
        break;
      *side += std::string(word) + " ";
    }
    if (left.empty()) return;
    if (!right.empty()) names.AddWords(left + right);
    names.AddWords(left);
  }

  const SentenceView& sentence_;
  const RoleWords& words_;
  size_t pivot_;
};

// The part of a Chinese sentence around `pivot`, bytes of the document.
class ChineseRank {
 public:
  ChineseRank(const TextContext& context, const SentenceView& sentence, Span pivot)
      : context_(context),
        sentence_(sentence),
        words_(context.book().role_words(Language::kChinese)),
        pivot_(pivot),
        text_(context.document().text()) {}

  std::string By() const {
    Names names(Language::kChinese, words_);
    if (const std::string told = ToldMeasure(); !told.empty()) {
      names.AddWords(told);
    } else {
      names.AddWords(NounBefore());
    }
    return names.Joined();
  }

  bool IsLow() const { return Has(words_.ranked_low, context_.document().Slice(pivot_)); }

 private:
  // 按营业收入计
  std::string ToldMeasure() const {
    for (const std::string& opener : words_.ranked_openers) {
      const size_t begin = text_.substr(0, pivot_.begin).find(opener, sentence_.span.begin);
      if (begin == std::string_view::npos) continue;
      const size_t from = begin + opener.size();
      const size_t end = CloserBehind(from);
      if (end == std::string_view::npos || end <= from) continue;
      size_t noun = from;  // 按2024年营业收入计
      for (uint32_t i = sentence_.first; i < sentence_.last; ++i)
        if (const Span& span = context_.mention(i).span; span.begin >= from && span.end < end) noun = span.end;
      return std::string(text_.substr(noun, end - noun));
    }
    return {};
  }

  // Where the word begins that closes what opened at `from`: one that ends the clause (按算力规模计，), else the first.
  size_t CloserBehind(size_t from) const {
    const std::string_view before = text_.substr(0, pivot_.begin);
    size_t clause = std::string_view::npos;
    for (const std::string& mark : words_.grown_breaks) clause = std::min(clause, before.find(mark, from));
    size_t first = std::string_view::npos;
    for (const std::string& closer : words_.ranked_closers) {
      if (clause != std::string_view::npos && before.substr(from, clause - from).ends_with(closer))
        return clause - closer.size();
      first = std::min(first, before.find(closer, from));
    }
    return first;
  }

  // 长沙的智能算力规模 of 长沙的智能算力规模在四市中位居第一: behind the name, before the first word of the rank.
  std::string NounBefore() const {
    uint32_t from = sentence_.span.begin;
    const std::string_view before = text_.substr(from, pivot_.begin - from);
    for (const std::string& mark : words_.grown_breaks)
      if (mark != "、")
        if (const size_t found = before.rfind(mark); found != std::string_view::npos)
          from = std::max(from, static_cast<uint32_t>(sentence_.span.begin + found + mark.size()));
    uint32_t to = pivot_.begin;
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const Mention& m = context_.mention(i);
      if (m.span.begin < from || m.span.end > to || m.refusal != Refusal::kNone) continue;
      if (m.span.begin - from > kGapBytes) break;  // a name of the field: 在武汉、长沙两市中
      if (context_.IsQuantity(i)) return {};       // 在四个城市中排名第一: before it no measure is left
      from = m.span.end;
    }
    for (const std::string& verb : words_.ranked_verbs)
      if (const size_t found = text_.substr(0, to).find(verb, from); found != std::string_view::npos)
        to = std::min(to, static_cast<uint32_t>(found));
    if (to <= from) return {};
    std::string_view noun = text_.substr(from, to - from);
    constexpr std::string_view kOf = "的";
    if (const size_t of = noun.rfind(kOf); of != std::string_view::npos) noun.remove_prefix(of + kOf.size());
    for (const std::string& word : words_.counting_words)
      if (noun.size() > word.size() && noun.ends_with(word)) {
        noun.remove_suffix(word.size());
        break;
      }
    return std::string(Trim(noun));
  }

  static constexpr uint32_t kGapBytes = 12;  // 截至…底，

  const TextContext& context_;
  const SentenceView& sentence_;
  const RoleWords& words_;
  Span pivot_;
  std::string_view text_;
};

bool IsTable(const TextContext& context, const SentenceView& sentence) {
  const BlockKind kind = context.outline().blocks[sentence.block].kind;
  return kind == BlockKind::kTableRow || kind == BlockKind::kTableHeader;
}

ToldRank ReadAt(const TextContext& context, uint32_t s, Span pivot) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& words = context.book().role_words(sentence.language);
  if (sentence.shadow.words.empty()) return {};
  if (words.ranked_otherwise.MayStandInText(sentence.shadow) &&
      words.ranked_otherwise.Matches(context.Words(sentence.span, sentence.language)))
    return {};
  ToldRank told;
  if (sentence.language == Language::kChinese) {
    const ChineseRank rank(context, sentence, pivot);
    told = {.by = rank.By(), .low = rank.IsLow(), .among = {}};
  } else {
    const size_t word = FirstWordFrom(sentence.shadow, pivot.begin);
    if (word >= sentence.shadow.words.size()) return {};
    const EnglishRank rank(sentence, words, word);
    told = {.by = rank.By(), .low = rank.IsLow(), .among = {}};
  }
  told.among = FieldOf(context, s, pivot).Name();
  return told;
}

// The first superlative of the sentence that is no attribute of one of several ("one of the largest").
std::optional<Span> FindSuperlative(const TextContext& context, const SentenceView& sentence) {
  const RoleWords& words = context.book().role_words(sentence.language);
  const auto place = words.ranked_first.Find(sentence.shadow);
  if (!place || words.ranked_one_of.Matches(sentence.shadow.text)) return std::nullopt;
  return sentence.shadow.ToDocument(place->begin, place->end);
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

ToldRank ReadRank(const TextContext& context, const Candidate& rank) {
  const uint32_t s = rank.match->sentence;
  const SentenceView& sentence = context.sentences()[s];
  const bool told = context.mention(rank.value).type == MentionType::kOrdinal && sentence.Has(rank.value) &&
                    !IsTable(context, sentence);
  return told ? ReadAt(context, s, context.mention(rank.value).span) : ToldRank();
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

std::optional<ClaimDraft> SuperlativeOf(const TextContext& context, uint32_t s, int lag_months) {
  const SentenceView& sentence = context.sentences()[s];
  if (sentence.shadow.words.empty() || IsTable(context, sentence)) return std::nullopt;
  const auto pivot = FindSuperlative(context, sentence);
  if (!pivot) return std::nullopt;
  const ToldRank told = ReadAt(context, s, *pivot);
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
