// Digits and English words as one number; the parts of ReadWesternNumeral.
#pragma once

#include <climits>

#include "extractor/numerals.h"

namespace factlint {

// Words and digits up to the value; what comes behind (fraction, point) is the caller's.
struct Cardinal {
  Decimal value;
  size_t end = 0;
  bool ordinal = false;
  bool words = false;      // some of it is a word
  bool shy = false;        // began with a scale: "hundred"
  int scale = 0;           // of the last word, if it is a scale from thousand up
  int printed_digits = 1;  // of the digits it holds
  int printed_place = 0;
  Refusal refusal = Refusal::kNone;
  // The last "and": "two hundred and fifty-four hundredths" is 200 and a fraction.
  bool has_and = false;
  Decimal before_and;
  Decimal after_and;
  int scale_before_and = 0;
  // The tens it ends in: "one hundred thirty fifths" are 100 of 35 parts.
  int trailing_tens = 0;
};

// "½": a mark that is a fraction.
struct Vulgar {
  char32_t mark;
  int numerator, denominator;
};
const Vulgar* FindVulgar(const Token& token);

class WesternReader {
 public:
  explicit WesternReader(TokenStream& tokens) : tokens_(tokens) {}

  std::optional<Numeral> Read(size_t i);

 private:
  enum class Last : uint8_t { kNone, kSmall, kTens, kHundred, kScale, kDigits };
  bool ReadCardinal(size_t i, Cardinal& cardinal);
  bool CountsSomethingElse(size_t i);
  bool LargerBehind(size_t at);
  bool Take(size_t at, bool hyphen, bool conjunction, Cardinal& cardinal);
  bool TakeNumber(size_t at, bool conjunction, Cardinal& cardinal);
  bool TakeScale(int exponent, bool plural);
  size_t Denominator(size_t at, const Decimal& numerator, Decimal* denominator);
  bool Nth(size_t at);
  size_t BehindHyphen(size_t at);
  void Point(Cardinal& cardinal);
  bool SlashFraction(size_t at, Numeral& numeral);
  bool Power(Numeral& numeral);
  void Tolerance(Numeral& numeral);
  bool OpensCompound(size_t i);
  bool Vague(size_t i, Numeral& numeral);
  void Fraction(const Cardinal& cardinal, Numeral& numeral);
  void ScaleFraction(Numeral& numeral);
  void Finish(const Cardinal& cardinal, Numeral& numeral);

  TokenStream& tokens_;
  // While a cardinal is read:
  Decimal total_;
  Decimal current_;
  int last_exponent_ = INT_MAX;
  Last last_ = Last::kNone;
  bool done_ = false;
};

// A dash that joins words: "twenty-one".
inline bool IsDash(TokenStream& tokens, size_t i) {
  const Token& token = tokens.at(i);
  return token.kind == TokenKind::kMark && (token.mark == '-' || token.mark == 0x2010 || token.mark == 0x2011);
}

}  // namespace factlint
