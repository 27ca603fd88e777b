// Factors: "doubled", "three times as many", 增长了两倍.
#include <algorithm>

#include "extractor/number_reader.h"

namespace factlint {

// 翻了近两番: doubled nearly twice.
bool NumberReader::TimesTwo(Phrase& phrase, uint32_t floor) {
  Amount& amount = phrase.amount;
  const std::optional<int64_t> times = amount.numeral.numerator.ToInteger();
  if (!times || *times < 1 || *times > 10 || !amount.numeral.IsInteger() || amount.numeral.vague || amount.numeral.some)
    return false;
  size_t verb = phrase.first;
  while (verb > 0 && phrase.first - verb < 3 && tokens_.at(verb - 1).begin >= floor && !tokens_.IsHan(verb, U'翻'))
    --verb;
  if (!tokens_.IsHan(verb, U'翻')) return false;
  amount.numeral.numerator = int64_t{1} << *times;
  amount.type = MentionType::kRatio;
  const Relation relation = phrase.quantity.relation;
  phrase.quantity = Plain(amount);
  SetRelation(phrase, relation);
  ++phrase.last;
  return true;
}

// 两倍, 增长了两倍 (three times as much), "three times as many", "3x".
bool NumberReader::Times(Phrase& phrase, uint32_t floor) {
  Amount& amount = phrase.amount;
  if (amount.type != MentionType::kNumber) return false;
  size_t at = phrase.last;
  if (tokens_.IsHan(at, U'番')) return TimesTwo(phrase, floor);
  const PhraseTable::Hit hit = tokens_.Match(PhraseKind::kTimes, at);
  if (hit.tokens == 0) return false;
  const Token word = tokens_.at(at);
  if (word.kind == TokenKind::kHan) {
    const PhraseTable::Hit grow = tokens_.MatchBefore(PhraseKind::kTimesGrow, phrase.first, floor);
    size_t end = at + 1;
    if (phrase.quantity.relation == Relation::kRange) {  // 一至两倍, 增长1.5至2倍
      Interval& bounds = phrase.quantity.bounds;
      if (grow.tokens > 0) {
        if (bounds.lo) bounds.lo = *bounds.lo + 1;
        if (bounds.hi) bounds.hi = *bounds.hi + 1;
        phrase.first -= grow.tokens;
      }
      amount.type = MentionType::kRatio;
      phrase.last = end;
      return true;
    }
    if (tokens_.IsHan(end, U'半')) {
      amount.numeral.numerator = amount.numeral.numerator + Decimal::Scaled(5, -1);
      amount.numeral.last_place = -1;
      ++end;
    } else if (tokens_.Is(end, kHanOdd) && tokens_.at(end).kind == TokenKind::kHan && !amount.numeral.some &&
               !amount.numeral.vague) {
      amount.numeral.some = true;
      const Decimal value = amount.numeral.Value();
      amount.numeral.bounds = {.lo = value, .hi = value + 1, .lo_open = true, .hi_open = true};
      ++end;
    }
    if (grow.tokens > 0) {
      amount.numeral.numerator = amount.numeral.numerator + amount.numeral.denominator;
      if (amount.numeral.bounds.lo) amount.numeral.bounds.lo = *amount.numeral.bounds.lo + 1;
      if (amount.numeral.bounds.hi) amount.numeral.bounds.hi = *amount.numeral.bounds.hi + 1;
      phrase.first -= grow.tokens;
    }
    amount.type = MentionType::kRatio;
    amount.numeral.shy = false;  // 百倍
    phrase.last = end;
    const Relation relation = phrase.quantity.relation;
    phrase.quantity = Plain(amount);
    if (relation != Relation::kEq && relation != Relation::kVague) SetRelation(phrase, relation);
    return true;
  }
  const std::string_view text = tokens_.Text(at);
  const size_t behind = at + hit.tokens;
  if (text == "time") return false;
  if (text == "times") {
    if (!tokens_.Is(behind, kTimesMore) || tokens_.at(behind).kind != TokenKind::kWord) return false;
    const std::string_view more = tokens_.Text(behind);
    const bool extra = more == "more" || more == "greater" || more == "larger" || more == "bigger" ||
                       more == "higher" || more == "faster" || more == "longer";
    const bool less = more == "less" || more == "fewer" || more == "smaller" || more == "lower" || more == "cheaper";
    if (less && !amount.numeral.numerator.IsZero() && !amount.numeral.vague && !amount.numeral.some) {
      std::swap(amount.numeral.numerator, amount.numeral.denominator);  // "ten times smaller" is a tenth
      phrase.quantity = Plain(amount);
      phrase.quantity.assumed = true;
    }
    amount.type = MentionType::kRatio;
    phrase.last = behind + (more == "the" || more == "that" || more == "its" || more == "their" || more == "over" ||
                                    more == "his" || more == "growth" || more == "increase" || more == "as"
                                ? 0
                                : 1);
    if (extra && phrase.quantity.nominal && phrase.quantity.relation != Relation::kGt) {
      // Three times as many, or four times: both are read, and the mention says so.
      const Decimal value = *phrase.quantity.nominal;
      phrase.quantity.nominal.reset();
      phrase.quantity.relation = Relation::kRange;
      phrase.quantity.bounds = {.lo = value, .hi = value + 1};
      phrase.quantity.assumed = true;
    }
    return true;
  }
  // "3x", "10-fold"; "4 x 4" is none.
  if ((text == "x" || word.mark == 0xD7) && (word.space || tokens_.at(behind).kind == TokenKind::kNumber)) return false;
  amount.type = MentionType::kRatio;
  phrase.last = behind;
  return true;
}

// Behind "twice": "the size", "as many", "that of 2019".
bool NumberReader::OpensComparison(size_t i) {
  if (tokens_.at(i).kind != TokenKind::kWord) return false;
  if (tokens_.Is(i, kTimesMore)) return true;
  static constexpr std::string_view kBehind[] = {"what", "those", "this", "our", "her", "my", "your", "one", "last"};
  const std::string_view text = tokens_.Text(i);
  const bool possessive = text.size() > 2 && text.ends_with("'s");
  return possessive || std::find(std::begin(kBehind), std::end(kBehind), text) != std::end(kBehind);
}

// "doubled", "tripled", "twice", 翻一番.
uint32_t NumberReader::Multiple(size_t i, uint32_t floor, std::vector<Mention>& mentions) {
  const PhraseTable::Hit hit = tokens_.Match(PhraseKind::kDoubling, i);
  const bool word = tokens_.Is(i, kMultiple) && tokens_.at(i).kind == TokenKind::kWord;
  if (hit.tokens == 0 && !word) return 0;
  Phrase phrase;
  phrase.first = i;
  phrase.last = i + std::max<size_t>(hit.tokens, 1);
  if (word) {  // "twice a week", "double-edged"
    const Token next = tokens_.at(phrase.last);
    const std::string_view told = tokens_.Text(i);
    const bool verb = told.front() == 'd' || told.ends_with("ed") || told.ends_with("ing");  // "tripled in two years"
    if (tokens_.Is(phrase.last, kArticle | kIn) && !verb) return 0;
    if (next.kind == TokenKind::kMark && next.mark == '-' && !next.space) return 0;
    const std::string_view name = tokens_.Text(i);
    if ((name == "twice" || name == "thrice" || name == "Twice") && !OpensComparison(phrase.last))
      return 0;  // "twice daily"
    if (tokens_.Text(i) == "doubles" || tokens_.Text(i) == "triples") {
      if (i == 0 || tokens_.at(phrase.last).kind != TokenKind::kWord) return 0;
    }
  }
  Numeral& numeral = phrase.amount.numeral;
  numeral.first = i;
  numeral.last = phrase.last;
  numeral.numerator = hit.tokens > 0 ? Decimal(static_cast<int64_t>(hit.value)) : Decimal(tokens_.at(i).word->value);
  if (numeral.numerator.IsNegative()) {  // "halved"
    numeral.denominator = -numeral.numerator;
    numeral.numerator = 1;
  }
  numeral.form = Form::kWord;
  phrase.amount.type = MentionType::kRatio;
  phrase.amount.first = i;
  phrase.amount.last = phrase.last;
  phrase.quantity = Plain(phrase.amount);
  Relate(phrase, floor);
  return Emit(phrase, mentions);
}

}  // namespace factlint
