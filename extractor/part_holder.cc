#include "extractor/part_holder.h"

#include <algorithm>
#include <string_view>

#include "extractor/clause_reader.h"
#include "extractor/metric_words.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr size_t kNoun = 4;    // words of what is counted, at most
constexpr size_t kJoined = 8;  // words from one figure to the next that goes on from it
constexpr size_t kElided = 3;  // words of a subject whose verb stands before: "and its summer school 900 students"

class HolderReader : ClauseReader {
 public:
  HolderReader(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject)
      : ClauseReader(context, s, value), subject_(subject) {}

  std::string Run() const {
    if (auto own = Own(); !own.empty()) return own;
    if (auto name = BeforeBracket(); !name.empty()) return name;
    if (auto elided = Elided(); !elided.empty()) return elided;
    const uint32_t before = JoinedTo();
    return before == kNoIndex ? std::string() : HolderReader(context_, s_, before, subject_).Run();
  }

 private:
  std::string Own() const {
    if (auto other = Compared(); !other.empty()) return other;
    auto owner = Owner();
    return owner.empty() ? Holder() : owner;
  }

  // "followed by Delle (9 lines, 98 km)": a later figure of a bracket behind a name.
  std::string BeforeBracket() const {
    for (size_t i = value_; i-- > first_ + 1 && value_ - i <= kJoined;) {
      if (Word(i) == "(") return OtherAt(i - 1, subject_);
      if (!IsPlain(i) && !IsFigure(i) && Word(i) != ",") return {};
    }
    return {};
  }

  static bool IsAbout(std::string_view word) {
    return IsOneOf(word, {"about", "some", "over", "around", "nearly", "almost", "another", "roughly"});
  }
  bool IsVerb(size_t i) const { return Has(words_.part_verbs, Word(i)) || Has(words_.predicate_verbs, Word(i)); }

  // "1,840 beds and 9,400 employees": the figure that this one goes on from, with no verb between them.
  uint32_t JoinedTo() const {
    size_t i = value_;
    while (i > first_ && IsAbout(Word(i - 1))) --i;
    if (i < first_ + 2 || Word(i - 1) != "and") return kNoIndex;
    for (size_t k = i - 1; k-- > first_ && i - k <= kJoined;) {
      if (IsFigure(k) && !IsOf(k, MentionType::kDate)) return sentence_.shadow.MentionOf(k);
      if (IsVerb(k) || IsOneOf(Word(k), {";", ":", "which", "who", "that", "where"})) return kNoIndex;
    }
    return kNoIndex;
  }

  // "admitted 900 students in 2023 and its summer school 90 students", "the hospital has 610 beds, the county 1,840":
  // the verb stands before, with another subject.
  std::string Elided() const {
    size_t end = value_;
    while (end > first_ && IsAbout(Word(end - 1))) --end;
    size_t begin = end;
    while (begin > first_ && end - begin < kElided && IsNoun(begin - 1)) --begin;
    if (begin == end || begin < first_ + 3) return {};
    if (!IsOneOf(Word(begin - 1), {"its", "the", "their"}) || !IsOneOf(Word(begin - 2), {",", "and", "while"}))
      return {};
    bool verb = false;
    bool figure = false;
    for (size_t k = first_; k + 2 < begin; ++k) {
      figure = figure || IsFigure(k);
      verb = verb || IsVerb(k) || FindWord(words_.part_acts, Word(k)) != nullptr;
    }
    if (!verb || !figure || IsWhatSubjectIs(end - 1)) return {};
    return MetricWords(Text(begin, end), Language::kEnglish, words_);
  }
  bool IsNoun(size_t i) const {
    return IsPlain(i) && !IsVerb(i) && !Has(words_.prepositions, Word(i)) && !Has(words_.stop_words, Word(i)) &&
           !Word(i).ends_with("ed");
  }

  // "against 2,900 employees at Beck", "than Beck's 900": whose the number is that another is held against.
  std::string Compared() const {
    if (value_ == first_ || !IsOneOf(Word(value_ - 1), {"against", "with", "to", "versus", "than"})) return {};
    if (Word(value_ - 1) == "with" || Word(value_ - 1) == "to")
      if (value_ < first_ + 2 || Word(value_ - 2) != "compared") return {};
    for (size_t i = value_ + 1; i <= value_ + kNoun + 1; ++i) {
      if (IsFigure(i) || IsOneOf(Word(i), {",", ";"})) return {};
      if (IsOneOf(Word(i), {"at", "on", "of", "for", "in"})) return OtherBehind(i, subject_);
    }
    return {};
  }

  // "Half the Lund region's 82 million passengers used the Lund Metro"
  std::string Owner() const {
    if (value_ < first_ + 3 || Word(value_ - 1) != "'s") return {};
    // "Of the country's 3,000 firms": of all of it, whatever place in it the text is about
    if (IsOneOf(Word(value_ - 2), {"country", "nation", "world"}) && context_.kind_name(subject_) != "country")
      return std::string(Word(value_ - 2));
    size_t i = value_ - 2;
    while (i > first_ && value_ - i <= kElided && IsPlain(i)) --i;
    return i == value_ - 2 ? std::string() : OtherAt(i, subject_);
  }

  // "larger than Beck, which had 900", "one of four ports that handled 900", "Orbex, a group with 900", "(900 …)".
  std::string Holder() const {
    size_t i = value_;
    while (i > first_ && (Has(words_.part_verbs, Word(i - 1)) || Has(words_.light_words, Word(i - 1)) ||
                          IsOneOf(Word(i - 1), {"about", "some", "over", "around", "already", "also", "now"})))
      --i;
    if (i == value_ && i > first_ && Word(i - 1) != "with" && Word(i - 1) != "of" && Word(i - 1) != "(") return {};
    if (i <= first_) return {};
    const std::string_view link = Word(i - 1);
    if (const size_t pronoun = RelativeBefore(i); pronoun > 0)
      if (auto holder = Antecedent(pronoun); !holder.empty()) return holder;
    if (i < value_ && (link == "which" || link == "that" || link == "who")) return Antecedent(i - 1);
    if (link == "(") return OtherAt(i < first_ + 2 ? first_ : i - 2, subject_);
    if (link == "with" && i == value_ && i >= first_ + 2) {
      if (IsSlot(i - 2) && !IsFigure(i - 2)) {
        if (IsOneOf(Word(i - 3), {"of", "behind", "than"})) return OtherAt(i - 2, subject_);
        // "one of three hospitals in Marden with 1,840 beds"
        return i >= first_ + 4 && Word(i - 3) == "in" ? OneOfMany(i - 4) : std::string();
      }
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
    if (IsSlot(i)) return IsFigure(i) ? std::string() : OtherAt(i, subject_);
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
    if (Has(words_.outsiders, Word(noun))) return Singular(Word(noun));
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

  const Entity& subject_;
};

}  // namespace

std::string PartHolder(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject) {
  return HolderReader(context, s, value, subject).Run();
}

}  // namespace factlint
