// Chinese numerals, alone and mixed with digits.
#include <algorithm>
#include <string>

#include "extractor/numerals.h"

namespace factlint {
namespace {

constexpr int kNothing = -1;

class HanReader {
 public:
  explicit HanReader(TokenStream& tokens) : tokens_(tokens) {}
  std::optional<Numeral> Read(size_t i);

 private:
  bool TakeDigit(size_t i);
  bool TakeUnit(int exponent);
  bool TakeScale(int exponent);
  bool TakePoint(size_t i);
  bool TakeSome(size_t i);
  bool TakeOdd(size_t i);
  void Elliptic();
  bool Whole(size_t i);
  std::optional<Numeral> DigitString(size_t i);
  std::optional<Numeral> Adjacent(size_t i);
  std::optional<Numeral> VagueUnits(size_t i);
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

// The power of ten of the last digit that is not zero.
int LastPlace(const Decimal& x) { return x.IsZero() ? 0 : x.Exponent(); }

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

// 二点五, 五十五点五七九; not 三点 (a point, an hour), not 点两.
bool HanReader::TakePoint(size_t i) {
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
  if (mark == U'来' && !(last_unit_ == 1 || last_unit_ == 2)) return false;
  if (has_current_ && !printed_) return false;  // 三多
  if (has_current_ && printed_ && LastPlace(value) <= 0 && !IsHan(i + 1, kHanScale) && value.Digits() < 2) return false;
  if (mark == U'多' && (tokens_.IsHan(i + 1, U'于') || tokens_.IsHan(i + 1, U'数') || tokens_.IsHan(i + 1, U'少')))
    return false;
  if (scale_ != 0) {
    odd_step_ = scale_;
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

// 一九九一, 二〇二二: digits one by one. A single digit is no string.
std::optional<Numeral> HanReader::DigitString(size_t i) {
  size_t end = i;
  while (IsHan(end, kHanDigit) && (end == i || !tokens_.at(end).newline)) ++end;
  const size_t count = end - i;
  if (count < 2 || IsHan(end, kHanUnit)) return std::nullopt;
  if (count == 2 && ValueOf(i) != 0 && ValueOf(i + 1) != 0 && IsHan(end, kHanScale)) return std::nullopt;
  Numeral numeral;
  numeral.first = i;
  numeral.last = end;
  numeral.form = Form::kWord;
  if (count > 36) {
    numeral.refusal = Refusal::kOverlong;
    return numeral;
  }
  for (size_t k = i; k < end; ++k) numeral.numerator = numeral.numerator.Shift(1) + ValueOf(k);
  numeral.digits = static_cast<int>(count);
  if (IsHan(end, kPoint) && IsHan(end + 1, kHanDigit)) return std::nullopt;
  return numeral;
}

// 两三百, 七八成, 五六家, 二三十: two digits that follow one another.
std::optional<Numeral> HanReader::Adjacent(size_t i) {
  if (!IsHan(i, kHanDigit) || !IsHan(i + 1, kHanDigit)) return std::nullopt;
  const int a = ValueOf(i);
  const int b = ValueOf(i + 1);
  const bool three_to_five = a == 3 && b == 5;
  if (a < 1 || !(b == a + 1 || three_to_five) || IsHan(i + 2, kHanDigit) || tokens_.at(i + 1).space)
    return std::nullopt;
  if (i > 0 && IsHan(i - 1, kHanDigit)) return std::nullopt;
  size_t end = i + 2;
  Decimal unit = 1;
  int last = 99;
  while (IsHan(end, kHanUnit | kHanScale)) {
    const int exponent = ValueOf(end);
    const bool scale = IsHan(end, kHanScale);
    if (!scale && exponent >= last) break;
    last = scale ? 99 : exponent;
    unit = unit.Shift(exponent);
    ++end;
    if (end - i > 8) break;
  }
  const VagueBounds& bounds = tokens_.lexicon().vague(VagueForm::kAdjacent);
  Numeral numeral;
  numeral.first = i;
  numeral.last = end;
  numeral.vague = true;
  numeral.form = Form::kWord;
  numeral.numerator = unit;
  numeral.bounds = {.lo = (Decimal(a) + bounds.lo) * unit, .hi_open = true};
  numeral.bounds.hi = (Decimal(b) + bounds.hi.value_or(Decimal(1))) * unit;
  if (unit == Decimal(1)) {  // 五六家: five or six
    numeral.bounds.hi = b;
    numeral.bounds.hi_open = false;
  }
  return numeral;
}

// 几十, 数百, 数千万.
std::optional<Numeral> HanReader::VagueUnits(size_t i) {
  if (!IsHan(i, kHanSome) || !IsHan(i + 1, kHanUnit | kHanScale)) return std::nullopt;
  size_t end = i + 1;
  Decimal unit = 1;
  int last = 99;
  while (IsHan(end, kHanUnit | kHanScale) && end - i < 8) {
    const bool scale = IsHan(end, kHanScale);
    if (!scale && ValueOf(end) >= last) break;
    last = scale ? 99 : ValueOf(end);
    unit = unit.Shift(ValueOf(end));
    ++end;
  }
  const VagueBounds& bounds = tokens_.lexicon().vague(VagueForm::kSome);
  Numeral numeral;
  numeral.first = i;
  numeral.last = end;
  numeral.vague = true;
  numeral.form = Form::kWord;
  numeral.numerator = unit;
  numeral.bounds = {.lo = bounds.lo * unit, .hi_open = bounds.hi.has_value()};
  if (bounds.hi) numeral.bounds.hi = *bounds.hi * unit;
  return numeral;
}

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

std::optional<Numeral> HanReader::Read(size_t i) {
  const Token first = tokens_.at(i);
  if (first.kind == TokenKind::kHan && !first.word) return std::nullopt;
  if (tokens_.IsHan(i, U'零') && tokens_.IsHan(i + 1, U'下')) return std::nullopt;  // the sign of 零下5度
  if (first.kind == TokenKind::kHan) {
    if (tokens_.IsHan(i, U'半')) {  // 半成
      if (!tokens_.IsHan(i + 1, U'成') || tokens_.IsHan(i + 2, U'品')) return std::nullopt;
      Numeral half;
      half.first = i;
      half.last = i + 2;
      half.numerator = 5;
      half.per_hundred = true;
      half.form = Form::kWord;
      return half;
    }
    for (auto vague : {Adjacent(i), VagueUnits(i)})
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
      !tokens_.IsHan(at_ + 1, U'开') && !tokens_.IsHan(at_ + 1, U'造')) {  // 一打
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

}  // namespace

std::optional<Numeral> ReadHanNumeral(TokenStream& tokens, size_t i) { return HanReader(tokens).Read(i); }

}  // namespace factlint
