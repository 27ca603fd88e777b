// The words that bound a number, before it and behind it.
#include <algorithm>

#include "extractor/number_reader.h"
#include "extractor/refusals.h"

namespace factlint {
namespace {

bool Lower(Relation r) { return r == Relation::kGt || r == Relation::kGe; }
bool Upper(Relation r) { return r == Relation::kLt || r == Relation::kLe; }

}  // namespace

// 三分之一强, 四成弱: a little more, a little less.
bool NumberReader::Barely(Phrase& phrase) {
  const size_t at = phrase.last;
  const bool more = tokens_.IsHan(at, U'强');
  if (!more && !tokens_.IsHan(at, U'弱')) return false;
  if (phrase.amount.type != MentionType::kPercent || tokens_.at(at - 1).kind != TokenKind::kHan) return false;
  const Token next = tokens_.at(at + 1);
  if (next.kind == TokenKind::kHan && next.mark != U'的' && next.mark != U'是' && next.mark != U'来')
    return false;  // 强度
  ++phrase.last;
  SetRelation(phrase, more ? Relation::kGt : Relation::kNearly);
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
  if (Barely(phrase)) return true;
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
  // "will top 400 billion yuan", but "the top 3 percent".
  const bool top =
      phrase.first > 0 && tokens_.Is(phrase.first - 1, kTop) && tokens_.at(phrase.first - 1).begin >= floor;
  const bool noun = phrase.first > 1 && tokens_.Text(phrase.first - 2) == "the";
  if (top && !noun && phrase.amount.type != MentionType::kNumber && phrase.amount.type != MentionType::kOrdinal) {
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

}  // namespace factlint
