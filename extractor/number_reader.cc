#include "extractor/number_reader.h"

#include <algorithm>
#include <numeric>

#include "extractor/refusals.h"

namespace factlint {
namespace {

constexpr uint16_t Bit(MentionType type) { return static_cast<uint16_t>(1u << static_cast<int>(type)); }

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
  if (!numeral.tolerance.IsZero()) {
    quantity.relation = Relation::kAbout;
    quantity.bounds = {.lo = *quantity.nominal - numeral.tolerance, .hi = *quantity.nominal + numeral.tolerance};
  }
  if (numeral.some) {
    quantity.relation = Relation::kGt;
    quantity.bounds = numeral.bounds;
  }
  return quantity;
}

void NumberReader::SetRelation(Phrase& phrase, Relation relation) {
  Quantity& quantity = phrase.quantity;
  if (!quantity.nominal || phrase.amount.numeral.some || !phrase.amount.numeral.tolerance.IsZero())
    return;  // a range or vague form keeps its bounds
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
  Refusal refusal = Refusal::kNone;
  if (amount->numeral.refusal == Refusal::kNone) {
    phrase.quantity = Plain(*amount);
    if (Tolerated(phrase, floor)) return Emit(phrase, mentions);
    if (Ratio(phrase, floor, &refusal)) {
      if (refusal != Refusal::kNone)
        return Refuse(refusal, {tokens_.at(phrase.first).begin, tokens_.at(phrase.last - 1).end}, mentions);
      Relate(phrase, floor);
      return Emit(phrase, mentions);
    }
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
  if (!OneIn(phrase) && TopRank(phrase, floor, &refusal)) {
    if (refusal != Refusal::kNone)
      return Refuse(refusal, {tokens_.at(phrase.first).begin, tokens_.at(phrase.last - 1).end}, mentions);
    return Emit(phrase, mentions);
  }
  if (EveryNth(phrase, floor, &refusal) && refusal != Refusal::kNone)
    return Refuse(refusal, {tokens_.at(phrase.first).begin, tokens_.at(phrase.last - 1).end}, mentions);
  OfSet(phrase);
  OneOfEach(phrase);
  if (CountsBy(phrase))
    return Refuse(Refusal::kRateBase, {tokens_.at(phrase.first).begin, tokens_.at(phrase.last - 1).end}, mentions);
  Relate(phrase, floor);
  Streak(phrase);
  const bool factor = Times(phrase, floor);
  if (factor && phrase.quantity.relation == Relation::kEq) RelateAfter(phrase);  // 增长两倍以上
  ShareMore(phrase);
  JoinBounds(phrase);
  if (phrase.amount.numeral.shy) {
    const bool compound = phrase.amount.numeral.last > phrase.amount.numeral.first + 1;
    if (!compound && phrase.quantity.relation == Relation::kEq) return token_end;  // 百姓, "million-dollar"
  }
  return Emit(phrase, mentions);
}

}  // namespace factlint
