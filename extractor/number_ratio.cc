// Two numbers that divide: "3:2", "1:1000", "a ratio of 3 to 2", 比例为3比2.
#include "extractor/number_reader.h"
#include "extractor/refusals.h"

namespace factlint {

// Is token i a colon between two parts, both close or both apart?
bool NumberReader::RatioMark(size_t i) {
  const Token& mark = tokens_.at(i);
  if (mark.kind != TokenKind::kMark || (mark.mark != ':' && mark.mark != 0x2236)) return false;
  return mark.space == tokens_.at(i + 1).space && !tokens_.at(i + 1).newline;
}

bool NumberReader::Ratio(Phrase& phrase, uint32_t floor, Refusal* refusal) {
  Amount& amount = phrase.amount;
  const Numeral& top = amount.numeral;
  if (amount.type != MentionType::kNumber || top.vague || top.some || top.fraction || top.numerator.IsNegative())
    return false;
  const bool named = tokens_.MatchBefore(PhraseKind::kRatioBefore, phrase.first, floor).tokens > 0;
  size_t at = phrase.last;
  const bool colon = tokens_.at(at - 1).kind == TokenKind::kNumber && RatioMark(at);
  const bool than = tokens_.IsHan(at, U'比');
  const PhraseTable::Hit to = named ? tokens_.Match(PhraseKind::kRatioTo, at) : PhraseTable::Hit{};
  // "a 5-to-1 split": to one only, "12-to-18-month" is a range.
  const bool to_one = to.tokens == 0 && tokens_.IsMark(at, '-') && tokens_.Text(at + 1) == "to" &&
                      tokens_.IsMark(at + 2, '-') && (tokens_.Text(at + 3) == "1" || tokens_.Text(at + 3) == "one");
  if (!colon && !than && !to_one && to.tokens == 0) return Factor(phrase);
  at += colon || than ? 1 : to_one ? 3 : to.tokens;
  const TokenKind kind = tokens_.at(at).kind;
  if (kind != TokenKind::kNumber && (colon || !tokens_.Is(at, kSmallWord | kTensWord | kHanDigit | kHanUnit)))
    return false;
  if (colon && kind != TokenKind::kNumber) return false;
  const std::optional<Amount> bottom = ReadAmount(tokens_, at, tokens_.at(at).begin, options_);
  if (!bottom || bottom->first != at || bottom->type != MentionType::kNumber || bottom->numeral.vague) return false;
  if (bottom->numeral.refusal != Refusal::kNone || bottom->numeral.fraction || bottom->numeral.numerator.IsZero())
    return false;
  if (than && tokens_.Match(PhraseKind::kThanGreater, bottom->last).tokens > 0) return false;  // 五比三大
  if (than && tokens_.Match(PhraseKind::kThanLess, bottom->last).tokens > 0) return false;
  phrase.last = bottom->last;
  amount.numeral.last = bottom->numeral.last;
  // "1:2:3", "Genesis 1:1": neither is one factor.
  const bool chain = RatioMark(phrase.last) && tokens_.at(phrase.last + 1).kind == TokenKind::kNumber;
  if (colon && (chain || (!named && OpensWithName(phrase.first, floor)))) {
    while (RatioMark(phrase.last) && tokens_.at(phrase.last + 1).kind == TokenKind::kNumber) phrase.last += 2;
    *refusal = Refusal::kCode;
    return true;
  }
  Numeral& numeral = amount.numeral;
  numeral.numerator = numeral.numerator * bottom->numeral.denominator;
  numeral.denominator = numeral.denominator * bottom->numeral.numerator;
  amount.type = MentionType::kRatio;
  phrase.quantity = Plain(amount);
  return true;
}

// "by a factor of 2.5"; a range may follow.
bool NumberReader::Factor(Phrase& phrase) {
  const size_t first = phrase.first;
  if (first < 2 || !tokens_.Is(first - 1, kOf) || tokens_.Text(first - 2) != "factor") return false;
  phrase.amount.type = MentionType::kRatio;
  return false;
}

// A capitalised word inside a line stands before token i.
bool NumberReader::OpensWithName(size_t i, uint32_t floor) {
  if (i < 1 || tokens_.at(i - 1).kind != TokenKind::kWord || tokens_.at(i - 1).begin < floor) return false;
  const char c = tokens_.text()[tokens_.at(i - 1).begin];
  return c >= 'A' && c <= 'Z';
}

}  // namespace factlint
