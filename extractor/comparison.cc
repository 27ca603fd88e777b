#include "extractor/comparison.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/claim_scope.h"
#include "extractor/grown_noun.h"
#include "extractor/metric_name.h"
#include "extractor/metric_words.h"
#include "extractor/ranked_field.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

bool IsFraction(const Mention& m) { return m.type == MentionType::kPercent && m.quantity.form == Form::kFraction; }

bool IsAmount(const Mention& m) {
  return m.type == MentionType::kNumber || m.type == MentionType::kMoney || m.type == MentionType::kMeasure;
}

// The metric that a noun makes of a figure of this type.
std::string MetricOf(const std::string& noun, const Mention& value, const RoleWords& words) {
  if (noun.empty()) return {};
  if (value.type == MentionType::kMeasure)
    return NameMetric("measure:" + noun, {.act = {}, .dimension = DimensionOf(value)}, words);
  const std::string money = NameMoney(noun);
  const bool is_money =
      value.type == MentionType::kMoney || money != noun || money == "revenue" || money.ends_with("profit");
  return is_money ? NameMetric("money:" + money, {}, words) : NameMetric("count:" + noun, {}, words);
}

class EnglishComparison {
 public:
  EnglishComparison(const TextContext& context, const SentenceView& sentence, uint32_t value)
      : context_(context),
        sentence_(sentence),
        words_(context.book().role_words(Language::kEnglish)),
        value_(context.mention(value)),
        at_(FirstWordFrom(sentence.shadow, value_.span.begin)) {}

  std::optional<Comparison> Read() const {
    if (IsAmount(value_)) return Difference();
    if (value_.type == MentionType::kRatio || IsFraction(value_)) return Ratio();
    return std::nullopt;
  }

 private:
  static constexpr size_t kNoun = 6;    // words: "more electric cars than"
  static constexpr size_t kTarget = 5;  // "than at the end of 2023"

  size_t size() const { return sentence_.shadow.words.size(); }
  std::string_view Word(size_t i) const { return i < size() ? sentence_.shadow.Word(i) : std::string_view(); }

  // "400 fewer than in 2022", "1,200 more shops than Halden", "12 km longer than Line 3".
  std::optional<Comparison> Difference() const {
    const std::string* measure = FindWord(words_.compared_more, Word(at_ + 1));
    Comparison told;
    told.down = measure == nullptr;
    if (measure == nullptr) measure = FindWord(words_.compared_less, Word(at_ + 1));
    if (measure == nullptr) return std::nullopt;
    const size_t than = Find("than", at_ + 2);
    if (than == kNone) return std::nullopt;
    told.what = MetricOf(measure->empty() ? Noun(at_ + 2, than) : *measure, value_, words_);
    SetTarget(than + 1, told);
    return told;
  }

  // "twice as many shops as Halden", "three times the length of Line 3", "half that of Ghent".
  std::optional<Comparison> Ratio() const {
    Comparison told;
    told.ratio = true;
    std::string noun;
    size_t target = kNone;
    if (Word(at_ + 1) == "as") {
      const std::string* measure = FindWord(words_.compared_as, Word(at_ + 2));
      const size_t as = measure == nullptr ? kNone : Find("as", at_ + 3);
      if (as == kNone) return std::nullopt;
      noun = measure->empty() ? Noun(at_ + 3, as) : *measure;
      target = as + 1;
    } else if (Word(at_ + 1) == "the") {  // "the length of", "the number of shops of"
      size_t of = Find("of", at_ + 2);
      if (of == kNone) return std::nullopt;
      noun = Noun(at_ + 2, of);
      if (noun.empty()) {
        const size_t next = Find("of", of + 1);
        if (next == kNone) return std::nullopt;
        noun = Noun(of + 1, next);
        of = next;
      }
      target = of + 1;
    } else if (const size_t than = Find("than", at_ + 1); than != kNone) {  // "a third more shops than"
      noun = Noun(at_ + 1, than);
      target = than + 1;
    } else if (IsOneOf(Word(at_ + 1), {"that", "those"}) && Word(at_ + 2) == "of") {
      target = at_ + 3;
    } else if (Word(at_ + 1) == "of" && IsPossessive(at_ + 2) && EndsAt(at_ + 4)) {
      target = at_ + 2;  // but "half of Ghent's power" is a share
    } else if (IsPossessive(at_ + 1)) {
      noun = Noun(at_ + 3, std::min(size(), at_ + 3 + kNoun));
      target = at_ + 1;
    }
    if (target == kNone) return std::nullopt;
    SetTarget(target, told);
    if (!told.time && told.than == kNoIndex) return std::nullopt;
    told.what = MetricOf(noun, value_, words_);
    return told;
  }

  bool IsPossessive(size_t i) const {
    const uint32_t mention = sentence_.shadow.MentionOf(i);
    return mention != kNoIndex && context_.mention(mention).type == MentionType::kEntity && Word(i + 1) == "'s";
  }

  // No noun stands at word i.
  bool EndsAt(size_t i) const {
    return i >= size() || IsOneOf(Word(i), {",", ";", ".", ":", "(", ")", "?", "!"}) || Has(words_.stop_words, Word(i));
  }

