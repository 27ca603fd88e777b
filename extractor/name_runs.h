// Which words of a sentence make a name together, by their shape and by what the whole
// document tells of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/name_shapes.h"
#include "extractor/name_survey.h"
#include "extractor/name_words.h"

namespace factlint {

// Reads only; keeps what it is made of. Words are those of one sentence, runs are [begin, end) of them.
class NameRuns {
 public:
  NameRuns(const Document& document, const NameShapes& shapes, const NameSurvey& survey)
      : document_(document), shapes_(shapes), survey_(survey) {}

  // The label of the block that is read now: behind "Seat:" a place follows.
  void SetLabel(Span label, bool heading);
  bool IsInLabel(const NameWord& word) const { return label_.Contains(word.span); }

  // The end of the run of name words that begins at `i`; connectors only between. `i`
  // where none does.
  size_t NameEnd(const std::vector<NameWord>& words, size_t i) const;
  // "Trondheim" of "Trondheim-based"; empty for any other word.
  Span BaseOf(const NameWord& word) const;
  // The kind that a word tells as the last of a name: "Hospital". Null for known names too.
  const std::string* HeadKind(const NameWord& word) const;
  // "Swiss Re", "British Airways": an adjective of a country that is part of a name.
  bool OpensWithCountry(const std::vector<NameWord>& words, size_t i) const;
  bool IsBeforeColon(uint32_t at) const;
  // "plc", "AG": a legal form stands at words[end], right behind a name.
  bool HasFormBehind(const std::vector<NameWord>& words, size_t end) const;

  // Of headings: a name and no more, "Corvane Lumo", "Tarsk T5"; not "Market Outlook".
  bool LooksLikeHeading(const std::vector<NameWord>& words, size_t begin, size_t end) const;
  // "XPeng", "easyJet": no word of a title in capitals is spelled so.
  bool IsOddlySpelled(const NameWord& word) const;
  // All of its words stand in lower case elsewhere, or could in any text.
  bool IsCommon(const std::vector<NameWord>& words, size_t begin, size_t end) const;
  bool IsNamedElsewhere(const std::vector<NameWord>& words, size_t begin, size_t end) const;

 private:
  std::string_view Text(Span span) const { return document_.Slice(span); }
  bool IsNameWord(const NameWord& word, bool strict_first) const;
  bool IsGloss(const NameWord& word) const;
  bool IsCountryAlone(const NameWord& word) const;
  bool IsBeforeAmount(uint32_t at) const;
  bool OpensAsSubject(const std::vector<NameWord>& words, size_t i) const;
  size_t EndBehindAcronym(const std::vector<NameWord>& words, size_t at) const;
  bool GoesOnWithAnd(const std::vector<NameWord>& words, size_t begin, size_t end) const;
  bool IsDemonym(const std::vector<NameWord>& words, size_t i) const;
  bool IsModelNumber(const std::vector<NameWord>& words, size_t i) const;
  bool OwnsItsHead(const std::vector<NameWord>& words, size_t i) const;

  const Document& document_;
  const NameShapes& shapes_;
  const NameSurvey& survey_;
  Span label_;
  bool heading_ = false;      // the sentence is one
  bool place_label_ = false;  // "Seat", "Head office"
};

}  // namespace factlint
