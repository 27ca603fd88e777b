#include "extractor/quantities.h"

#include <algorithm>

#include "extractor/amount_reader.h"

namespace factlint {

// "minus five", 负三, "-5" where the dash joins nothing to its left.
void AmountReader::Sign() {
  if (amount_.first == 0) return;
  const size_t at = amount_.first - 1;
  const Token token = tokens_.at(at);
  if (token.begin < floor_) return;
  const bool below_zero = at > 0 && tokens_.IsHan(at, U'下') && tokens_.IsHan(at - 1, U'零');  // 零下5度
  const bool both = at > 0 && tokens_.IsHan(at, U'负') && tokens_.IsHan(at - 1, U'正');        // 正负三度
  const bool word = below_zero || (token.kind != TokenKind::kMark && tokens_.Is(at, kMinus) && !both);
  bool dash = token.kind == TokenKind::kMark && IsDashMark(token.mark);
  if (dash) {
    const Token before = tokens_.before(at);
    const bool start = at == 0 || before.kind == TokenKind::kBreak || before.kind == TokenKind::kEnd || token.newline;
    const bool close = !tokens_.at(at + 1).space;
    const bool opening = before.kind == TokenKind::kMark && before.mark != ')' && before.mark != ']' &&
                         !IsDashMark(before.mark) && before.mark != '%' && before.mark != '"' && before.mark != '/';
    const bool apart = token.space && before.kind != TokenKind::kNumber;
    const bool han = before.kind == TokenKind::kHan && !before.word;
    dash = start ? (close || token.begin == 0) : close && (opening || apart || han);
    if (start && !close && token.newline) dash = false;  // a list
  }
  if (!word && !dash) return;
  amount_.first = below_zero ? at - 1 : at;
  amount_.numeral.first = std::min(amount_.numeral.first, amount_.first);
  Numeral& numeral = amount_.numeral;
  numeral.numerator = -numeral.numerator;
  if (numeral.vague || numeral.some) {
    std::swap(numeral.bounds.lo, numeral.bounds.hi);
    std::swap(numeral.bounds.lo_open, numeral.bounds.hi_open);
    if (numeral.bounds.lo) numeral.bounds.lo = -*numeral.bounds.lo;
    if (numeral.bounds.hi) numeral.bounds.hi = -*numeral.bounds.hi;
  }
}

bool AmountReader::Percent(size_t at) {
  for (const auto& [kind, type] : {std::pair{PhraseKind::kPoints, MentionType::kPoints},
                                   {PhraseKind::kBasisPoints, MentionType::kPoints},
                                   {PhraseKind::kPerMille, MentionType::kPercent},
                                   {PhraseKind::kPercent, MentionType::kPercent}}) {
    const PhraseTable::Hit hit = tokens_.Match(kind, at);
    if (hit.tokens == 0) continue;
    if (kind == PhraseKind::kBasisPoints) ShiftNumeral(amount_.numeral, -2);
    if (kind == PhraseKind::kPerMille) ShiftNumeral(amount_.numeral, -1);
    amount_.type = type;
    amount_.unit = type == MentionType::kPercent ? "%" : "%-point";
    amount_.last = at + hit.tokens;
    return true;
  }
  return false;
}

// 两米半, 十五斤半, 三个半小时, 一年半.
void AmountReader::HalfBehind() {
  const size_t and_half = amount_.last;
  if (tokens_.Is(and_half, kAnd) && tokens_.at(and_half).kind == TokenKind::kWord &&
      tokens_.Is(and_half + 1, kArticle) && tokens_.at(and_half + 2).kind == TokenKind::kWord &&
      tokens_.Text(and_half + 2) == "half" && !tokens_.Is(and_half + 3, kOf | kScaleWord) &&
      amount_.numeral.IsInteger()) {  // "two hours and a half"
    amount_.numeral.numerator = amount_.numeral.numerator + Decimal::Scaled(5, -1);
    amount_.numeral.last_place = -1;
    amount_.last += 3;
    return;
  }
  if (!tokens_.IsHan(amount_.last, U'半') || tokens_.IsHan(amount_.last + 1, U'径') || !amount_.numeral.IsInteger())
    return;
  if (tokens_.IsHan(amount_.last + 1, U'导') || tokens_.IsHan(amount_.last + 1, U'年')) return;
  Numeral& numeral = amount_.numeral;
  numeral.numerator = numeral.numerator + Decimal::Scaled(5, -1);
  numeral.last_place = -1;
  numeral.digits = numeral.numerator.Magnitude() + 2;
  ++amount_.last;
}

// 5年多, 3公里多, 8亿元多: up to one more of the last place.
void AmountReader::OddBehind() {
  Numeral& numeral = amount_.numeral;
  if (numeral.vague || numeral.some || tokens_.at(amount_.last).kind != TokenKind::kHan) return;
  if (!tokens_.Is(amount_.last, kHanOdd) || tokens_.IsHan(amount_.last, U'来')) return;
  const Token next = tokens_.at(amount_.last + 1);
  if (next.kind == TokenKind::kHan &&
      (next.mark == U'于' || next.mark == U'数' || next.mark == U'少' || next.mark == U'年'))
    return;
  if (tokens_.at(amount_.last - 1).kind != TokenKind::kHan) return;
  const Decimal value = numeral.Value();
  numeral.some = true;
  numeral.bounds = {.lo = value, .lo_open = true, .hi_open = true};
  numeral.bounds.hi = value + Decimal(1).Shift(numeral.last_place);
  ++amount_.last;
}

// "No. 1", "#3", 第二, "1st".
bool AmountReader::Rank() {
  const Numeral& numeral = amount_.numeral;
  if (!numeral.IsInteger() || numeral.vague || numeral.numerator.IsNegative()) return false;
  const size_t at = amount_.first;
  if (at > 0 && tokens_.at(at - 1).kind == TokenKind::kHan && tokens_.IsHan(at - 1, U'第') &&
      tokens_.at(at - 1).begin >= floor_) {
    amount_.first = at - 1;
    amount_.type = MentionType::kOrdinal;
    return true;
  }
  if (numeral.ordinal || OrdinalSuffix()) {
    amount_.type = MentionType::kOrdinal;
    return true;
  }
  const PhraseTable::Hit hit = tokens_.MatchBefore(PhraseKind::kRankBefore, at, floor_);
  if (hit.tokens == 0 || numeral.scale != 0) return false;
  if (tokens_.at(at - 1).kind == TokenKind::kHan) {  // 位列12位, 排名12；: the words before it are the verb
    const Token next = tokens_.at(amount_.last);
    const bool ends = next.kind == TokenKind::kEnd || next.kind == TokenKind::kBreak || next.kind == TokenKind::kMark;
    const bool place = tokens_.IsHan(amount_.last, U'位') || tokens_.IsHan(amount_.last, U'名');
    if ((!ends && !place) || tokens_.IsHan(amount_.last + 1, U'以')) return false;  // 位列10名以内
    amount_.type = MentionType::kOrdinal;
    return true;
  }
  // "no 5": a rank needs its full stop or a capital.
  const std::string_view text = tokens_.Text(at - hit.tokens);
  if (hit.tokens == 1 && text == "no") return false;
  // "Its AI companies number 1,200": a verb behind what is counted.
  if (hit.tokens == 1 && text == "number" && at > 1 && tokens_.at(at - 2).kind == TokenKind::kWord) {
    const std::string_view counted = tokens_.Text(at - 2);
    const bool plural = counted.size() > 3 && counted.ends_with('s') && counted != "this" && !counted.ends_with("ss");
    if (plural || numeral.numerator >= Decimal(100)) return false;
  }
  amount_.first = at - hit.tokens;
  amount_.type = MentionType::kOrdinal;
  return true;
}

bool AmountReader::OrdinalSuffix() {
  Numeral& numeral = amount_.numeral;
  const Token next = tokens_.at(numeral.last);
  if (tokens_.at(numeral.last - 1).kind != TokenKind::kNumber || next.kind != TokenKind::kWord || next.space)
    return false;
  if (!tokens_.Is(numeral.last, kOrdinalSuffix)) return false;
  ++numeral.last;
  amount_.last = numeral.last;
  numeral.ordinal = true;
  return true;
}

// "half a percent", "half a kilometre": the half counts the unit.
void AmountReader::HalfOf() {
  Numeral& numeral = amount_.numeral;
  if (!numeral.fraction || numeral.per_hundred) return;
  size_t at = numeral.last;
  if (tokens_.Is(at, kOf)) ++at;
  if (at > numeral.last && (tokens_.Text(at) == "one" || tokens_.Text(at) == "1") && Percent(at + 1)) {
    numeral.fraction = false;  // "half of one percent"
    numeral.last_place = numeral.Value().Exponent();
    return;
  }
  if (!tokens_.Is(at, kArticle) && at == numeral.last && numeral.form != Form::kDigits) {
    if (tokens_.at(numeral.first).kind == TokenKind::kWord && numeral.denominator == Decimal(2) &&
        IsDashMark(tokens_.at(at).mark)) {
      // "half-kilometre": as if the article stood there
    } else if (numeral.form == Form::kFraction && !UnitIn(at) && !CurrencyAfter(at) && !Percent(at)) {
      return;
    } else {
      numeral.fraction = false;
      return;
    }
    ++at;
  } else if (tokens_.Is(at, kArticle)) {
    ++at;
  } else {
    at = numeral.last;
  }
  if (Percent(at) || UnitIn(at) || CurrencyAfter(at)) {
    numeral.fraction = false;
    const Decimal value = numeral.Value();
    numeral.last_place = value.Exponent();
    numeral.digits = std::min(12, value.Digits());
  }
}

// "in the low 20s", "their 30s": ten numbers, no seconds.
bool AmountReader::Decade() {
  Numeral& numeral = amount_.numeral;
  const size_t at = numeral.last;
  const bool tens = numeral.IsInteger() && numeral.numerator.Exponent() >= 1 && numeral.numerator < Decimal(100);
  if (!tens || tokens_.at(at).space || tokens_.Text(at) != "s" || amount_.first == 0) return false;
  static constexpr std::string_view kBefore[] = {"the",   "low", "mid", "high", "upper", "early", "late",
                                                 "their", "his", "her", "my",   "our",   "your"};
  const bool hyphen = amount_.first > 1 && IsDashMark(tokens_.at(amount_.first - 1).mark) && !tokens_.at(at - 1).space;
  const std::string_view before = tokens_.Text(amount_.first - (hyphen ? 2 : 1));  // "the mid-20s"
  if (std::find(std::begin(kBefore), std::end(kBefore), before) == std::end(kBefore)) return false;
  numeral.vague = true;
  numeral.bounds = {.lo = numeral.numerator, .hi_open = true};
  numeral.bounds.hi = numeral.numerator + 10;
  numeral.last = amount_.last = at + 1;
  return true;
}

// "percent of 10" as a line of its own.
bool AmountReader::PercentOf() {
  const size_t of = amount_.first - 1;
  if (amount_.first < 2 || !tokens_.Is(of, kOf) || tokens_.at(of).begin < floor_) return false;
  const TokenKind behind = tokens_.at(amount_.last).kind;
  if (behind != TokenKind::kEnd && behind != TokenKind::kBreak && !Closing(amount_.last)) return false;
  for (size_t words = 1; words <= 2 && words <= of; ++words) {
    const size_t first = of - words;
    const TokenKind before = tokens_.before(first).kind;
    const bool opens = before == TokenKind::kEnd || before == TokenKind::kBreak;
    if (!opens || tokens_.at(first).begin < floor_) continue;
    if (tokens_.Match(PhraseKind::kPercent, first).tokens != words) continue;
    amount_.type = MentionType::kPercent;
    amount_.unit = "%";
    amount_.first = first;
    return true;
  }
  return false;
}

std::optional<Amount> AmountReader::Read(size_t i) {
  std::optional<Numeral> numeral = ReadNumeral(tokens_, i);
  if (!numeral) return std::nullopt;
  amount_.numeral = *numeral;
  amount_.first = numeral->first;
  amount_.last = numeral->last;
  if (numeral->refusal != Refusal::kNone) return amount_;
  Sign();
  if (numeral->per_hundred) {
    amount_.type = MentionType::kPercent;
    amount_.unit = "%";
    return amount_;
  }
  const bool money = CurrencyBefore();
  if (money && !amount_.numeral.numerator.IsNegative()) Sign();  // "-$5"
  if (!money && Rank()) return amount_;
  Marks();
  amount_.last = amount_.numeral.last;
  size_t at = amount_.last;
  if (amount_.numeral.fraction && !money) {
    if (HalfMore()) return amount_;
    HalfOf();
    if (amount_.type == MentionType::kMeasure) PerUnit();
    if (amount_.type == MentionType::kNumber && amount_.numeral.numerator < amount_.numeral.denominator &&
        !amount_.numeral.numerator.IsNegative() && !amount_.numeral.numerator.IsZero()) {
      amount_.type = MentionType::kPercent;
      amount_.unit = "%";
    }
    return amount_;
  }
  // "3-inch", "12-cent", "5-percent".
  if (tokens_.at(at).kind == TokenKind::kMark && IsDashMark(tokens_.at(at).mark) && !tokens_.at(at).space &&
      !tokens_.at(at + 1).space && tokens_.at(at + 1).kind == TokenKind::kWord)
    ++at;
  if (PercentOf() || Decade()) return amount_;
  // "hundreds of billions of dollars", "thousands of tonnes".
  if (amount_.numeral.vague && tokens_.Is(at, kOf) && tokens_.at(at).kind == TokenKind::kWord &&
      tokens_.Is(at - 1, kPluralScale | kPluralGroup) &&
      tokens_.Match(PhraseKind::kCurrencyAfter, at + 1).tokens + tokens_.Match(PhraseKind::kUnit, at + 1).tokens > 0)
    ++at;
  // 20个比特币.
  if (tokens_.IsHan(at, U'个') && tokens_.Match(PhraseKind::kCurrencyAfter, at + 1).tokens > 1) ++at;
  if (money) {
    CurrencyAfter(amount_.last);
    if (tokens_.Is(amount_.last, kAnd) && amount_.numeral.IsInteger() && amount_.numeral.scale == 0) Cents();
    return amount_;
  }
  if (BorrowedUnit()) {
    UnitBefore();
    OddBehind();
    return amount_;
  }
  // 两个多小时, 一个多月.
  if (tokens_.IsHan(at, U'个') && tokens_.IsHan(at + 1, U'多') && amount_.numeral.IsInteger() &&
      !amount_.numeral.some && !amount_.numeral.vague) {
    const bool month = tokens_.IsHan(at + 2, U'月');
    if (!month && !UnitIn(at + 2)) return amount_;
    if (month) {
      amount_.type = MentionType::kMeasure;
      amount_.unit = "month";
      amount_.last = at + 3;
    }
    Numeral& some = amount_.numeral;
    some.some = true;
    some.bounds = {.lo = some.numerator, .lo_open = true, .hi_open = true};
    some.bounds.hi = some.numerator + 1;
    return amount_;
  }
  const bool half_counted = tokens_.IsHan(at, U'个') && tokens_.IsHan(at + 1, U'半') && amount_.numeral.IsInteger();
  if (half_counted) {  // 三个半小时
    const PhraseTable::Hit unit = tokens_.Match(PhraseKind::kUnit, at + 2);
    if (unit.tokens > 0) {
      amount_.last = at + 1;
      HalfBehind();
      UnitIn(at + 2);
      return amount_;
    }
    const bool month = tokens_.IsHan(at + 2, U'月');  // 两个半月
    if (month || tokens_.at(at + 2).kind != TokenKind::kHan) {
      amount_.last = at + 1;
      HalfBehind();
      if (!month) return amount_;
      amount_.type = MentionType::kMeasure;
      amount_.unit = "month";
      ++amount_.last;
      return amount_;
    }
  }
  const bool part = numeral->numerator < Decimal(1) && tokens_.Is(at, kOf) && tokens_.Is(at + 1, kArticle);
  if (Percent(part ? at + 2 : at)) {  // "0.5 of a percentage point"
    OddBehind();
    return amount_;
  }
  // The longer of currency and unit: "pounds sterling" against "pounds".
  const size_t currency =
      std::max(tokens_.Match(PhraseKind::kCurrencyAfter, at).tokens, tokens_.Match(PhraseKind::kSubunit, at).tokens);
  const size_t unit = tokens_.Match(PhraseKind::kUnit, at).tokens;
  if (currency >= unit && CurrencyAfter(at)) {
    HalfBehind();
    OddBehind();
    return amount_;
  }
  if (Unit(at)) {
    // "two million pounds" is money.
    if (amount_.unit == "pound" && amount_.numeral.scale >= 6) {
      amount_.type = MentionType::kMoney;
      amount_.unit = "GBP";
      amount_.assumed = true;
      return amount_;
    }
    HalfBehind();
    CompoundUnit();
    Bearing();
    BelowZero();
    PerUnit();
    MetricBehind();
    UnitBefore();
    OddBehind();
    return amount_;
  }
  if (!CurrencyAfter(at) && !ImpliedYuan()) SharedLength();
  return amount_;
}

// 营收超3000亿。: a sum whose currency nobody writes, behind what is told in money.
bool AmountReader::ImpliedYuan() {
  constexpr int kLeastScale = 8;  // 亿
  constexpr size_t kBetween = 8;  // tokens of 首次突破
  const size_t at = amount_.last;
  if (amount_.type != MentionType::kNumber || amount_.numeral.scale < kLeastScale) return false;
  if (tokens_.at(at - 1).kind != TokenKind::kHan) return false;
  const bool ends =
      Closing(at) || tokens_.IsHan(at, U'、') || (tokens_.IsHan(at, U'大') && tokens_.IsHan(at + 1, U'关'));
  if (!ends) return false;
  for (size_t k = amount_.first; k > 0 && amount_.first - k < kBetween && tokens_.at(k - 1).begin >= floor_; --k) {
    if (tokens_.MatchBefore(PhraseKind::kMoneyNoun, k, floor_).tokens > 0) {
      amount_.type = MentionType::kMoney;
      amount_.unit = "CNY";
      amount_.assumed = true;
      return true;
    }
    if (tokens_.at(k - 1).kind != TokenKind::kHan) return false;
  }
  return false;
}

void ShiftNumeral(Numeral& numeral, int exponent) {
  numeral.numerator = numeral.numerator.Shift(exponent);
  numeral.last_place += exponent;
  numeral.tolerance = numeral.tolerance.Shift(exponent);
  if (numeral.bounds.lo) numeral.bounds.lo = numeral.bounds.lo->Shift(exponent);
  if (numeral.bounds.hi) numeral.bounds.hi = numeral.bounds.hi->Shift(exponent);
}

std::optional<Amount> ReadAmount(TokenStream& tokens, size_t i, uint32_t floor, const ScanOptions& options) {
  return AmountReader(tokens, floor, options).Read(i);
}

}  // namespace factlint
