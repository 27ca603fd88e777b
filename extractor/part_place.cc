#include "extractor/part_place.h"

#include <algorithm>
#include <string_view>

#include "extractor/clause_reader.h"

namespace factlint {
namespace {

class PlaceReader : ClauseReader {
 public:
  PlaceReader(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject)
      : ClauseReader(context, s, value), subject_(subject) {}

  // "300 people in Spain", "In Europe, revenue was": the place, if it is another.
  std::string Place() const {
    if (sentence_.language != Language::kEnglish) return ChinesePlace();
    const auto& words = sentence_.shadow.words;
    const size_t last = LastOfClause();
    for (size_t i = value_ + 1; i + 1 < std::min(last, value_ + 6); ++i) {
      if (IsOneOf(Word(i), {",", ";", "and", "with", "of", "to"})) break;
      if (Word(i) == "at" && i == value_ + 1 && IsShare())  // "62% at Harrow Airport, 8% at Lorne"
        if (auto other = OtherAt(Word(i + 1) == "the" ? i + 2 : i + 1, subject_); !other.empty()) return other;
      if (Word(i) == "at" && IsOneOf(Word(i + 1), {"its", "their", "our"}))  // "at its Gorstad works"
        if (auto place = PlaceAt(i + 2, subject_); !place.empty()) return place;
      if (!IsOneOf(Word(i), {"in", "across", "throughout"})) continue;
      if (Word(i + 1) == "the" && Has(words_.compass, Word(i + 2))) return std::string(Word(i + 2));
      if (auto place = PlaceAt(Word(i + 1) == "the" ? i + 2 : i + 1, subject_); !place.empty()) return place;
    }
    if (auto place = PlaceOfNoun(); !place.empty()) return place;
    if (auto place = PlaceOfWhere(); !place.empty()) return place;
    if (auto country = CountryInBrackets(); !country.empty()) return country;
    if (first_ + 1 < words.size() && IsOneOf(Word(first_), {"in", "across"})) return PlaceAt(first_ + 1, subject_);
    return {};
  }

 private:
  bool IsShare() const { return context_.mention(value_mention_).type == MentionType::kPercent; }

  // "Larsen & Holt (Ireland) had 380 employees": the firm of that country.
  std::string CountryInBrackets() const {
    for (uint32_t i = sentence_.first; i + 1 < sentence_.last && i < value_mention_; ++i) {
      const Mention& name = context_.mention(i);
      const Mention& country = context_.mention(i + 1);
      if (name.type != MentionType::kEntity || context_.entity(name.entity).id != subject_.id) continue;
      if (country.type != MentionType::kEntity || country.span.begin != name.span.end + 2) continue;
      const std::string_view text = context_.document().text();
      if (text.substr(name.span.end, 2) != " (" || text.substr(country.span.end, 1) != ")") continue;
      const Entity& entity = context_.entity(country.entity);
      if (context_.kind_name(entity) == "country" && entity.id != subject_.in) return entity.id;
    }
    return {};
  }

  // "Its sales in China rose 4%", "exports to Norland fell": where what is told of was.
  std::string PlaceOfNoun() const {
    constexpr size_t kBack = 7;
    for (size_t i = value_; i-- > first_ + 1 && value_ - i <= kBack;) {
      if (IsFigure(i) || IsOneOf(Word(i), {",", ";", ":", "and", "while"})) return {};
      if (!IsOneOf(Word(i), {"in", "to"}) || !Has(words_.placed_nouns, Word(i - 1))) continue;
      return PlaceAt(Word(i + 1) == "the" ? i + 2 : i + 1, subject_);
    }
    return {};
  }

  // "had 1,300 employees in Asia in 2023, where revenue was 2.2 billion"
  std::string PlaceOfWhere() const {
    constexpr size_t kBack = 8;
    for (size_t i = value_; i-- > 2 && value_ - i <= kBack;) {
      if (IsFigure(i) || IsOneOf(Word(i), {";", ":"})) return {};
      if (Word(i) != "where") continue;
      for (size_t k = i; k-- > 1 && i - k <= kBack;)
        if (IsOneOf(Word(k - 1), {"in", "across"}))
          if (auto place = PlaceAt(k, subject_); !place.empty()) return place;
      return {};
    }
    return {};
  }

  // "1999年在合肥创立，2024年": the place of an event that is told before the comma.
  bool EndsBehindComma(size_t i) const {
    for (size_t comma = i + 1; comma < value_; ++comma) {
      if (Word(comma) != "，" && Word(comma) != ",") continue;
      const std::string told = Text(i, comma);
      return std::any_of(words_.event_verbs.begin(), words_.event_verbs.end(),
                         [&](const std::string& verb) { return told.find(verb) != std::string::npos; });
    }
    return false;
  }

  // "在北京有员工300人": Beijing, unless the subject is or lies there.
  std::string ChinesePlace() const {
    for (size_t i = first_; i + 1 < value_; ++i) {
      if (Word(i) != "在" || EndsBehindComma(i)) continue;
      if (auto place = PlaceAt(i + 1, subject_); !place.empty()) return place;
    }
    return {};
  }

  const Entity& subject_;
};

class LineReader : ClauseReader {
 public:
  LineReader(const TextContext& context, uint32_t s, uint32_t value) : ClauseReader(context, s, value) {}

  std::string NumberedLine() const {
    for (uint32_t i = value_mention_; i-- > sentence_.first;) {
      const Mention& m = context_.mentions()[i];
      if (m.span.begin < clause_.begin) break;
      if (m.type != MentionType::kNumber || m.span.size() > 2) continue;
      if (IsLineNumber(m.span)) return "line " + std::string(context_.document().Slice(m.span));
    }
    return {};
  }

 private:
  bool IsLineNumber(Span number) const {
    const std::string_view text = context_.document().text();
    const std::string_view before = text.substr(0, number.begin);
    const auto stands_before = [&](const std::string& word) {
      return before.ends_with(" ") && before.substr(0, before.size() - 1).ends_with(word);
    };
    const auto stands_behind = [&](const std::string& word) { return text.substr(number.end).starts_with(word); };
    return std::any_of(words_.numbered_before.begin(), words_.numbered_before.end(), stands_before) ||
           std::any_of(words_.numbered_after.begin(), words_.numbered_after.end(), stands_behind);
  }
};

}  // namespace

std::string PlaceOfPart(const TextContext& context, uint32_t s, uint32_t value, const Entity& subject) {
  return PlaceReader(context, s, value, subject).Place();
}

std::string NumberedLineBefore(const TextContext& context, uint32_t s, uint32_t value) {
  return LineReader(context, s, value).NumberedLine();
}

}  // namespace factlint
