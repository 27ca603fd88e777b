#include "extractor/part_told.h"

#include <algorithm>

#include "extractor/clause_reader.h"
#include "extractor/flow_period.h"
#include "extractor/metric_words.h"
#include "extractor/part_holder.h"
#include "extractor/respectively.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kNoun = 4;       // words of what is counted, at most
constexpr size_t kPredicate = 4;  // words of what is said of it that name a part

// Most sentences hold none of "together", "altogether", "combined" and "jointly": a look at letters that few words
// have.
bool MayTellOfSeveral(const SentenceView& sentence) {
  const std::string_view text = sentence.shadow.text;
  return text.find("geth") != std::string_view::npos || text.find("mbined") != std::string_view::npos ||
         text.find("jointly") != std::string_view::npos;
}

class PartTeller : ClauseReader {
 public:
  PartTeller(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject)
      : ClauseReader(context, s, value), subject_(subject) {}

  bool IsToldOfSeveral() const {
    const size_t last = std::min(EndOfFigure(), value_ + 6);
    for (size_t i = first_; i < last; ++i)
      if (IsOneOf(Word(i), {"combined", "together", "jointly", "altogether"})) return IsJoint() || OpensList();
    return false;
  }

  std::string Tell(std::string_view metric) const {
    if (IsRate()) return "per";
    if (IsJoint() || (MayTellOfSeveral(sentence_) && IsToldOfSeveral())) return "together";
    if (auto definition = Definition(metric); !definition.empty()) return definition;
    if (auto holder = PartHolder(context_, s_, value_mention_, subject_); !holder.empty()) return holder;
    const bool counts = metric.starts_with("count:") || metric.starts_with("metro_");
    if (IsOfAWhole() || IsShareOfTotal()) return "some";
    if (auto sector = Sector(metric); !sector.empty()) return sector;
    if (counts && IsDifference()) return "difference";
    if (auto room = RoomFor(); counts && !room.empty()) return room;
    if (auto another = OfAnother(); !another.empty()) return another;
    if (metric.starts_with("count:"))
      if (auto modifier = Modifier(); !modifier.empty()) return modifier;
    if (auto act = Act(metric); !act.empty()) return act;
    return counts ? Predicate() : std::string();
  }

 private:
  bool IsDate(size_t i) const { return IsOf(i, MentionType::kDate); }

  // "2,822 inhabitants per square kilometre", "11 students for every teacher", "each employee handled 900 tonnes".
  bool IsRate() const {
    for (size_t i = value_ + 1; i <= value_ + kNoun; ++i) {
      if (IsOneOf(Word(i), {"per", "each", "apiece"})) return !IsTime(Word(i + 1));
      if (Word(i) == "for" && IsOneOf(Word(i + 1), {"every", "each"})) return true;
      if (IsFigure(i) || IsOneOf(Word(i), {",", ";", "and", "in"})) break;
    }
    if (value_ > first_ && IsOneOf(Word(value_ - 1), {"every", "each", "per"})) return true;
    return IsOneOf(Word(first_), {"each", "every"}) && !IsTime(Word(first_ + 1));
  }

  // "visitors per year": of the whole, over a time.
  static bool IsTime(std::string_view word) {
    return IsOneOf(word, {"year", "annum", "season", "quarter", "month", "week", "day"});
  }

  // "The Lund Metro and the Lund Tram carried 104 million": both of them.
  bool IsJoint() const {
    for (size_t i = first_ + 1; i < value_; ++i) {
      if (!Names(i, subject_)) continue;
      const size_t k = Word(i - 1) == "the" ? i - 1 : i;
      if (k >= first_ + 2 && Word(k - 1) == "and" && IsOf(k - 2, MentionType::kEntity)) return !IsEachItsOwn();
    }
    return false;
  }

  // "Lund, Ghent and Brae together have 900": the first of a list.
  bool OpensList() const {
    for (size_t i = first_; i < value_; ++i) {
      if (!Names(i, subject_)) continue;
      while (Word(i + 1) == "," && IsOf(i + 2, MentionType::kEntity)) i += 2;
      return Word(i + 1) == "and" && IsOf(i + 2, MentionType::kEntity) && !IsEachItsOwn();
    }
    return false;
  }

  // "Ostra and Helvik have 40 and 30, respectively"
  bool IsEachItsOwn() const { return SaysRespectively(context_, sentence_); }

