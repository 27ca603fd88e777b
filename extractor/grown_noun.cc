#include "extractor/grown_noun.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extractor/claim_scope.h"
#include "extractor/labelled_figures.h"
#include "extractor/metric_words.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kVerbBefore = 7;  // words: "grew its passenger numbers by almost 8%"

class EnglishReader {
 public:
  EnglishReader(const TextContext& context, const SentenceView& sentence, uint32_t value)
      : context_(context), sentence_(sentence), words_(context.book().role_words(Language::kEnglish)) {
    const uint32_t at = context.mention(value).span.begin;
    while (value_ < size() && sentence.shadow.words[value_].text < at) ++value_;
  }

  std::string Noun() {
    if (value_ >= size()) return {};
    Look();
    if (IsExceeded()) return {};
    if (auto noun = Behind(); !noun.empty()) return noun;
    if (verb_ != kNone && verb_ + 1 < value_ && Word(verb_ + 1) != "of")
      if (auto noun = Phrase(verb_ + 1, value_); !noun.empty()) return noun;  // "grew its staff by"
    return Before();
  }
  bool down() const { return down_; }

  // "8% more than in 2023", but not "8% more than Halden", "than expected".
  bool IsHeldAgainstATime() const {
    constexpr size_t kThan = 8;  // words: "8% more passengers in 2024 than"
    constexpr size_t kTime = 6;  // "at the end of"
    size_t than = value_ + 1;
    while (than < size() && than <= value_ + kThan && Word(than) != "than") ++than;
    if (Word(than) != "than") return true;
    for (size_t i = than + 1; i < size() && i <= than + kTime; ++i)
      if (const auto type = TypeAt(i); type == MentionType::kDate || type == MentionType::kEntity)
        return type == MentionType::kDate;  // "than the 80 of 2023", "than Halden's 80"
    // No further than a few words: a sentence may be as long as its text.
    const size_t last = std::min(size() - 1, than + 2 * kTime);
    const Span behind{sentence_.shadow.words[than].text, sentence_.shadow.words[last].end};
    return words_.year_before.Matches(context_.Words(behind, Language::kEnglish));
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;

  size_t size() const { return sentence_.shadow.words.size(); }
  std::string_view Word(size_t i) const { return i < size() ? sentence_.shadow.Word(i) : std::string_view(); }
  bool IsChange(std::string_view word) const { return Has(words_.grown_up, word) || Has(words_.grown_down, word); }

  // The word that tells the change: behind the value, else before it.
  void Look() {
    behind_ = IsChange(Word(value_ + 1)) || Has(words_.grown_more, Word(value_ + 1));
    if (behind_) down_ = Has(words_.grown_down, Word(value_ + 1));
    for (size_t i = value_; i-- > 0 && value_ - i <= kVerbBefore && verb_ == kNone;) {
      if (IsBreak(i)) break;
      if (IsChange(Word(i))) verb_ = i;
    }
    if (!behind_ && verb_ != kNone) down_ = Has(words_.grown_down, Word(verb_));
  }

  // "far outpaces the 3.3% growth of the province": of another.
  bool IsExceeded() const {
    constexpr std::string_view kVerbs[] = {"outpaces",  "outpaced",   "outpacing", "outstripped", "outstripping",
                                           "surpassed", "surpassing", "exceeded",  "exceeding",   "beating",
                                           "above",     "below",      "matching"};
    size_t i = value_;
    while (i > 0 && i + 2 > value_ && (Word(i - 1) == "the" || Word(i - 1) == "a" || Word(i - 1) == "an")) --i;
    return behind_ && i > 0 && std::find(std::begin(kVerbs), std::end(kVerbs), Word(i - 1)) != std::end(kVerbs);
  }

  // "8% more passengers", "an 8% increase in passengers".
  std::string Behind() const {
    if (!behind_) return {};
    if (Has(words_.grown_more, Word(value_ + 1))) return Phrase(value_ + 2, size());
    const size_t of = Word(value_ + 2) == "rate" ? value_ + 3 : value_ + 2;
    return Word(of) == "in" || (of > value_ + 2 && Word(of) == "of") ? Phrase(of + 1, size()) : std::string();
  }

  // "The number of passengers rose by", "revenue growth of".
  std::string Before() const {
    size_t last = behind_ ? value_ : verb_;
    if (last == kNone) last = IsFactor() ? value_ : kNone;
    if (last == kNone) return {};
    size_t first = last;
    while (first > 0 && !IsBreak(first - 1)) --first;
    return Phrase(first, last);
  }

  bool IsFactor() const { return TypeAt(value_) == MentionType::kRatio; }

  // Of the mention that word i stands for.
  std::optional<MentionType> TypeAt(size_t i) const {
    const uint32_t mention = sentence_.shadow.MentionOf(i);
    return mention == kNoIndex ? std::nullopt : std::optional(context_.mention(mention).type);
  }

  bool IsBreak(size_t i) const {
    const uint32_t mention = sentence_.shadow.MentionOf(i);
    return Has(words_.grown_breaks, Word(i)) || (mention != kNoIndex && context_.IsQuantity(mention));
  }

  bool IsLeftOut(std::string_view word) const {
    const auto& list = words_.grown_skipped;
    return std::find(list.begin(), list.end(), word) != list.end();
  }

  bool IsSkipped(std::string_view word) const {
    return IsSlotWord(word) || Has(words_.light_words, word) || IsLeftOut(word);
  }

  // The noun of words [first, last), and of what follows its "of": "the number of students".
  std::string Phrase(size_t first, size_t last) const {
    size_t i = first;
    while (i < last && Has(words_.prepositions, Word(i)) && Word(i) != "of") {  // "In 2024 ridership"
      ++i;
      while (i < last && IsLeftOut(Word(i))) ++i;
      if (i >= last || !IsSlotWord(Word(i))) return {};
      ++i;
    }
    std::string noun = Simple(i, last);
    if (i < last && Word(i) == "of") {
      std::string whose = Simple(i, last);
      if (noun.empty()) return whose;
      if (!whose.empty() && !IsOfTheSubject(whose)) noun += " " + whose;
      return Sorted(noun);
    }
    return noun;
  }

  // The nouns from word i on, which is left where they end.
  std::string Simple(size_t& i, size_t last) const {
    while (i < last && IsSkipped(Word(i))) ++i;
    std::string text;
    while (i < last && !IsSlotWord(Word(i)) && Word(i) != "of" && !Has(words_.stop_words, Word(i)) && !IsBreak(i)) {
      text += std::string(Word(i)) + " ";
      ++i;
    }
    return MeasuredNoun(text, Language::kEnglish, words_);
  }

  // "of the family-owned group": the subject itself.
  bool IsOfTheSubject(std::string_view words) const {
    const size_t at = words.rfind(' ');
    const std::string_view head = at == std::string_view::npos ? words : words.substr(at + 1);
    return Has(words_.organisation_nouns, head) || Has(words_.place_nouns, head);
  }

  static std::string Sorted(const std::string& words) {
    std::vector<std::string> list;
    for (size_t begin = 0; begin < words.size();) {
      const size_t end = std::min(words.find(' ', begin), words.size());
      list.push_back(words.substr(begin, end - begin));
      begin = end + 1;
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    std::string text;
    for (const std::string& word : list) text += (text.empty() ? "" : " ") + word;
    return text;
  }

  const TextContext& context_;
  const SentenceView& sentence_;
  const RoleWords& words_;
  size_t value_ = 0;     // word
  size_t verb_ = kNone;  // word before the value that tells the change
  bool behind_ = false;  // the word behind the value tells it
  bool down_ = false;
};

// 企业数、从业人员分别增长12%、8%: the label of the figure in such a list; nothing where it stands in none.
std::optional<std::string> PairedNoun(const TextContext& context, const SentenceView& sentence, uint32_t value,
                                      bool& down) {
  const RoleWords& words = context.book().role_words(Language::kChinese);
  for (const LabelledFigures& list : FindLabelledFigures(context.document().text(), sentence.span, context.mentions(),
                                                         sentence.first, sentence.last, words)) {
    const auto label = LabelOfFigure(list, value);
    if (!label) continue;
    const std::string_view link =
        context.document().Slice({list.cue.end, std::max(list.cue.end, context.mention(value).span.begin)});
    std::optional<size_t> verb;  // the last one before the figure
    for (const auto* verbs : {&words.grown_up, &words.grown_down})
      for (const std::string& word : *verbs)
        if (const size_t found = link.rfind(word); found != std::string_view::npos && (!verb || found > *verb)) {
          verb = found;
          down = verbs == &words.grown_down;
        }
    if (!verb) return std::nullopt;
    return CountedNoun(Trim(context.document().Slice(*label)), words);
  }
  return std::nullopt;
}

// Does the language data list it among what grows?
bool IsKnownToGrow(const std::string& noun, const RoleWords& words) {
  const auto found = words.same_metrics.find("growth");
  return found != words.same_metrics.end() && FindWord(found->second, "count:" + noun) != nullptr;
}

// 2024年杭州人工智能产业营业收入同比增长8%: what stands between the names and dates of its
// part of the sentence and the word for growth.
std::string ChineseNoun(const TextContext& context, const SentenceView& sentence, uint32_t value, bool& down) {
  if (auto paired = PairedNoun(context, sentence, value, down)) return *std::move(paired);
  const RoleWords& words = context.book().role_words(Language::kChinese);
  const std::string_view text = context.document().text();
  const uint32_t begin = sentence.span.begin;
  const uint32_t at = context.mention(value).span.begin;
  const std::string_view before = text.substr(begin, at - begin);  // of the sentence alone, however long the text
  uint32_t from = begin;
  for (const std::string& mark : words.grown_breaks)
    if (const size_t found = before.rfind(mark); found != std::string_view::npos)
      from = std::max(from, begin + static_cast<uint32_t>(found + mark.size()));
  uint32_t to = at;
  for (const auto* list : {&words.grown_up, &words.grown_down})
    for (const std::string& word : *list)
      if (const size_t found = before.find(word, from - begin); found != std::string_view::npos && begin + found < to) {
        to = begin + static_cast<uint32_t>(found);
        down = list == &words.grown_down;
      }
  if (to == at) return {};
  for (uint32_t i = sentence.first; i < value; ++i) {
    const Mention& m = context.mention(i);
    if (m.refusal == Refusal::kNone && m.span.begin >= from && m.span.end <= to) from = m.span.end;
  }
  // 吞吐量1560万人次（同比增长12%）: of what stands before the bracket
  constexpr std::string_view kBracket = "（";
  if (const size_t open = text.substr(from, to - from).rfind(kBracket); open != std::string_view::npos)
    from += static_cast<uint32_t>(open + kBracket.size());
  const std::string_view noun = Trim(text.substr(from, to - from));
  if (std::string whole = FoldText(noun); IsKnownToGrow(whole, words)) return whole;  // GDP, too short for a noun
  return CountedNoun(noun, words);
}

// "同比增长7.8%，比2018年增长两倍", "up 8% on the year and 21% on 2019": a date behind another change of the sentence.
bool IsOfAnotherChange(const TextContext& context, const SentenceView& sentence, uint32_t value, const Mention& date) {
  for (uint32_t i = value + 1; i < sentence.last && context.mention(i).span.begin < date.span.end; ++i) {
    const MentionType type = context.mention(i).type;
    if (type == MentionType::kPercent || type == MentionType::kRatio) return true;
  }
  constexpr std::string_view kComma = "，";
  const uint32_t end = context.mention(value).span.end;
  return sentence.language == Language::kChinese && date.span.begin > end &&
         context.document().Slice({end, date.span.begin}).find(kComma) != std::string_view::npos;
}

// The dates of a sentence that compares two: which one is the later, and which it is
// held against.
void ReadTimes(const TextContext& context, uint32_t s, uint32_t value, Grown& grown) {
  const SentenceView& sentence = context.sentences()[s];
  const RoleWords& words = context.book().role_words(sentence.language);
  const Span clause = context.ClauseAt(s, context.mention(value).span.begin);
  std::optional<DateRange> base;
  bool since = words.grown_since.Matches(context.Words(clause, sentence.language));
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Mention& m = context.mention(i);
    if (m.type != MentionType::kDate || !clause.Contains(m.span) || m.date.grain != Grain::kYear) continue;
    if (IsOfAnotherChange(context, sentence, value, m)) continue;
    constexpr uint32_t kLooked = 24;
    constexpr size_t kBetween = 8;  // "in the "
    const uint32_t from = std::max(sentence.span.begin, m.number.begin < kLooked ? 0 : m.number.begin - kLooked);
    const std::string before = " " + context.Words({from, m.number.begin}, sentence.language);
    const bool compared = std::any_of(words.grown_than.begin(), words.grown_than.end(), [&](const std::string& word) {
      const bool spaced = sentence.language == Language::kEnglish;
      const std::string cue = spaced ? " " + word + " " : word;
      const size_t at = before.rfind(cue);
      return at != std::string::npos && before.size() - at <= cue.size() + kBetween;
    });
    if (compared || m.date.relation == DateRelation::kSince)
      base = m.date.range;
    else if (!grown.when)
      grown.when = m.date.range;
  }
  // "14% higher than a year earlier": the year that the sentence names, if it names one.
  const bool year_before = !base && words.year_before.Matches(context.Words(clause, sentence.language));
  grown.year_before = year_before;
  if (base) grown.base = base->start.year;
  if (year_before && !grown.when) AddScope(grown.scope, "against", "?");
  if (year_before) return;
  if (!base) grown.when.reset();
  if (base && grown.when && base->start.year + 1 == grown.when->start.year) return;
  if (base && grown.when && base->start.year < grown.when->start.year)
    AddScope(grown.scope, "against", std::to_string(base->start.year));
  else if (base || since)
    AddScope(grown.scope, "against", "?");
}

}  // namespace

