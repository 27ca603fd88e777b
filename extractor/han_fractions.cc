// 三分之二, 百分之五, 三成半, 七折.
#include <algorithm>

#include "extractor/han_reader.h"

namespace factlint {

// 分之 and 又 … 分之: the first number is the denominator, or the whole.
void HanReader::OverParts(Numeral& numeral) {
  const auto over = [&](size_t at) {
    return tokens_.IsHan(at, U'分') && tokens_.IsHan(at + 1, U'之') ? at + 2 : size_t{0};
  };
  size_t at = numeral.last;
  Decimal whole = 0;
  Decimal denominator = numeral.numerator;
  const bool mixed = tokens_.IsHan(at, U'又');
  if (mixed) {
    HanReader part(tokens_);
    if (!part.Whole(at + 1)) return;
    part.Elliptic();
    whole = numeral.numerator;
    denominator = part.Sum();
    at = part.at_;
  }
  const size_t behind = over(at);
  if (behind == 0 || denominator.IsZero()) return;
  bool negative = false;
  size_t top_at = behind;
  if (tokens_.at(top_at).kind == TokenKind::kHan && tokens_.Is(top_at, kMinus)) {
    negative = true;
    ++top_at;
  }
  // 百分之八九十.
  if (std::optional<Numeral> vague = HanReader(tokens_).Adjacent(top_at);
      vague && !mixed && tokens_.IsHan(numeral.first, U'百') && denominator == Decimal(100)) {
    const size_t first = numeral.first;
    numeral = *vague;
    numeral.first = first;
    numeral.per_hundred = true;
    return;
  }
  HanReader top(tokens_);
  Decimal numerator;
  int digits = 1;
  int place = 0;
  size_t end = 0;
  if (std::optional<Numeral> string = HanReader(tokens_).DigitString(top_at);
      string && string->refusal == Refusal::kNone) {
    numerator = string->numerator;
    end = string->last;
    digits = string->digits;
  } else {
    if (!top.Whole(top_at)) return;
    const bool only_digits = top.printed_ && top.last_unit_ == kNothing;
    top.Elliptic();
    numerator = top.Sum();
    end = top.at_;
    if (tokens_.at(top_at).kind == TokenKind::kNumber) {  // "3.2k"
      const PhraseTable::Hit mark = tokens_.MatchExact(PhraseKind::kMark, end);
      if (only_digits && mark.tokens > 0 && !tokens_.at(end).space) {
        numerator = numerator.Shift(static_cast<int>(mark.value));
        end += mark.tokens;
      }
    }
    digits = only_digits ? top.printed_digits_ : numerator.Digits();
    place = only_digits ? top.printed_place_ : numerator.Exponent();
    if (top.refusal_ != Refusal::kNone) {
      numeral.refusal = top.refusal_;
      numeral.last = end;
      return;
    }
    if (top.odd_step_ != kNothing) {  // 百分之三十多
      numeral.some = true;
      numeral.bounds = {.lo = numerator, .lo_open = true, .hi_open = true};
      numeral.bounds.hi = numerator + Decimal(1).Shift(top.odd_step_);
    }
  }
  if (negative) numerator = -numerator;
  numeral.last = end;
  const bool per = !mixed && tokens_.at(numeral.first).kind == TokenKind::kHan &&
                   IsHan(numeral.first, kHanUnit | kHanScale) &&
                   (denominator == Decimal(100) || denominator == Decimal(1000) || denominator == Decimal(10000) ||
                    denominator == Decimal(1000000) || denominator == Decimal(100000000));
  if (per) {
    const int shift = 2 - denominator.Exponent();
    numeral.numerator = numerator.Shift(shift);
    numeral.denominator = 1;
    numeral.per_hundred = true;
    numeral.digits = digits;
    numeral.last_place = place + shift;
    if (numeral.some) {
      numeral.bounds.lo = numeral.bounds.lo->Shift(shift);
      numeral.bounds.hi = numeral.bounds.hi->Shift(shift);
    }
    numeral.scale = 0;
    numeral.shy = false;
    return;
  }
  numeral.numerator = whole * denominator + (whole.IsNegative() ? -numerator : numerator);
  numeral.denominator = denominator;
  numeral.scale = 0;
  numeral.shy = false;
  numeral.some = false;
  if (mixed) {
    const Decimal value = numeral.Value();
    numeral.digits = std::min(value.Digits(), 12);
    numeral.last_place = value.Exponent();
  } else {
    numeral.fraction = true;
    numeral.form = Form::kFraction;
  }
}

// 三成半, 七成六, 九折, 五五折.
void HanReader::Tenths(Numeral& numeral) {
  const size_t at = numeral.last;
  if (tokens_.at(at).kind != TokenKind::kHan || !tokens_.Is(at, kHanJoin) || numeral.denominator != Decimal(1)) return;
  const int join = ValueOf(at);
  if (join != kHanTenth && join != kHanDiscount) return;
  const Decimal value = numeral.numerator;
  if (value.IsNegative() || value > Decimal(100) || numeral.scale != 0) return;
  size_t end = at + 1;
  Decimal percent = value.Shift(1);
  if (join == kHanDiscount) {
    if (value >= Decimal(10)) {
      if (value == Decimal(10) || value.Exponent() > 0 || !value.IsInteger()) return;
      percent = value;  // 72折, 五五折
    }
    static constexpr char32_t kOther[] = {U'叠', U'合', U'射', U'磨', U'腾', U'回', U'返', U'线', U'旧', U'纸', U'断'};
    for (const char32_t c : kOther)
      if (tokens_.IsHan(end, c)) return;
  } else {
    static constexpr char32_t kOther[] = {U'为', U'立', U'果', U'功', U'本', U'长', U'就', U'品', U'都', U'熟', U'套',
                                          U'员', U'年', U'型', U'效', U'绩', U'因', U'交', U'章', U'群', U'像', U'份'};
    for (const char32_t c : kOther)
      if (tokens_.IsHan(end, c)) return;
    if (value > Decimal(10) && !numeral.vague && !numeral.some) return;
    if (tokens_.IsHan(end, U'半')) {
      percent = percent + 5;
      ++end;
    } else if (IsHan(end, kHanDigit) && ValueOf(end) > 0 &&
               !IsHan(end + 1, kHanDigit | kHanUnit | kHanScale | kHanJoin) && !tokens_.IsHan(end + 1, U'个')) {
      percent = percent + ValueOf(end);
      ++end;
    } else if (IsHan(end, kHanOdd) && !tokens_.IsHan(end, U'来')) {
      numeral.some = true;
      numeral.bounds = {.lo = percent, .hi = percent + 10, .lo_open = true, .hi_open = true};
      ++end;
    }
  }
  numeral.numerator = percent;
  numeral.per_hundred = true;
  numeral.tenths = join == kHanTenth;
  numeral.last = end;
  numeral.form = tokens_.at(numeral.first).kind == TokenKind::kNumber ? Form::kDigits : Form::kWord;
  numeral.last_place += 1;
  if (join == kHanDiscount && value >= Decimal(10)) numeral.last_place -= 1;
  if (end > at + 1 && !numeral.some) {
    numeral.last_place = 0;
    numeral.digits = percent.Digits();
  }
  if (numeral.vague) {
    if (numeral.bounds.lo) numeral.bounds.lo = numeral.bounds.lo->Shift(1);
    if (numeral.bounds.hi) numeral.bounds.hi = numeral.bounds.hi->Shift(1);
  }
}

}  // namespace factlint