  // "Including contractors, …", "With its suburbs …": another count than the plain one.
  std::string Definition(std::string_view metric) const {
    for (size_t i = first_; i < value_; ++i) {
      const bool since = Word(i) == "since" && IsOneOf(Word(i + 1), {"its", "the", "their"}) && IsFlowMetric(metric);
      const bool opens = i == first_ && (since || IsOneOf(Word(i), {"with", "without"}) ||
                                         (Word(i) == "in" && IsOneOf(Word(i + 1), {"full-time", "net", "gross"})));
      const bool aside =
          IsOneOf(Word(i), {"including", "excluding", "counting"}) && (i == first_ || Word(i - 1) == ",");
      if (!opens && !aside) continue;
      size_t end = i + 1;
      while (end < value_ && !IsFigure(end) && Word(end) != ",") ++end;
      if (end == value_ && i == first_ && !IsOneOf(Word(i + 1), {"its", "their", "the", "full-time"})) return {};
      if (end < value_ && IsFigure(end)) return {};
      size_t begin = i + 1;
      // "With its suburbs it has"; but "With the new tunnel it has" is what it has now.
      while (begin < end && (IsOneOf(Word(begin), {"its", "their", "our"}) || (since && Word(begin) == "the"))) ++begin;
      size_t last = begin;
      while (last < std::min(end, begin + kPredicate) && IsPlain(last)) ++last;
      const std::string told = MetricWords(Text(begin, last), Language::kEnglish, words_);
      return told.empty() ? std::string() : std::string(Word(i)) + " " + told;
    }
    return {};
  }

  // "38% of the operator's 540 million passengers": the whole that the percentage is of; but of "its 900" it is all.
  bool IsOfAWhole() const {
    for (size_t i = value_; i-- > first_ && value_ - i <= 5;) {
      if (IsOneOf(Word(i), {"its", "their", "our"})) return false;
      if (sentence_.shadow.MentionOf(i) != kNoIndex) return IsOf(i, MentionType::kPercent) && Word(i + 1) == "of";
    }
    return false;
  }

  // "540,000 visitors from abroad, 38% of its total"
  bool IsShareOfTotal() const {
    const size_t last = std::min(LastOfClause(), value_ + 14);
    for (size_t i = value_ + 1; i + 3 < last + 1; ++i) {
      if (!IsOf(i, MentionType::kPercent)) continue;
      return Word(i + 1) == "of" && IsOneOf(Word(i + 2), {"its", "the", "all", "their", "our"}) &&
             (IsOneOf(Word(i + 3), {"total", "whole"}) || IsFigure(i + 3));
    }
    return false;
  }

  // "The output of Lund's steel industry reached 20 billion", "its software sector employs 900": what a place's
  // industry has is no figure of the place.
  std::string Sector(std::string_view metric) const {
    if (!metric.starts_with("money:") || !IsPlace()) return {};
    for (size_t i = value_; i-- > first_ + 1;) {
      if (IsFigure(i) || IsOneOf(Word(i), {",", ";", ":"})) return {};
      if (!IsOneOf(Word(i), {"industry", "sector", "industries"})) continue;
      size_t begin = i;
      while (begin > first_ && i - begin < kNoun && IsNounWord(begin - 1) && !Has(words_.stop_words, Word(begin - 1)))
        --begin;
      const std::string kind = MetricWords(Text(begin, i), Language::kEnglish, words_);
      return kind.empty() ? std::string() : kind + " industry";
    }
    return {};
  }

  bool IsPlace() const { return context_.book().entities().kinds()[subject_.kind].is == KindClass::kPlace; }

  // "3,100 inhabitants more than Lund"
  bool IsDifference() const {
    size_t i = value_ + 1;
    while (i <= value_ + kNoun && IsNounWord(i) && !IsOneOf(Word(i), {"more", "fewer", "less"})) ++i;
    return i > value_ + 1 && IsOneOf(Word(i), {"more", "fewer", "less"}) && Word(i + 1) == "than";
  }

  // "homes for 40,000 inhabitants"
  std::string RoomFor() const {
    size_t i = value_;
    while (i > first_ && IsOneOf(Word(i - 1), {"some", "about", "around", "over", "nearly", "almost", "another"})) --i;
    if (i < first_ + 2 || Word(i - 1) != "for" || !Has(words_.rooms, Word(i - 2))) return {};
    return "room";
  }

  // "the 48 million passengers of Kestrel Airports"
  std::string OfAnother() const {
    for (size_t i = value_ + 1; i <= value_ + kNoun; ++i) {
      if (Word(i) == "of") return OtherBehind(i, subject_);
      if (!IsPlain(i)) return {};
    }
    return {};
  }

  // "branches with Saturday service", "passengers to Germany": what stands right behind the noun and tells which.
  std::string Modifier() const {
    size_t i = value_ + 1;
    while (i <= value_ + kNoun && IsNounWord(i)) ++i;
    if (i == value_ + 1 || !IsOneOf(Word(i), {"from", "with", "to", "via", "on", "by", "for", "without", "under"}))
      return {};
    size_t begin = i + 1;
    if (IsDate(begin)) return {};
    if (IsFigure(begin)) return Word(i) == "on" ? "some" : std::string();  // "passengers on 41 days"
    if (IsOneOf(Word(begin), {"the", "its", "our", "their", "this"})) ++begin;
    if (IsSlot(begin)) return Word(i) == "by" ? std::string() : OtherAt(begin, subject_);
    if (!IsPlain(begin) || Has(words_.no_modifiers, Word(begin))) return {};
    size_t end = begin;
    while (end < begin + 3 && IsPlain(end) && !IsVerb(end) && !Has(words_.prepositions, Word(end))) ++end;
    return MetricWords(Text(begin, end), Language::kEnglish, words_);
  }

