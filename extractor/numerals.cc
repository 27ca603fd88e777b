#include "extractor/numerals.h"

#include <algorithm>
#include <climits>
#include <string>

namespace factlint {
namespace {

constexpr int kMaxDigits = 36;

struct Vulgar {
  char32_t mark;
  int numerator, denominator;
};
constexpr Vulgar kVulgars[] = {{0xBC, 1, 4},    {0xBD, 1, 2},   {0xBE, 3, 4},   {0x2150, 1, 7}, {0x2151, 1, 9},
                               {0x2152, 1, 10}, {0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5},
                               {0x2157, 3, 5},  {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8},
                               {0x215C, 3, 8},  {0x215D, 5, 8}, {0x215E, 7, 8}};

const Vulgar* FindVulgar(const Token& token) {
  if (token.kind != TokenKind::kMark) return nullptr;
  const auto found =
      std::find_if(std::begin(kVulgars), std::end(kVulgars), [&](const Vulgar& v) { return v.mark == token.mark; });
  return found == std::end(kVulgars) ? nullptr : found;
}

// ⁰ to ⁹; -1 for all else.
int Superscript(const Token& token) {
  if (token.kind != TokenKind::kMark || token.space) return -1;
  if (token.mark == 0xB2 || token.mark == 0xB3) return static_cast<int>(token.mark - 0xB0);
  if (token.mark == 0xB9) return 1;
  return token.mark == 0x2070 || (token.mark >= 0x2074 && token.mark <= 0x2079) ? static_cast<int>(token.mark - 0x2070)
                                                                                : -1;
}

bool IsDash(TokenStream& tokens, size_t i) {
  const Token& token = tokens.at(i);
  return token.kind == TokenKind::kMark && (token.mark == '-' || token.mark == 0x2010 || token.mark == 0x2011);
}

// Words and digits up to the value; what comes behind (fraction, point) is the caller's.
struct Cardinal {
  Decimal value;
  size_t end = 0;
  bool ordinal = false;
  bool words = false;      // some of it is a word
  bool shy = false;        // began with a scale: "hundred"
  int scale = 0;           // of the last word, if it is a scale from thousand up
  int printed_digits = 1;  // of the digits it holds
  int printed_place = 0;
  Refusal refusal = Refusal::kNone;
  // The last "and": "two hundred and fifty-four hundredths" is 200 and a fraction.
  bool has_and = false;
  Decimal before_and;
  Decimal after_and;
  int scale_before_and = 0;
  // The tens it ends in: "one hundred thirty fifths" are 100 of 35 parts.
  int trailing_tens = 0;
};

class WesternReader {
 public:
  explicit WesternReader(TokenStream& tokens) : tokens_(tokens) {}

  std::optional<Numeral> Read(size_t i);

 private:
  enum class Last : uint8_t { kNone, kSmall, kTens, kHundred, kScale, kDigits };
  bool ReadCardinal(size_t i, Cardinal& cardinal);
  bool LargerBehind(size_t at);
  bool Take(size_t at, bool hyphen, bool conjunction, Cardinal& cardinal);
  bool TakeNumber(size_t at, bool conjunction, Cardinal& cardinal);
  bool TakeScale(int exponent, bool plural);
  size_t Denominator(size_t at, const Decimal& numerator, Decimal* denominator);
  bool Nth(size_t at);
  void Point(Cardinal& cardinal);
  bool SlashFraction(size_t at, Numeral& numeral);
  bool Power(Numeral& numeral);
  bool Vague(size_t i, Numeral& numeral);
  void Fraction(const Cardinal& cardinal, Numeral& numeral);
  void ScaleFraction(Numeral& numeral);
  void Finish(const Cardinal& cardinal, Numeral& numeral);

