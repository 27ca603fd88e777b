// Chinese numerals, alone and mixed with digits.
#include <algorithm>

#include "extractor/han_reader.h"

namespace factlint {
namespace {

// 廿, 卅, 卌: the tens that one character says.
int TensOf(char32_t mark) { return mark == U'廿' ? 2 : mark == U'卅' ? 3 : mark == U'卌' ? 4 : 0; }

// The power of ten of the last digit that is not zero.
int LastPlace(const Decimal& x) { return x.IsZero() ? 0 : x.Exponent(); }

// 半成 and 百分百, whose words give no digits to read.
Numeral Hundredths(size_t first, size_t last, int value) {
  Numeral numeral;
  numeral.first = first;
  numeral.last = last;
  numeral.numerator = value;
  numeral.per_hundred = true;
  numeral.form = Form::kWord;
  return numeral;
}

}  // namespace

bool HanReader::TakeDigit(size_t i) {
  const Token token = tokens_.at(i);
  if (token.kind == TokenKind::kNumber) {
    if (has_current_ || point_) return false;
    if (any_ && token.space && !zero_ && last_unit_ == kNothing) return false;
    const PrintedNumber printed = ParsePrinted(tokens_.text(), token);
    if (any_) {  // "5万4千6百", "25万6千", "3万4": not "3万 4家"
      if (printed.refusal != Refusal::kNone || last_unit_ == kNothing) return false;
      const bool unit = IsHan(i + 1, kHanUnit | kHanScale);
      const bool full = printed.value.Magnitude() + 1 == last_unit_;  // 1万9998
      if (!unit && (token.space || !(zero_ || full || printed.digits == 1))) return false;
      if (!unit && tokens_.IsMark(i + 1, '%')) return false;
      const int room = section_unit_ < 99 ? section_unit_ : last_unit_;
      if (printed.value.Magnitude() >= room) return false;
    }
    refusal_ = printed.refusal;
    current_ = printed.value;
    printed_ = true;
    printed_digits_ = printed.digits;
    printed_place_ = printed.last_place;
    has_current_ = any_ = true;
    return true;
  }
  if (!IsHan(i, kHanDigit) || has_current_ || point_) return false;
  const int value = ValueOf(i);
  // 三十两, 两万两: a unit of weight; 两 is a digit only before 百, 千, 万, 亿.
  if (any_ && tokens_.IsHan(i, U'两') && (tokens_.at(i + 1).space || !IsHan(i + 1, kHanUnit | kHanScale))) return false;
  any_ = true;
  if (value == 0) {
    zero_ = true;
    if (!(tokens_.at(i + 1).kind == TokenKind::kHan && tokens_.Is(i + 1, kHanDigit | kHanUnit | kHanSome)) &&
        tokens_.at(i + 1).kind != TokenKind::kNumber)
      has_current_ = last_unit_ == kNothing;
    current_ = 0;
    return true;
  }
  current_ = value;
  has_current_ = true;
  printed_ = false;
  return true;
}

bool HanReader::TakeUnit(int exponent) {
  if (exponent >= section_unit_ || point_) return false;
  if (has_current_ && current_.IsZero()) return false;
  if (!has_current_ && last_unit_ != kNothing && !zero_) return false;  // 1.2万 千瓦
  const Decimal factor = has_current_ ? current_ : Decimal(1);
  section_ = section_ + factor.Shift(exponent);
  section_unit_ = last_unit_ = exponent;
  has_current_ = zero_ = false;
  current_ = 0;
  any_ = true;
  scale_ = 0;
  return true;
}

bool HanReader::TakeScale(int exponent) {
  Decimal value = section_ + (has_current_ ? current_ : Decimal(0));
  if (value.IsZero() && total_.IsZero()) {
    if (any_) return false;
    value = 1;
  }
  if (exponent > top_scale_ || value.IsZero()) {
    if (!value.IsZero() || exponent >= top_scale_) {
      total_ = (total_ + value).Shift(exponent);
    } else {
      total_ = total_.Shift(exponent);  // 四千亿万
    }
    top_scale_ = std::max(top_scale_, exponent);
    if (odd_step_ != kNothing) odd_step_ += exponent;
  } else if (exponent < top_scale_ && last_unit_ != kNothing) {
    total_ = total_ + value.Shift(exponent);
    if (odd_step_ != kNothing) odd_step_ += exponent;
  } else {
    return false;
  }
  section_ = current_ = 0;
  has_current_ = zero_ = point_ = false;
  section_unit_ = 99;
  last_unit_ = scale_ = exponent;
  any_ = true;
  return true;
}

// 6点5个百分点, 6点5亿: digits on both sides, and a unit behind that no time of day has.
bool HanReader::TakePrintedPoint(size_t i) {
  const Token digits = tokens_.at(i + 1);
  if (digits.kind != TokenKind::kNumber || digits.space || tokens_.at(i).space || !current_.IsInteger()) return false;
  const PrintedNumber printed = ParsePrinted(tokens_.text(), digits);
  const auto places = static_cast<int>(digits.end - digits.begin);
  if (printed.refusal != Refusal::kNone || !printed.value.IsInteger() || places > 6) return false;
  const size_t behind = i + 2;
  const bool counts = IsHan(behind, kHanScale) || tokens_.Match(PhraseKind::kPoints, behind).tokens > 0 ||
                      tokens_.Match(PhraseKind::kPercent, behind).tokens > 0 || tokens_.IsHan(behind, U'倍') ||
                      tokens_.IsHan(behind, U'成') || tokens_.Match(PhraseKind::kCurrencyAfter, behind).tokens > 0;
  if (!counts) return false;
  current_ = current_ + printed.value.Shift(-places);
  printed_digits_ += places;
  printed_place_ = -places;
  at_ = behind;
  return true;
}

// 二点五, 五十五点五七九; not 三点 (a point, an hour), not 点两.
bool HanReader::TakePoint(size_t i) {
  if (printed_ && has_current_ && last_unit_ == kNothing) return TakePrintedPoint(i);
  if (!any_ || point_ || printed_ || scale_ == 12 || odd_step_ != kNothing) return false;
  size_t at = i + 1;
  int places = 0;
  Decimal value;
  while (IsHan(at, kHanDigit) && !tokens_.IsHan(at, U'两') && places < 20) {
    ++places;
    value = value + Decimal::Scaled(ValueOf(at), -places);
    ++at;
  }
  if (places == 0 || (tokens_.IsHan(at, U'分') && !tokens_.IsHan(at + 1, U'之'))) return false;
  if (has_current_ && last_unit_ != kNothing && !zero_ && section_unit_ > 1) {
    Elliptic();  // 两千三点一
    section_ = section_ + value;
  } else {
    current_ = (has_current_ ? current_ : Decimal(0)) + value;
    has_current_ = true;
  }
  point_ = true;
  zero_ = true;  // what stands behind is no elliptic digit
  at_ = at;
  return true;
}

// 十几, 一百零几万: the digit is open.
bool HanReader::TakeSome(size_t i) {
  if (!any_ || has_current_ || last_unit_ == kNothing || !tokens_.IsHan(i, U'几') || odd_step_ != kNothing)
    return false;
  odd_step_ = zero_ ? 1 : last_unit_;
  zero_ = false;
  return true;
}

// 余, 多, 来 behind the number, or before its scale: 30余万, 30万余.
bool HanReader::TakeOdd(size_t i) {
  if (!any_ || odd_step_ != kNothing) return false;
  const char32_t mark = tokens_.at(i).mark;
  const Decimal value = Sum();
  const bool far = last_unit_ > 2 && (tokens_.Match(PhraseKind::kClassifier, i + 1).tokens == 0 || has_current_);
  if (mark == U'来' && (last_unit_ == kNothing || far)) return false;
  if (has_current_ && !printed_) return false;  // 三多
  if (has_current_ && printed_ && LastPlace(value) <= 0 && !IsHan(i + 1, kHanScale) && value.Digits() < 2) return false;
  if (mark == U'多' && (tokens_.IsHan(i + 1, U'于') || tokens_.IsHan(i + 1, U'数') || tokens_.IsHan(i + 1, U'少')))
    return false;
  if (scale_ != 0) {
    odd_step_ = std::min(scale_, LastPlace(value));  // 30万余 is below 310000, 1.2万余 below 13000
  } else if (has_current_) {
    odd_step_ = LastPlace(current_);
  } else {
    odd_step_ = last_unit_ == kNothing ? 0 : last_unit_;
  }
  return true;
}

// 四百五 is 450, 3万4 is 34000, 五亿零六 ends in 6.
void HanReader::Elliptic() {
  if (!has_current_ || current_.IsZero()) return;
  const bool one_digit = current_.IsInteger() && current_ < Decimal(10);
  if (one_digit && last_unit_ > 0 && !zero_ && !point_) current_ = current_.Shift(last_unit_ - 1);
  section_ = section_ + current_;
  has_current_ = false;
  current_ = 0;
}

bool HanReader::Whole(size_t i) {
  at_ = i;
  if (tokens_.at(i).kind == TokenKind::kNumber) mixed_ = true;
  for (size_t steps = 0; steps < 200; ++steps) {
    const size_t before = at_;
    const Token token = tokens_.at(at_);
    bool taken = false;
    if (token.kind == TokenKind::kNumber) {
      taken = TakeDigit(at_);
    } else if (token.kind == TokenKind::kHan && token.word) {
      const Word word = *token.word;
      if (word.Is(kHanDigit)) taken = TakeDigit(at_);
      if (!taken && word.Is(kHanUnit) && !has_current_ && TensOf(token.mark) > 0) {  // 廿五
        current_ = TensOf(token.mark);
        has_current_ = true;
      }
      if (!taken && word.Is(kHanUnit)) taken = TakeUnit(word.value);
      if (!taken && word.Is(kHanScale)) taken = TakeScale(word.value);
      if (!taken && word.Is(kPoint)) taken = TakePoint(at_);
      if (!taken && word.Is(kHanSome)) taken = TakeSome(at_);
      if (!taken && word.Is(kHanOdd)) taken = TakeOdd(at_);
    }
    if (!taken) break;
    if (at_ == before) ++at_;
    if (odd_step_ != kNothing && !IsHan(at_, kHanScale)) break;
    if (refusal_ != Refusal::kNone) break;
  }
  return any_ && at_ > i;
}

// 半小时, 半个月, 半打.
std::optional<Numeral> HanReader::HalfOfUnit(size_t i) {
  Numeral half;
  half.first = i;
  half.last = i + 1;
  half.form = Form::kWord;
  if (tokens_.at(i + 1).kind == TokenKind::kHan && tokens_.Is(i + 1, kGroupWord)) {
    half.numerator = Decimal::Scaled(int64_t{5} * ValueOf(i + 1), -1);
    half.last = i + 2;
    return half;
  }
  half.numerator = Decimal::Scaled(5, -1);
  half.last_place = -1;
  const size_t counted = i + 1 + (tokens_.IsHan(i + 1, U'个') ? 1 : 0);
  const PhraseTable::Hit unit = tokens_.Match(PhraseKind::kUnit, counted);
  const PhraseTable::Hit whole = tokens_.Match(PhraseKind::kUnit, i + 1);  // 个月 is one word
  if (unit.tokens == 0 && whole.tokens == 0) return std::nullopt;
  const PhraseTable::Hit hit = whole.tokens > 0 ? whole : unit;
  if (tokens_.lexicon().units()[hit.value].dimension != "duration" && hit.tokens < 2) return std::nullopt;
  if (whole.tokens == 0) half.last = counted;
  return half;
}

std::optional<Numeral> HanReader::Read(size_t i) {
  const Token first = tokens_.at(i);
  if (first.kind == TokenKind::kHan && !first.word) return std::nullopt;
  if (tokens_.IsHan(i, U'零') && tokens_.IsHan(i + 1, U'下')) return std::nullopt;  // the sign of 零下5度
  if (first.kind == TokenKind::kHan) {
    if (tokens_.IsHan(i, U'半')) {  // 半成
      if (!tokens_.IsHan(i + 1, U'成') || tokens_.IsHan(i + 2, U'品')) return HalfOfUnit(i);
      return Hundredths(i, i + 2, 5);
    }
    if (tokens_.IsHan(i, U'百') && tokens_.IsHan(i + 1, U'分') && tokens_.IsHan(i + 2, U'百')) {
      return Hundredths(i, i + 3, 100);
    }
    for (auto vague : {Adjacent(i), AdjacentTail(i), VagueUnits(i)})
      if (vague) {
        Tenths(*vague);
        return vague;
      }
    if (std::optional<Numeral> string = DigitString(i)) {
      Tenths(*string);
      return string;
    }
  }
  if (!Whole(i)) return std::nullopt;
  const bool digits_only = printed_ && last_unit_ == kNothing;
  const bool open = odd_step_ != kNothing;
  if (!open) Elliptic();
  Numeral numeral;
  numeral.first = i;
  numeral.last = at_;
  numeral.numerator = Sum();
  numeral.refusal = refusal_;
  numeral.scale = scale_;
  numeral.form = mixed_ ? Form::kDigits : Form::kWord;
  numeral.digits = numeral.numerator.Digits();
  numeral.last_place = numeral.numerator.Exponent();
  if (digits_only) {
    numeral.digits = printed_digits_;
    numeral.last_place = printed_place_;
  } else if (mixed_ && scale_ != 0 && printed_digits_ >= numeral.digits) {
    // "2.50亿": the printed digits, scale applied.
    numeral.digits = printed_digits_;
    numeral.last_place = numeral.numerator.Magnitude() - printed_digits_ + 1;
  }
  if (open) {
    numeral.some = true;
    numeral.bounds = {.lo = numeral.numerator, .lo_open = true, .hi_open = true};
    numeral.bounds.hi = numeral.numerator + Decimal(1).Shift(odd_step_);
  }
  numeral.shy = first.kind == TokenKind::kHan && at_ == i + 1 && tokens_.Is(i, kHanShy);
  if (tokens_.Is(at_, kGroupWord) && tokens_.at(at_).kind == TokenKind::kHan && !open &&
      !tokens_.IsHan(at_ + 1, U'开') && !tokens_.IsHan(at_ + 1, U'造') && !tokens_.IsHan(at_ + 1, U'兰')) {  // 一打
    numeral.numerator = numeral.numerator * Decimal(ValueOf(at_));
    numeral.digits = numeral.numerator.Digits();
    numeral.last_place = numeral.numerator.Exponent();
    ++numeral.last;
  }
  if (numeral.refusal == Refusal::kNone) {
    OverParts(numeral);
    if (!numeral.fraction && !numeral.per_hundred) Tenths(numeral);
  }
  // A plain digit token without any Chinese part is the other reader's.
  if (digits_only && numeral.last == i + 1 && !open) return std::nullopt;
  return numeral;
}

std::optional<Numeral> ReadHanNumeral(TokenStream& tokens, size_t i) { return HanReader(tokens).Read(i); }

}  // namespace factlint
