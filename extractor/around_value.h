// What stands about a value in its sentence: where the words behind it speak of
// something else, and which names there are no subject of it.
#pragma once

#include <cstdint>

#include "extractor/text_context.h"

namespace factlint {

// Refers to the context. `i` is a mention of the sentence, an entity.
class AroundValue {
 public:
  // `value`: a mention, kNoIndex for none; `at`: the byte of the value, or of what is asked about.
  AroundValue(const TextContext& context, uint32_t s, uint32_t value, uint32_t at);

  // The byte behind the value from which on another is spoken of: behind a semicolon, in
  // Chinese a comma, or where it is named who said it. At most the end of the sentence.
  uint32_t EndBehind() const;
  // The byte of a pronoun behind the value and a comma: "Founded in 1984, it has"; UINT32_MAX for none.
  uint32_t PronounBehind() const;

  bool IsOneOfLines(uint32_t i) const;   // of lines that are listed
  bool IsExample(uint32_t i) const;      // of what was counted
  bool IsSource(uint32_t i) const;       // an authority or a publisher who told the figure
  bool IsBehindComma(uint32_t i) const;  // with one between it and the value
  // "40 million, a quarter of Ghent's": the whole that a figure behind the value is a part of.
  bool IsWholeOfAnother(uint32_t i) const;
  bool CountsAnother(uint32_t i) const;  // is what another number counts
  bool OwnsTheValue(uint32_t i) const;   // stands before it as "Marnby's"
  bool OwnsAnother(uint32_t i) const;    // stands before something else so
  // Is the word at `place` ("the city") that of the name beside it?
  bool StandsWithName(Span place) const;

 private:
  bool IsPublication(uint32_t i) const;
  bool IsInOfficialSource(uint32_t i) const;
  uint32_t NextSemicolon() const;
  uint32_t NextChineseComma() const;
  uint32_t SpeakerBegin() const;
  uint32_t EndOfWhole() const;

  const TextContext& context_;
  const SentenceView& sentence_;
  uint32_t value_;
  uint32_t at_;
};

}  // namespace factlint
