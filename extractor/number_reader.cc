#include "extractor/number_reader.h"

#include <algorithm>
#include <numeric>

#include "extractor/refusals.h"

namespace factlint {
namespace {

constexpr uint16_t Bit(MentionType type) { return static_cast<uint16_t>(1u << static_cast<int>(type)); }

bool Lower(Relation r) { return r == Relation::kGt || r == Relation::kGe; }
bool Upper(Relation r) { return r == Relation::kLt || r == Relation::kLe; }

// One third of a whole as "1/3", where the percentage does not end.
std::string ExactFraction(const Numeral& numeral, const Decimal& value, const Decimal& factor) {
  if (value * numeral.denominator == numeral.numerator * factor) return {};
  const std::optional<int64_t> top = numeral.numerator.ToInteger();
  const std::optional<int64_t> bottom = numeral.denominator.ToInteger();
  if (!top || !bottom) return numeral.numerator.ToString() + "/" + numeral.denominator.ToString();
  const int64_t common = std::max<int64_t>(1, std::gcd(*top, *bottom));
  return std::to_string(*top / common) + "/" + std::to_string(*bottom / common);
}

}  // namespace

Quantity NumberReader::Plain(const Amount& amount) const {
  const Numeral& numeral = amount.numeral;
  Quantity quantity;
  quantity.form = numeral.fraction ? Form::kFraction : numeral.form;
  quantity.unit = amount.unit;
  quantity.assumed = amount.assumed;
  quantity.digits = std::max(numeral.digits, 1);
  quantity.last_place = numeral.last_place;
  if (numeral.vague) {
    quantity.relation = Relation::kVague;
    quantity.bounds = numeral.bounds;
    return quantity;
  }
  if (numeral.fraction && amount.type == MentionType::kPercent) {
    const Decimal value =
        Decimal::Divide(numeral.numerator * Decimal(100), numeral.denominator, 12, Decimal::Rounding::kNearest);
    quantity.nominal = value;
    quantity.exact = ExactFraction(numeral, value, 100);
    quantity.digits = std::min(value.Digits(), 12);
    quantity.last_place = value.Exponent();
  } else {
    quantity.nominal = numeral.Value();
    quantity.exact = ExactFraction(numeral, *quantity.nominal, 1);
    if (numeral.denominator != Decimal(1)) {
      quantity.digits = std::min(quantity.nominal->Digits(), 12);
      quantity.last_place = quantity.nominal->Exponent();
    }
  }
  quantity.bounds = Interval::Exactly(*quantity.nominal);
  if (numeral.some) {
    quantity.relation = Relation::kGt;
    quantity.bounds = numeral.bounds;
  }
  return quantity;
}

void NumberReader::SetRelation(Phrase& phrase, Relation relation) {
  Quantity& quantity = phrase.quantity;
  if (!quantity.nominal || phrase.amount.numeral.some) return;  // a range or vague form keeps its bounds
  const Decimal value = *quantity.nominal;
  quantity.relation = relation;
  switch (relation) {
    case Relation::kGt:
      quantity.bounds = Interval::MoreThan(value);
      break;
    case Relation::kGe:
      quantity.bounds = Interval::AtLeast(value);
      break;
    case Relation::kLt:
    case Relation::kNearly:
      quantity.bounds = Interval::LessThan(value);
      break;
    case Relation::kLe:
      quantity.bounds = Interval::AtMost(value);
      break;
    default:
      quantity.bounds = Interval::Exactly(value);
  }
}

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

// "between 20 and 30", "10 to 15 percent", "$3-5 billion", 10至15亿元.
bool NumberReader::Range(Phrase& phrase, uint32_t floor) {
  Amount& first = phrase.amount;
  if (first.numeral.vague || first.numeral.shy || first.numeral.some) return false;
  const PhraseTable::Hit between = tokens_.MatchBefore(PhraseKind::kRangeBetween, phrase.first, floor);
  const PhraseTable::Hit from = tokens_.MatchBefore(PhraseKind::kRangeFrom, phrase.first, floor);
  Amount second;
  PhraseTable::Hit join = tokens_.Match(PhraseKind::kRangeTo, phrase.last);
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
    const PhraseTable::Hit conjunction = tokens_.Match(PhraseKind::kRangeAnd, phrase.last);
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
  if (mark.kind == TokenKind::kMark && join.tokens == 1 && mark.space != tokens_.at(phrase.last + 1).space)
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
  // The scale goes to both ends: "$3-5 billion", 一到五万.
  Numeral& low = first.numeral;
  const Numeral& high = second.numeral;
  if (high.scale >= 3 && low.scale == 0 && low.denominator == Decimal(1) &&
      low.numerator < high.Value().Shift(-high.scale) && (first.unit.empty() || first.prefixed))
    ShiftNumeral(low, high.scale);
  if (second.numeral.tenths && first.unit.empty() && low.numerator < Decimal(10)) ShiftNumeral(low, 1);
  Quantity a = Plain(first);
  Quantity b = Plain(second);
  // "in 2023 to 126 trillion yuan": ends far apart, one of them bare, are two numbers.
  if (a.nominal && b.nominal && a.unit != b.unit && between.tokens == 0 &&
      *b.nominal > Abs(*a.nominal) * Decimal(1000) && *a.nominal > Decimal(10))
    return false;
  if (second.type == MentionType::kPercent && first.numeral.fraction && first.type != MentionType::kPercent)
    return false;
  if (first.type == MentionType::kPercent && second.type != MentionType::kPercent && second.unit.empty()) return false;
  if (!a.nominal || !b.nominal || *a.nominal >= *b.nominal) return false;
  if (either && *b.nominal > *a.nominal + *a.nominal) return false;  // "ten or a hundred" are two
  if (dash && a.nominal->IsZero() && a.form == Form::kWord) return false;
  Quantity& quantity = phrase.quantity;
  quantity = b;
  quantity.nominal.reset();
  quantity.exact.clear();
  quantity.relation = Relation::kRange;
  quantity.bounds = {.lo = a.nominal, .hi = b.nominal};
  quantity.last_place = std::max(a.last_place, b.last_place);
  quantity.digits = std::min(a.digits, b.digits);
  if (quantity.unit.empty()) {
    quantity.unit = a.unit;
    quantity.assumed = a.assumed;
  }
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
  if (between.tokens > 0) {
    phrase.first -= between.tokens;
  } else if (from.tokens > 0) {
    phrase.first -= from.tokens;
  }
  return true;
}

bool NumberReader::RelateAfter(Phrase& phrase) {
  // 比三十大.
  if (phrase.first > 0 && tokens_.IsHan(phrase.first - 1, U'比')) {
    for (const auto& [kind, relation] :
         {std::pair{PhraseKind::kThanGreater, Relation::kGt}, {PhraseKind::kThanLess, Relation::kLt}}) {
      const PhraseTable::Hit than = tokens_.Match(kind, phrase.last);
      if (than.tokens == 0) continue;
      --phrase.first;
      phrase.last += than.tokens;
      SetRelation(phrase, relation);
      return true;
    }
  }
  PhraseTable::Hit hit = tokens_.Match(PhraseKind::kAfter, phrase.last);
  if (hit.tokens == 0 && tokens_.at(phrase.last).kind == TokenKind::kHan) {
    // 1000家以上: the classifier stays for the rules to see.
    const PhraseTable::Hit classifier = tokens_.Match(PhraseKind::kClassifier, phrase.last);
    if (classifier.tokens > 0) hit = tokens_.Match(PhraseKind::kAfter, phrase.last + classifier.tokens);
    if (hit.tokens == 0) return false;
    SetRelation(phrase, static_cast<Relation>(hit.value));
    return true;
  }
  if (hit.tokens == 0) return false;
  const Token word = tokens_.at(phrase.last);
  const auto relation = static_cast<Relation>(hit.value);
  // "2 + 3" and "C++" are no "at least".
  if (word.kind == TokenKind::kMark && word.mark == '+' &&
      (word.space || tokens_.at(phrase.last + 1).kind == TokenKind::kNumber))
    return false;
  if (word.kind == TokenKind::kWord && hit.tokens == 1 && tokens_.Text(phrase.last) == "plus" &&
      (tokens_.at(phrase.last + 1).kind == TokenKind::kNumber || tokens_.Is(phrase.last + 1, kArticle | kSmallWord)))
    return false;
  // "200 or greater than 190": the words belong to the next number.
  const size_t behind = phrase.last + hit.tokens;
  if (tokens_.at(behind).kind == TokenKind::kWord && tokens_.Text(behind) == "than") return false;
  phrase.last += hit.tokens;
  SetRelation(phrase, relation);
  return true;
}

// The words that bound the number: before it, behind it, or both.
void NumberReader::Relate(Phrase& phrase, uint32_t floor) {
  PhraseTable::Hit before = tokens_.MatchBefore(PhraseKind::kBefore, phrase.first, floor);
  const bool none = before.tokens > 0 && before.value == kNoRelation;
  if (none) before.tokens = 0;
  if (before.tokens > 0) {
    const Token sign = tokens_.at(phrase.first - before.tokens);
    const bool tilde = sign.kind == TokenKind::kMark && (sign.mark == '~' || sign.mark == 0x223C);
    // "20 ~100": a range mark is no "about"; "c." needs to be a word of its own.
    if (tilde && phrase.first - before.tokens > 0 &&
        tokens_.at(phrase.first - before.tokens - 1).kind == TokenKind::kNumber)
      before.tokens = 0;
  }
  Relation relation = before.tokens > 0 ? static_cast<Relation>(before.value) : Relation::kEq;
  if (relation == Relation::kVague) {
    // 上千, 成百: only before a numeral that begins with its unit.
    const size_t i = phrase.amount.numeral.first;
    const bool unit = tokens_.at(i).kind == TokenKind::kHan && tokens_.Is(i, kHanUnit | kHanScale);
    if (unit && phrase.quantity.nominal && !phrase.amount.numeral.some) {
      const VagueBounds& upward = tokens_.lexicon().vague(VagueForm::kUpward);
      const Decimal value = *phrase.quantity.nominal;
      phrase.quantity.relation = Relation::kVague;
      phrase.quantity.nominal.reset();
      phrase.quantity.bounds = {.lo = upward.lo * value, .hi_open = upward.hi.has_value()};
      if (upward.hi) phrase.quantity.bounds.hi = *upward.hi * value;
      phrase.first -= before.tokens;
      phrase.amount.numeral.shy = false;
    }
    return;
  }
  const bool equal_to = before.tokens > 0 && relation == Relation::kEq;
  if (before.tokens > 0) {
    phrase.first -= before.tokens;
    SetRelation(phrase, relation);
    phrase.amount.numeral.shy = false;
    // "about 500 or more": a weak word before gives way to a bound behind.
    if (relation == Relation::kAbout || equal_to) {
      const size_t keep = phrase.first;
      Phrase probe = phrase;
      if (RelateAfter(probe) && (Lower(probe.quantity.relation) || Upper(probe.quantity.relation))) {
        phrase = probe;
        if (!equal_to) phrase.first = keep + before.tokens;
      } else if (probe.quantity.relation == Relation::kAbout) {
        phrase.last = probe.last;
      }
      if (equal_to && tokens_.Match(PhraseKind::kEqualTo, keep).tokens == 0) phrase.first = keep;
      return;
    }
    const PhraseTable::Hit or_equal = tokens_.Match(PhraseKind::kOrEqual, phrase.last);
    if (or_equal.tokens > 0 && tokens_.at(phrase.last + or_equal.tokens).kind != TokenKind::kNumber) {
      if (relation == Relation::kGt) SetRelation(phrase, Relation::kGe);
      if (relation == Relation::kLt) SetRelation(phrase, Relation::kLe);
      phrase.last += or_equal.tokens;
    }
    return;
  }
  if (RelateAfter(phrase)) return;
  // "will top 400 billion yuan".
  const bool top =
      phrase.first > 0 && tokens_.Is(phrase.first - 1, kTop) && tokens_.at(phrase.first - 1).begin >= floor;
  if (top && phrase.amount.type != MentionType::kNumber && phrase.amount.type != MentionType::kOrdinal) {
    --phrase.first;
    SetRelation(phrase, Relation::kGt);
    return;
  }
  // 约占全国的一半: the word stands with the verb.
  for (size_t back = 1; back <= 8 && back < phrase.first; ++back) {
    const size_t at = phrase.first - back;
    if (tokens_.at(at).kind != TokenKind::kHan || tokens_.at(at).begin < floor || tokens_.Is(at, kHanDigit | kHanUnit))
      return;
    if (!tokens_.IsHan(at, U'占')) continue;
    const PhraseTable::Hit far = tokens_.MatchBefore(PhraseKind::kBefore, at + 1, floor);
    if (far.tokens > 1 && far.value != kNoRelation) SetRelation(phrase, static_cast<Relation>(far.value));
    return;
  }
}

// "at least 20 and at most 100", 1000以上，1500以下, 大于等于一百小于等于三百一.
void NumberReader::JoinBounds(Phrase& phrase) {
  const Relation mine = phrase.quantity.relation;
  if (!(Lower(mine) || Upper(mine)) || !phrase.quantity.nominal || phrase.amount.numeral.some) return;
  size_t at = phrase.last;
  if (tokens_.at(at).kind == TokenKind::kHan) at += tokens_.Match(PhraseKind::kClassifier, at).tokens;
  if (at > phrase.last && tokens_.Match(PhraseKind::kAfter, at).tokens > 0)
    at += tokens_.Match(PhraseKind::kAfter, at).tokens;
  const PhraseTable::Hit join = tokens_.Match(PhraseKind::kJoin, at);
  at += join.tokens;
  size_t number = at;
  while (number - at < 9) {
    const Token token = tokens_.at(number);
    if (token.kind == TokenKind::kNumber) break;
    if (token.kind == TokenKind::kBreak || token.kind == TokenKind::kEnd || token.kind == TokenKind::kBlocked ||
        token.newline)
      return;
    if (tokens_.Is(number, kSmallWord | kTensWord | kHanDigit | kHanUnit)) break;
    if (token.kind == TokenKind::kMark && (token.mark == '.' || token.mark == U'。' || token.mark == ';')) return;
    ++number;
  }
  if (number - at >= 9) return;
  const uint32_t floor = tokens_.at(at).begin;
  if (RefuseToken(tokens_, number, floor)) return;
  const std::optional<Amount> amount = ReadAmount(tokens_, number, floor, options_);
  if (!amount || amount->numeral.refusal != Refusal::kNone || amount->numeral.vague || amount->numeral.shy) return;
  Phrase other;
  other.amount = *amount;
  other.quantity = Plain(*amount);
  other.first = amount->first;
  other.last = amount->last;
  Relate(other, floor);
  const Relation theirs = other.quantity.relation;
  if (other.first != at || !other.quantity.nominal) return;
  if (!((Lower(mine) && Upper(theirs)) || (Upper(mine) && Lower(theirs)))) return;
  if (phrase.quantity.unit != other.quantity.unit && !phrase.quantity.unit.empty() && !other.quantity.unit.empty())
    return;
  // "at most 60 years, at least three firms" bound different things.
  const Token mark = tokens_.at(phrase.last);
  const bool counted = mark.kind == TokenKind::kHan && tokens_.Match(PhraseKind::kClassifier, phrase.last).tokens > 0;
  if (counted && tokens_.at(other.last).kind == TokenKind::kHan && tokens_.at(other.last).hash != mark.hash) return;
  if (join.tokens > 0 && tokens_.at(at - join.tokens).kind == TokenKind::kMark &&
      phrase.quantity.unit != other.quantity.unit)
    return;
  const Quantity low = Lower(mine) ? phrase.quantity : other.quantity;
  const Quantity high = Lower(mine) ? other.quantity : phrase.quantity;
  if (!(*low.nominal < *high.nominal)) return;
  Quantity& quantity = phrase.quantity;
  const size_t number_first = std::min(phrase.amount.numeral.first, other.amount.numeral.first);
  if (quantity.unit.empty()) {
    phrase.amount.type = other.amount.type;
    quantity.unit = other.quantity.unit;
    quantity.assumed = other.quantity.assumed;
  }
  quantity.bounds = {
      .lo = low.bounds.lo, .hi = high.bounds.hi, .lo_open = low.bounds.lo_open, .hi_open = high.bounds.hi_open};
  quantity.relation = Relation::kRange;
  quantity.nominal.reset();
  quantity.last_place = std::max(low.last_place, high.last_place);
  quantity.digits = std::min(low.digits, high.digits);
  phrase.amount.numeral.first = number_first;
  phrase.amount.numeral.last = std::max(phrase.amount.numeral.last, other.amount.numeral.last);
  phrase.last = other.last;
}

// "one in five", "two out of five hundred", "1 over 3".
bool NumberReader::OneIn(Phrase& phrase) {
  const Numeral& part = phrase.amount.numeral;
  if (phrase.amount.type != MentionType::kNumber || !part.IsInteger() || part.vague || part.some) return false;
  size_t at = phrase.last;
  const bool out = tokens_.at(at).kind == TokenKind::kWord && tokens_.Text(at) == "out" && tokens_.Is(at + 1, kOf);
  const bool in = tokens_.Is(at, kIn) && tokens_.at(at).kind == TokenKind::kWord;
  const bool over = tokens_.Is(at, kOver) && tokens_.at(at).kind == TokenKind::kWord;
  if (!out && !in && !over) return false;
  at += out ? 2 : 1;
  if (tokens_.at(at).kind == TokenKind::kWord && (tokens_.Text(at) == "every" || tokens_.Text(at) == "each")) ++at;
  if (tokens_.Is(at, kArticle | kSetWord) && !tokens_.Is(at, kScaleWord)) return false;
  const TokenKind kind = tokens_.at(at).kind;
  if (kind != TokenKind::kNumber && !tokens_.Is(at, kSmallWord | kTensWord)) return false;
  if (RefuseToken(tokens_, at, tokens_.at(at).begin)) return false;
  const std::optional<Amount> whole = ReadAmount(tokens_, at, tokens_.at(at).begin, options_);
  if (!whole || whole->type != MentionType::kNumber || !whole->numeral.IsInteger() || whole->numeral.vague)
    return false;
  const Decimal n = whole->numeral.numerator;
  if (!(part.numerator > Decimal(0)) || !(part.numerator < n)) return false;
  const bool words = tokens_.at(part.first).kind == TokenKind::kWord;
  const bool other_words = kind == TokenKind::kWord;
  if (in && (words != other_words || part.numerator > Decimal(20) ||
             !(n <= Decimal(20) || (n.Exponent() >= 1 && n <= Decimal(100000)) || n == Decimal(25))))
    return false;
  if (over) {
    const Token next = tokens_.at(whole->last);
    if (next.kind == TokenKind::kWord || next.kind == TokenKind::kHan || next.kind == TokenKind::kNumber) return false;
  }
  phrase.amount.numeral.denominator = n;
  phrase.amount.numeral.fraction = true;
  phrase.amount.type = MentionType::kPercent;
  phrase.amount.unit = "%";
  phrase.amount.numeral.last = whole->numeral.last;
  phrase.last = whole->last;
  phrase.quantity = Plain(phrase.amount);
  return true;
}

// "30 of the top 100", "30 out of the 100", "10 of China's 24".
bool NumberReader::OfSet(Phrase& phrase) {
  const Numeral& part = phrase.amount.numeral;
  if (phrase.amount.type != MentionType::kNumber || !part.IsInteger() || part.vague) return false;
  size_t at = phrase.last;
  if (tokens_.at(at).kind == TokenKind::kWord && tokens_.Text(at) == "out") ++at;
  if (!tokens_.Is(at, kOf) || tokens_.at(at).kind != TokenKind::kWord) return false;
  ++at;
  size_t words = 0;
  bool determined = false;
  for (; words < 5 && tokens_.at(at).kind == TokenKind::kWord; ++words, ++at) {
    const std::string_view text = tokens_.Text(at);
    const bool possessive =
        text.size() > 2 && text.back() == 's' && (text[text.size() - 2] == '\'' || text[text.size() - 2] == '\x99');
    if (tokens_.Is(at, kSmallWord | kTensWord | kScaleWord)) break;
    if (!tokens_.Is(at, kSetWord) && !possessive) return false;
    determined = true;
  }
  const bool direct = tokens_.at(at).kind == tokens_.at(part.first).kind;  // "3 of 5 plants"
  if (!determined && !direct) return false;
  const TokenKind kind = tokens_.at(at).kind;
  if (kind != TokenKind::kNumber && !tokens_.Is(at, kSmallWord | kTensWord)) return false;
  if (RefuseToken(tokens_, at, tokens_.at(at).begin)) return false;
  const std::optional<Amount> whole = ReadAmount(tokens_, at, tokens_.at(at).begin, options_);
  if (!whole || whole->type != MentionType::kNumber || !whole->numeral.IsInteger() || whole->numeral.vague)
    return false;
  if (part.numerator > whole->numeral.numerator) return false;
  phrase.quantity.of = whole->numeral.numerator;
  phrase.amount.type = MentionType::kKOfN;
  phrase.last = whole->last;
  return true;
}

// 两倍, 增长了两倍 (three times as much), "three times as many", "3x".
bool NumberReader::Times(Phrase& phrase, uint32_t floor) {
  Amount& amount = phrase.amount;
  if (amount.type != MentionType::kNumber) return false;
  size_t at = phrase.last;
  const PhraseTable::Hit hit = tokens_.Match(PhraseKind::kTimes, at);
  if (hit.tokens == 0) return false;
  const Token word = tokens_.at(at);
  if (word.kind == TokenKind::kHan) {
    const PhraseTable::Hit grow = tokens_.MatchBefore(PhraseKind::kTimesGrow, phrase.first, floor);
    size_t end = at + 1;
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

// "a third more patents than": a factor, not a share.
bool NumberReader::ShareMore(Phrase& phrase) {
  Amount& amount = phrase.amount;
  if (amount.type != MentionType::kPercent || !amount.numeral.fraction) return false;
  if (tokens_.at(phrase.last).kind == TokenKind::kWord && tokens_.Text(phrase.last) == "as") {  // "half as many"
    amount.type = MentionType::kRatio;
    amount.unit.clear();
    const Relation relation = phrase.quantity.relation;
    phrase.quantity = Plain(amount);
    SetRelation(phrase, relation);
    return true;
  }
  if (!tokens_.Is(phrase.last, kShareMore) || tokens_.at(phrase.last).kind != TokenKind::kWord) return false;
  const std::string_view text = tokens_.Text(phrase.last);
  const bool less = text == "fewer" || text == "less" || text == "lower" || text == "smaller";
  Numeral& numeral = amount.numeral;
  numeral.numerator = less ? numeral.denominator - numeral.numerator : numeral.denominator + numeral.numerator;
  numeral.fraction = false;
  amount.type = MentionType::kRatio;
  amount.unit.clear();
  const Relation relation = phrase.quantity.relation;
  phrase.quantity = Plain(amount);
  phrase.quantity.form = Form::kFraction;
  SetRelation(phrase, relation);
  ++phrase.last;
  return true;
}

// "in the top 10", 前十: a rank of at most ten. "Top 10 cities" names a list.
bool NumberReader::TopRank(Phrase& phrase, uint32_t floor, Refusal* refusal) {
  const Amount& amount = phrase.amount;
  if (amount.type != MentionType::kNumber || !amount.numeral.IsInteger() || amount.numeral.vague) return false;
  const size_t first = amount.first;
  if (tokens_.IsHan(phrase.last, U'强') && !(first > 0 && tokens_.IsHan(first - 1, U'前')) &&
      !tokens_.IsHan(phrase.last + 1, U'度')) {
    *refusal = Refusal::kTitle;  // 百强, 中国100强
    return true;
  }
  if (first == 0 || tokens_.at(first - 1).begin < floor) return false;
  const PhraseTable::Hit rank = tokens_.MatchBefore(PhraseKind::kTopRank, first, floor);
  const bool han = tokens_.IsHan(first - 1, U'前');
  if (han) {
    const Token before = first >= 2 ? tokens_.at(first - 2) : Token();
    // 目前30家, 此前, 以前: no ranks. 前10个月, 前三年: spans of time.
    static constexpr char32_t kOthers[] = {U'目', U'此', U'以', U'之', U'日', U'先',
                                           U'年', U'月', U'天', U'当', U'提', U'生'};
    for (const char32_t c : kOthers)
      if (before.mark == c && before.kind == TokenKind::kHan) return false;
    if (tokens_.Match(PhraseKind::kUnit, phrase.last).tokens > 0) return false;
    static constexpr char32_t kTimes[] = {U'季', U'届', U'轮', U'期', U'次', U'批',
                                          U'天', U'年', U'个', U'周', U'场', U'半'};
    for (const char32_t c : kTimes)
      if (tokens_.IsHan(phrase.last, c)) return false;
  } else if (!tokens_.Is(first - 1, kTop)) {
    return false;
  }
  if (rank.tokens == 0 && !han) {
    *refusal = Refusal::kTitle;
    phrase.first = first - 1;
    return true;
  }
  if (amount.numeral.numerator < Decimal(1)) return false;
  phrase.first = first - std::max<size_t>(rank.tokens, 1);
  phrase.amount.type = MentionType::kOrdinal;
  phrase.quantity.relation = Relation::kLe;
  phrase.quantity.bounds = {.lo = Decimal(1), .hi = phrase.quantity.nominal};
  return true;
}

// 每五家企业就有一家, 十人中有三人: a share.
void NumberReader::OneOfEach(Phrase& phrase) {
  const Amount& amount = phrase.amount;
  if (amount.type != MentionType::kNumber || !amount.numeral.IsInteger() || amount.numeral.vague || amount.numeral.some)
    return;
  const bool each = phrase.first > 0 && tokens_.IsHan(phrase.first - 1, U'每');
  size_t at = phrase.last;
  if (!each) {
    at += tokens_.Match(PhraseKind::kClassifier, at).tokens;
    if (!tokens_.IsHan(at, U'中') && !tokens_.IsHan(at, U'里')) return;
    if (!tokens_.IsHan(at + 1, U'有')) return;
    ++at;
  }
  for (size_t skipped = 0; !tokens_.IsHan(at, U'有'); ++skipped, ++at)
    if (skipped > 8 || tokens_.at(at).kind != TokenKind::kHan || tokens_.Is(at, kHanDigit | kHanUnit)) return;
  ++at;
  const TokenKind kind = tokens_.at(at).kind;
  if (kind != TokenKind::kNumber && !tokens_.Is(at, kHanDigit | kHanUnit)) return;
  const std::optional<Amount> part = ReadAmount(tokens_, at, tokens_.at(at).begin, options_);
  if (!part || part->type != MentionType::kNumber || !part->numeral.IsInteger() || part->numeral.vague) return;
  if (!(part->numeral.numerator < amount.numeral.numerator)) return;
  const Decimal whole = amount.numeral.numerator;
  if (each) --phrase.first;
  Numeral& numeral = phrase.amount.numeral;
  numeral.last = part->numeral.last;
  numeral.numerator = part->numeral.numerator;
  numeral.denominator = whole;
  numeral.fraction = true;
  phrase.amount.type = MentionType::kPercent;
  phrase.amount.unit = "%";
  phrase.last = part->last;
  phrase.quantity = Plain(phrase.amount);
}

// "the third straight year": three years, no rank.
void NumberReader::Streak(Phrase& phrase) {
  if (phrase.amount.type != MentionType::kOrdinal || phrase.quantity.relation != Relation::kEq) return;
  if (!tokens_.Is(phrase.last, kStreak) || tokens_.at(phrase.last).kind != TokenKind::kWord) return;
  const PhraseTable::Hit unit = tokens_.Match(PhraseKind::kUnit, phrase.last + 1);
  if (unit.tokens == 0) return;
  phrase.amount.type = MentionType::kMeasure;
  phrase.quantity.unit = tokens_.lexicon().units()[unit.value].id;
  phrase.last += 1 + unit.tokens;
}

uint32_t NumberReader::Refuse(Refusal reason, Span span, std::vector<Mention>& mentions) {
  Mention mention;
  mention.type = MentionType::kNumber;
  mention.types = Bit(MentionType::kNumber);
  mention.refusal = reason;
  mention.span = mention.number = span;
  mentions.push_back(mention);
  return span.end;
}

uint32_t NumberReader::Emit(const Phrase& phrase, std::vector<Mention>& mentions) {
  Mention mention;
  mention.type = phrase.amount.type;
  mention.types = static_cast<uint16_t>(Bit(mention.type) | phrase.amount.also);
  mention.span = {tokens_.at(phrase.first).begin, tokens_.at(phrase.last - 1).end};
  const Numeral& numeral = phrase.amount.numeral;
  mention.number = {tokens_.at(numeral.first).begin, tokens_.at(numeral.last - 1).end};
  mention.quantity = phrase.quantity;
  if (mention.type == MentionType::kOrdinal) mention.quantity.unit.clear();
  mentions.push_back(std::move(mention));
  return mentions.back().span.end;
}

// 一半, 过半, "the majority".
uint32_t NumberReader::ShareWord(size_t i, uint32_t floor, std::vector<Mention>& mentions) {
  PhraseTable::Hit hit = tokens_.Match(PhraseKind::kShareWord, i);
  const bool english = tokens_.Is(i, kMajority) && tokens_.at(i).kind == TokenKind::kWord;
  if (english) hit = {1, 1};
  if (hit.tokens == 0) return 0;
  if (i > 0 && tokens_.at(i).kind == TokenKind::kHan &&
      (tokens_.Is(i - 1, kHanDigit | kHanUnit | kHanScale) || tokens_.at(i - 1).kind == TokenKind::kNumber))
    return 0;
  Phrase phrase;
  phrase.first = i;
  phrase.last = i + hit.tokens;
  Numeral& numeral = phrase.amount.numeral;
  numeral.first = i;
  numeral.last = phrase.last;
  numeral.numerator = 1;
  numeral.denominator = 2;
  numeral.fraction = true;
  phrase.amount.type = MentionType::kPercent;
  phrase.amount.unit = "%";
  phrase.amount.first = i;
  phrase.amount.last = phrase.last;
  phrase.quantity = Plain(phrase.amount);
  if (hit.value == 1) {
    phrase.quantity.form = Form::kMajority;
    SetRelation(phrase, Relation::kGt);
    phrase.quantity.bounds.hi = Decimal(100);
    if (english)
      for (size_t back = 0; back < 2 && phrase.first > 0 && tokens_.at(phrase.first - 1).kind == TokenKind::kWord &&
                            tokens_.at(phrase.first - 1).begin >= floor;
           ++back) {
        const std::string_view word = tokens_.Text(phrase.first - 1);
        if (word != "vast" && word != "overwhelming" && word != "great" && word != "large" && word != "clear") break;
        --phrase.first;
      }
  } else {
    Relate(phrase, floor);
  }
  return Emit(phrase, mentions);
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
    if (tokens_.Is(phrase.last, kArticle | kIn) && tokens_.Text(i).front() != 'd') return 0;
    if (next.kind == TokenKind::kMark && next.mark == '-' && !next.space) return 0;
    if (tokens_.Text(i) == "doubles" || tokens_.Text(i) == "triples") {
      if (i == 0 || tokens_.at(phrase.last).kind != TokenKind::kWord) return 0;
    }
  }
  Numeral& numeral = phrase.amount.numeral;
  numeral.first = i;
  numeral.last = phrase.last;
  numeral.numerator = hit.tokens > 0 ? Decimal(static_cast<int64_t>(hit.value)) : Decimal(tokens_.at(i).word->value);
  numeral.form = Form::kWord;
  phrase.amount.type = MentionType::kRatio;
  phrase.amount.first = i;
  phrase.amount.last = phrase.last;
  phrase.quantity = Plain(phrase.amount);
  Relate(phrase, floor);
  return Emit(phrase, mentions);
}

uint32_t NumberReader::Read(size_t i, uint32_t floor, std::vector<Mention>& mentions) {
  const uint32_t token_end = tokens_.at(i).end;
  // The rest of a number whose beginning belongs to a name: "GPT-1,000".
  if (tokens_.at(i).begin < floor) return Refuse(Refusal::kIdentifier, {floor, token_end}, mentions);
  if (const uint32_t end = ShareWord(i, floor, mentions)) return end;
  if (const uint32_t end = Multiple(i, floor, mentions)) return end;
  if (const std::optional<Refused> refused = RefuseToken(tokens_, i, floor)) {
    Span span = refused->span;
    span = {std::max(span.begin, floor), std::max(span.end, token_end)};
    return Refuse(refused->reason, span, mentions);
  }
  const std::optional<Amount> amount = ReadAmount(tokens_, i, floor, options_);
  if (!amount) return token_end;
  Phrase phrase;
  phrase.amount = *amount;
  phrase.first = amount->first;
  phrase.last = amount->last;
  if (amount->numeral.refusal == Refusal::kNone) {
    phrase.quantity = Plain(*amount);
    if (Range(phrase, floor)) {
      const PhraseTable::Hit about = tokens_.MatchBefore(PhraseKind::kBefore, phrase.first, floor);
      if (about.tokens > 0 && about.value != kNoRelation && static_cast<Relation>(about.value) == Relation::kAbout)
        phrase.first -= about.tokens;
      Times(phrase, floor);
      return Emit(phrase, mentions);
    }
  }
  if (const std::optional<Refused> refused = RefuseAmount(tokens_, *amount, floor)) {
    Span span = refused->span;
    span = {std::max(span.begin, floor), std::max(span.end, token_end)};
    return Refuse(refused->reason, span, mentions);
  }
  Refusal refusal = Refusal::kNone;
  if (!OneIn(phrase) && TopRank(phrase, floor, &refusal)) {
    if (refusal != Refusal::kNone)
      return Refuse(refusal, {tokens_.at(phrase.first).begin, tokens_.at(phrase.last - 1).end}, mentions);
    return Emit(phrase, mentions);
  }
  OfSet(phrase);
  OneOfEach(phrase);
  Relate(phrase, floor);
  Streak(phrase);
  Times(phrase, floor);
  ShareMore(phrase);
  JoinBounds(phrase);
  if (phrase.amount.numeral.shy) {
    const bool compound = phrase.amount.numeral.last > phrase.amount.numeral.first + 1;
    if (!compound && phrase.quantity.relation == Relation::kEq) return token_end;  // 百姓, "million-dollar"
  }
  return Emit(phrase, mentions);
}

}  // namespace factlint
