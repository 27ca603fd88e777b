#include "extractor/part.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/ascii.h"
#include "extractor/clause_reader.h"
#include "extractor/metric_name.h"
#include "extractor/metric_words.h"
#include "extractor/part_period.h"
#include "extractor/part_place.h"
#include "extractor/part_told.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

class PartReader : ClauseReader {
 public:
  PartReader(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject, std::string_view metric,
             Span matched)
      : ClauseReader(context, s, value), subject_(subject), metric_(metric), matched_(matched) {}

  std::string Part() const {
    if (metric_.starts_with("metro_"))
      if (auto line = NumberedLineBefore(context_, s_, value_mention_); !line.empty()) return line;
    if (sentence_.language != Language::kEnglish) return ChinesePart();
    if ((IsAmongOthers() && !IsNamedBehind()) || context_.mentions()[value_mention_].type == MentionType::kKOfN)
      return "some";
    if (auto counted = CountedBefore(); !counted.empty()) return counted;
    if (auto holder = Holder(); !holder.empty()) return holder;
    if (auto told = PartTold(context_, s_, value_mention_, subject_, metric_); !told.empty()) return told;
    if (auto owner = ShareOwner(); !owner.empty()) return owner;
    if (auto told = Predicate(); !told.empty()) return told;
    if (auto line = LineBefore(); !line.empty()) return line;
    return ClauseSubject();
  }

 private:
  // 其中: some of what was counted before. 新增, 净增: what came, not what is.
  std::string ChinesePart() const {
    constexpr size_t kNear = 8;
    constexpr size_t kPhrase = 16;  // 新增国家级专精特新企业: no further than its comma
    size_t near = value_ < first_ + kNear ? first_ : value_ - kNear;
    while (near > first_ && value_ - near < kPhrase && !IsOneOf(Word(near - 1), {",", "，", "、", "；", ";"})) --near;
    for (size_t i = near; i < value_; ++i)
      if (IsFigure(i) && !IsOf(i, MentionType::kDate)) near = i;  // 新增404公里，总里程达530公里
    const std::string before = Text(near, value_);
    for (const std::string& word : words_.part_nouns)
      if (before.find(word) != std::string::npos) return "new";
    if (std::string part = PartOfIncome(); !part.empty()) return part;
    return IsOfThoseBefore() ? "some" : std::string();
  }

  // 有企业900家，其中300家上市; but 其中专任教师1986人 names all that it counts.
  bool IsOfThoseBefore() const {
    constexpr std::string_view kOfThose = "其中";
    const std::string before = Text(first_, value_);
    const size_t at = before.rfind(kOfThose);
    if (at == std::string::npos) return false;
    const size_t colon = metric_.find(':');
    std::string_view counted = std::string_view(before).substr(at + kOfThose.size());
    for (const std::string_view mark : {"，", "：", ",", ":", " "})
      if (counted.starts_with(mark)) counted.remove_prefix(mark.size());
    return colon == std::string::npos || counted.empty() || metric_.substr(colon + 1) != counted;
  }

  // 海外营业收入64亿元, 仅智能硬件营业收入: what the word for income stands behind, where that is no word for all of
  // it.
  std::string PartOfIncome() const {
    if (metric_ != "money:revenue" || matched_.empty()) return {};
    size_t income = first_;
    while (income < value_ && sentence_.shadow.words[income].at < matched_.begin) ++income;
    size_t begin = income;
    while (begin > first_ && !IsSlot(begin - 1) &&
           !IsOneOf(Word(begin - 1), {",", "，", "、", "；", ";", ":", "的", "(", ")"}))
      --begin;
    const std::string named = Text(begin, income);
    std::string_view rest = BehindStopWords(named, words_);
    for (bool cut = true; cut && !rest.empty();) {
      cut = false;
      for (const std::string& word : words_.income_of_all)
        if (rest.ends_with(word)) {
          rest.remove_suffix(word.size());
          cut = true;
          break;
        }
    }
    return std::string(rest);
  }

