// "two hundred and five thousand", "4 thousand 3 hundred", "nine point nought four".
#include "extractor/western_reader.h"

namespace factlint {

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

// "fell to 526 million two years later": behind digits and a scale a small word that no
// hundred follows is a number of its own.
bool WesternReader::CountsSomethingElse(size_t i) {
  return last_ == Last::kScale && tokens_.Is(i, kSmallWord) && !tokens_.Is(i + 1, kScaleWord);
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
                 tokens_.Is(next + 1, kScaleWord | kOrdinalScale)) {  // "100-billion", "25-millionth"
        ++next;
      } else if (tokens_.Is(next, kAnd) && tokens_.at(next).kind == TokenKind::kWord &&
                 (last_ == Last::kHundred || last_ == Last::kScale)) {
        conjunction = true;
        ++next;
        if (LargerBehind(next)) break;
      }
    }
    if (!conjunction && tokens_.at(i).kind == TokenKind::kNumber && CountsSomethingElse(next)) break;
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

}  // namespace factlint
