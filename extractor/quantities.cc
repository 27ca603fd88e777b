#include "extractor/quantities.h"

#include <algorithm>

namespace factlint {
namespace {

class AmountReader {
 public:
  AmountReader(TokenStream& tokens, uint32_t floor, const ScanOptions& options)
      : tokens_(tokens), lexicon_(tokens.lexicon()), floor_(floor), options_(options) {}

  std::optional<Amount> Read(size_t i);

 private:
  void Sign();
  bool CurrencyBefore();
  void SetCurrency(uint32_t value);
  bool Marks();
  bool Percent(size_t at);
  bool CurrencyAfter(size_t at);
  bool Subunit(size_t at);
  void Cents();
  bool Unit(size_t at);
  bool UnitIn(size_t at);
  bool BorrowedUnit();
  void CompoundUnit();
  void PerUnit();
  void HalfBehind();
  void OddBehind();
  bool Rank();
  bool OrdinalSuffix();
  void HalfOf();
  bool Closing(size_t at);

  TokenStream& tokens_;
  const Lexicon& lexicon_;
  const uint32_t floor_;
  const ScanOptions& options_;
  Amount amount_;
};

bool IsDashMark(char32_t mark) { return mark == '-' || mark == 0x2212 || mark == 0x2010 || mark == 0x2011; }

// "minus five", 负三, "-5" where the dash joins nothing to its left.
void AmountReader::Sign() {
  if (amount_.first == 0) return;
  const size_t at = amount_.first - 1;
  const Token token = tokens_.at(at);
  if (token.begin < floor_) return;
  const bool below_zero = at > 0 && tokens_.IsHan(at, U'下') && tokens_.IsHan(at - 1, U'零');  // 零下5度
  const bool word = below_zero || (token.kind != TokenKind::kMark && tokens_.Is(at, kMinus));
  bool dash = token.kind == TokenKind::kMark && IsDashMark(token.mark);
  if (dash) {
    const Token before = tokens_.before(at);
    const bool start = at == 0 || before.kind == TokenKind::kBreak || before.kind == TokenKind::kEnd || token.newline;
    const bool close = !tokens_.at(at + 1).space;
    const bool opening = before.kind == TokenKind::kMark && before.mark != ')' && before.mark != ']' &&
                         !IsDashMark(before.mark) && before.mark != '%' && before.mark != '"' && before.mark != '/';
    const bool apart = token.space && before.kind != TokenKind::kNumber;
    const bool han = before.kind == TokenKind::kHan && !before.word;
    dash = start ? (close || token.begin == 0) : close && (opening || apart || han);
    if (start && !close && token.newline) dash = false;  // a list
  }
  if (!word && !dash) return;
  amount_.first = below_zero ? at - 1 : at;
  amount_.numeral.first = std::min(amount_.numeral.first, amount_.first);
  Numeral& numeral = amount_.numeral;
  numeral.numerator = -numeral.numerator;
  if (numeral.vague || numeral.some) {
    std::swap(numeral.bounds.lo, numeral.bounds.hi);
    std::swap(numeral.bounds.lo_open, numeral.bounds.hi_open);
    if (numeral.bounds.lo) numeral.bounds.lo = -*numeral.bounds.lo;
    if (numeral.bounds.hi) numeral.bounds.hi = -*numeral.bounds.hi;
  }
}

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
  if (hit.tokens == 0) return false;
  const std::string_view text = tokens_.Text(at);
  if (length == 1 && mark.space && text != "k" && text != "K" && text != "M" && text != "B") return false;
  if (length == 1 && mark.newline) return false;
  if (text == "G" && numeral.numerator < Decimal(8) && amount_.type != MentionType::kMoney) return false;  // 5G
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

bool AmountReader::Percent(size_t at) {
  for (const auto& [kind, type] : {std::pair{PhraseKind::kPoints, MentionType::kPoints},
                                   {PhraseKind::kBasisPoints, MentionType::kPoints},
                                   {PhraseKind::kPercent, MentionType::kPercent}}) {
    const PhraseTable::Hit hit = tokens_.Match(kind, at);
    if (hit.tokens == 0) continue;
    if (kind == PhraseKind::kBasisPoints) ShiftNumeral(amount_.numeral, -2);
    amount_.type = type;
    amount_.unit = type == MentionType::kPercent ? "%" : "%-point";
    amount_.last = at + hit.tokens;
    return true;
  }
  return false;
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

// "dollars and forty-five cents", 元6角三分, "15 dollars 50".
void AmountReader::Cents() {
  for (int level = 0; level < 2; ++level) {
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
  // 三分 is a score or a minute as well; 角 and 毛 need digits too.
  if (first.kind == TokenKind::kHan && hit.tokens == 1 && !tokens_.IsHan(at, U'角') && !tokens_.IsHan(at, U'毛'))
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
  if (tenth) Cents();
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
    if (unit != amount_.unit && !amount_.assumed) return false;
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

bool AmountReader::UnitIn(size_t at) {
  const Token first = tokens_.at(at);
  PhraseTable::Hit best = tokens_.Match(PhraseKind::kUnit, at);
  const PhraseTable::Hit symbol = tokens_.MatchExact(PhraseKind::kUnitSymbol, at);
  if (symbol.tokens > best.tokens) best = symbol;
  if (!first.space && tokens_.at(amount_.numeral.last - 1).kind == TokenKind::kNumber) {
    const PhraseTable::Hit glued = tokens_.MatchExact(PhraseKind::kUnitGlued, at);
    if (glued.tokens > best.tokens) best = glued;
  }
  if (best.tokens == 0) return false;
  const size_t behind = at + best.tokens;
  const Token next = tokens_.at(behind);
  const Token last = tokens_.at(behind - 1);
  const bool short_symbol = last.end - first.begin <= 2 && first.kind != TokenKind::kHan;
  // "24703 L-202", "m212": a symbol with letters or digits behind it is a name.
  if (short_symbol && !next.space && (next.kind == TokenKind::kNumber || next.kind == TokenKind::kWord)) return false;
  if (short_symbol && IsDashMark(next.mark) && !next.space && tokens_.at(behind + 1).kind == TokenKind::kNumber &&
      !tokens_.at(behind + 1).space)
    return false;
  if (first.mark == '"') {  // inches only where no quotation can be open
    if (!tokens_.at(at - 1).span().size() || (next.kind == TokenKind::kWord && !next.space)) return false;
  }
  // 年级, 天津, 周年, 米兰 and the like begin other words.
  if (best.tokens == 1 && first.kind == TokenKind::kHan && next.kind == TokenKind::kHan) {
    static constexpr std::pair<char32_t, char32_t> kOthers[] = {
        {U'年', U'级'}, {U'年', U'代'}, {U'年', U'度'}, {U'天', U'津'}, {U'天', U'河'}, {U'天', U'然'}, {U'周', U'边'},
        {U'米', U'兰'}, {U'克', U'拉'}, {U'两', U'会'}, {U'升', U'级'}, {U'升', U'至'}, {U'度', U'过'}, {U'度', U'假'},
        {U'分', U'之'}, {U'秒', U'杀'}, {U'码', U'头'}, {U'桶', U'装'}, {U'斤', U'斤'}, {U'瓦', U'房'}, {U'伏', U'特'}};
    for (const auto& [a, b] : kOthers)
      if (first.mark == a && next.mark == b) return false;
  }
  // "one second-largest", "5 foot-ball": a name before a dash and a word is still a unit, an ordinal is not.
  if (tokens_.Is(at, kOrdinalWord) && IsDashMark(next.mark) && !next.space) return false;
  amount_.type = MentionType::kMeasure;
  amount_.unit = lexicon_.units()[best.value].id;
  amount_.last = behind;
  return true;
}

bool AmountReader::Unit(size_t at) {
  if (UnitIn(at)) return true;
  // "20 [kg]", "20 <kg>".
  if (!tokens_.IsMark(at, '[') && !tokens_.IsMark(at, '<')) return false;
  const char32_t close = tokens_.at(at).mark == '[' ? ']' : '>';
  const Amount keep = amount_;
  if (UnitIn(at + 1) && tokens_.IsMark(amount_.last, close)) {
    ++amount_.last;
    return true;
  }
  amount_ = keep;
  return false;
}

// 三千米: the last character of the numeral begins the unit 千米.
bool AmountReader::BorrowedUnit() {
  Numeral& numeral = amount_.numeral;
  const size_t at = numeral.last - 1;
  if (at <= numeral.first || tokens_.at(at).kind != TokenKind::kHan || !tokens_.Is(at, kHanUnit | kHanScale))
    return false;
  if (numeral.vague || numeral.some || numeral.denominator != Decimal(1)) return false;
  const PhraseTable::Hit hit = tokens_.Match(PhraseKind::kUnit, at);
  if (hit.tokens < 2) return false;
  const int exponent = tokens_.at(at).word->value;
  const PhraseTable::Hit plain = tokens_.Match(PhraseKind::kUnit, at + 1);
  if (plain.tokens + 1 > hit.tokens) return false;
  ShiftNumeral(numeral, -exponent);
  numeral.last = at;
  numeral.scale = 0;
  amount_.type = MentionType::kMeasure;
  amount_.unit = lexicon_.units()[hit.value].id;
  amount_.last = at + hit.tokens;
  return true;
}

// "5 ft 2 in", "5 feet and 2 inches": the second unit is a part of the first.
void AmountReader::CompoundUnit() {
  static constexpr struct {
    const char* whole;
    const char* part;
    int per;
  } kParts[] = {{"foot", "inch", 12}, {"pound", "ounce", 16}, {"hour", "minute", 60}, {"minute", "second", 60}};
  for (const auto& parts : kParts) {
    if (amount_.unit != parts.whole) continue;
    size_t at = amount_.last;
    if (tokens_.Is(at, kAnd) || tokens_.IsMark(at, ',')) ++at;
    if (tokens_.at(at).kind != TokenKind::kNumber && !tokens_.Is(at, kSmallWord | kTensWord | kHanDigit | kHanUnit))
      return;
    const std::optional<Numeral> numeral = ReadNumeral(tokens_, at);
    if (!numeral || !numeral->IsInteger() || numeral->vague || numeral->numerator >= Decimal(parts.per)) return;
    PhraseTable::Hit hit = tokens_.Match(PhraseKind::kUnit, numeral->last);
    for (const PhraseKind kind : {PhraseKind::kUnitSymbol, PhraseKind::kUnitGlued})
      if (hit.tokens == 0) hit = tokens_.MatchExact(kind, numeral->last);
    if (hit.tokens == 0 || lexicon_.units()[hit.value].id != parts.part) return;
    if (amount_.numeral.denominator != Decimal(1)) return;
    amount_.numeral.numerator = amount_.numeral.numerator * Decimal(parts.per) + numeral->numerator;
    amount_.numeral.denominator = parts.per;
    amount_.numeral.last_place = -1;
    amount_.last = numeral->last + hit.tokens;
    return;
  }
}

// "50 meters per millisecond", "km/ms", 米每秒.
void AmountReader::PerUnit() {
  size_t at = amount_.last;
  const bool slash = tokens_.IsMark(at, '/') && !tokens_.at(at).space && !tokens_.at(at + 1).space;
  const bool per = tokens_.at(at).kind == TokenKind::kWord && tokens_.Text(at) == "per";
  const bool each = tokens_.IsHan(at, U'每');
  if (!slash && !per && !each) return;
  ++at;
  PhraseTable::Hit hit = tokens_.Match(PhraseKind::kUnit, at);
  for (const PhraseKind kind : {PhraseKind::kUnitSymbol, PhraseKind::kUnitGlued})
    if (hit.tokens == 0) hit = tokens_.MatchExact(kind, at);
  if (hit.tokens == 0) return;
  const auto& unit = lexicon_.units()[hit.value];
  if (unit.dimension != "duration" && unit.dimension != "area" && unit.dimension != "volume" &&
      unit.dimension != "length" && unit.dimension != "mass")
    return;
  if (amount_.unit.find("-per-") != std::string::npos) return;
  const auto* base = lexicon_.FindUnit(amount_.unit);
  if (!base || base->dimension == "duration") return;
  amount_.unit += "-per-" + unit.id;
  amount_.last = at + hit.tokens;
}

// 两米半, 十五斤半, 三个半小时, 一年半.
void AmountReader::HalfBehind() {
  if (!tokens_.IsHan(amount_.last, U'半') || tokens_.IsHan(amount_.last + 1, U'径') || !amount_.numeral.IsInteger())
    return;
  if (tokens_.IsHan(amount_.last + 1, U'导') || tokens_.IsHan(amount_.last + 1, U'年')) return;
  Numeral& numeral = amount_.numeral;
  numeral.numerator = numeral.numerator + Decimal::Scaled(5, -1);
  numeral.last_place = -1;
  numeral.digits = numeral.numerator.Magnitude() + 2;
  ++amount_.last;
}

// 5年多, 3公里多, 8亿元多: up to one more of the last place.
void AmountReader::OddBehind() {
  Numeral& numeral = amount_.numeral;
  if (numeral.vague || numeral.some || tokens_.at(amount_.last).kind != TokenKind::kHan) return;
  if (!tokens_.Is(amount_.last, kHanOdd) || tokens_.IsHan(amount_.last, U'来')) return;
  const Token next = tokens_.at(amount_.last + 1);
  if (next.kind == TokenKind::kHan &&
      (next.mark == U'于' || next.mark == U'数' || next.mark == U'少' || next.mark == U'年'))
    return;
  if (tokens_.at(amount_.last - 1).kind != TokenKind::kHan) return;
  const Decimal value = numeral.Value();
  numeral.some = true;
  numeral.bounds = {.lo = value, .lo_open = true, .hi_open = true};
  numeral.bounds.hi = value + Decimal(1).Shift(numeral.last_place);
  ++amount_.last;
}

// "No. 1", "#3", 第二, "1st".
bool AmountReader::Rank() {
  const Numeral& numeral = amount_.numeral;
  if (!numeral.IsInteger() || numeral.vague || numeral.numerator.IsNegative()) return false;
  const size_t at = amount_.first;
  if (at > 0 && tokens_.at(at - 1).kind == TokenKind::kHan && tokens_.IsHan(at - 1, U'第') &&
      tokens_.at(at - 1).begin >= floor_) {
    amount_.first = at - 1;
    amount_.type = MentionType::kOrdinal;
    return true;
  }
  if (numeral.ordinal || OrdinalSuffix()) {
    amount_.type = MentionType::kOrdinal;
    return true;
  }
  const PhraseTable::Hit hit = tokens_.MatchBefore(PhraseKind::kRankBefore, at, floor_);
  if (hit.tokens == 0 || numeral.scale != 0) return false;
  // "no 5": a rank needs its full stop or a capital.
  const std::string_view text = tokens_.Text(at - hit.tokens);
  if (hit.tokens == 1 && text == "no") return false;
  amount_.first = at - hit.tokens;
  amount_.type = MentionType::kOrdinal;
  return true;
}

bool AmountReader::OrdinalSuffix() {
  Numeral& numeral = amount_.numeral;
  const Token next = tokens_.at(numeral.last);
  if (tokens_.at(numeral.last - 1).kind != TokenKind::kNumber || next.kind != TokenKind::kWord || next.space)
    return false;
  if (!tokens_.Is(numeral.last, kOrdinalSuffix)) return false;
  ++numeral.last;
  amount_.last = numeral.last;
  numeral.ordinal = true;
  return true;
}

// "half a percent", "half a kilometre": the half counts the unit.
void AmountReader::HalfOf() {
  Numeral& numeral = amount_.numeral;
  if (!numeral.fraction || numeral.per_hundred) return;
  size_t at = numeral.last;
  if (tokens_.Is(at, kOf)) ++at;
  if (!tokens_.Is(at, kArticle) && at == numeral.last && numeral.form != Form::kDigits) {
    if (tokens_.at(numeral.first).kind == TokenKind::kWord && numeral.denominator == Decimal(2) &&
        IsDashMark(tokens_.at(at).mark)) {
      // "half-kilometre": as if the article stood there
    } else if (numeral.form == Form::kFraction && !UnitIn(at) && !CurrencyAfter(at) && !Percent(at)) {
      return;
    } else {
      numeral.fraction = false;
      return;
    }
    ++at;
  } else if (tokens_.Is(at, kArticle)) {
    ++at;
  } else {
    at = numeral.last;
  }
  if (Percent(at) || UnitIn(at) || CurrencyAfter(at)) {
    numeral.fraction = false;
    const Decimal value = numeral.Value();
    numeral.last_place = value.Exponent();
    numeral.digits = std::min(12, value.Digits());
  }
}

std::optional<Amount> AmountReader::Read(size_t i) {
  std::optional<Numeral> numeral = ReadNumeral(tokens_, i);
  if (!numeral) return std::nullopt;
  amount_.numeral = *numeral;
  amount_.first = numeral->first;
  amount_.last = numeral->last;
  if (numeral->refusal != Refusal::kNone) return amount_;
  Sign();
  if (numeral->per_hundred) {
    amount_.type = MentionType::kPercent;
    amount_.unit = "%";
    return amount_;
  }
  const bool money = CurrencyBefore();
  if (money && !amount_.numeral.numerator.IsNegative()) Sign();  // "-$5"
  if (!money && Rank()) return amount_;
  Marks();
  amount_.last = amount_.numeral.last;
  size_t at = amount_.last;
  if (amount_.numeral.fraction && !money) {
    HalfOf();
    if (amount_.type == MentionType::kMeasure) PerUnit();
    if (amount_.type == MentionType::kNumber && amount_.numeral.numerator < amount_.numeral.denominator &&
        !amount_.numeral.numerator.IsNegative() && !amount_.numeral.numerator.IsZero()) {
      amount_.type = MentionType::kPercent;
      amount_.unit = "%";
    }
    return amount_;
  }
  // "3-inch", "12-cent", "5-percent".
  if (tokens_.at(at).kind == TokenKind::kMark && IsDashMark(tokens_.at(at).mark) && !tokens_.at(at).space &&
      !tokens_.at(at + 1).space && tokens_.at(at + 1).kind == TokenKind::kWord)
    ++at;
  // 20个比特币.
  if (tokens_.IsHan(at, U'个') && tokens_.Match(PhraseKind::kCurrencyAfter, at + 1).tokens > 1) ++at;
  if (money) {
    CurrencyAfter(amount_.last);
    return amount_;
  }
  if (BorrowedUnit()) {
    OddBehind();
    return amount_;
  }
  const bool half_counted = tokens_.IsHan(at, U'个') && tokens_.IsHan(at + 1, U'半') && amount_.numeral.IsInteger();
  if (half_counted) {  // 三个半小时
    const PhraseTable::Hit unit = tokens_.Match(PhraseKind::kUnit, at + 2);
    if (unit.tokens > 0) {
      amount_.last = at + 1;
      HalfBehind();
      UnitIn(at + 2);
      return amount_;
    }
  }
  const bool part = numeral->numerator < Decimal(1) && tokens_.Is(at, kOf) && tokens_.Is(at + 1, kArticle);
  if (Percent(part ? at + 2 : at)) {  // "0.5 of a percentage point"
    OddBehind();
    return amount_;
  }
  // The longer of currency and unit: "pounds sterling" against "pounds".
  const size_t currency =
      std::max(tokens_.Match(PhraseKind::kCurrencyAfter, at).tokens, tokens_.Match(PhraseKind::kSubunit, at).tokens);
  const size_t unit = tokens_.Match(PhraseKind::kUnit, at).tokens;
  if (currency >= unit && CurrencyAfter(at)) {
    HalfBehind();
    OddBehind();
    return amount_;
  }
  if (Unit(at)) {
    // "two million pounds" is money.
    if (amount_.unit == "pound" && amount_.numeral.scale >= 6) {
      amount_.type = MentionType::kMoney;
      amount_.unit = "GBP";
      amount_.assumed = true;
      return amount_;
    }
    HalfBehind();
    CompoundUnit();
    PerUnit();
    OddBehind();
    return amount_;
  }
  CurrencyAfter(at);
  return amount_;
}

}  // namespace

void ShiftNumeral(Numeral& numeral, int exponent) {
  numeral.numerator = numeral.numerator.Shift(exponent);
  numeral.last_place += exponent;
  if (numeral.bounds.lo) numeral.bounds.lo = numeral.bounds.lo->Shift(exponent);
  if (numeral.bounds.hi) numeral.bounds.hi = numeral.bounds.hi->Shift(exponent);
}

std::optional<Amount> ReadAmount(TokenStream& tokens, size_t i, uint32_t floor, const ScanOptions& options) {
  return AmountReader(tokens, floor, options).Read(i);
}

}  // namespace factlint