  // "including 48", "among them 510", "of whom 9,800", "12 of them", "of which 120".
  bool IsAmongOthers() const {
    for (size_t i = value_; i-- > first_ && value_ - i <= 3;) {
      if (IsOneOf(Word(i), {",", ";", ":"})) break;
      if (OpensPart(i)) return true;
    }
    if (GoesOnAmongOthers()) return true;
    size_t i = value_ + 1;
    if (Word(i) != "of" && IsPlain(i)) ++i;  // "3 million trips of them"
    return Word(i) == "of" && IsOneOf(Word(i + 1), {"them", "these", "those", "which", "whom", "its", "their", "our"});
  }

  // "of whom 900 were nurses": a noun of its own behind the verb tells which ones.
  bool IsNamedBehind() const {
    if (!IsOneOf(Word(value_ + 1), {"are", "were"}) || !metric_.starts_with("count:")) return false;
    const std::string_view counted = std::string_view(metric_).substr(metric_.find(':') + 1);
    return !counted.empty() && Text(first_, value_).find(counted) == std::string::npos;
  }

  // "1,200 branches, among them 410 in the north and 90 branches with Saturday service": a later one of the list, of
  // what was counted before it.
  bool GoesOnAmongOthers() const {
    constexpr size_t kList = 24;
    const std::string counted = NounAt(value_ + 1);
    if (counted.empty()) return false;
    if (ListsWhatWasCounted(counted)) return true;
    for (size_t i = value_; i-- > first_ + 1 && value_ - i <= kList;) {
      if (IsOneOf(Word(i), {";", ":"}) || Has(words_.part_verbs, Word(i))) return false;
      if (!OpensPart(i)) continue;
      for (size_t k = i; k-- > first_;)
        if (IsFigure(k)) return NounAt(k + 1) == counted;
      return false;
    }
    return false;
  }

  // "10 lines: two metro lines and eight tram lines"
  bool ListsWhatWasCounted(const std::string& counted) const {
    size_t colon = first_;
    while (colon > 0 && Word(colon - 1) != ":") {
      if (first_ - colon > 1) return false;  // no more than the edge of the clause
      --colon;
    }
    if (colon < 2) return false;
    for (size_t k = colon - 1; k-- > 0 && colon - k <= 5;)
      if (IsFigure(k)) return NounAt(k + 1) == counted;
    return false;
  }

  // The plural within the words behind a figure, in the singular: branch of "300 city branches".
  std::string NounAt(size_t i) const {
    for (const size_t last = i + 3; i < last && IsPlain(i); ++i)
      if (std::string one = Singular(Word(i)); one != Word(i)) return one;
    return {};
  }

  // "Ghent runs three ferries. They carried 9,000", "Together they carried": the ferries.
  std::string CountedBefore() const {
    const size_t subject = Word(first_) == "together" ? first_ + 1 : first_;
    if (Word(subject) != "they" || s_ <= context_.outline().blocks[sentence_.block].first_sentence) return {};
    const SentenceView& before = context_.sentences()[s_ - 1];
    for (uint32_t i = before.last; i-- > before.first;) {
      const Mention& m = context_.mentions()[i];
      if (m.type != MentionType::kNumber || m.refusal != Refusal::kNone) continue;
      const auto& words = before.shadow.words;
      const auto word = std::lower_bound(words.begin(), words.end(), m.span.end,
                                         [](const ShadowWord& w, uint32_t at) { return w.text < at; });
      if (word == words.end()) return {};
      return MetricWords(context_.Words({word->text, before.span.end}, Language::kEnglish), Language::kEnglish, words_);
    }
    return {};
  }

