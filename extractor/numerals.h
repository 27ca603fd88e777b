// One number as it is written: digits, English words, Chinese numerals, and what
// mixes them ("5万4千6百", "2.5 million", 三又二分之一).
#pragma once

#include <optional>

#include "extractor/decimal.h"
#include "extractor/interval.h"
#include "extractor/mention.h"
#include "extractor/token_stream.h"

namespace factlint {

struct Numeral {
  size_t first = 0;  // tokens [first, last)
  size_t last = 0;
  Decimal numerator;  // the value is numerator / denominator
  Decimal denominator = 1;
  Decimal tolerance;  // of "5 ± 0.3" and "5.3(2)", zero for none
  Interval bounds;    // of a vague or open numeral
  Form form = Form::kDigits;
  int digits = 1;            // significant digits as printed
  int last_place = 0;        // power of ten of the last printed digit
  int scale = 0;             // the scale word it ends in ("billion": 9), 0 for none
  bool fraction = false;     // written as one: "two-thirds", "1/5", 五分之一
  bool per_hundred = false;  // 百分之, 千分之, 成, 折: a percentage, numerator in percent
  bool tenths = false;       // 成: the first end of 三到五成 counts tenths too
  bool ordinal = false;      // "twenty-first"
  bool vague = false;        // "dozens": bounds, no value
  bool some = false;         // 余, 多, 几: the value and more; bounds say how much
  bool shy = false;          // only a scale, 万 or "hundred": a number only with words around it
  Refusal refusal = Refusal::kNone;

  bool IsInteger() const { return denominator == Decimal(1) && numerator.IsInteger(); }
  // To 12 digits where the division does not end.
  Decimal Value() const;
};

// The number that begins at token i; nothing if none does. Reads each token a
// bounded number of times.
std::optional<Numeral> ReadNumeral(TokenStream& tokens, size_t i);

// The parts: digits and English words; Chinese.
std::optional<Numeral> ReadWesternNumeral(TokenStream& tokens, size_t i);
std::optional<Numeral> ReadHanNumeral(TokenStream& tokens, size_t i);

// The digits of one kNumber token. Refused: kOverlong, kMalformed, kVersion.
struct PrintedNumber {
  Decimal value;
  int digits = 1;
  int last_place = 0;
  Refusal refusal = Refusal::kNone;
};
PrintedNumber ParsePrinted(std::string_view text, const Token& token);

}  // namespace factlint