std::string MeasuredNoun(std::string_view text, Language language, const RoleWords& words) {
  const std::string name = MetricWords(text, language, words);
  std::string kept;
  std::string alone;
  for (size_t begin = 0; begin < name.size();) {
    const size_t end = std::min(name.find(' ', begin), name.size());
    const std::string word = name.substr(begin, end - begin);
    begin = end + 1;
    if (const std::string* meant = FindWord(words.grown_alone, word))
      alone = *meant;
    else if (!Has(words.collectives, word))
      kept += (kept.empty() ? "" : " ") + word;
  }
  return kept.empty() ? alone : kept;
}

bool GrowsInRealTerms(std::string_view metric) { return metric.ends_with(":gdp") || metric.ends_with("增加值"); }

std::optional<Grown> GrownNoun(const TextContext& context, uint32_t s, uint32_t value) {
  const SentenceView& sentence = context.sentences()[s];
  if (!sentence.Has(value)) return std::nullopt;
  const RoleWords& words = context.book().role_words(sentence.language);
  if (words.grown_otherwise.Matches(context.Words(sentence.span, sentence.language))) return std::nullopt;
  Grown grown;
  bool down = false;
  grown.real = words.grown_real.Matches(context.Words(sentence.span, sentence.language));
  if (sentence.language == Language::kChinese) {
    grown.noun = ChineseNoun(context, sentence, value, down);
  } else {
    EnglishReader reader(context, sentence, value);
    grown.noun = reader.Noun();
    down = reader.down();
    if (!reader.IsHeldAgainstATime()) return std::nullopt;
  }
  if (down) AddScope(grown.scope, "way", "down");
  ReadTimes(context, s, value, grown);
  return grown;
}

}  // namespace factlint
