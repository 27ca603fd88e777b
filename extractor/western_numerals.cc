#include <algorithm>

#include "extractor/unit_expression.h"
#include "extractor/western_reader.h"

namespace factlint {
// "2^-1", "1.3x10^6", "10⁹".
bool WesternReader::Power(Numeral& numeral) {
  size_t at = numeral.last;
  Decimal factor = 1;
  Decimal base = numeral.numerator;
  const bool dot = tokens_.IsMark(at, 0xB7) || tokens_.IsMark(at, 0x22C5) || tokens_.IsMark(at, '*');
  const bool times =
      dot || tokens_.IsMark(at, 0xD7) || (tokens_.at(at).kind == TokenKind::kWord && tokens_.Text(at) == "x");
  if (times && tokens_.at(at + 1).kind == TokenKind::kNumber && tokens_.Text(at + 1) == "10") {
    factor = base;
    base = 10;
    at += 2;
  }
  // "3.2 × 10-5": the raised exponent of a text that lost its raising.
  const bool dash = IsDash(tokens_, at) || tokens_.IsMark(at, 0x2212) || tokens_.IsMark(at, 0x2013);
  const bool flat = times && !dot && at > numeral.last && dash && !tokens_.at(at).space && !tokens_.at(at + 1).space &&
                    tokens_.at(at + 1).end - tokens_.at(at + 1).begin <= 2;
  int exponent = 0;
  bool negative = false;
  const auto minus = [&](size_t i) {
    return tokens_.IsMark(i, '-') || tokens_.IsMark(i, 0x2212) || tokens_.IsMark(i, 0x2013);
  };
  if (tokens_.IsMark(at, '^') || flat) {
    if (!flat) ++at;
    while (minus(at) || tokens_.IsMark(at, '+')) negative ^= minus(at++);
    if (tokens_.at(at).kind != TokenKind::kNumber || tokens_.at(at).space) return false;
    const PrintedNumber printed = ParsePrinted(tokens_.text(), tokens_.at(at));
    const auto value = printed.value.ToInteger();
    if (printed.refusal != Refusal::kNone || !value || *value > 100) return false;
    exponent = static_cast<int>(*value);
    ++at;
  } else {
    if (base != Decimal(10)) return false;
    if (tokens_.IsMark(at, 0x207B) && Superscript(tokens_.at(at + 1)) >= 0) {
      negative = true;
      ++at;
    }
    const size_t first = at;
    for (; Superscript(tokens_.at(at)) >= 0 && at - first < 2; ++at)
      exponent = exponent * 10 + Superscript(tokens_.at(at));
    if (at == first) return false;
  }
  Decimal power = 1;
  for (int i = 0; i < exponent; ++i) power = power * base;
  if (negative && power.IsZero()) return false;
  const Decimal raised = negative ? Decimal::Divide(1, power, 18, Decimal::Rounding::kNearest) : power;
  numeral.numerator = factor * raised;
  numeral.tolerance = numeral.tolerance * raised;
  numeral.digits = std::min(numeral.numerator.Digits(), 15);
  numeral.last_place = numeral.numerator.Magnitude() - numeral.digits + 1;
  numeral.last = at;
  return true;
}

// "5.3(2)", "37.2 ± 0.4", "(5.0 ± 0.2)": the number and how far it may be off.
void WesternReader::Tolerance(Numeral& numeral) {
  const size_t at = numeral.last;
  const Token number = tokens_.at(at - 1);
  if (tokens_.IsMark(at, '(') && !tokens_.at(at).space && number.point != 0) {
    const Token digits = tokens_.at(at + 1);
    if (digits.kind != TokenKind::kNumber || digits.space || digits.end - digits.begin > 2 || digits.point != 0) return;
    if (!tokens_.IsMark(at + 2, ')') || tokens_.at(at + 2).space) return;
    numeral.tolerance = ParsePrinted(tokens_.text(), digits).value.Shift(numeral.last_place);
    numeral.last = at + 3;
    return;
  }
  size_t behind = at + 1;
  if (tokens_.IsMark(at, '+') && tokens_.IsMark(at + 1, '/') && tokens_.IsMark(at + 2, '-')) {
    behind = at + 3;
  } else if (!tokens_.IsMark(at, 0xB1)) {
    return;
  }
  if (tokens_.at(behind).kind != TokenKind::kNumber) return;
  const PrintedNumber printed = ParsePrinted(tokens_.text(), tokens_.at(behind));
  if (printed.refusal != Refusal::kNone || printed.value.IsZero()) return;
  numeral.tolerance = printed.value;
  numeral.last = behind + 1;
  if (numeral.first > 0 && tokens_.IsMark(numeral.first - 1, '(') && tokens_.IsMark(numeral.last, ')')) {
    const size_t next = numeral.last + 1;  // "(5.0 ± 0.2) × 10³ km", not "(mean 5.0 ± 0.2) km"
    const bool scaled =
        tokens_.IsMark(next, 0xD7) || (tokens_.at(next).kind == TokenKind::kWord && tokens_.Text(next) == "x");
    const bool counted = tokens_.Match(PhraseKind::kPercent, next).tokens > 0 ||
                         tokens_.MatchExact(PhraseKind::kUnitSymbol, next).tokens > 0;
    if (!scaled && !counted) return;
    --numeral.first;
    numeral.last = next;
  }
}

// "hundreds of thousands", "dozens", "several hundred".
bool WesternReader::Vague(size_t i, Numeral& numeral) {
  const Lexicon& lexicon = tokens_.lexicon();
  Decimal unit = 0;
  VagueForm form = VagueForm::kPlural;
  size_t end = i;
  if (tokens_.Is(i, kPluralScale | kPluralGroup)) {
    const Word word = *tokens_.at(i).word;
    unit = word.Is(kPluralScale) ? Decimal(1).Shift(word.value) : Decimal(word.value);
    end = i + 1;
    while (tokens_.Is(end, kOf) && tokens_.Is(end + 1, kPluralScale) && end - i < 6) {
      unit = unit.Shift(tokens_.at(end + 1).word->value);
      end += 2;
    }
  } else if (tokens_.Is(i, kScaleWord | kGroupWord) && i > 0) {
    size_t first = i - 1;
    if (tokens_.Is(first, kOf) && first > 0) --first;
    if (!tokens_.Is(first, kVagueWord) || tokens_.at(first).kind != TokenKind::kWord) return false;
    form = static_cast<VagueForm>(tokens_.at(first).word->value);
    Cardinal cardinal;
    if (!ReadCardinal(i, cardinal) || cardinal.ordinal) return false;
    unit = cardinal.value;
    end = cardinal.end;
    numeral.first = first > 0 && tokens_.Is(first - 1, kArticle) ? first - 1 : first;
  } else {
    return false;
  }
  const VagueBounds& bounds = lexicon.vague(form);
  numeral.vague = true;
  numeral.bounds = {.lo = bounds.lo * unit, .hi_open = bounds.hi.has_value()};
  if (bounds.hi) numeral.bounds.hi = *bounds.hi * unit;
  numeral.form = Form::kWord;
  numeral.numerator = unit;
  numeral.last = end;
  return true;
}

void WesternReader::Finish(const Cardinal& cardinal, Numeral& numeral) {
  numeral.ordinal = cardinal.ordinal;
  numeral.scale = numeral.scale == 0 ? cardinal.scale : numeral.scale;
  numeral.shy = cardinal.shy && !cardinal.ordinal;
  numeral.form = cardinal.words && cardinal.printed_digits == 1 && tokens_.at(numeral.first).kind == TokenKind::kWord
                     ? Form::kWord
                     : Form::kDigits;
}

// "half-life", "half-brother": no half of anything that is counted.
bool WesternReader::OpensCompound(size_t i) {
  if (!IsDash(tokens_, i + 1) || tokens_.at(i + 1).space || tokens_.at(i + 2).space) return false;
  return tokens_.at(i + 2).kind == TokenKind::kWord && !tokens_.Is(i + 2, kScaleWord | kGroupWord | kArticle) &&
         tokens_.Match(PhraseKind::kUnit, i + 2).tokens == 0 && tokens_.Match(PhraseKind::kPercent, i + 2).tokens == 0;
}

std::optional<Numeral> WesternReader::Read(size_t i) {
  Numeral numeral;
  numeral.first = i;
  if (const Vulgar* vulgar = FindVulgar(tokens_.at(i))) {
    numeral.numerator = vulgar->numerator;
    numeral.denominator = vulgar->denominator;
    numeral.fraction = true;
    numeral.last = i + 1;
    return numeral;
  }
  if (Vague(i, numeral)) return numeral;
  if (SlashFraction(i, numeral)) return numeral;
  if (tokens_.Is(i, kDenominator) && tokens_.at(i).kind == TokenKind::kWord) {  // "half", "a quarter"
    const int value = tokens_.at(i).word->value;
    if (value != 2 && value != 4) return std::nullopt;
    if (OpensCompound(i)) return std::nullopt;
    numeral.numerator = 1;
    numeral.denominator = value;
    numeral.fraction = true;
    numeral.form = Form::kFraction;
    numeral.last = i + 1;
    if (i > 0 && tokens_.Is(i - 1, kArticle)) numeral.first = i - 1;
    ScaleFraction(numeral);
    if (numeral.fraction && value == 4 && numeral.first == i) return std::nullopt;  // "the quarter": three months
    return numeral;
  }
  Cardinal cardinal;
  if (!ReadCardinal(i, cardinal)) return std::nullopt;
  Point(cardinal);
  numeral.last = cardinal.end;
  numeral.numerator = cardinal.value;
  numeral.refusal = cardinal.refusal;
  numeral.digits =
      cardinal.words && tokens_.at(i).kind == TokenKind::kWord ? cardinal.value.Digits() : cardinal.printed_digits;
  numeral.last_place = cardinal.words ? cardinal.value.Exponent() : cardinal.printed_place;
  if (cardinal.words && tokens_.at(i).kind == TokenKind::kNumber) {
    // "2.50 million": the printed digits, scale applied.
    numeral.last_place = cardinal.value.Magnitude() - cardinal.printed_digits + 1;
    if (cardinal.value.Digits() > cardinal.printed_digits) {
      numeral.digits = cardinal.value.Digits();
      numeral.last_place = cardinal.value.Exponent();
    }
  }
  Finish(cardinal, numeral);
  if (numeral.refusal != Refusal::kNone) return numeral;
  if (cardinal.shy && i > 0 && tokens_.Is(i - 1, kArticle)) {  // "a hundred"
    numeral.first = i - 1;
    numeral.shy = false;
  }
  const size_t end = numeral.last;
  Fraction(cardinal, numeral);
  if (numeral.last == end && cardinal.ordinal && i > 0 && tokens_.Is(i - 1, kArticle) && cardinal.value > Decimal(2)) {
    // "a fifth", "a trillionth", "a twenty-first", but "a hundred trillionth".
    const bool scale_alone = cardinal.shy && cardinal.end == i + 1;
    if ((!cardinal.shy || scale_alone) && !Nth(cardinal.end)) {
      numeral.first = i - 1;
      numeral.numerator = 1;
      numeral.denominator = cardinal.value;
      numeral.fraction = true;
      numeral.ordinal = false;
      numeral.shy = false;
      numeral.form = Form::kFraction;
    }
  }
  if (numeral.last > end) {
    if (numeral.fraction) {
      numeral.form = Form::kFraction;
    } else {
      const Decimal value = numeral.Value();
      numeral.digits = std::min(value.Digits(), 12);
      numeral.last_place = value.Exponent();
    }
  }
  if (tokens_.at(i).kind == TokenKind::kNumber && !cardinal.words && numeral.last == end) {
    Tolerance(numeral);
    Power(numeral);
  }
  return numeral;
}

std::optional<Numeral> ReadWesternNumeral(TokenStream& tokens, size_t i) { return WesternReader(tokens).Read(i); }

}  // namespace factlint