  // "a new wing with 80 beds": the wing; but "is a city with 80 parks" has no other.
  std::string Holder() const {
    if (value_ < first_ + 2 || Word(value_ - 1) != "with" || !IsNoun(value_ - 2)) return {};
    // "three lines with 61 stations": all of them have those.
    for (size_t i = value_ - 2; i-- > first_ && value_ - i <= 5 && (IsPlain(i) || IsFigure(i));)
      if (IsFigure(i)) return OneSortOf(i);
    for (size_t i = first_; i + 2 < value_; ++i)
      if (IsOneOf(Word(i), {"is", "was", "are", "as", "became", "remains"})) return {};
    return Singular(Word(value_ - 2));
  }

  // "96 primary schools with 24,800 pupils and 41 secondary schools with 26,100": what is behind the figure at word
  // `i`, where others of the noun stand in the sentence with figures of their own.
  std::string OneSortOf(size_t i) const {
    const size_t noun = value_ - 2;
    if (noun < i + 2) return {};
    const size_t last = sentence_.shadow.words.size();
    for (size_t k = first_; k < last; ++k) {
      if (!IsFigure(k) || k == i || k == value_) continue;
      for (size_t other = k + 2; other < std::min(last, k + 4); ++other)
        if (Word(other) == Word(noun) && Word(other + 1) == "with")
          return MetricWords(Text(i + 1, noun + 1), Language::kEnglish, words_);
    }
    return {};
  }

  bool IsNoun(size_t i) const {
    const std::string_view word = Word(i);
    return IsPlain(i) && word.size() > 2 && !Has(words_.stop_words, word) && !Has(words_.part_verbs, word) &&
           !(word.size() > 4 && word.substr(word.size() - 2) == "ed");
  }

  // "Tourism's share of Lund's GDP rose to 12%": whose the share is.
  std::string ShareOwner() const {
    constexpr size_t kOwner = 4;  // words
    if (!metric_.starts_with("share:")) return {};
    for (size_t i = first_ + 2; i < value_; ++i) {
      if (Word(i) != "share" || Word(i - 1) != "'s") continue;
      size_t begin = i - 1;
      while (begin > first_ && i - begin <= kOwner && IsNoun(begin - 1)) --begin;
      return MetricWords(Text(begin, i - 1), Language::kEnglish, words_);
    }
    return {};
  }

  // "38% of the staff are women", "64% of its power comes from wind": what is said of the
  // share parts it from other shares of the same whole.
  std::string Predicate() const {
    if (!metric_.starts_with("share:")) return {};
    const size_t last = LastOfClause();
    size_t verb = value_ + 1;
    while (verb < last && !Has(words_.share_verbs, Word(verb))) {
      if (IsFigure(verb) || IsOneOf(Word(verb), {",", ";", "and", "that", "which", "who", "while"})) return {};
      ++verb;
    }
    size_t begin = verb + 1;
    while (begin < last && (Has(words_.share_verbs, Word(begin)) || Has(words_.prepositions, Word(begin)))) ++begin;
    if (begin >= last || sentence_.shadow.words[begin].at < matched_.end) return {};  // its metric says so
    if (auto place = PlaceAt(begin, subject_); !place.empty()) return place;
    size_t end = begin;
    while (end < last && !IsOneOf(Word(end), {",", ";", "and", "."})) ++end;
    return MetricWords(Text(begin, end), Language::kEnglish, words_);
  }

