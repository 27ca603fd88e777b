// Currencies before and behind the number, marks of scale, subunits: "US$5bn", "12 dollars and 40 cents".
#include <algorithm>

#include "extractor/amount_reader.h"

namespace factlint {

void AmountReader::SetCurrency(uint32_t value) {
  amount_.type = MentionType::kMoney;
  amount_.unit = lexicon_.Currency(value);
  amount_.assumed = Lexicon::Assumed(value);
  if (amount_.assumed && amount_.unit == "USD") {
    amount_.unit = options_.currency_of_dollar;
    amount_.assumed = !options_.dollar_declared;
  }
}

bool AmountReader::CurrencyBefore() {
  const size_t at = amount_.first;
  PhraseTable::Hit hit = tokens_.MatchBefore(PhraseKind::kCurrencyBefore, at, floor_);
  if (hit.tokens == 0 && at > 0 && tokens_.at(at - 1).kind == TokenKind::kWord && tokens_.at(at - 1).begin >= floor_) {
    const std::string_view code = tokens_.Text(at - 1);
    hit = tokens_.MatchExact(PhraseKind::kCurrencyCode, at - 1);
    // "TOP 10", "ALL 50 STATES".
    if (hit.tokens > 0 && Lexicon::Weak(hit.value) && amount_.numeral.scale == 0 &&
        amount_.numeral.numerator < Decimal(1000))
      hit = {};
    if (hit.tokens == 0 && code.size() == 4 && code[0] == 'M') {  // "MAUD 60"
      PhraseTable::Walk walk(lexicon_.phrases(), PhraseKind::kCurrencyCode);
      if (walk.Step(HashExact(code.substr(1)), false) && walk.End()) {
        hit = {*walk.End(), 1};
        ShiftNumeral(amount_.numeral, 6);
      }
    }
  }
  if (hit.tokens == 0 && amount_.numeral.scale >= 3) {
    hit = tokens_.MatchBefore(PhraseKind::kCurrencyNameBefore, at, floor_);
    if (hit.tokens > 0 && tokens_.Match(PhraseKind::kCurrencyAfter, amount_.numeral.last).tokens > 0) hit.tokens = 0;
  }
  if (hit.tokens == 0) return false;
  // The sign of an earlier amount: "10 $ 30 $", "$5 $10".
  const size_t first = at - hit.tokens;
  if (tokens_.at(first).kind == TokenKind::kMark && first > 0 && tokens_.at(at).space &&
      tokens_.at(first - 1).kind == TokenKind::kNumber && tokens_.at(first - 1).end > floor_)
    return false;
  amount_.first = first;
  amount_.prefixed = true;
  SetCurrency(hit.value);
  return true;
}

// "NaCl", "HCl", "KOH": a word with a capital behind its first letter that is one.
bool AmountReader::Formula(size_t at) {
  const Token word = tokens_.at(at);
  if (word.kind != TokenKind::kWord || word.end - word.begin > 8) return false;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string_view text = tokens_.Text(at);
  return capital(text[0]) && std::any_of(text.begin() + 1, text.end(), capital) &&
         !std::all_of(text.begin(), text.end(), capital);
}

// "5bn", "40k", "1.8M": only behind digits.
bool AmountReader::Marks() {
  Numeral& numeral = amount_.numeral;
  const size_t at = numeral.last;
  const Token digits = tokens_.at(at - 1);
  if (digits.kind != TokenKind::kNumber || numeral.scale != 0 || tokens_.at(at).kind != TokenKind::kWord) return false;
  const Token mark = tokens_.at(at);
  const uint32_t length = mark.end - mark.begin;
  PhraseTable::Hit hit;
  if (amount_.type == MentionType::kMoney) hit = tokens_.MatchExact(PhraseKind::kMoneyMark, at);
  if (hit.tokens == 0) hit = tokens_.MatchExact(PhraseKind::kMark, at);
  if (hit.tokens == 0 && length == 1 && !mark.space && tokens_.Text(at) == "m") {  // "5m users"
    const Token next = tokens_.at(at + 1);
    const std::string_view word = next.kind == TokenKind::kWord ? tokens_.Text(at + 1) : std::string_view();
    const bool plural = word.size() > 3 && word.back() == 's' && word != "this" && word != "across" && word != "less" &&
                        word[word.size() - 2] != 's';
    const bool people = word == "people" || word == "men" || word == "women" || word == "children";
    if (next.space && (plural || people)) hit = {6, 1};
  }
  if (hit.tokens == 0 || tokens_.MatchExact(PhraseKind::kUnitSymbol, at).tokens > hit.tokens) return false;
  const std::string_view text = tokens_.Text(at);
  if (length == 1 && mark.space && text != "k" && text != "K" && text != "M" && text != "B") return false;
  if (length == 1 && mark.newline) return false;
  if (text == "M" && mark.space && amount_.type != MentionType::kMoney && numeral.numerator < Decimal(1) &&
      tokens_.Match(PhraseKind::kCurrencyAfter, at + 1).tokens == 0)
    return false;                                           // "a 0.1 M solution"
  if (text == "M" && at - numeral.first > 3) return false;  // "5.0 × 10−7 M": molar
  if (text == "M" && mark.space && Formula(at + 1) && amount_.type != MentionType::kMoney) return false;  // molar
  if (text == "K" && mark.space && GluedApart(at) && amount_.type != MentionType::kMoney) return false;   // kelvin
  if (text == "G" && digits.point == 0 && numeral.numerator < Decimal(8) && amount_.type != MentionType::kMoney)
    return false;  // 5G
  // "B vitamins", "2.5 M Smith": a lone capital before a lower-case word is a unit of nothing.
  if (IsDashMark(tokens_.at(at + 1).mark) && !tokens_.at(at + 1).space && length == 1 &&
      tokens_.at(at + 2).kind == TokenKind::kNumber && !mark.space && amount_.type != MentionType::kMoney &&
      text != "k" && text != "K" && text != "M")
    return false;
  ShiftNumeral(numeral, static_cast<int>(hit.value));
  numeral.scale = static_cast<int>(hit.value);
  numeral.last = at + 1;
  return true;
}

// May the amount end here: punctuation, the end, or a word that no noun phrase begins with?
bool AmountReader::Closing(size_t at) {
  const Token token = tokens_.at(at);
  if (token.kind == TokenKind::kEnd || token.kind == TokenKind::kBreak) return true;
  if (token.kind == TokenKind::kMark)
    return token.mark == '.' || token.mark == ',' || token.mark == ')' || token.mark == '!' || token.mark == '?' ||
           token.mark == ';' || token.mark == U'。' || token.mark == U'，';
  if (token.kind != TokenKind::kWord) return false;
  const std::string_view text = tokens_.Text(at);
  return text == "more" || text == "less" || text == "each" || text == "per" || text == "for" || text == "apiece";
}

// "dollars and forty-five cents", 元6角三分, "15 dollars 50"; `level` 1 behind a tenth: 两毛五.
void AmountReader::Cents(int level) {
  for (; level < 2; ++level) {
    size_t at = amount_.last;
    const bool conjunction =
        tokens_.Is(at, kAnd) || (tokens_.at(at).kind == TokenKind::kHan && tokens_.IsHan(at, U'又'));
    if (conjunction) ++at;
    const TokenKind kind = tokens_.at(at).kind;
    if (kind != TokenKind::kNumber && !tokens_.Is(at, kSmallWord | kTensWord | kHanDigit | kHanUnit)) return;
    const std::optional<Numeral> part = ReadNumeral(tokens_, at);
    if (!part || part->refusal != Refusal::kNone || part->vague || part->scale != 0 || !part->IsInteger()) return;
    if (part->numerator >= Decimal(100)) return;
    const PhraseTable::Hit hit = tokens_.Match(PhraseKind::kSubunit, part->last);
    int exponent = 0;
    size_t last = part->last;
    const bool han = tokens_.at(amount_.last - 1).kind == TokenKind::kHan;
    if (hit.tokens > 0) {
      const auto& subunit = lexicon_.subunit(hit.value);
      if (subunit.currency != amount_.unit && !amount_.assumed && !(subunit.currency == "USD")) return;
      exponent = subunit.exponent;
      last += hit.tokens;
    } else if (!conjunction && level == 0 && !han && part->numerator >= Decimal(10) && Closing(last)) {
      exponent = -2;
    } else if (!conjunction && (level == 1 || han) && part->numerator < Decimal(10) && part->last == at + 1 &&
               (Closing(last) || tokens_.at(last).kind == TokenKind::kMark)) {
      exponent = level == 1 ? -2 : -1;  // 五块三, "five mao five"
    } else {
      return;
    }
    Numeral& numeral = amount_.numeral;
    numeral.numerator = numeral.numerator + part->numerator.Shift(exponent);
    numeral.last_place = exponent;
    numeral.digits = std::max(1, numeral.numerator.Magnitude() - exponent + 1);
    amount_.last = last;
  }
}

bool AmountReader::Subunit(size_t at) {
  const PhraseTable::Hit hit = tokens_.Match(PhraseKind::kSubunit, at);
  if (hit.tokens == 0) return false;
  const Token first = tokens_.at(at);
  const auto& subunit = lexicon_.subunit(hit.value);
  if (hit.tokens == 1 && first.end - first.begin == 1 && first.space) return false;  // "50 p."
  if (hit.tokens == 1 && tokens_.Text(at) == "P") return false;                      // "1080P": pence are small
  // 三分 is a score or a minute as well; 角 and 毛 need digits too.
  if (first.kind == TokenKind::kHan && hit.tokens == 1 && !tokens_.IsHan(at, U'角') && !tokens_.IsHan(at, U'毛'))
    return false;
  // "two grand pianos": what is counted stands behind it.
  const Token next = tokens_.at(at + hit.tokens);
  if (subunit.exponent > 0 && next.kind == TokenKind::kWord && !Closing(at + hit.tokens) &&
      !tokens_.Is(at + hit.tokens, kArticle | kAnd | kIn | kOf))
    return false;
  ShiftNumeral(amount_.numeral, subunit.exponent);
  amount_.type = MentionType::kMoney;
  amount_.unit = subunit.currency;
  amount_.assumed = subunit.currency == "USD" && first.kind == TokenKind::kWord && hit.tokens == 1;
  if (amount_.assumed && options_.dollar_declared) {
    amount_.unit = options_.currency_of_dollar;
    amount_.assumed = false;
  }
  amount_.last = at + hit.tokens;
  const bool tenth = subunit.exponent == -1;
  if (tenth) Cents(1);
  return true;
}

bool AmountReader::CurrencyAfter(size_t at) {
  PhraseTable::Hit hit = tokens_.Match(PhraseKind::kCurrencyAfter, at);
  const Token first = tokens_.at(at);
  if (first.kind == TokenKind::kWord) {
    const PhraseTable::Hit code = tokens_.MatchExact(PhraseKind::kCurrencyCode, at);
    if (code.tokens > hit.tokens) hit = code;
    const std::string_view text = tokens_.Text(at);
    if (hit.tokens == 0 && text.size() == 4 && text[0] == 'M') {  // "120 MEUR"
      PhraseTable::Walk walk(lexicon_.phrases(), PhraseKind::kCurrencyCode);
      if (walk.Step(HashExact(text.substr(1)), false) && walk.End()) {
        hit = {*walk.End(), 1};
        ShiftNumeral(amount_.numeral, 6);
      }
    }
  }
  if (hit.tokens == 0) return Subunit(at);
  // "5 $10 bills": the sign is the next number's.
  const Token next = tokens_.at(at + hit.tokens);
  if (first.kind == TokenKind::kMark && next.kind == TokenKind::kNumber && !next.space) return false;
  if (Lexicon::Weak(hit.value) && amount_.numeral.scale == 0 && amount_.numeral.numerator < Decimal(1000)) return false;
  // A counted classifier that is no money: 五块地, 三块钱 is.
  if (hit.tokens == 1 && tokens_.IsHan(at, U'块') && next.kind == TokenKind::kHan && !Closing(at + 1) &&
      !tokens_.Is(at + 1, kHanDigit | kHanOdd))
    return false;
  if (hit.tokens == 1 && tokens_.IsHan(at, U'刀') && amount_.numeral.numerator < Decimal(10)) return false;
  if (amount_.prefixed) {
    const std::string unit = lexicon_.Currency(hit.value);
    if (unit != amount_.unit && !amount_.assumed) {
      // 新台币3000元, 港币三百元: the name before tells whose 元 it is.
      if (hit.tokens != 1 || !tokens_.IsHan(at, U'元') || tokens_.at(amount_.first).kind != TokenKind::kHan)
        return false;
      amount_.last = at + 1;
      return true;
    }
    if (first.kind == TokenKind::kWord && tokens_.at(amount_.first).kind == TokenKind::kMark &&
        Lexicon::Assumed(hit.value))
      return false;  // "$10 dollars"
  }
  SetCurrency(hit.value);
  amount_.last = at + hit.tokens;
  if (tokens_.Is(amount_.last, kScaleWord) && tokens_.at(amount_.last).word->value > 2 && amount_.numeral.scale == 0 &&
      tokens_.at(amount_.last).kind == TokenKind::kWord) {  // "75 USD million"
    ShiftNumeral(amount_.numeral, tokens_.at(amount_.last).word->value);
    amount_.numeral.scale = tokens_.at(amount_.last).word->value;
    ++amount_.last;
    return true;
  }
  if (amount_.numeral.IsInteger() && !amount_.numeral.vague && !amount_.numeral.some && !amount_.prefixed) Cents();
  return true;
}

}  // namespace factlint
