#include "extractor/part_told.h"

#include <algorithm>

#include "extractor/clause_reader.h"
#include "extractor/metric_words.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kNoun = 4;       // words of what is counted, at most
constexpr size_t kPredicate = 4;  // words of what is said of it that name a part

class PartTeller : ClauseReader {
 public:
  PartTeller(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject)
      : ClauseReader(context, s, value), subject_(subject) {}

  std::string Tell(std::string_view metric) const {
    if (IsRate()) return "per";
    if (IsJoint()) return "together";
    if (auto definition = Definition(); !definition.empty()) return definition;
    if (auto other = Compared(); !other.empty()) return other;
    if (auto holder = Holder(); !holder.empty()) return holder;
    const bool counts = metric.starts_with("count:") || metric.starts_with("metro_");
    if (IsOfAWhole() || IsShareOfTotal()) return "some";
    if (auto another = OfAnother(); !another.empty()) return another;
    if (metric.starts_with("count:"))
      if (auto modifier = Modifier(); !modifier.empty()) return modifier;
    if (auto act = Act(metric); !act.empty()) return act;
    return counts ? Predicate() : std::string();
  }

 private:
  bool IsSlot(size_t i) const { return IsSlotWord(Word(i)); }

  // The mention that stands at word `i`, if one of the type does.
  bool IsOf(size_t i, MentionType type) const {
    const uint32_t m = sentence_.shadow.MentionOf(i);
    return m != kNoIndex && context_.mention(m).type == type;
  }
  bool IsDate(size_t i) const { return IsOf(i, MentionType::kDate); }

  // "2,822 inhabitants per square kilometre", "11 students for every teacher", "each employee handled 900 tonnes".
  bool IsRate() const {
    for (size_t i = value_ + 1; i <= value_ + kNoun; ++i) {
      if (IsOneOf(Word(i), {"per", "each", "apiece"})) return !IsTime(Word(i + 1));
      if (Word(i) == "for" && IsOneOf(Word(i + 1), {"every", "each"})) return true;
      if (IsFigure(i) || IsOneOf(Word(i), {",", ";", "and", "in"})) break;
    }
    if (value_ > first_ && IsOneOf(Word(value_ - 1), {"every", "each"})) return true;
    return IsOneOf(Word(first_), {"each", "every"});
  }

  // "visitors per year": of the whole, over a time.
  static bool IsTime(std::string_view word) {
    return IsOneOf(word, {"year", "annum", "season", "quarter", "month", "week", "day"});
  }

  // "The Lund Metro and the Lund Tram carried 104 million": both of them.
  bool IsJoint() const {
    for (size_t i = first_ + 1; i < value_; ++i) {
      const uint32_t m = sentence_.shadow.MentionOf(i);
      if (!IsOf(i, MentionType::kEntity) || context_.entity(context_.mention(m).entity).id != subject_.id) continue;
      const size_t k = Word(i - 1) == "the" ? i - 1 : i;
      if (k >= first_ + 2 && Word(k - 1) == "and" && IsOf(k - 2, MentionType::kEntity)) return !IsEachItsOwn();
    }
    return false;
  }

  // "Ostra and Helvik have 40 and 30, respectively"
  bool IsEachItsOwn() const {
    return std::any_of(words_.respectively.begin(), words_.respectively.end(),
                       [&](const std::string& cue) { return sentence_.shadow.text.find(cue) != std::string::npos; });
  }