  static constexpr size_t kNone = SIZE_MAX;

  // A word of the same figure: nothing behind a comma or another figure.
  size_t Find(std::string_view word, size_t from) const {
    for (size_t i = from; i < size() && i <= from + kNoun; ++i) {
      if (Word(i) == word) return i;
      const uint32_t mention = sentence_.shadow.MentionOf(i);
      if (IsOneOf(Word(i), {",", ";", ":", "(", ")", "and", "while", "but"}) ||
          (mention != kNoIndex && context_.IsQuantity(mention)))
        return kNone;
    }
    return kNone;
  }

  std::string Noun(size_t first, size_t last) const {
    std::string text;
    for (size_t i = first; i < last; ++i) {
      if (IsSlotWord(Word(i)) || Has(words_.stop_words, Word(i))) break;
      text += std::string(Word(i)) + " ";
    }
    return text.empty() ? text : MeasuredNoun(text, Language::kEnglish, words_);
  }

  // Whom or when it is held against, from word i on.
  void SetTarget(size_t i, Comparison& told) const {
    const size_t first = i;
    for (; i < size() && i < first + kTarget; ++i) {
      if (IsOneOf(Word(i), {",", ";", "."})) break;
      const uint32_t mention = sentence_.shadow.MentionOf(i);
      if (mention == kNoIndex) continue;
      const Mention& m = context_.mention(mention);
      if (m.type == MentionType::kEntity) told.than = mention;
      if (m.type == MentionType::kDate) {
        told.time = true;
        told.against = std::to_string(m.date.range.start.year);
      }
      break;
    }
    if (told.than != kNoIndex || told.time || first >= size()) return;
    told.time = true;
    const size_t last = std::min(size() - 1, first + 2 * kTarget);
    const Span behind{sentence_.shadow.words[first].text, sentence_.shadow.words[last].end};
    if (!words_.year_before.Matches(context_.Words(behind, Language::kEnglish))) told.against = "?";  // "than expected"
  }

  const TextContext& context_;
  const SentenceView& sentence_;
  const RoleWords& words_;
  const Mention& value_;
  size_t at_;  // word of the value
};

class ChineseComparison {
 public:
  ChineseComparison(const TextContext& context, const SentenceView& sentence, uint32_t value)
      : context_(context),
        sentence_(sentence),
        words_(context.book().role_words(Language::kChinese)),
        index_(value),
        value_(context.mention(value)) {
    const uint32_t from = value_.span.begin - std::min(value_.span.begin - sentence.span.begin, kLooked);
    before_ = context.document().Slice({from, value_.span.begin});
  }

  std::optional<Comparison> Read() {
    const bool amount = IsAmount(value_);
    if (!amount && value_.type != MentionType::kRatio && !IsFraction(value_)) return std::nullopt;
    // Most figures are compared with nothing, which the words right before them tell.
    std::string_view text = before_;
    const bool compared =
        amount ? EndsIn(words_.compared_less, text) || EndsIn(words_.compared_more, text) : text.ends_with(kOf);
    if (!compared) return std::nullopt;
    for (const std::string& mark : words_.grown_breaks)
      if (const size_t at = before_.rfind(mark); at != std::string_view::npos) before_.remove_prefix(at + mark.size());
    return amount ? Difference() : Ratio();
  }

 private:
  static constexpr uint32_t kLooked = 120;  // bytes
  static constexpr std::string_view kOf = "的";

  // 比武汉多1200家, 企业数量较上年增加300家, 同比减少300家.
  std::optional<Comparison> Difference() const {
    Comparison told;
    std::string_view text = before_;
    told.down = EndsIn(words_.compared_less, text);
    if (!told.down && !EndsIn(words_.compared_more, text)) return std::nullopt;
    constexpr std::string_view kOnTheYear = "同比";
    if (text.ends_with(kOnTheYear)) {
      told.time = true;
      told.what = What(text.substr(0, text.size() - kOnTheYear.size()));
      return told;
    }
    size_t opener = std::string_view::npos;
    size_t behind = 0;
    for (const std::string& word : words_.grown_than)
      if (const size_t at = text.rfind(word);
          at != std::string_view::npos && (opener == std::string_view::npos || at > opener)) {
        opener = at;
        behind = at + word.size();
      }
    if (opener == std::string_view::npos) return std::nullopt;
    const Span target = SpanOf(text.substr(behind));
    SetTarget(target, told);
    told.what = What(text.substr(0, opener));
    return told;
  }

  // 上海的企业是武汉的两倍, 相当于武汉的一半.
  std::optional<Comparison> Ratio() const {
    if (!before_.ends_with(kOf)) return std::nullopt;
    const std::string_view text = before_.substr(0, before_.size() - kOf.size());
    for (uint32_t i = index_; i-- > sentence_.first;) {
      const Mention& m = context_.mention(i);
      if (m.refusal != Refusal::kNone) continue;
      const Span place = SpanOf(text);
      if (m.span.begin < place.begin || m.span.end > place.end) break;
      if (m.span.end != place.end || (m.type != MentionType::kEntity && m.type != MentionType::kDate)) break;
      Comparison told;
      told.ratio = true;
      std::string_view left = text.substr(0, m.span.begin - place.begin);
      if (!EndsIn(words_.compared_as, left)) return std::nullopt;
      SetTarget(m.span, told);
      if (!told.time && told.than == kNoIndex) return std::nullopt;
      told.what = What(left);
      return told;
    }
    return std::nullopt;
  }