  // Of the object whose number or measure stands at word `i`: before it, before whom it was given to ("gave Carden
  // Hospital 30 beds"), or before what it measures ("is building a quay of 1.2 km").
  size_t VerbBefore(size_t i) const {
    if (i >= first_ + 2 && IsSlot(i - 1) && !IsFigure(i - 1)) return i - 2;
    if (i < first_ + 4 || Word(i - 1) != "of") return i - 1;
    size_t k = i - 2;
    while (k > first_ + 1 && i - k <= kNoun && IsPlain(k) && !IsOneOf(Word(k), {"a", "an", "another"})) --k;
    return IsOneOf(Word(k), {"a", "an", "another"}) ? k - 1 : i - 1;
  }

  // "lost 400 employees", "trained 500 employees": the verb right before the number, where it leaves others out.
  std::string Act(std::string_view metric) const {
    size_t i = value_;
    while (i > first_ && (IsOneOf(Word(i - 1), {"by", "about", "some", "over", "around", "another", "further", "its",
                                                "their", "the", "nearly", "almost", "up"}) &&
                          value_ - i < 3))
      --i;
    if (i == first_) return {};
    const std::string* act = FindWord(words_.part_acts, Word(VerbBefore(i)));
    if (act == nullptr) return {};
    // "Exports hit 3 billion yuan"; but "delays hit 900 passengers"
    if (IsOf(value_, MentionType::kMoney) && *act == "hit") return {};
    // "shipped 900 cars": its metric says so, sales.
    const bool named = metric.starts_with("count:") && FindWord(words_.acts, Word(i - 1)) != nullptr;
    return named ? std::string() : *act;
  }

  // "300 employees were ill": what is said of those who are counted, where their number opens the clause.
  std::string Predicate() const {
    if (!OpensClause()) return {};
    size_t verb = value_ + 1;
    while (verb <= value_ + kNoun && IsNounWord(verb)) ++verb;
    if (verb == value_ + 1 || verb > value_ + kNoun) return {};
    if (Word(verb) == "at" || Word(verb) == "of" || Word(verb) == "in")  // "300 employees at Marnby were ill"
      for (++verb; verb < value_ + kNoun + 6 && !IsVerb(verb); ++verb)
        if (verb >= sentence_.shadow.words.size() || IsFigure(verb) || IsOneOf(Word(verb), {",", ";", "and"}))
          return {};
    if (!IsVerb(verb) || IsOfAll(verb)) return {};
    const size_t last = std::min(LastOfClause(), verb + 1 + kPredicate);
    size_t end = verb + 1;
    while (end < last && !IsSlot(end) && !IsOneOf(Word(end), {",", ";", "and", "but", "."})) ++end;
    std::string name = MetricWords(Text(verb, end), Language::kEnglish, words_);
    return name.empty() ? std::string("some") : name;
  }

  bool IsNounWord(size_t i) const { return IsPlain(i) && !IsVerb(i) && !Has(words_.prepositions, Word(i)); }

  // At its begin, behind "and" or a semicolon, or behind "In 2024,".
  bool OpensClause() const {
    if (value_ == first_) return true;
    size_t i = value_;
    while (i > first_ && IsOneOf(Word(i - 1), {"some", "about", "around", "over", "more", "than", "nearly", "almost"}))
      --i;
    if (i == first_) return true;
    if (IsOneOf(Word(i - 1), {"and", "but", ";"})) return true;
    const bool timed = IsDate(first_) || IsOneOf(Word(first_), {"in", "on", "at", "during", "last", "by"});
    if (Word(i - 1) == "," && IsFigure(first_)) return true;  // "1,520 employees are women, 700 work part-time"
    if (Word(i - 1) != ",") return timed && IsDate(i - 1) && i - first_ <= 3;
    return timed && i - first_ <= 6;
  }

  bool IsVerb(size_t i) const {
    const std::string_view word = Word(i);
    return Has(words_.predicate_verbs, word) || (word.size() > 4 && word.ends_with("ed") && IsPlain(i));
  }

  // "31 million passengers used the airport", "900 people are employed": all are meant.
  bool IsOfAll(size_t verb) const {
    const std::string text = Text(verb, std::min(verb + 4, sentence_.shadow.words.size()));
    return words_.predicates_of_all.Matches(text);
  }

  const Entity& subject_;
};

}  // namespace

std::string PartTold(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject,
                     std::string_view metric) {
  if (context.sentences()[s].language != Language::kEnglish || context.sentences()[s].shadow.words.empty()) return {};
  const MentionType type = context.mention(value).type;
  if (type != MentionType::kNumber && type != MentionType::kMeasure && type != MentionType::kMoney) return {};
  return PartTeller(context, s, value, subject).Tell(metric);
}

bool IsToldOfSeveral(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject) {
  const SentenceView& sentence = context.sentences()[s];
  if (sentence.language != Language::kEnglish || !MayTellOfSeveral(sentence)) return false;
  return PartTeller(context, s, value, subject).IsToldOfSeveral();
}

}  // namespace factlint
