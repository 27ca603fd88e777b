// Ranges: "10 to 15 percent", "between $3 and $5 billion", 10至15亿元.
#include "extractor/number_reader.h"
#include "extractor/refusals.h"

namespace factlint {

// Is there a word of change before token `at`, in the same clause?
bool NumberReader::Change(size_t at, uint32_t floor) {
  for (size_t n = 1; n <= 8 && n <= at; ++n) {
    const Token& token = tokens_.at(at - n);
    if (token.kind == TokenKind::kBreak || token.kind == TokenKind::kEnd || token.begin < floor) return false;
    if (token.kind == TokenKind::kMark &&
        (token.mark == '.' || token.mark == ';' || token.mark == U'，' || token.mark == U'。'))
      return false;
    if (tokens_.Is(at - n, kChange)) return true;
  }
  return false;
}

// The second end of a range at token `at`.
bool NumberReader::SecondEnd(const Amount& first, size_t at, bool between, Amount* second) {
  const Token start = tokens_.at(at);
  const uint32_t floor = start.begin;
  if (start.kind == TokenKind::kEnd || start.kind == TokenKind::kBreak || start.newline) return false;
  size_t number = at;  // a currency or 第 may stand before the number
  for (size_t skip = 0; skip < 4; ++skip) {
    const Token& token = tokens_.at(number);
    if (token.kind == TokenKind::kNumber) break;
    if (tokens_.Is(number, kSmallWord | kTensWord | kHanDigit | kHanUnit | kDenominator | kOrdinalWord)) break;
    if (tokens_.Is(number, kScaleWord | kGroupWord)) break;
    if (skip == 3 || token.kind == TokenKind::kBreak || token.kind == TokenKind::kEnd) return false;
    ++number;
  }
  if (RefuseToken(tokens_, number, floor)) return false;
  const std::optional<Amount> amount = ReadAmount(tokens_, number, floor, options_);
  if (!amount || amount->first != at || amount->numeral.refusal != Refusal::kNone) return false;
  if (amount->numeral.vague || amount->numeral.shy || first.numeral.vague || first.numeral.shy) return false;
  if (amount->numeral.some || first.numeral.some) return false;
  *second = *amount;
  // "5 to 5th".
  if ((second->type == MentionType::kOrdinal) != (first.type == MentionType::kOrdinal)) return false;
  // 百分之三到五: a hundredth counts both ends.
  if (first.numeral.per_hundred && second->type == MentionType::kNumber && second->unit.empty() &&
      tokens_.IsHan(first.numeral.first, U'百') && tokens_.at(at).kind == TokenKind::kHan &&
      tokens_.Match(PhraseKind::kClassifier, second->last).tokens == 0) {
    second->type = MentionType::kPercent;
    second->unit = "%";
  }
  // "$20-30m": what would be metres is a scale beside a currency.
  if (first.prefixed && second->type == MentionType::kMeasure && second->last == second->numeral.last + 1) {
    const PhraseTable::Hit mark = tokens_.MatchExact(PhraseKind::kMoneyMark, second->numeral.last);
    if (mark.tokens == 1 && !tokens_.at(second->numeral.last).space) {
      ShiftNumeral(second->numeral, static_cast<int>(mark.value));
      second->numeral.scale = static_cast<int>(mark.value);
      second->numeral.last = second->last;
      second->type = MentionType::kNumber;
      second->unit.clear();
    }
  }
  const bool same = first.unit == second->unit;
  const bool first_bare = first.unit.empty();
  const bool second_bare = second->unit.empty() && first.prefixed;
  if (!same && !first_bare && !second_bare && !(second->unit.empty() && between)) return false;
  // "1995-01": no second end begins with a zero.
  const std::string_view text = tokens_.Text(amount->numeral.first);
  return !(text.size() > 1 && text[0] == '0' && text[1] != '.');
}

// "went from 12 to 18 percent": two values, and the unit is that of both.
void NumberReader::ShareUnit(const Amount& second, Phrase& phrase) {
  Amount& first = phrase.amount;
  if (!first.unit.empty() || second.unit.empty() || first.type != MentionType::kNumber) return;
  const int scale = second.numeral.scale;
  if (scale >= 3 && first.numeral.scale == 0 && first.numeral.numerator < Decimal(1000))
    ShiftNumeral(first.numeral, scale);
  first.type = second.type;
  first.unit = second.unit;
  first.assumed = second.assumed;
  phrase.quantity = Plain(first);
}

// What joins the ends of a range: "to", a dash, or "- to" where the first end keeps the hyphen
// of a word that only the second has: "2.5- to 3-fold".
PhraseTable::Hit NumberReader::RangeJoint(size_t at) {
  const Token mark = tokens_.at(at);
  if (mark.kind == TokenKind::kMark && mark.mark == '-' && !mark.space && tokens_.at(at + 1).space &&
      tokens_.at(at + 1).kind == TokenKind::kWord) {
    const PhraseTable::Hit word = tokens_.Match(PhraseKind::kRangeTo, at + 1);
    if (word.tokens > 0) return {word.value, word.tokens + 1};
  }
  return tokens_.Match(PhraseKind::kRangeTo, at);
}

// The power of ten of what the amount counts by: basis points, thousandths, cents.
int NumberReader::ShiftOf(const Amount& amount) {
  size_t at = amount.numeral.last;
  if (tokens_.IsMark(at, '-')) ++at;
  if (tokens_.Match(PhraseKind::kBasisPoints, at).tokens > 0) return -2;
  if (tokens_.Match(PhraseKind::kPerMille, at).tokens > 0) return -1;
  const PhraseTable::Hit part = tokens_.Match(PhraseKind::kSubunit, at);
  const bool counts = amount.type == MentionType::kMoney && !amount.prefixed && part.tokens > 0 &&
                      tokens_.Match(PhraseKind::kCurrencyAfter, at).tokens < part.tokens;
  return counts ? tokens_.lexicon().subunit(part.value).exponent : 0;
}

// "two or three hundred", "two to three dozen", "one to two thirds": what the second end
// counts, the first one counts as well.
void NumberReader::ShareCounted(const Numeral& high, Amount& first) {
  Numeral& low = first.numeral;
  if (!first.unit.empty() || first.type != MentionType::kNumber || low.last != low.first + 1 || low.scale != 0) return;
  if (high.fraction) {
    if (low.form != Form::kWord || !low.IsInteger() || !(low.numerator < high.numerator)) return;
    low.denominator = high.denominator;
    low.fraction = true;
    first.type = MentionType::kPercent;
    first.unit = "%";
    return;
  }
  if (high.last != high.first + 2 || tokens_.at(high.last - 1).kind != TokenKind::kWord) return;
  if (!tokens_.Is(high.last - 1, kScaleWord | kGroupWord | kPluralGroup) || high.scale != 0) return;
  const Word word = *tokens_.at(high.last - 1).word;
  const Decimal unit = word.Is(kScaleWord) ? Decimal(1).Shift(word.value) : Decimal(word.value);
  if (!(low.numerator * unit < high.numerator)) return;
  low.numerator = low.numerator * unit;
  low.last_place = low.numerator.Exponent();
}

// "between 20 and 30", "10 to 15 percent", "$3-5 billion", 10至15亿元.
bool NumberReader::Range(Phrase& phrase, uint32_t floor) {
  Amount& first = phrase.amount;
  if (first.numeral.vague || first.numeral.shy || first.numeral.some) return false;
  const PhraseTable::Hit between = tokens_.MatchBefore(PhraseKind::kRangeBetween, phrase.first, floor);
  const PhraseTable::Hit from = tokens_.MatchBefore(PhraseKind::kRangeFrom, phrase.first, floor);
  const bool named = between.tokens > 0 && between.value == kNamedInterval;  // "CI [1.2, 3.4]"
  Amount second;
  PhraseTable::Hit join = RangeJoint(phrase.last);
  bool found = join.tokens > 0 && SecondEnd(first, phrase.last + join.tokens, between.tokens > 0, &second);
  // 20家至30家: both ends are counted alike.
  const PhraseTable::Hit classifier =
      found || !first.unit.empty() ? PhraseTable::Hit{} : tokens_.Match(PhraseKind::kClassifier, phrase.last);
  if (classifier.tokens > 0 && tokens_.at(phrase.last).kind == TokenKind::kHan) {
    const size_t at = phrase.last + classifier.tokens;
    join = tokens_.Match(PhraseKind::kRangeTo, at);
    found = join.tokens > 0 && SecondEnd(first, at + join.tokens, between.tokens > 0, &second) && second.unit.empty() &&
            tokens_.at(second.last).hash == tokens_.at(phrase.last).hash;
  }
  bool closed = false;
  if (!found || between.tokens > 0) {
    PhraseTable::Hit conjunction = tokens_.Match(PhraseKind::kRangeAnd, phrase.last);
    if (named && (tokens_.IsMark(phrase.last, ',') || tokens_.IsMark(phrase.last, ';'))) conjunction = {0, 1};
    Amount other;
    if (conjunction.tokens > 0 && SecondEnd(first, phrase.last + conjunction.tokens, true, &other)) {
      closed = tokens_.Match(PhraseKind::kRangeClose, other.last).tokens > 0;
      if (between.tokens > 0 || closed) {
        second = other;
        join = conjunction;
        found = true;
      }
    }
  }
  if (!found) return false;
  const Token mark = tokens_.at(phrase.last);
  // A dash with a space on one side alone opens something new: "20 -30", "1 000 –".
  if (mark.kind == TokenKind::kMark && join.tokens == 1 && !named && mark.space != tokens_.at(phrase.last + 1).space)
    return false;
  if (from.tokens > 0 && Change(phrase.first - from.tokens, floor)) {
    ShareUnit(second, phrase);
    return false;
  }
  const bool dash = mark.kind == TokenKind::kMark;
  // "three-nought-four": a chain is no range.
  if (dash && phrase.first > 0 && tokens_.at(phrase.first - 1).kind == TokenKind::kMark &&
      tokens_.at(phrase.first - 1).mark == mark.mark && !tokens_.at(phrase.first).space)
    return false;
  const bool either = mark.kind == TokenKind::kWord && tokens_.Text(phrase.last) == "or";
  if (from.tokens == 0 && between.tokens == 0 && !dash && !first.unit.empty() && !second.unit.empty() &&
      phrase.first > 0 && tokens_.Is(phrase.first - 1, kChange))
    return false;
  const Amount alone = first;
  const auto none = [&] {  // two numbers after all
    first = alone;
    return false;
  };
  // The scale goes to both ends: "$3-5 billion", 一到五万.
  Numeral& low = first.numeral;
  const Numeral& high = second.numeral;
  if (high.scale >= 3 && low.scale == 0 && low.denominator == Decimal(1) &&
      low.numerator < high.Value().Shift(-high.scale) && (first.unit.empty() || first.prefixed))
    ShiftNumeral(low, high.scale);
  if (first.unit.empty() && low.scale == 0) ShiftNumeral(low, ShiftOf(second));
  if (second.numeral.tenths && first.unit.empty() && low.numerator < Decimal(10)) ShiftNumeral(low, 1);
  ShareCounted(second.numeral, first);
  Quantity a = Plain(first);
  Quantity b = Plain(second);
  // "in 2023 to 126 trillion yuan": ends far apart, one of them bare, are two numbers.
  if (a.nominal && b.nominal && a.unit != b.unit && between.tokens == 0 &&
      *b.nominal > Abs(*a.nominal) * Decimal(1000) && *a.nominal > Decimal(10))
    return none();
  if (second.type == MentionType::kPercent && first.numeral.fraction && first.type != MentionType::kPercent)
    return none();
  if (first.type == MentionType::kPercent && second.type != MentionType::kPercent && second.unit.empty()) return none();
  if (a.nominal && b.nominal && b.nominal->IsNegative() && *b.nominal < *a.nominal) std::swap(a, b);  // "−20 to −80 °C"
  if (!a.nominal || !b.nominal || *a.nominal >= *b.nominal) return none();
  if (either && *b.nominal > *a.nominal + *a.nominal) return none();  // "ten or a hundred" are two
  if (dash && a.nominal->IsZero() && a.form == Form::kWord) return none();
  Quantity& quantity = phrase.quantity;
  quantity = b;
  if (quantity.unit.empty()) {
    quantity.unit = a.unit;
    quantity.assumed = a.assumed;
  }
  quantity.nominal.reset();
  quantity.exact.clear();
  quantity.relation = Relation::kRange;
  quantity.bounds = {.lo = a.nominal, .hi = b.nominal};
  quantity.last_place = std::max(a.last_place, b.last_place);
  quantity.digits = std::min(a.digits, b.digits);
  if (second.type == MentionType::kNumber) {
    second.type = first.type;
    second.unit = first.unit;
  }
  const size_t number_first = low.first;
  phrase.amount = second;
  phrase.amount.numeral.first = number_first;
  phrase.last = second.last;
  const PhraseTable::Hit close = tokens_.Match(PhraseKind::kRangeClose, phrase.last);
  phrase.last += close.tokens;
  if (named) return true;
  if (between.tokens > 0) {
    phrase.first -= between.tokens;
  } else if (from.tokens > 0) {
    phrase.first -= from.tokens;
  }
  return true;
}

}  // namespace factlint
