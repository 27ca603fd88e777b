#include "extractor/rank_measure.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/grown_noun.h"
#include "extractor/labelled_figures.h"
#include "extractor/metric_name.h"
#include "extractor/metric_words.h"
#include "extractor/ranked_field.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kLongestMeasure = 9;  // words

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
  return FindWord(words.ranked_adjectives, word);
}

class EnglishRank {
 public:
  // `pivot`: the word of the ordinal, or the superlative.
  EnglishRank(const TextContext& context, const SentenceView& sentence, size_t pivot)
      : context_(context), sentence_(sentence), words_(context.book().role_words(Language::kEnglish)), pivot_(pivot) {}

  std::string By() const {
    Names names(Language::kEnglish, words_);
    const size_t by = FindBy();
    if (by != kNone) AddPhrase(by, names);
    if (names.Joined().empty() && Word(pivot_ + 1) == "in" && !IsField(pivot_ + 1))
      AddPhrase(pivot_ + 2, names);  // "first in sales"
    if (names.Joined().empty() && Word(pivot_ + 1) == "in" && Word(pivot_ + 3) == "in" && IsSlotWord(Word(pivot_ + 2)))
      AddPhrase(pivot_ + 4, names);  // "fourth in China in sales"
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

  // "14th in the country"
  bool IsField(size_t i) const {
    const uint32_t at = sentence_.shadow.words[i].at;
    for (const PhraseFinder* finder : {&words_.ranked_nation, &words_.ranked_world, &words_.ranked_part})
      if (const auto place = finder->Find(sentence_.shadow, at); place && place->begin <= at + 1) return true;
    return false;
  }

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
    if (place && place->begin > NextRank()) place.reset();  // "14th in the country, and 6th for chemistry"
    if (!place) place = words_.ranked_by.Find(sentence_.shadow);
    if (!place || place->begin > NextRank()) return kNone;
    const auto& list = sentence_.shadow.words;
    const auto behind =
        std::partition_point(list.begin(), list.end(), [&](const ShadowWord& word) { return word.at < place->end; });
    const auto by =
        std::partition_point(list.begin(), behind, [&](const ShadowWord& word) { return word.at < place->begin; });
    if (by != list.begin() && Has(words_.ranked_agents, Word(static_cast<size_t>(by - list.begin()) - 1)))
      return kNone;  // "took sixth place, helped by its parks"
    return behind != list.end() ? static_cast<size_t>(behind - list.begin()) : kNone;
  }

  // Where in the shadow the next ordinal behind the rank stands.
  size_t NextRank() const {
    for (size_t i = pivot_ + 1; i < size(); ++i)
      if (const uint32_t mention = sentence_.shadow.MentionOf(i);
          mention != kNoIndex && context_.mention(mention).type == MentionType::kOrdinal)
        return sentence_.shadow.words[i].at;
    return kNone;
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
      if (IsSlotWord(word) || Has(words_.stop_words, word) || Has(words_.ranked_ends, word) ||
          std::string_view(",;:.()!?-").find(word) != std::string_view::npos)
        break;
      *side += std::string(word) + " ";
    }
    if (left.empty()) return;
    if (!right.empty()) names.AddWords(left + right);
    names.AddWords(left);
  }

  const TextContext& context_;
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
    if (const std::string label = PairedLabel(); !label.empty()) {
      names.AddWords(label);
    } else if (const std::string told = ToldMeasure(); !told.empty()) {
      names.AddWords(told);
    } else {
      names.AddWords(NounBefore());
    }
    return names.Joined();
  }

  bool IsLow() const { return Has(words_.ranked_low, context_.document().Slice(pivot_)); }

 private:
  // 产业规模和企业数量分别位居全国第二和第三: what the words order by, without what only counts.
  std::string PairedLabel() const {
    const auto lists =
        FindLabelledFigures(text_, sentence_.span, context_.mentions(), sentence_.first, sentence_.last, words_);
    for (uint32_t i = sentence_.first; !lists.empty() && i < sentence_.last; ++i)
      if (context_.mention(i).span.Contains(pivot_))
        if (const auto label = LabelOfFigure(lists, i))
          return std::string(WithoutCountingWords(context_.document().Slice(*label), words_));
    return {};
  }

  // 按营业收入计, 论算力规模，
  std::string ToldMeasure() const {
    if (std::string topic = Topic(); !topic.empty()) return topic;
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

  // The whole of a clause before the rank that opens so.
  std::string Topic() const {
    const std::string_view sentence =
        text_.substr(sentence_.span.begin, std::max(pivot_.begin, sentence_.span.begin) - sentence_.span.begin);
    for (size_t begin = 0; begin < sentence.size();) {
      size_t end = std::string_view::npos;
      for (const std::string& mark : words_.grown_breaks)
        if (mark != "、") end = std::min(end, sentence.find(mark, begin));
      if (end == std::string_view::npos) return {};
      const std::string_view clause = sentence.substr(begin, end - begin);
      for (const std::string& opener : words_.ranked_topics)
        if (clause.starts_with(opener) && !StartsWord(clause)) return std::string(clause.substr(opener.size()));
      begin = end + CodePointAt(sentence, end).size;
    }
    return {};
  }

  // 论文数量: no 论
  bool StartsWord(std::string_view clause) const {
    return std::any_of(words_.ranked_no_topics.begin(), words_.ranked_no_topics.end(),
                       [&](const std::string& word) { return clause.starts_with(word); });
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
      if (OpensCountingWord(m.span.begin)) continue;  // 人才一项居第三
      if (m.span.begin - from > kGapBytes) break;     // a name of the field: 在武汉、长沙两市中
      if (context_.IsQuantity(i)) return {};          // 在四个城市中排名第一: before it no measure is left
      from = m.span.end;
    }
    for (const std::string& verb : words_.ranked_verbs)
      if (const size_t found = text_.substr(0, to).find(verb, from); found != std::string_view::npos)
        to = std::min(to, static_cast<uint32_t>(found));
    if (to <= from) return {};
    std::string_view noun = text_.substr(from, to - from);
    constexpr std::string_view kOf = "的";
    if (const size_t of = noun.rfind(kOf); of != std::string_view::npos) noun.remove_prefix(of + kOf.size());
    noun = WithoutCountingWords(noun, words_);
    // 这家公司在榜单上排名第三: who is ranked
    const auto refers = [&](const std::string& word) { return noun.starts_with(word); };
    if (std::any_of(words_.ranked_pointers.begin(), words_.ranked_pointers.end(), refers)) return {};
    return std::string(Trim(noun));
  }

  bool OpensCountingWord(uint32_t at) const {
    return std::any_of(words_.counting_words.begin(), words_.counting_words.end(),
                       [&](const std::string& word) { return text_.substr(at).starts_with(word); });
  }

  static constexpr uint32_t kGapBytes = 12;  // 截至…底，

  const TextContext& context_;
  const SentenceView& sentence_;
  const RoleWords& words_;
  Span pivot_;
  std::string_view text_;
};

}  // namespace

RankMeasure MeasureOfRank(const TextContext& context, uint32_t s, Span pivot) {
  const SentenceView& sentence = context.sentences()[s];
  if (sentence.language == Language::kChinese) {
    const ChineseRank rank(context, sentence, pivot);
    return {.by = rank.By(), .low = rank.IsLow()};
  }
  const size_t word = FirstWordFrom(sentence.shadow, pivot.begin);
  if (word >= sentence.shadow.words.size()) return {};
  const EnglishRank rank(context, sentence, word);
  return {.by = rank.By(), .low = rank.IsLow()};
}

}  // namespace factlint