  TokenStream& tokens_;
  // While a cardinal is read:
  Decimal total_;
  Decimal current_;
  int last_exponent_ = INT_MAX;
  Last last_ = Last::kNone;
  bool done_ = false;
};

bool WesternReader::TakeNumber(size_t at, bool conjunction, Cardinal& cardinal) {
  const PrintedNumber printed = ParsePrinted(tokens_.text(), tokens_.at(at));
  if (last_ != Last::kNone) {
    // "4 thousand 3 hundred and 21": only where the text goes on like that.
    if (last_ != Last::kScale && last_ != Last::kHundred) return false;
    if (printed.refusal != Refusal::kNone || !printed.value.IsInteger()) return false;
    const bool more = tokens_.Is(at + 1, kScaleWord) && tokens_.at(at + 1).word->value < last_exponent_;
    if (!more && tokens_.Is(at + 1, kScaleWord)) return false;
    if (!more && !(conjunction && !cardinal.shy && cardinal.printed_place == 0 && last_ == Last::kHundred))
      return false;
    const int room = last_ == Last::kHundred ? 2 : last_exponent_;
    if (printed.value.Magnitude() >= room) return false;
    current_ = current_ + printed.value;
    if (last_ == Last::kHundred && more) return false;
  } else {
    current_ = printed.value;
    cardinal.refusal = printed.refusal;
    cardinal.printed_digits = printed.digits;
    cardinal.printed_place = printed.last_place;
  }
  last_ = Last::kDigits;
  return true;
}

bool WesternReader::TakeScale(int exponent, bool plural) {
  if (plural) done_ = true;
  if (last_ == Last::kNone) current_ = 1;
  if (exponent == 2) {
    if (last_ == Last::kScale || last_ == Last::kHundred) return false;
    current_ = current_.Shift(2);
    last_ = Last::kHundred;
    return true;
  }
  if (last_ == Last::kScale) {  // "three lakh crore"
    total_ = total_.Shift(exponent);
    last_exponent_ = exponent;
    return true;
  }
  if (exponent < last_exponent_) {
    total_ = total_ + current_.Shift(exponent);
  } else {
    return false;
  }
  current_ = 0;
  last_exponent_ = exponent;
  last_ = Last::kScale;
  return true;
}

bool WesternReader::Take(size_t at, bool hyphen, bool conjunction, Cardinal& cardinal) {
  const Token& token = tokens_.at(at);
  if (token.kind == TokenKind::kNumber) return !hyphen && TakeNumber(at, conjunction, cardinal);
  if (!token.word) return false;
  const Word word = *token.word;
  const bool open = last_ == Last::kNone || last_ == Last::kHundred || (last_ == Last::kScale && !hyphen);
  if (word.Is(kSmallWord)) {
    if (!open && !(last_ == Last::kTens && word.value >= 1 && word.value <= 9)) return false;
    current_ = current_ + word.value;
    last_ = Last::kSmall;
  } else if (word.Is(kTensWord)) {
    if (!open) return false;
    current_ = current_ + word.value;
    last_ = Last::kTens;
  } else if (word.Is(kScaleWord)) {
    if (conjunction) return false;
    if (last_ == Last::kNone) cardinal.shy = true;
    if (!TakeScale(word.value, false)) return false;
  } else if (word.Is(kPluralScale)) {
    if (conjunction || hyphen || last_ == Last::kNone || last_ == Last::kScale) return false;
    if (word.value == 1 || !TakeScale(word.value, true)) return false;
  } else if (word.Is(kGroupWord | kPluralGroup)) {
    if (conjunction || last_ == Last::kScale || (word.Is(kPluralGroup) && last_ == Last::kNone)) return false;
    if (last_ == Last::kNone) {
      current_ = 1;
      cardinal.shy = true;
    }
    current_ = current_ * Decimal(word.value);
    done_ = true;
    last_ = Last::kSmall;
  } else if (word.Is(kOrdinalWord)) {
    const bool tens = word.value >= 20;
    if (last_ == Last::kNone && hyphen) return false;
    if (!open && !(last_ == Last::kTens && word.value <= 9)) return false;
    if (tens && last_ == Last::kTens) return false;
    current_ = current_ + word.value;
    cardinal.ordinal = true;
    done_ = true;
    last_ = Last::kSmall;
  } else if (word.Is(kOrdinalScale)) {
    if (conjunction) return false;
    if (last_ == Last::kNone) cardinal.shy = true;
    if (!TakeScale(word.value, false)) return false;
    cardinal.ordinal = true;
    done_ = true;
  } else {
    return false;
  }
  cardinal.words = true;
  return true;
}

// "two million and three million": what follows the "and" is a number of its own.
bool WesternReader::LargerBehind(size_t at) {
  for (size_t k = at; k < at + 5; ++k) {
    if (tokens_.Is(k, kScaleWord) && tokens_.at(k).kind == TokenKind::kWord) {
      if (tokens_.at(k).word->value >= last_exponent_) return true;
      continue;
    }
    if (!tokens_.Is(k, kSmallWord | kTensWord) && tokens_.at(k).kind != TokenKind::kNumber && !IsDash(tokens_, k))
      return false;
  }
  return false;
}

bool WesternReader::ReadCardinal(size_t i, Cardinal& cardinal) {
  total_ = current_ = 0;
  last_exponent_ = INT_MAX;
  last_ = Last::kNone;
  done_ = false;
  size_t at = i;
  while (!done_) {
    size_t next = at;
    bool hyphen = false;
    bool conjunction = false;
    if (last_ != Last::kNone) {
      if (last_ != Last::kDigits && IsDash(tokens_, next) && tokens_.at(next + 1).kind == TokenKind::kWord) {
        hyphen = true;
        ++next;
      } else if (last_ == Last::kDigits && IsDash(tokens_, next) && !tokens_.at(next).space &&
                 tokens_.Is(next + 1, kScaleWord)) {  // "100-billion"
        ++next;
      } else if (tokens_.Is(next, kAnd) && tokens_.at(next).kind == TokenKind::kWord &&
                 (last_ == Last::kHundred || last_ == Last::kScale)) {
        conjunction = true;
        ++next;
        if (LargerBehind(next)) break;
      }
    }
    const Decimal before = total_ + current_;
    const int scale_before = last_ == Last::kScale ? last_exponent_ : 0;
    if (!Take(next, hyphen, conjunction, cardinal)) break;
    if (conjunction) {
      cardinal.has_and = true;
      cardinal.before_and = before;
      cardinal.scale_before_and = scale_before;
    }
    at = next + 1;
    if (at - i > 64) break;
  }
  cardinal.end = at;
  if (last_ == Last::kTens && tokens_.Is(at - 1, kTensWord)) cardinal.trailing_tens = tokens_.at(at - 1).word->value;
  cardinal.value = total_ + current_;
  if (cardinal.has_and) cardinal.after_and = cardinal.value - cardinal.before_and;
  cardinal.scale = last_ == Last::kScale ? last_exponent_ : 0;
  return at > i;
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

// "two hundred point seventy-one", "nine point nought four".
void WesternReader::Point(Cardinal& cardinal) {
  if (!tokens_.Is(cardinal.end, kPoint) || cardinal.ordinal || !cardinal.words) return;
  size_t at = cardinal.end + 1;
  int places = 0;
  Decimal value = cardinal.value;
  while (places < 20 && tokens_.Is(at, kSmallWord | kTensWord)) {
    int digits = tokens_.at(at).word->value;
    int width = digits < 10 ? 1 : 2;
    ++at;
    if (digits >= 20) {
      const size_t unit = IsDash(tokens_, at) ? at + 1 : at;
      if (tokens_.Is(unit, kSmallWord) && tokens_.at(unit).word->value < 10 && tokens_.at(unit).word->value > 0) {
        digits += tokens_.at(unit).word->value;
        at = unit + 1;
      }
    }
    places += width;
    value = value + Decimal::Scaled(digits, -places);
  }
  if (places == 0) return;
  cardinal.value = value;
  cardinal.end = at;
  cardinal.scale = 0;
  if (tokens_.Is(at, kScaleWord)) {
    cardinal.scale = tokens_.at(at).word->value;
    cardinal.value = value.Shift(cardinal.scale);
    ++cardinal.end;
  }
}

// "1/2" at the token; the slash stands close.
bool WesternReader::SlashFraction(size_t at, Numeral& numeral) {
  if (tokens_.at(at).kind != TokenKind::kNumber || !tokens_.IsMark(at + 1, '/')) return false;
  if (tokens_.at(at + 2).kind != TokenKind::kNumber || tokens_.at(at + 1).space || tokens_.at(at + 2).space)
    return false;
  if (tokens_.IsMark(at + 3, '/') && tokens_.at(at + 4).kind == TokenKind::kNumber) return false;
  if (at > 0 && tokens_.IsMark(at - 1, '/')) return false;
  const PrintedNumber top = ParsePrinted(tokens_.text(), tokens_.at(at));
  const PrintedNumber bottom = ParsePrinted(tokens_.text(), tokens_.at(at + 2));
  if (top.refusal != Refusal::kNone || bottom.refusal != Refusal::kNone) return false;
  if (!top.value.IsInteger() || !bottom.value.IsInteger()) return false;
  if (bottom.value < Decimal(2) || bottom.value > Decimal(1000) || top.value > Decimal(1000)) return false;
  numeral.numerator = top.value;
  numeral.denominator = bottom.value;
  numeral.fraction = true;
  numeral.last = at + 3;
  return true;
}

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

// "half a million", "three-quarters of a billion", "quarter million".
void WesternReader::ScaleFraction(Numeral& numeral) {
  size_t at = numeral.last;
  if (tokens_.Is(at, kOf) && tokens_.Is(at + 1, kArticle)) ++at;
  if (tokens_.Is(at, kArticle)) ++at;
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
  return std::find(std::begin(kBehind), std::end(kBehind), text) == std::end(kBehind);
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
  // "one and a half", "103 and two thirds", "3 million and a half".
  if (tokens_.Is(cardinal.end, kAnd) && tokens_.at(cardinal.end).kind == TokenKind::kWord) {
    const size_t at = cardinal.end + 1;
    Decimal top = 1;
    size_t behind = at;
    if (tokens_.Is(at, kArticle)) {
      behind = at + 1;
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
        // "two and a half million": the scale goes to all of it.
        if (cardinal.scale == 0 && numeral.scale > 2 && cardinal.value < Decimal(1000)) {
          const int scale = numeral.scale;
          numeral.numerator = (cardinal.value * denominator + top).Shift(scale);
          numeral.denominator = denominator;
          numeral.numerator = numeral.Value();
          numeral.denominator = 1;
        }
        return;
      }
    }
  }
  // "10 1/2", "2½".
  if (cardinal.value.IsInteger() && cardinal.scale == 0) {
    if (const Vulgar* vulgar = FindVulgar(tokens_.at(cardinal.end))) {
      denominator = vulgar->denominator;
      mix(cardinal.value, vulgar->numerator, 0, cardinal.end + 1);
      return;
    }
    Numeral slash;
    if (!cardinal.words && tokens_.at(cardinal.end).space && SlashFraction(cardinal.end, slash)) {
      denominator = slash.denominator;
      mix(cardinal.value, slash.numerator, 0, slash.last);
    }
  }
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

}  // namespace

Decimal Numeral::Value() const {
  if (denominator == Decimal(1)) return numerator;
  return Decimal::Divide(numerator, denominator, 12, Decimal::Rounding::kNearest);
}

PrintedNumber ParsePrinted(std::string_view text, const Token& token) {
  PrintedNumber printed;
  if (token.shape == NumberShape::kVersion) printed.refusal = Refusal::kVersion;
  if (token.shape == NumberShape::kMalformed) printed.refusal = Refusal::kMalformed;
  std::string plain;
  int places = 0;
  int significant = 0;
  size_t at = token.begin;
  bool point = false;
  for (; at < token.end && plain.size() < 4 * kMaxDigits;) {
    uint32_t length = 0;
    const int digit = DigitAt(text, at, &length);
    if (digit < 0) {
      const CodePoint c = CharAt(text, at);
      if ((c.value | 0x20) == 'e') break;
      if (at == token.point && (token.point != 0 || c.value == '.' || c.value == 0xFF0E) && !point) {
        plain += '.';
        point = true;
      }
      at += c.size;
      continue;
    }
    plain += static_cast<char>('0' + digit);
    if (point) ++places;
    if (significant > 0 || digit != 0) ++significant;
    at += length;
  }
  if (significant > kMaxDigits || plain.size() >= 4 * kMaxDigits) {
    printed.refusal = Refusal::kOverlong;
    return printed;
  }
  if (printed.refusal != Refusal::kNone) return printed;
  int exponent = 0;
  if (at < token.end) {
    const std::string tail(text.substr(at + 1, token.end - at - 1));
    plain += 'e' + tail;
    exponent = std::atoi(tail.c_str());
  }
  const std::optional<Decimal> value = Decimal::Parse(plain);
  if (!value) {
    printed.refusal = Refusal::kOverlong;
    return printed;
  }
  printed.value = *value;
  printed.digits = std::max(significant, 1);
  printed.last_place = exponent - places;
  return printed;
}

std::optional<Numeral> ReadWesternNumeral(TokenStream& tokens, size_t i) { return WesternReader(tokens).Read(i); }

std::optional<Numeral> ReadNumeral(TokenStream& tokens, size_t i) {
  const TokenKind kind = tokens.at(i).kind;
  if (kind == TokenKind::kHan) return ReadHanNumeral(tokens, i);
  if (kind == TokenKind::kNumber) {
    const Token& next = tokens.at(i + 1);
    if (next.kind == TokenKind::kHan)
      if (std::optional<Numeral> han = ReadHanNumeral(tokens, i)) return han;
  }
  if (kind == TokenKind::kNumber || kind == TokenKind::kWord || kind == TokenKind::kMark)
    return ReadWesternNumeral(tokens, i);
  return std::nullopt;
}

}  // namespace factlint