  // "Including contractors, …", "With its suburbs …": another count than the plain one.
  std::string Definition() const {
    for (size_t i = first_; i < value_; ++i) {
      const bool opens = i == first_ && (IsOneOf(Word(i), {"with", "without"}) ||
                                         (Word(i) == "in" && IsOneOf(Word(i + 1), {"full-time", "net", "gross"})));
      const bool aside =
          IsOneOf(Word(i), {"including", "excluding", "counting"}) && (i == first_ || Word(i - 1) == ",");
      if (!opens && !aside) continue;
      size_t end = i + 1;
      while (end < value_ && !IsFigure(end) && Word(end) != ",") ++end;
      if (end == value_ && i == first_ && !IsOneOf(Word(i + 1), {"its", "their", "the", "full-time"})) return {};
      if (end < value_ && IsFigure(end)) return {};
      const std::string told = MetricWords(Text(i + 1, std::min(end, i + 1 + kPredicate)), Language::kEnglish, words_);
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

  // "the 48 million passengers of Kestrel Airports"
  std::string OfAnother() const {
    for (size_t i = value_ + 1; i <= value_ + kNoun; ++i) {
      if (Word(i) == "of") return NameBehind(i);
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
    if (IsSlot(begin)) return Word(i) == "by" ? std::string() : NameAt(begin);
    if (!IsPlain(begin) || Has(words_.no_modifiers, Word(begin))) return {};
    size_t end = begin;
    while (end < begin + 3 && IsPlain(end) && !IsVerb(end) && !Has(words_.prepositions, Word(end))) ++end;
    return MetricWords(Text(begin, end), Language::kEnglish, words_);
  }

  // "against 2,900 employees at Beck", "than Beck's 900": whose the number is that another is held against.
  std::string Compared() const {
    if (value_ == first_ || !IsOneOf(Word(value_ - 1), {"against", "with", "to", "versus", "than"})) return {};
    if (Word(value_ - 1) == "with" || Word(value_ - 1) == "to")
      if (value_ < first_ + 2 || Word(value_ - 2) != "compared") return {};
    for (size_t i = value_ + 1; i <= value_ + kNoun + 1; ++i) {
      if (IsFigure(i) || IsOneOf(Word(i), {",", ";"})) return {};
      if (IsOneOf(Word(i), {"at", "on", "of", "for", "in"})) return NameBehind(i);
    }
    return {};
  }

  // The id of the thing that word `i` names, unless it is the subject.
  std::string NameAt(size_t i) const {
    const Entity* entity = EntityAt(i);
    const bool own =
        entity == nullptr || entity->id == subject_.id || entity->id == subject_.in || entity->in == subject_.id;
    return own ? std::string() : entity->id;
  }
  std::string NameBehind(size_t i) const { return NameAt(Word(i + 1) == "the" ? i + 2 : i + 1); }

  // "larger than Beck, which had 900", "one of four ports that handled 900", "Orbex, a group with 900", "(900 …)".
  std::string Holder() const {
    size_t i = value_;
    while (i > first_ && (Has(words_.part_verbs, Word(i - 1)) || Has(words_.light_words, Word(i - 1)) ||
                          IsOneOf(Word(i - 1), {"about", "some", "over", "around", "already", "also", "now"})))
      --i;
    if (i == value_ && i > first_ && Word(i - 1) != "with" && Word(i - 1) != "of" && Word(i - 1) != "(") return {};
    if (i <= first_) return {};
    const std::string_view link = Word(i - 1);
    if (const size_t pronoun = RelativeBefore(i); pronoun > 0) return Antecedent(pronoun);
    if (i < value_ && (link == "which" || link == "that" || link == "who")) return Antecedent(i - 1);
    if (link == "(") return NameAt(i < first_ + 2 ? first_ : i - 2);
    if (link == "with" && i == value_ && i >= first_ + 2) {
      if (IsSlot(i - 2) && !IsFigure(i - 2))
        return Word(i - 3) == "of" || Word(i - 3) == "behind" || Word(i - 3) == "than" ? NameAt(i - 2) : std::string();
      return OneOfMany(i - 2);
    }
    return {};
  }

  // "Mondal Holding, which had 900 employees and revenue of 38 billion": the pronoun whose clause goes on to the
  // number; 0 where none does.
  size_t RelativeBefore(size_t last) const {
    for (size_t i = last; i-- > first_ + 1;) {
      if (IsOneOf(Word(i), {",", ";", ":", "while", "but"})) return 0;
      if (IsOneOf(Word(i), {"which", "who"}) && Word(i - 1) == ",") return i;
    }
    return 0;
  }

  // What stands before ", which": the thing by its name, or by a noun where that is not what the subject is.
  std::string Antecedent(size_t pronoun) const {
    size_t i = pronoun;
    while (i > first_ && IsOneOf(Word(i - 1), {",", ")"})) --i;
    if (i == first_) return {};
    --i;
    if (IsSlot(i)) return IsFigure(i) ? std::string() : NameAt(i);
    if (!IsPlain(i) || IsWhatSubjectIs(i)) return {};
    return Singular(Word(i));
  }

  // "is a port that": words of description alone stand between the verb and the noun.
  bool IsWhatSubjectIs(size_t noun) const {
    for (size_t back = 0; back < 5 && noun > first_ + back; ++back) {
      const std::string_view word = Word(noun - 1 - back);
      if (IsOneOf(word, {"is", "was", "are", "remains", "became"})) return true;
      if (IsOneOf(word, {"of", ",", "in", "by", "from", "than", "to", "with", "and"}) || IsFigure(noun - 1 - back))
        return false;
    }
    return false;
  }

  // "one of 12 firms with 900 employees", "a group with 900": others than the subject, or what it belongs to.
  std::string OneOfMany(size_t noun) const {
    if (!IsPlain(noun) || IsWhatSubjectIs(noun)) return {};
    bool counted = false;
    for (size_t k = noun; k-- > first_ && noun - k <= 4;) {
      if (IsOneOf(Word(k), {"a", "an"})) return k > first_ && Word(k - 1) == "," ? Singular(Word(noun)) : std::string();
      if (Word(k) == "of" && counted) return k > first_ && Word(k - 1) == "one" ? Singular(Word(noun)) : std::string();
      if (IsOf(k, MentionType::kKOfN)) return Singular(Word(noun));  // "one of 12"
      counted = counted || IsFigure(k) || Word(k) == "the";
      if (Word(k) == "of" && k > first_ && IsFigure(k - 1)) return Singular(Word(noun));
      if (!IsPlain(k) && !IsFigure(k)) return {};
    }
    return {};
  }

  // "lost 400 employees", "trained 500 employees": the verb right before the number, where it leaves others out.
  std::string Act(std::string_view metric) const {
    size_t i = value_;
    while (i > first_ && (IsOneOf(Word(i - 1), {"by", "about", "some", "over", "around", "another", "further", "its",
                                                "their", "the", "nearly", "almost", "up"}) &&
                          value_ - i < 3))
      --i;
    if (i == first_) return {};
    const std::string* act = FindWord(words_.part_acts, Word(i - 1));
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
    while (end < last && !IsFigure(end) && !IsOneOf(Word(end), {",", ";", "and", "but", "."})) ++end;
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

}  // namespace factlint
