// "two-thirds", "one and a half", "10 1/2", "half a million".
#include <algorithm>

#include "extractor/western_reader.h"

namespace factlint {
namespace {

constexpr Vulgar kVulgars[] = {{0xBC, 1, 4},    {0xBD, 1, 2},   {0xBE, 3, 4},   {0x2150, 1, 7}, {0x2151, 1, 9},
                               {0x2152, 1, 10}, {0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5},
                               {0x2157, 3, 5},  {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8},
                               {0x215C, 3, 8},  {0x215D, 5, 8}, {0x215E, 7, 8}};

}  // namespace

const Vulgar* FindVulgar(const Token& token) {
  if (token.kind != TokenKind::kMark) return nullptr;
  const auto found =
      std::find_if(std::begin(kVulgars), std::end(kVulgars), [&](const Vulgar& v) { return v.mark == token.mark; });
  return found == std::end(kVulgars) ? nullptr : found;
}

// "fifths", "twenty-fifths", "quarters", "hundredths"; of one also "third",
// "twenty-first". Returns where it ends, `at` if there is none.
size_t WesternReader::Denominator(size_t at, const Decimal& numerator, Decimal* denominator) {
  size_t next = at;
  if (IsDash(tokens_, next)) ++next;
  if (tokens_.at(next).kind != TokenKind::kWord || !tokens_.at(next).word) return at;
  const bool one = numerator == Decimal(1);
  Word word = *tokens_.at(next).word;
  Decimal tens = 0;
  if (word.Is(kTensWord) && (one || numerator.IsInteger())) {
    size_t unit = next + 1;
    if (IsDash(tokens_, unit)) ++unit;
    if (!tokens_.at(unit).word) return at;
    const Word below = *tokens_.at(unit).word;
    if (!(below.Is(kDenominator) || (one && below.Is(kOrdinalWord))) || below.value > 9) return at;
    tens = word.value;
    word = below;
    next = unit;
  }
  if (word.Is(kDenominator) && word.value == 4 && numerator > Decimal(4)) return at;  // "seven quarters": of years
  if ((word.Is(kDenominator) && (word.value > 1 || !tens.IsZero())) ||
      (one && word.Is(kOrdinalWord) && (word.value > 2 || !tens.IsZero()))) {
    *denominator = tens + word.value;
    return next + 1;
  }
  if (word.Is(kScaleDenominator) || (one && word.Is(kOrdinalScale))) {
    *denominator = Decimal(1).Shift(word.value);
    return next + 1;
  }
  return at;
}

// "1/2" at the token; the slash stands close.
bool WesternReader::SlashFraction(size_t at, Numeral& numeral) {
  const bool slash = tokens_.IsMark(at + 1, '/') || tokens_.IsMark(at + 1, 0x2044) || tokens_.IsMark(at + 1, 0x2215);
  if (tokens_.at(at).kind != TokenKind::kNumber || !slash) return false;
  if (tokens_.at(at + 2).kind != TokenKind::kNumber || tokens_.at(at + 1).space || tokens_.at(at + 2).space)
    return false;
  if (tokens_.IsMark(at + 3, '/') && tokens_.at(at + 4).kind == TokenKind::kNumber) return false;
  if (at > 0 && tokens_.IsMark(at - 1, '/')) return false;
  const PrintedNumber top = ParsePrinted(tokens_.text(), tokens_.at(at));
  const PrintedNumber bottom = ParsePrinted(tokens_.text(), tokens_.at(at + 2));
  if (top.refusal != Refusal::kNone || bottom.refusal != Refusal::kNone) return false;
  if (!top.value.IsInteger() || !bottom.value.IsInteger()) return false;
  if (bottom.value < Decimal(2) || bottom.value > Decimal(1000) || top.value > Decimal(1000)) return false;
  if (top.value > bottom.value && bottom.value > Decimal(20)) return false;  // "120/80": two numbers
  numeral.numerator = top.value;
  numeral.denominator = bottom.value;
  numeral.fraction = true;
  numeral.last = at + 3;
  return true;
}

// "half a million", "three-quarters of a billion", "quarter million".
void WesternReader::ScaleFraction(Numeral& numeral) {
  size_t at = BehindHyphen(numeral.last);  // "half-a-million"
  if (tokens_.Is(at, kOf) && tokens_.Is(at + 1, kArticle)) ++at;
  if (tokens_.Is(at, kArticle)) at = BehindHyphen(at + 1);
  if (tokens_.at(at).kind != TokenKind::kWord) return;
  if (tokens_.Is(at, kScaleWord) && tokens_.at(at).word->value > 2) {
    numeral.scale = tokens_.at(at).word->value;
    numeral.numerator = numeral.numerator.Shift(numeral.scale);
  } else if (tokens_.Is(at, kGroupWord)) {
    numeral.numerator = numeral.numerator * Decimal(tokens_.at(at).word->value);
  } else {
    return;
  }
  numeral.fraction = false;
  numeral.last = at + 1;
  numeral.numerator = numeral.Value();
  numeral.denominator = 1;
}

// "a third city joined", "a third straight year": one more in a row, no share. A
// share has "of", a mark or a word that no noun phrase begins with behind it.
bool WesternReader::Nth(size_t at) {
  if (tokens_.at(at).kind != TokenKind::kWord || tokens_.Is(at, kShareMore | kOf | kIn | kAnd | kScaleWord))
    return false;
  static constexpr std::string_view kBehind[] = {
      "to",      "or",       "from",       "as",   "are",   "is",    "was",   "were", "on",     "by",  "that", "than",
      "for",     "with",     "at",         "over", "below", "above", "since", "have", "has",    "had", "who",  "which",
      "between", "compared", "nationwide", "if",   "but",   "while", "when",  "will", "would",  "can", "came", "come",
      "this",    "last",     "each",       "a",    "the",   "its",   "their", "off",  "higher", "up",  "down"};
  const std::string_view text = tokens_.Text(at);
  if (text == "again" && tokens_.Text(at + 1) == "as") return false;
  return std::find(std::begin(kBehind), std::end(kBehind), text) == std::end(kBehind);
}

// Past a hyphen between two words.
size_t WesternReader::BehindHyphen(size_t at) {
  return IsDash(tokens_, at) && !tokens_.at(at).space && !tokens_.at(at + 1).space ? at + 1 : at;
}

// What may stand behind a cardinal: "and a half", "thirds", " 1/4".
void WesternReader::Fraction(const Cardinal& cardinal, Numeral& numeral) {
  Decimal denominator = 1;
  const auto mix = [&](const Decimal& whole, const Decimal& top, int scale, size_t end) {
    Numeral part;
    part.numerator = top;
    part.denominator = denominator;
    part.last = end;
    part.fraction = true;
    ScaleFraction(part);
    if (part.fraction && scale > 2) {
      part.numerator = part.numerator.Shift(scale);
    }
    numeral.numerator = whole * part.denominator + part.numerator;
    numeral.denominator = part.denominator;
    numeral.last = part.last;
    numeral.scale = part.fraction ? scale : part.scale;
    numeral.fraction = false;
  };
  // "two and a half million", "1 1/2 billion": the scale goes to all of it.
  const auto scale_all = [&](const Decimal& top) {
    if (numeral.last > cardinal.end && tokens_.Is(numeral.last - 1, kGroupWord)) {  // "two and a half dozen"
      const Decimal group = tokens_.at(numeral.last - 1).word->value;
      numeral.numerator = (cardinal.value * denominator + top) * group;
      numeral.denominator = denominator;
      numeral.numerator = numeral.Value();
      numeral.denominator = 1;
      return;
    }
    if (cardinal.end > 0 && tokens_.Is(cardinal.end - 1, kGroupWord)) {  // "a dozen and a half"
      const Decimal group = tokens_.at(cardinal.end - 1).word->value;
      numeral.numerator = cardinal.value * denominator + top * group;
      numeral.denominator = denominator;
      numeral.numerator = numeral.Value();
      numeral.denominator = 1;
      return;
    }
    if (cardinal.scale != 0 || numeral.scale <= 2 || !(cardinal.value < Decimal(1000))) return;
    numeral.numerator = (cardinal.value * denominator + top).Shift(numeral.scale);
    numeral.denominator = denominator;
    numeral.numerator = numeral.Value();
    numeral.denominator = 1;
  };
  if (cardinal.ordinal) return;
  if (cardinal.trailing_tens > 0 && cardinal.value > Decimal(cardinal.trailing_tens) && !cardinal.has_and &&
      tokens_.Is(cardinal.end, kDenominator) && tokens_.at(cardinal.end).word->value <= 9) {
    numeral.numerator = cardinal.value - cardinal.trailing_tens;
    numeral.denominator = cardinal.trailing_tens + tokens_.at(cardinal.end).word->value;
    numeral.fraction = true;
    numeral.last = cardinal.end + 1;
    return;
  }
  // "three fifths", and "two hundred and fifty-four hundredths".
  size_t end = Denominator(cardinal.end, cardinal.value, &denominator);
  if (cardinal.has_and && end == cardinal.end) end = Denominator(cardinal.end, cardinal.after_and, &denominator);
  if (end > cardinal.end) {
    if (cardinal.has_and) {
      mix(cardinal.before_and, cardinal.after_and, cardinal.scale_before_and, end);
      return;
    }
    numeral.denominator = denominator;
    numeral.fraction = true;
    numeral.last = end;
    ScaleFraction(numeral);
    return;
  }
  // "one and a half", "103 and two thirds", "3 million and a half", "two-and-a-half".
  const size_t joint = BehindHyphen(cardinal.end);
  const bool hyphened = joint > cardinal.end;
  if (tokens_.Is(joint, kAnd) && tokens_.at(joint).kind == TokenKind::kWord) {
    const size_t at = hyphened ? BehindHyphen(joint + 1) : joint + 1;
    Decimal top = 1;
    size_t behind = at;
    if (tokens_.Text(at) == "half" && tokens_.at(at + 1).kind == TokenKind::kWord &&
        tokens_.Match(PhraseKind::kPercent, at + 1).tokens + tokens_.Match(PhraseKind::kUnit, at + 1).tokens > 0) {
      denominator = 2;  // "one and half percent"
      mix(cardinal.value, 1, cardinal.scale, at + 1);
      return;
    }
    if (tokens_.Is(at, kArticle)) {
      behind = hyphened ? BehindHyphen(at + 1) : at + 1;
    } else {
      Cardinal part;
      const Decimal keep_total = total_;
      if (tokens_.Is(at, kSmallWord) && ReadCardinal(at, part) && !part.ordinal && part.end - at <= 2) {
        top = part.value;
        behind = part.end;
      }
      total_ = keep_total;
    }
    if (behind > at) {
      end = Denominator(behind, top, &denominator);
      if (end > behind) {
        mix(cardinal.value, top, cardinal.scale, end);
        scale_all(top);
        return;
      }
    }
  }
  // "10 1/2", "2½".
  if (cardinal.value.IsInteger() && cardinal.scale == 0) {
    if (const Vulgar* vulgar = FindVulgar(tokens_.at(cardinal.end))) {
      denominator = vulgar->denominator;
      mix(cardinal.value, vulgar->numerator, 0, cardinal.end + 1);
      scale_all(vulgar->numerator);
      return;
    }
    Numeral slash;
    if (!cardinal.words && tokens_.at(cardinal.end).space && SlashFraction(cardinal.end, slash)) {
      denominator = slash.denominator;
      mix(cardinal.value, slash.numerator, 0, slash.last);
      scale_all(slash.numerator);
    }
  }
}

}  // namespace factlint
