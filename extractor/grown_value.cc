#include "extractor/grown_value.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/claim_scope.h"
#include "extractor/ranked_field.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kLooked = 8;  // claims before the change

bool IsTold(const AsOf& as_of) {
  return as_of.range && (as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited);
}

// A number of things, a sum, a measure: what can grow by a percentage.
bool IsAmount(const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  return quantity != nullptr && !quantity->unit.starts_with("%") && !claim.metric.ends_with("rank") &&
         claim.metric != "factor";
}

// The words do not say what it counts, or it is a change itself.
bool HasNoName(const Claim& claim) {
  for (const std::string_view kind : {"growth:", "multiple:", "difference:", "ratio:"})
    if (claim.metric.starts_with(kind)) return true;
  return std::any_of(claim.scope.begin(), claim.scope.end(), [](const auto& d) { return d.first == "statement"; });
}

class Namer {
 public:
  Namer(const TextContext& context, std::vector<ClaimDraft>& drafts) : context_(context), drafts_(drafts) {}

  void Name(size_t change) const {
    const ClaimDraft* value = ValueInSentence(change);
    if (value == nullptr) value = ValueOfSentenceBefore(change);
    if (value != nullptr && value->claim.subject.id == drafts_[change].claim.subject.id) Give(drafts_[change], *value);
  }

 private:
  const RoleWords& WordsOf(const SentenceView& sentence) const { return context_.book().role_words(sentence.language); }

  // The last amount that stands before draft `i`, of its quote; null where there is none, or a
  // figure whose name nobody knows stands between.
  const ClaimDraft* LastAmount(size_t i, Span quote, uint32_t before) const {
    for (size_t k = i; k-- > 0 && i - k <= kLooked && drafts_[k].quote == quote;) {
      const ClaimDraft& draft = drafts_[k];
      if (draft.value.end > before || !IsAmount(draft.claim) || IsHeldAgainst(draft) || IsConverted(draft)) continue;
      return HasNoName(draft.claim) || IsOneOfTwo(k) ? nullptr : &draft;
    }
    return nullptr;
  }

  // "186 billion yuan (about $27 billion), up 9%": the same sum again, in a bracket of its own.
  bool IsConverted(const ClaimDraft& draft) const {
    constexpr uint32_t kBefore = 24;  // bytes of "(approximately "
    const std::string_view text = context_.document().text();
    const uint32_t from = draft.value.begin < kBefore ? 0 : draft.value.begin - kBefore;
    const std::string_view lead = text.substr(from, draft.value.begin - from);
    const std::string_view behind = text.substr(draft.value.end);
    const size_t open = std::max(lead.rfind('(') + 1, lead.rfind("（") + 1);  // npos + 1 is 0
    return open > 0 && lead.find(')', open - 1) == std::string_view::npos &&
           (behind.starts_with(")") || behind.starts_with("）"));
  }

  // "900 in 2024, against 800 the year before, up 12%": the 800 is what the 900 is held against.
  bool IsHeldAgainst(const ClaimDraft& draft) const {
    if (draft.claim.modality == Modality::kHistorical) return true;
    const uint32_t s = SentenceOf(context_, draft);
    if (s == kNoIndex) return false;
    const Shadow& shadow = context_.sentences()[s].shadow;
    const size_t word = FirstWordFrom(shadow, draft.value.begin);
    if (word >= shadow.words.size()) return false;
    const std::string_view text = std::string_view(shadow.text).substr(0, shadow.words[word].at);
    const auto& rivals = WordsOf(context_.sentences()[s]).gap_rivals;
    return std::any_of(rivals.begin(), rivals.end(), [&](const std::string& one) { return text.ends_with(one); });
  }

  // "900 cars and 30 vans": nobody knows which of them grew.
  bool IsOneOfTwo(size_t k) const {
    if (k == 0 || drafts_[k - 1].quote != drafts_[k].quote || !IsAmount(drafts_[k - 1].claim)) return false;
    if (drafts_[k - 1].claim.metric == drafts_[k].claim.metric) return false;
    const uint32_t s = SentenceOf(context_, drafts_[k]);
    if (s == kNoIndex) return true;
    const SentenceView& sentence = context_.sentences()[s];
    const std::string_view between = context_.document().Slice({drafts_[k - 1].value.end, drafts_[k].value.begin});
    const std::string text = FoldText(Trim(between));
    return std::any_of(WordsOf(sentence).grown_joins.begin(), WordsOf(sentence).grown_joins.end(),
                       [&](const std::string& word) { return text.ends_with(word); });
  }

  const ClaimDraft* ValueInSentence(size_t change) const {
    const ClaimDraft& draft = drafts_[change];
    const ClaimDraft* value = LastAmount(change, draft.quote, draft.value.begin);
    const uint32_t s = value == nullptr ? kNoIndex : SentenceOf(context_, draft);
    if (s == kNoIndex) return nullptr;
    return IsLight(context_.sentences()[s], value->value.end, draft.value.begin, false) ? value : nullptr;
  }

