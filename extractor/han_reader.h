// Chinese numerals; the parts of ReadHanNumeral.
#pragma once

#include "extractor/numerals.h"

namespace factlint {

inline constexpr int kNothing = -1;  // no unit, no open place

class HanReader {
 public:
  explicit HanReader(TokenStream& tokens) : tokens_(tokens) {}
  std::optional<Numeral> Read(size_t i);

 private:
  bool TakeDigit(size_t i);
  bool TakeUnit(int exponent);
  bool TakeScale(int exponent);
  bool TakePoint(size_t i);
  bool TakePrintedPoint(size_t i);
  bool IsAbout(size_t i);
  bool TakeSome(size_t i);
  bool TakeOdd(size_t i);
  void Elliptic();
  bool Whole(size_t i);
  std::optional<Numeral> DigitString(size_t i);
  std::optional<Numeral> Adjacent(size_t i);
  std::optional<Numeral> AdjacentTail(size_t i);
  std::optional<Numeral> VagueUnits(size_t i);
  std::optional<Numeral> HalfOfUnit(size_t i);
  void OverParts(Numeral& numeral);
  void Tenths(Numeral& numeral);
  Decimal Sum() const { return total_ + section_ + (has_current_ ? current_ : Decimal(0)); }
  bool IsHan(size_t i, uint64_t roles) { return tokens_.at(i).kind == TokenKind::kHan && tokens_.Is(i, roles); }
  int ValueOf(size_t i) { return tokens_.at(i).word->value; }

  TokenStream& tokens_;
  size_t at_ = 0;
  Decimal total_, section_, current_;
  bool has_current_ = false;
  bool printed_ = false;      // current_ comes from digits
  int last_unit_ = kNothing;  // exponent of the last 十百千万亿
  int section_unit_ = 99;     // the last unit within the section
  int top_scale_ = 0;
  int scale_ = 0;      // the scale it ended in
  bool zero_ = false;  // 零 since the last unit
  bool any_ = false;
  bool point_ = false;
  bool mixed_ = false;       // digits and characters
  int odd_step_ = kNothing;  // 余: the power of ten that is open
  int printed_digits_ = 0;
  int printed_place_ = 0;
  Refusal refusal_ = Refusal::kNone;
};

}  // namespace factlint
