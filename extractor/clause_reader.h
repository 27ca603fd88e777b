// The words of a clause around its value: what readers of one figure walk along.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/sorted_words.h"
#include "extractor/text_context.h"

namespace factlint {

// A base for those who ask one question of a clause. Keeps what it is made of.
class ClauseReader {
 protected:
  // `value`: a mention of sentence `s`.
  ClauseReader(const TextContext& context, uint32_t s, uint32_t value);

  // Word `i` of the shadow; empty behind the last.
  std::string_view Word(size_t i) const {
    return i < sentence_.shadow.words.size() ? sentence_.shadow.Word(i) : std::string_view();
  }
  // Words [first, last), with blanks behind them in English.
  std::string Text(size_t first, size_t last) const;
  // The word behind the clause.
  size_t LastOfClause() const;
  // The word where the value's part of the clause ends: at the first comma behind it.
  size_t EndOfFigure() const;
  // Of letters and hyphens alone.
  bool IsPlain(size_t i) const;
  // Is it a number, an amount, a date?
  bool IsFigure(size_t i) const { return IsFigureWord(Word(i)); }
  bool IsSlot(size_t i) const { return IsSlotWord(Word(i)); }
  // Does it stand for a mention of the type?
  bool IsOf(size_t i, MentionType type) const;
  // Does it stand for the subject's name?
  bool Names(size_t i, const Entity& subject) const;
  // "including 48", "among them 510", "of whom 9,800": does word `i` open a part of what was counted before it? But of
  // "the stadium, which seats 24,300" it is all.
  bool OpensPart(size_t i) const;
  // What word `i` names; null where it begins no name.
  const Entity* EntityAt(size_t i) const;
  // The id of what word `i` names, unless that is `subject`, where it lies, or lies in it.
  std::string OtherAt(size_t i, const Entity& subject) const;
  // The same of the name behind word `i`, and behind its "the".
  std::string OtherBehind(size_t i, const Entity& subject) const;
  // The id of the place that word `i` begins, if it is neither `subject` nor where that lies.
  std::string PlaceAt(size_t i, const Entity& subject) const;

  const TextContext& context_;
  uint32_t s_;
  uint32_t value_mention_;
  const SentenceView& sentence_;
  const RoleWords& words_;
  Span clause_;
  size_t first_ = 0;  // word of the shadow where the clause begins
  size_t value_ = 0;  // and the value's
};

}  // namespace factlint