  // "The labels division employs", "its port handled": what the clause is about, when
  // it is neither the subject nor what an anaphor stands for.
  std::string ClauseSubject() const {
    size_t i = SinceLastFigure();
    if (IsOneOf(Word(0), {"under", "through", "via"})) {  // "Under its Aura brand, Orlo sold"
      size_t comma = 1;
      while (comma < value_ && Word(comma) != ",") ++comma;
      if (comma < value_ && IsOneOf(Word(1), {"its", "the", "their"}))
        return MetricWords(Text(2, comma), Language::kEnglish, words_);
    }
    if (IsOneOf(Word(i), {"in", "at", "on", "during", "by", "since", "for", "as", "under", "with"})) {
      while (i < value_ && Word(i) != ",") ++i;
      ++i;
    }
    while (i < value_ && IsOneOf(Word(i), {"and", "while", "but", kClauseEdgeWord})) ++i;
    if (auto numbered = NumberedPart(i); !numbered.empty()) return numbered;
    // "Japan's quiet giant built": whom the text is about, under another name.
    if (i + 1 < value_ && Word(i + 1) == "'s" && IsCountryAt(i)) return {};
    if (Word(i) == "it") return {};
    // "Shares fell after the carrier said that it had flown 27 million passengers"
    for (size_t k = value_; k-- > i && value_ - k <= 6;)
      if (IsOneOf(Word(k), {"it", "they", "we"})) return {};
    bool own = IsOneOf(Word(i), {"its", "their", "our", "his", "her", "a", "an", "another"});
    if (!own && i + 1 < value_ && Word(i + 1) == "'s") {
      own = true;
      ++i;
    } else if (!own && Word(i) == "the" && i + 2 < value_ && Word(i + 2) == "'s") {
      own = true;
      i += 2;
    } else if (!own && Word(i) != "the") {
      own = true;  // "Services make up", "women hold"
      if (!IsNoun(i) && EndOfPair(i) == i + 1) return {};
      --i;
    }
    size_t begin = i + 1;
    while (begin < value_ && IsSlot(begin)) ++begin;  // "its 20 branches"
    size_t end = begin;
    while (end < value_ && end < begin + 4 && IsPlain(end) && !Has(words_.part_verbs, Word(end)) &&
           !Has(words_.stop_words, Word(end)))
      ++end;
    const bool pair = end <= begin + 1 && EndOfPair(begin) > begin + 1;
    if (pair) end = EndOfPair(begin);
    if (end == begin || end >= value_) return {};
    if (IsPlaceItself(end)) return {};
    size_t verb = end;
    if (Word(verb) == ",") {  // "a second plant, in Boston, will employ"
      ++verb;
      while (verb < value_ && Word(verb) != ",") ++verb;
      ++verb;
    } else if (IsOneOf(Word(verb), {"in", "at", "of", "near", "for", "to", "on"})) {  // "its branches in Spain have"
      for (size_t k = 0; k < 4 && verb < value_ && !Has(words_.part_verbs, Word(verb)); ++k) {
        if (Word(verb) == ",")  // "the district of Quellen, to which eleven more belong, had"
          for (++verb; verb < value_ && Word(verb) != ",";) ++verb;
        ++verb;
      }
    }
    if (verb >= value_ || !Has(words_.part_verbs, Word(verb))) return {};
    if (pair) return NameOfPair(begin);
    const bool complement = end < verb && IsOneOf(Word(end), {"of", "to", "at"});  // "the operator of Harrow Airport"
    return NameOf(begin, end, own, complement);
  }

  // "Trams and buses carried", "its trains and ferries": the end of two nouns that have a number together, else of the
  // one at `begin`.
  size_t EndOfPair(size_t begin) const {
    const size_t other = begin + 2;
    if (Word(begin + 1) != "and" || other >= value_ || !IsPlural(begin) || !IsPlural(other)) return begin + 1;
    if (metric_.starts_with("money:") || metric_.starts_with("growth:")) return begin + 1;
    return NamesTheMetric(Singular(Word(begin))) || NamesTheMetric(Singular(Word(other))) ? begin + 1 : other + 1;
  }

  bool IsPlural(size_t i) const {
    return IsPlain(i) && Singular(Word(i)) != Word(i) && !Has(words_.stop_words, Word(i));
  }

  std::string NameOfPair(size_t begin) const {
    const std::string first = Singular(Word(begin));
    const std::string other = Singular(Word(begin + 2));
    return std::min(first, other) + " and " + std::max(first, other);
  }