  // "That was 8% more than in 2023": of the one figure of the sentence before.
  const ClaimDraft* ValueOfSentenceBefore(size_t change) const {
    const ClaimDraft& draft = drafts_[change];
    const uint32_t s = SentenceOf(context_, draft);
    if (s == kNoIndex || s == 0) return nullptr;
    const SentenceView& sentence = context_.sentences()[s];
    const SentenceView& before = context_.sentences()[s - 1];
    if (before.block != sentence.block || !IsLight(sentence, sentence.span.begin, draft.value.begin, true))
      return nullptr;
    size_t first = change;
    while (first > 0 && change - first < kLooked && drafts_[first - 1].quote == draft.quote) --first;
    const ClaimDraft* value = LastAmount(first, before.span, draft.value.begin);
    for (size_t k = first; value != nullptr && k-- > 0 && drafts_[k].quote == before.span;)
      if (&drafts_[k] != value && IsAmount(drafts_[k].claim)) return nullptr;
    return value;
  }

  // Does nothing but words of change stand in [begin, end), behind the last comma or "and" of it?
  // `refers`: it is a sentence that goes back to the one before.
  bool IsLight(const SentenceView& sentence, uint32_t begin, uint32_t end, bool refers) const {
    return sentence.language == Language::kChinese ? IsLightChinese(sentence, begin, end, refers)
                                                   : IsLightEnglish(sentence, begin, end, refers);
  }

  bool IsLightEnglish(const SentenceView& sentence, uint32_t begin, uint32_t end, bool refers) const {
    const RoleWords& words = WordsOf(sentence);
    const size_t first = FirstWordFrom(sentence.shadow, begin);
    const size_t last = FirstWordFrom(sentence.shadow, end);
    if (refers && (first >= last || !Has(words.grown_refers, sentence.shadow.Word(first)))) return false;
    size_t from = first + (refers ? 1 : 0);
    for (size_t i = from; i < last; ++i)
      if (Has(words.grown_breaks, sentence.shadow.Word(i))) from = i + 1;
    for (size_t i = from; i < last; ++i) {
      const std::string_view word = sentence.shadow.Word(i);
      if (word == kClauseEdgeWord) continue;  // "reached 900 - up 8%"
      const bool change = Has(words.grown_up, word) || Has(words.grown_down, word) || Has(words.grown_fillers, word);
      if (!change && !IsDate(sentence, i)) return false;
    }
    return true;
  }

  bool IsDate(const SentenceView& sentence, size_t word) const {
    const uint32_t mention = sentence.shadow.MentionOf(word);
    return mention != kNoIndex && context_.mention(mention).type == MentionType::kDate;
  }

  // What names something would stand right before the word for growth, and there the reader of grown_noun.h has
  // looked: here the growth only must not be of a part (其中).
  bool IsLightChinese(const SentenceView& sentence, uint32_t begin, uint32_t end, bool refers) const {
    const std::string_view between = context_.document().Slice({begin, end});
    const RoleWords& words = WordsOf(sentence);
    if (words.parts.Matches(context_.Words({begin, end}, Language::kChinese))) return false;
    const auto opens = [&](const std::string& word) { return between.starts_with(word); };
    return !refers || std::any_of(words.grown_refers.begin(), words.grown_refers.end(), opens);
  }

  static void Give(ClaimDraft& change, const ClaimDraft& value) {
    Claim& claim = change.claim;
    const Grown& grown = *change.grown;
    const AsOf& of = value.claim.as_of;
    const bool of_another = std::any_of(grown.scope.begin(), grown.scope.end(),
                                        [](const auto& dimension) { return dimension.first == "than"; });
    if (!IsTold(of) && !of_another) return;
    if (grown.real && !GrowsInRealTerms(value.claim.metric)) return;
    if (grown.kind == "difference:" && UnitOf(value.claim) != UnitOf(claim)) return;
    claim.metric = grown.kind + value.claim.metric;
    std::erase_if(claim.scope, [](const auto& dimension) { return !dimension.first.starts_with("grown_"); });
    for (const auto& [dimension, held] : value.claim.scope) AddScope(claim.scope, dimension, held);
    for (const auto& [dimension, told] : grown.scope)
      if (const std::string held = dimension == "against" ? Against(grown, told, of) : told; !held.empty())
        AddScope(claim.scope, dimension, held);
    if (grown.when)
      claim.as_of = {*grown.when, Basis::kStated};
    else if (!IsTold(claim.as_of) || (IsTold(of) && claim.as_of.range->start < of.range->start))
      claim.as_of = of;  // "900 in 2024, up 8% on 2023"
  }

  // "That was 8% more than in 2023" of a value of 2024: the year before, which needs no name.
  static std::string Against(const Grown& grown, const std::string& told, const AsOf& of) {
    if (told != "?" || !IsTold(of)) return told;
    const int year = of.range->start.year;
    if (grown.year_before || (grown.base && *grown.base + 1 == year)) return {};
    return grown.base && *grown.base < year ? std::to_string(*grown.base) : told;
  }

  static std::string_view UnitOf(const Claim& claim) { return std::get<Quantity>(claim.value).unit; }

  const TextContext& context_;
  std::vector<ClaimDraft>& drafts_;
};

}  // namespace

void NameGrownValues(const TextContext& context, std::vector<ClaimDraft>& drafts) {
  const Namer namer(context, drafts);
  for (size_t i = 0; i < drafts.size(); ++i)
    if (drafts[i].grown) namer.Name(i);
}

}  // namespace factlint
