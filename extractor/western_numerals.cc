#include <algorithm>

#include "extractor/western_reader.h"

namespace factlint {
namespace {

// ⁰ to ⁹; -1 for all else.
int Superscript(const Token& token) {
  if (token.kind != TokenKind::kMark || token.space) return -1;
  if (token.mark == 0xB2 || token.mark == 0xB3) return static_cast<int>(token.mark - 0xB0);
  if (token.mark == 0xB9) return 1;
  return token.mark == 0x2070 || (token.mark >= 0x2074 && token.mark <= 0x2079) ? static_cast<int>(token.mark - 0x2070)
                                                                                : -1;
}

}  // namespace

// "2^-1", "1.3x10^6", "10⁹".
bool WesternReader::Power(Numeral& numeral) {
  size_t at = numeral.last;
  Decimal factor = 1;
  Decimal base = numeral.numerator;
  const bool times = tokens_.IsMark(at, 0xD7) || (tokens_.at(at).kind == TokenKind::kWord && tokens_.Text(at) == "x");
  if (times && tokens_.at(at + 1).kind == TokenKind::kNumber && tokens_.Text(at + 1) == "10") {
    factor = base;
    base = 10;
    at += 2;
  }
  int exponent = 0;
  bool negative = false;
  if (tokens_.IsMark(at, '^')) {
    ++at;
    while (tokens_.IsMark(at, '-') || tokens_.IsMark(at, '+')) negative ^= tokens_.IsMark(at++, '-');
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
  numeral.digits = std::min(numeral.numerator.Digits(), 15);
  numeral.last_place = numeral.numerator.Magnitude() - numeral.digits + 1;
  numeral.last = at;
  return true;
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
  if (tokens_.at(i).kind == TokenKind::kNumber && !cardinal.words && numeral.last == end) Power(numeral);
  return numeral;
}

std::optional<Numeral> ReadWesternNumeral(TokenStream& tokens, size_t i) { return WesternReader(tokens).Read(i); }

}  // namespace factlint