  // "Terminal 2 of Harrow Airport handled"
  std::string NumberedPart(size_t i) const {
    const uint32_t m = sentence_.shadow.MentionOf(i);
    if (m != kNoIndex && context_.mention(m).refusal == Refusal::kIdentifier && Word(i + 1) == "of")
      return ascii::Lower(context_.document().Slice(context_.mention(m).span));
    const std::string_view number = Word(i + 1);
    const bool numbered = !number.empty() && std::all_of(number.begin(), number.end(), ascii::IsDigit);
    return numbered && IsNoun(i) && Word(i + 2) == "of" ? Text(i, i + 1) + std::string(number) : std::string();
  }

  // "A fifth line is planned; it would be 8 km long": of a line without a name, as of a part.
  std::string LineBefore() const {
    if (!metric_.starts_with("metro_") || context_.kind_name(subject_) == "line") return {};
    size_t i = first_;
    while (i < value_ && !IsPlain(i)) ++i;
    if (Word(i) != "it") return {};
    const SentenceView* told = &sentence_;
    if (i <= 1) {
      if (s_ == 0 || context_.sentences()[s_ - 1].block != sentence_.block) return {};
      told = &context_.sentences()[s_ - 1];
    }
    std::string_view text = told->shadow.text;
    const size_t article = text.find(' ');
    if (article == std::string_view::npos || !IsOneOf(text.substr(0, article), {"a", "an", "another"})) return {};
    text.remove_prefix(article + 1);
    size_t end = 0;
    for (size_t words = 0; words < 4 && end < text.size(); ++words) {
      const size_t next = std::min(text.find(' ', end), text.size());
      const std::string_view word = text.substr(end, next - end);
      const bool plain = !word.empty() && word[0] >= 'a' && word[0] <= 'z';
      if (!plain || Has(words_.part_verbs, word) || Has(words_.stop_words, word)) break;
      end = std::min(next + 1, text.size());
    }
    const std::string name = MetricWords(text.substr(0, end), Language::kEnglish, words_);
    return StandsForANetwork(name.substr(name.rfind(' ') + 1)) ? std::string() : name;
  }

  // "The city of Wuhan has": the subject, where its kind stands before word `of`.
  bool IsPlaceItself(size_t of) const {
    return Word(of) == "of" && Has(words_.place_nouns, Word(of - 1)) && Word(of + 2) != "," && Names(of + 1, subject_);
  }

  // "The range is 420 km, the battery has 58 kWh, and it costs €20": each figure has a
  // subject of its own. The word where the last of them begins, else the clause's first.
  size_t SinceLastFigure() const {
    for (size_t k = value_; k-- > first_;) {
      if (IsFigure(k)) return first_;
      if (!IsOneOf(Word(k), {"the", "its", "it"}) || k == first_) continue;
      bool figure = false;
      for (size_t q = first_; q < k && !figure; ++q) figure = IsFigure(q);
      if (figure && (Word(k - 1) == "," || Word(k - 1) == "and")) return k;
    }
    return first_;
  }

  std::string NameOf(size_t begin, size_t end, bool own, bool complement) const {
    const auto& at = sentence_.shadow.words;
    while (begin + 1 < end && Has(words_.light_words, Word(begin))) ++begin;         // "annual ridership reached"
    if (at[begin].at >= matched_.begin && at[end - 1].at < matched_.end) return {};  // "annual ridership was"
    std::string name = MetricWords(Text(begin, end), Language::kEnglish, words_);
    if (metric_.starts_with("metro_") && StandsForANetwork(Word(end - 1))) return {};  // "its U-Bahn has five lines"
    if (begin + 1 == end && Has(words_.collectives, name)) return {};
    if (name == "passenger" && metric_.starts_with("metro_passengers")) return {};  // "passengers on the line are"
    if (name.empty() || NamesTheMetric(name) || (!own && IsWhatTheSubjectIs(Word(end - 1)))) return {};
    // "the company", "the Chinese carmaker": the subject under another name.
    const std::string noun = "the " + std::string(Word(end - 1)) + " ";
    for (const Anaphor& anaphor : words_.anaphora) {
      if (begin <= first_ || anaphor.kinds.empty() || complement) continue;
      if (anaphor.words.Matches(Text(begin - 1, end)) || (!own && anaphor.words.Matches(noun))) return {};
    }
    if (ascii::Lower(subject_.name).find(std::string(Word(end - 1))) != std::string::npos) return {};
    return name;
  }

