// 两三百, 几十, 二〇二二: numerals that are not built of digit and unit.
#include "extractor/han_reader.h"

namespace factlint {
namespace {

// Of the tokens first to end, in words; its bounds are the caller's.
Numeral VagueNumeral(size_t first, size_t end, const Decimal& unit) {
  Numeral numeral;
  numeral.first = first;
  numeral.last = end;
  numeral.vague = true;
  numeral.form = Form::kWord;
  numeral.numerator = unit;
  return numeral;
}

}  // namespace

// 一九九一, 二〇二二: digits one by one. A single digit is no string.
std::optional<Numeral> HanReader::DigitString(size_t i) {
  size_t end = i;
  while (IsHan(end, kHanDigit) && (end == i || !tokens_.at(end).newline)) ++end;
  if (end > i && tokens_.IsHan(end - 1, U'两')) --end;  // 三两: a unit of weight
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
  Numeral numeral = VagueNumeral(i, end, unit);
  numeral.bounds = {.lo = (Decimal(a) + bounds.lo) * unit, .hi_open = true};
  numeral.bounds.hi = (Decimal(b) + bounds.hi.value_or(Decimal(1))) * unit;
  if (unit == Decimal(1)) {  // 五六家: five or six
    numeral.bounds.hi = b;
    numeral.bounds.hi_open = false;
  }
  return numeral;
}

// 十七八家, 一百二三十人, 两千五六百万: two digits that follow one another behind higher ones.
std::optional<Numeral> HanReader::AdjacentTail(size_t i) {
  Decimal head = 0;
  int last = 99;
  size_t at = i;
  while (at - i < 8) {
    const bool ten = at == i && IsHan(at, kHanUnit) && ValueOf(at) == 1;
    const size_t unit = ten ? at : at + 1;
    if (!ten && !IsHan(at, kHanDigit)) return std::nullopt;
    if (!IsHan(unit, kHanUnit) || ValueOf(unit) >= last) break;
    head = head + Decimal(ten ? 1 : ValueOf(at)).Shift(ValueOf(unit));
    last = ValueOf(unit);
    at = unit + 1;
  }
  if (at == i || !IsHan(at, kHanDigit) || !IsHan(at + 1, kHanDigit)) return std::nullopt;
  const int a = ValueOf(at);
  if (a < 1 || ValueOf(at + 1) != a + 1 || IsHan(at + 2, kHanDigit) || tokens_.at(at + 1).space) return std::nullopt;
  size_t end = at + 2;
  const bool tens = IsHan(end, kHanUnit);
  const bool elliptic = !tens && last > 1;  // 一百三四: tens
  if (!elliptic && last != (tens ? ValueOf(end) + 1 : 1)) return std::nullopt;
  Decimal unit = Decimal(1).Shift(last - 1);
  if (tens) ++end;
  if (IsHan(end, kHanScale)) {
    head = head.Shift(ValueOf(end));
    unit = unit.Shift(ValueOf(end));
    ++end;
  }
  Numeral numeral = VagueNumeral(i, end, unit);
  numeral.bounds = {.lo = head + unit * Decimal(a), .hi_open = tens || elliptic};
  numeral.bounds.hi = head + unit * Decimal(a + (tens || elliptic ? 2 : 1));
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
  const bool several = i > 0 && tokens_.IsHan(i - 1, U'好');  // 好几百
  const VagueBounds& bounds = tokens_.lexicon().vague(several ? VagueForm::kSeveral : VagueForm::kSome);
  Numeral numeral = VagueNumeral(i, end, unit);
  numeral.bounds = {.lo = bounds.lo * unit, .hi_open = bounds.hi.has_value()};
  if (bounds.hi) numeral.bounds.hi = *bounds.hi * unit;
  return numeral;
}

}  // namespace factlint