  // Takes the longest of the words off its end.
  static bool EndsIn(const std::vector<std::pair<std::string, std::string>>& list, std::string_view& text) {
    size_t longest = 0;
    for (const auto& [word, measure] : list)
      if (text.ends_with(word)) longest = std::max(longest, word.size());
    text.remove_suffix(longest);
    return longest > 0;
  }

  Span SpanOf(std::string_view text) const {
    const auto begin = static_cast<uint32_t>(text.data() - context_.document().text().data());
    return {begin, begin + static_cast<uint32_t>(text.size())};
  }

  void SetTarget(Span span, Comparison& told) const {
    for (uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const Mention& m = context_.mention(i);
      if (!span.Contains(m.span) || m.refusal != Refusal::kNone) continue;
      if (m.type == MentionType::kEntity) {
        told.than = i;
        return;
      }
      if (m.type == MentionType::kDate) {
        told.time = true;
        told.against = std::to_string(m.date.range.start.year);
        return;
      }
    }
    told.time = true;
    const std::string_view text = Trim(context_.document().Slice(span));
    const bool year_before = std::any_of(words_.compared_years.begin(), words_.compared_years.end(),
                                         [&](const std::string& word) { return text == word; });
    if (!year_before) told.against = "?";
  }

  // What is counted: behind the last name or date of `text`.
  std::string What(std::string_view text) const {
    const Span place = SpanOf(text);
    uint32_t from = place.begin;
    for (uint32_t i = sentence_.first; i < index_; ++i) {
      const Mention& m = context_.mention(i);
      if (m.refusal == Refusal::kNone && m.span.begin >= place.begin && m.span.end <= place.end) from = m.span.end;
    }
    return MetricOf(CountedNoun(Trim(context_.document().Slice({from, place.end})), words_), value_, words_);
  }

  const TextContext& context_;
  const SentenceView& sentence_;
  const RoleWords& words_;
  uint32_t index_;
  const Mention& value_;
  std::string_view before_;  // what stands before the value, behind the last comma
};

}  // namespace

std::optional<Comparison> ReadComparison(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  if (!sentence.Has(value) || sentence.shadow.words.empty()) return std::nullopt;
  return sentence.language == Language::kChinese ? ChineseComparison(context, sentence, value).Read()
                                                 : EnglishComparison(context, sentence, value).Read();
}

void SetComparedSubject(const TextContext& context, uint32_t s, Candidate& winner) {
  const auto told = ReadComparison(context, s, winner.value);
  if (!told || told->than == kNoIndex) return;
  const uint32_t other = context.mention(told->than).entity;
  if (winner.subject.entity != other) return;
  const auto& sentence = context.sentences()[s];
  const uint32_t first = std::min(told->than, winner.value);
  for (uint32_t i = first; i-- > sentence.first;) {
    const Mention& m = context.mention(i);
    if (m.type != MentionType::kEntity || m.refusal != Refusal::kNone || m.entity == other) continue;
    if (context.entity(m.entity).kind != context.entity(other).kind) continue;
    winner.subject = {m.entity, i, Via::kSentence};
    return;
  }
  const auto& roles = RuleOf(context, winner).roles;
  if (const auto spec = roles.find("subject"); spec != roles.end()) {
    RoleSpec earlier = spec->second;
    std::erase_if(earlier.from, [](Rung rung) { return rung == Rung::kClause || rung == Rung::kSentence; });
    if (const auto spoken_of = ResolveRole(context, earlier, s, winner.value)) winner.subject = *spoken_of;
  }
}

void NameComparison(const TextContext& context, const Comparison& told, bool named, ClaimDraft& draft) {
  Claim& claim = draft.claim;
  const std::string kind = !told.ratio ? "difference:" : told.than != kNoIndex ? "ratio:" : "multiple:";
  const std::string what = named ? claim.metric : told.what;
  std::erase_if(claim.scope, [&](const auto& dimension) {
    return dimension.first == "statement" || (dimension.first == "part" && (!named || dimension.second == "new"));
  });
  Scope held;
  if (told.than != kNoIndex) AddScope(held, "than", context.entity(context.mention(told.than).entity).id);
  if (told.than == kNoIndex && !told.against.empty()) AddScope(held, "against", told.against);
  if (told.down) AddScope(held, "way", "down");
  claim.change.clear();
  if (what.empty()) {
    claim.metric = "quantity";
    draft.grown = Grown{.kind = kind, .noun = {}, .scope = std::move(held), .when = {}, .base = {}};
    AddScope(claim.scope, "statement", StatementIdOf(claim.doc, claim.quote, claim.text));
    return;
  }
  claim.metric = kind + what;
  for (auto& [dimension, value] : held) AddScope(claim.scope, dimension, value);
}

}  // namespace factlint