  bool StandsForANetwork(std::string_view noun) const {
    const std::string named = "the " + std::string(noun) + " ";
    return std::any_of(words_.anaphora.begin(), words_.anaphora.end(), [&](const Anaphor& anaphor) {
      return !anaphor.kinds.empty() && anaphor.kinds.front() == "network" && anaphor.words.Matches(named);
    });
  }

  // "FC Lund is a football club. … The club has": the word for the subject itself,
  // looked for where a text says what it is about.
  bool IsWhatTheSubjectIs(std::string_view noun) const {
    constexpr size_t kOpening = 20000;
    const std::string_view text = std::string_view(context_.document().text()).substr(0, kOpening);
    for (size_t at = text.find(noun); at != std::string_view::npos; at = text.find(noun, at + 1)) {
      const size_t from = at < 48 ? 0 : at - 48;
      const std::string_view near = text.substr(from, at - from);
      for (const std::string_view is : {" is a", " is the ", " is one ", " was a", " are a"})
        if (near.find(is) != std::string_view::npos && near.find('.') == std::string_view::npos) return true;
    }
    return false;
  }

  // "Revenue was", "the average depth is": what the number measures, no part.
  bool NamesTheMetric(std::string_view name) const {
    // "the balance sheet total reached", of money:asset
    const size_t colon = metric_.find(':');
    const std::string named = std::string(metric_.substr(0, colon + 1)) + std::string(name);
    const MetricHints hints{.act = {}, .dimension = DimensionOf(context_.mention(value_mention_))};
    if (colon != std::string_view::npos && NameMetric(named, hints, words_) == metric_) return true;
    const std::string words = " " + std::string(metric_.substr(colon + 1)) + " ";
    for (size_t begin = 0; begin < name.size();) {
      const size_t end = std::min(name.find(' ', begin), name.size());
      // "net profit rose", of money:profit; "the unemployment rate is", of share:unemployment
      const std::string_view plain = name.substr(begin, end - begin);
      if ((plain == "net" && metric_.starts_with("money:")) || (plain == "rate" && metric_.starts_with("share:"))) {
        begin = end + 1;
        continue;
      }
      const std::string word(name.substr(begin, end - begin));
      // "deliveries reached", of count:sale
      const auto act =
          std::find_if(words_.acts.begin(), words_.acts.end(), [&](const auto& pair) { return pair.first == word; });
      if (words.find(" " + (act == words_.acts.end() ? word : act->second) + " ") == std::string::npos) return false;
      begin = end + 1;
    }
    return true;
  }

  bool IsCountryAt(size_t i) const {
    const Entity* entity = EntityAt(i);
    return entity != nullptr && context_.kind_name(*entity) == "country";
  }

  const Entity& subject_;
  std::string_view metric_;
  Span matched_;
};

}  // namespace

Scope PartOfSubject(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject,
                    std::string_view metric, const AsOf& as_of, Span matched) {
  Scope scope;
  const auto add = [&](const char* dimension, std::string part) {
    if (!part.empty()) scope.emplace_back(dimension, std::move(part));
  };
  add("period", PeriodOf(context, s, value, metric, as_of));
  add("part", PartReader(context, s, value, subject, metric, matched).Part());
  add("place", PlaceOfPart(context, s, value, subject));
  return scope;
}

}  // namespace factlint
