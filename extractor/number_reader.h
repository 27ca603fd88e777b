// From a number in a text to its mention: amount, range, relation, share.
#pragma once

#include <vector>

#include "extractor/mention.h"
#include "extractor/quantities.h"

namespace factlint {

class NumberReader {
 public:
  NumberReader(TokenStream& tokens, const ScanOptions& options) : tokens_(tokens), options_(options) {}

  // Reads what begins at token i, appends the mentions, accepted or refused, and
  // returns the byte behind what is used up (behind token i where nothing was).
  // `floor`: bytes before it belong to earlier mentions.
  uint32_t Read(size_t i, uint32_t floor, std::vector<Mention>& mentions);

 private:
  struct Phrase {  // an amount or a range with the relation words around it
    Amount amount;
    Quantity quantity;
    size_t first = 0;
    size_t last = 0;
  };
  Quantity Plain(const Amount& amount) const;
  bool Range(Phrase& phrase, uint32_t floor);
  PhraseTable::Hit RangeJoint(size_t at);
  bool SecondEnd(const Amount& first, size_t at, bool between, Amount* second);
  int ShiftOf(const Amount& amount);
  void ShareCounted(const Numeral& high, Amount& first);
  bool Change(size_t at, uint32_t floor);
  void ShareUnit(const Amount& second, Phrase& phrase);
  void Relate(Phrase& phrase, uint32_t floor);
  bool RelateAfter(Phrase& phrase);
  bool Barely(Phrase& phrase);
  void SetRelation(Phrase& phrase, Relation relation);
  void JoinBounds(Phrase& phrase);
  bool OneIn(Phrase& phrase);
  bool OfSet(Phrase& phrase);
  bool Ratio(Phrase& phrase, uint32_t floor, Refusal* refusal);
  bool RatioMark(size_t i);
  bool Factor(Phrase& phrase);
  bool OpensWithName(size_t i, uint32_t floor);
  bool Times(Phrase& phrase, uint32_t floor);
  bool TimesTwo(Phrase& phrase, uint32_t floor);
  bool EveryNth(Phrase& phrase, uint32_t floor, Refusal* refusal);
  bool ShareMore(Phrase& phrase);
  void OneOfEach(Phrase& phrase);
  bool CountsBy(const Phrase& phrase);
  void Streak(Phrase& phrase);
  bool Tolerated(Phrase& phrase, uint32_t floor);
  bool TopRank(Phrase& phrase, uint32_t floor, Refusal* refusal);
  uint32_t ShareWord(size_t i, uint32_t floor, std::vector<Mention>& mentions);
  bool OpensComparison(size_t i);
  uint32_t Multiple(size_t i, uint32_t floor, std::vector<Mention>& mentions);
  uint32_t Emit(const Phrase& phrase, std::vector<Mention>& mentions);
  uint32_t Refuse(Refusal reason, Span span, std::vector<Mention>& mentions);

  TokenStream& tokens_;
  const ScanOptions& options_;
};

}  // namespace factlint
