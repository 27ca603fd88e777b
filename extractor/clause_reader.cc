#include "extractor/clause_reader.h"

#include <algorithm>

namespace factlint {

ClauseReader::ClauseReader(const TextContext& context, uint32_t s, uint32_t value)
    : context_(context),
      s_(s),
      value_mention_(value),
      sentence_(context.sentences()[s]),
      words_(context.book().role_words(sentence_.language)),
      clause_(context.ClauseAt(s, context.mention(value).span.begin)) {
  const auto& words = sentence_.shadow.words;
  while (first_ < words.size() && words[first_].text < clause_.begin) ++first_;
  if (Word(first_) == kClauseEdgeWord) ++first_;  // "…; 900 students voted": it stands where the value does
  value_ = first_;
  while (value_ < words.size() && words[value_].text < context.mention(value).span.begin) ++value_;
  if (Word(value_) == kClauseEdgeWord) ++value_;
}

std::string ClauseReader::Text(size_t first, size_t last) const {
  std::string text;
  for (size_t i = first; i < last; ++i) {
    text += Word(i);
    if (sentence_.language == Language::kEnglish) text += ' ';
  }
  return text;
}

size_t ClauseReader::LastOfClause() const {
  const auto& words = sentence_.shadow.words;
  size_t last = value_;
  while (last < words.size() && words[last].text < clause_.end) ++last;
  return last;
}

size_t ClauseReader::EndOfFigure() const {
  const size_t last = LastOfClause();
  for (size_t i = value_ + 1; i < last; ++i)
    if (IsOneOf(Word(i), {",", "，", "；", "。", ";"})) return i;
  return last;
}

bool ClauseReader::IsPlain(size_t i) const {
  const std::string_view word = Word(i);
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-' ||
           (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) <= 0xD4) ||
           (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xC0);
  });
}

const Entity* ClauseReader::EntityAt(size_t i) const {
  const auto& words = sentence_.shadow.words;
  if (i >= words.size()) return nullptr;
  for (uint32_t m = sentence_.first; m < sentence_.last; ++m) {
    const Mention& mention = context_.mention(m);
    if (mention.type == MentionType::kEntity && mention.span.begin == words[i].text)
      return &context_.entity(mention.entity);
  }
  return nullptr;
}

std::string ClauseReader::OtherAt(size_t i, const Entity& subject) const {
  const Entity* entity = EntityAt(i);
  const bool own =
      entity == nullptr || entity->id == subject.id || entity->id == subject.in || entity->in == subject.id;
  return own ? std::string() : entity->id;
}

std::string ClauseReader::OtherBehind(size_t i, const Entity& subject) const {
  return OtherAt(Word(i + 1) == "the" ? i + 2 : i + 1, subject);
}

bool ClauseReader::IsOf(size_t i, MentionType type) const {
  const uint32_t m = sentence_.shadow.MentionOf(i);
  return m != kNoIndex && context_.mention(m).type == type;
}

bool ClauseReader::Names(size_t i, const Entity& subject) const {
  return IsOf(i, MentionType::kEntity) &&
         context_.entity(context_.mention(sentence_.shadow.MentionOf(i)).entity).id == subject.id;
}

bool ClauseReader::OpensPart(size_t i) const {
  if (IsOneOf(Word(i), {"including", "among"})) return true;
  return IsOneOf(Word(i), {"whom", "which"}) && i > first_ && IsOneOf(Word(i - 1), {"of", "among"});
}

std::string ClauseReader::PlaceAt(size_t i, const Entity& subject) const {
  const Entity* entity = EntityAt(i);
  if (entity == nullptr || entity->id == subject.id || entity->id == subject.in) return {};
  const auto& kind = context_.book().entities().kinds()[entity->kind];
  return kind.is == KindClass::kPlace || kind.name == "name" ? entity->id : std::string();
}

}  // namespace factlint
