// Units of measure: "km²", 三千米, "5 ft 2 in", "km/h".
#include <algorithm>

#include "extractor/amount_reader.h"
#include "extractor/unit_expression.h"

namespace factlint {

bool AmountReader::UnitIn(size_t at) {
  const Token first = tokens_.at(at);
  PhraseTable::Hit best = tokens_.Match(PhraseKind::kUnit, at);
  const PhraseTable::Hit symbol = tokens_.MatchExact(PhraseKind::kUnitSymbol, at);
  if (symbol.tokens > best.tokens) best = symbol;
  const bool digit = tokens_.at(amount_.numeral.last - 1).kind == TokenKind::kNumber;
  const bool scaled = tokens_.at(amount_.numeral.last - 1).kind == TokenKind::kHan;  // 算力1.2万P
  if (digit || scaled || !amount_.numeral.tolerance.IsZero()) {
    const PhraseTable::Hit glued = tokens_.MatchExact(PhraseKind::kUnitGlued, at);
    const bool told = digit || !amount_.numeral.tolerance.IsZero() ||
                      (glued.tokens > 0 && !lexicon_.units()[glued.value].beside.empty());
    if (told && glued.tokens > best.tokens && (!first.space || GluedApart(at)) && StandsBeside(glued.value, at))
      best = glued;
  }
  if (best.tokens == 0 && first.space && tokens_.Text(at) == "K" && GluedApart(at))  // "at 300 K"
    best = tokens_.MatchExact(PhraseKind::kUnitFactor, at);
  if (best.tokens == 0) return false;
  const size_t behind = at + best.tokens;
  const Token next = tokens_.at(behind);
  const Token last = tokens_.at(behind - 1);
  const bool short_symbol = last.end - first.begin <= 2 && first.kind != TokenKind::kHan;
  // "24703 L-202", "m212": a symbol with letters or digits behind it is a name.
  if (short_symbol && first.kind != TokenKind::kMark && !next.space &&
      (next.kind == TokenKind::kNumber || next.kind == TokenKind::kWord))
    return false;
  size_t exponent_end = 0;
  const bool exponent = ReadUnitExponent(tokens_, behind, &exponent_end) != 0;
  if (short_symbol && !exponent && IsDashMark(next.mark) && !next.space &&
      tokens_.at(behind + 1).kind == TokenKind::kNumber && !tokens_.at(behind + 1).space)
    return false;
  if (first.mark == '"') {  // inches only where no quotation can be open
    if (tokens_.at(at - 1).span().empty() || (next.kind == TokenKind::kWord && !next.space)) return false;
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
  unit_at_ = at;
  return true;
}

// 算力9800P: a letter that is a unit only where the text speaks of what it measures. "60,000P" may
// stand some sentences behind: the lines of a screen are not written so.
bool AmountReader::StandsBeside(uint32_t unit, size_t token) {
  const uint32_t at = tokens_.at(token).begin;
  const bool grouped = token > 0 && tokens_.Text(token - 1).find(',') != std::string_view::npos;
  const uint32_t near = grouped ? 400 : 60;  // bytes
  const std::vector<std::string>& words = lexicon_.units()[unit].beside;
  const uint32_t from = at < near ? 0 : at - near;
  const std::string_view before = tokens_.text().substr(from, at - from);
  constexpr size_t kBehind = 18;  // 10000P智能算力
  const std::string_view behind = tokens_.text().substr(tokens_.at(token).end, kBehind);
  return words.empty() || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
           return before.find(word) != std::string_view::npos || behind.find(word) != std::string_view::npos;
         });
}

// "for 24 h", "5 N of force": a one-letter symbol apart from its number, with
// nothing behind it that it could belong to.
bool AmountReader::GluedApart(size_t at) {
  const std::string_view text = tokens_.Text(at);
  if (text == "h" && tokens_.at(at + 1).kind == TokenKind::kNumber && tokens_.at(at + 1).point == 0 &&
      (tokens_.Text(at + 2) == "min" || tokens_.Text(at + 2) == "m"))
    return true;  // "1 h 20 min"
  const Token next = tokens_.at(at + 1);
  if (tokens_.at(at).newline || text == "in" || text == "l" || text == "bu" || text == "gal") return false;
  if (text == "A" && amount_.first > 0 && tokens_.at(amount_.first - 1).kind == TokenKind::kWord) {
    const char c = tokens_.Text(amount_.first - 1).front();
    if (c >= 'A' && c <= 'Z') return false;  // "Section 5 A"
  }
  if (next.kind == TokenKind::kEnd || next.kind == TokenKind::kBreak) return true;
  if (next.kind == TokenKind::kMark) return next.mark != '-' && next.mark != '\'' && next.mark != '&';
  if (next.kind != TokenKind::kWord || text == "A") return false;
  static constexpr std::string_view kBehind[] = {"at", "and",   "or",    "of",     "for", "to",  "with",  "per",
                                                 "in", "after", "until", "before", "by",  "was", "were",  "from",
                                                 "on", "then",  "while", "is",     "as",  "m",   "under", "using"};
  return std::find(std::begin(kBehind), std::end(kBehind), tokens_.Text(at + 1)) != std::end(kBehind);
}

// 5'10", 6′ 2″.
bool AmountReader::FeetAndInches(size_t at) {
  const auto prime = [&](size_t i, char32_t straight, char32_t typographic, char32_t mark) {
    return !tokens_.at(i).space &&
           (tokens_.IsMark(i, straight) || tokens_.IsMark(i, typographic) || tokens_.IsMark(i, mark));
  };
  const Token inches = tokens_.at(at + 1);
  if (!prime(at, '\'', 0x2019, 0x2032) || inches.kind != TokenKind::kNumber || inches.newline) return false;
  if (!prime(at + 2, '"', 0x201D, 0x2033) || !amount_.numeral.IsInteger()) return false;
  const PrintedNumber printed = ParsePrinted(tokens_.text(), inches);
  if (printed.refusal != Refusal::kNone || printed.value >= Decimal(12)) return false;
  amount_.numeral.numerator = amount_.numeral.numerator * Decimal(12) + printed.value;
  amount_.numeral.denominator = 12;
  amount_.numeral.last_place = -1;
  amount_.type = MentionType::kMeasure;
  amount_.unit = "foot";
  amount_.last = at + 3;
  return true;
}

bool AmountReader::Unit(size_t at) {
  if (FeetAndInches(at) || UnitIn(at)) return true;
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

// "10 × 20 × 30 cm": the unit behind the last is that of all.
bool AmountReader::SharedLength() {
  const auto times = [&](size_t at) {
    return tokens_.IsMark(at, 0xD7) ||
           (tokens_.at(at).kind == TokenKind::kWord && (tokens_.Text(at) == "x" || tokens_.Text(at) == "by"));
  };
  size_t at = amount_.last;
  size_t others = 0;
  for (; others < 3 && times(at) && tokens_.at(at + 1).kind == TokenKind::kNumber; ++others) at += 2;
  if (others == 0 || !amount_.unit.empty()) return false;
  const PhraseTable::Hit name = tokens_.Match(PhraseKind::kUnit, at);
  const PhraseTable::Hit symbol = tokens_.MatchExact(PhraseKind::kUnitSymbol, at);
  const PhraseTable::Hit& hit = name.tokens >= symbol.tokens ? name : symbol;
  if (hit.tokens == 0 || lexicon_.units()[hit.value].dimension != "length") return false;
  amount_.type = MentionType::kMeasure;
  amount_.unit = lexicon_.units()[hit.value].id;
  return true;
}

// "an hour and a half", "three years and a half".
bool AmountReader::HalfMore() {
  Numeral& numeral = amount_.numeral;
  if (numeral.denominator != Decimal(2) || numeral.numerator != Decimal(1) || numeral.last != numeral.first + 2)
    return false;
  if (numeral.first < 3 || !tokens_.Is(numeral.first - 1, kAnd) || !tokens_.Is(numeral.first, kArticle)) return false;
  for (size_t words = 1; words <= 2 && words + 1 < numeral.first; ++words) {
    const size_t unit = numeral.first - 1 - words;
    const PhraseTable::Hit hit = tokens_.Match(PhraseKind::kUnit, unit);
    if (hit.tokens != words || !tokens_.Is(unit - 1, kArticle) || tokens_.at(unit - 1).begin < floor_) continue;
    numeral.numerator = Decimal::Scaled(15, -1);
    numeral.denominator = 1;
    numeral.fraction = false;
    numeral.digits = 2;
    numeral.last_place = -1;
    amount_.type = MentionType::kMeasure;
    amount_.unit = lexicon_.units()[hit.value].id;
    amount_.first = numeral.first = unit - 1;
    return true;
  }
  return false;
}

// 三米五, 一米七五: the digits behind 米 are its decimal places.
void AmountReader::MetricBehind() {
  Numeral& numeral = amount_.numeral;
  if (amount_.unit != "meter" || !tokens_.IsHan(amount_.last - 1, U'米') || !numeral.IsInteger()) return;
  size_t at = amount_.last;
  int places = 0;
  Decimal value = numeral.numerator;
  while (places < 2 && tokens_.at(at).kind == TokenKind::kHan && tokens_.Is(at, kHanDigit) && !tokens_.at(at).space)
    value = value + Decimal::Scaled(tokens_.at(at++).word->value, -++places);
  if (places == 0 || (tokens_.at(at).kind == TokenKind::kHan && tokens_.at(at).word &&
                      tokens_.Is(at, kHanDigit | kHanUnit | kHanScale | kHanSome | kPoint)))
    return;
  if (tokens_.Match(PhraseKind::kClassifier, at).tokens > 0 || tokens_.Match(PhraseKind::kUnit, at).tokens > 0) return;
  numeral.numerator = value;
  numeral.last_place = -places;
  numeral.digits = value.Magnitude() + places + 1;
  amount_.last = at;
}

// What stands before the number: 摄氏三度, 每小时120公里, 时速120公里.
void AmountReader::UnitBefore() {
  const size_t first = amount_.first;
  if (first < 2 || tokens_.at(first - 2).begin < floor_ || tokens_.at(first - 1).kind != TokenKind::kHan) return;
  if (amount_.unit == "degree" && tokens_.IsHan(first - 1, U'氏')) {
    const bool celsius = tokens_.IsHan(first - 2, U'摄');
    if (!celsius && !tokens_.IsHan(first - 2, U'华')) return;
    amount_.unit = celsius ? "celsius" : "fahrenheit";
    amount_.first = first - 2;
    return;
  }
  const auto* base = lexicon_.FindUnit(amount_.unit);
  if (!base || base->dimension == "duration" || amount_.unit.find("-per-") != std::string::npos) return;
  for (size_t words = 1; words <= 3 && words < first; ++words) {
    const size_t unit = first - words;
    if (tokens_.Match(PhraseKind::kUnit, unit).tokens != words || !tokens_.IsHan(unit - 1, U'每')) continue;
    if (tokens_.at(unit - 1).begin < floor_) return;
    const auto& per = lexicon_.units()[tokens_.Match(PhraseKind::kUnit, unit).value];
    amount_.unit += "-per-" + per.id;
    amount_.first = unit - 1;
    return;
  }
  if (base->dimension == "length" && tokens_.IsHan(first - 1, U'速') && tokens_.IsHan(first - 2, U'时')) {
    amount_.unit += "-per-hour";
    amount_.first = first - 2;
  }
}

// "5 ft 2 in", "5 feet and 2 inches": the second unit is a part of the first.
void AmountReader::CompoundUnit() {
  static constexpr struct {
    const char* whole;
    const char* part;
    int per;
  } kParts[] = {{"foot", "inch", 12},  {"pound", "ounce", 16}, {"hour", "minute", 60}, {"minute", "second", 60},
                {"year", "month", 12}, {"day", "hour", 24},    {"jin", "liang", 10},   {"degree", "arc-minute", 60}};
  for (const auto& parts : kParts) {
    if (amount_.unit != parts.whole) continue;
    size_t at = amount_.last;
    const bool abbreviated = tokens_.IsMark(at, '.') && !tokens_.at(at + 1).newline &&
                             tokens_.at(at - 1).end - tokens_.at(at - 1).begin <= 3;  // "6 ft. 2 in."
    const bool calendar = parts.per == 24 || amount_.unit == "year";  // "two years, three months": a list of them
    if (!amount_.numeral.IsInteger()) return;
    if (tokens_.Is(at, kAnd) || (tokens_.IsMark(at, ',') && !calendar) || tokens_.IsHan(at, U'零') || abbreviated) ++at;
    if (tokens_.at(at).kind != TokenKind::kNumber && !tokens_.Is(at, kSmallWord | kTensWord | kHanDigit | kHanUnit))
      return;
    const std::optional<Numeral> numeral = ReadNumeral(tokens_, at);
    if (!numeral || !numeral->IsInteger() || numeral->vague || numeral->numerator >= Decimal(parts.per)) return;
    PhraseTable::Hit hit = tokens_.Match(PhraseKind::kUnit, numeral->last);
    const PhraseKind symbol = amount_.unit == "degree" ? PhraseKind::kUnitFactor : PhraseKind::kUnitSymbol;  // 39°54′
    for (const PhraseKind kind : {symbol, PhraseKind::kUnitGlued})
      if (hit.tokens == 0) hit = tokens_.MatchExact(kind, numeral->last);
    const bool minutes = amount_.unit == "hour" && hit.tokens == 0 && tokens_.IsHan(numeral->last, U'分') &&
                         !tokens_.IsHan(numeral->last + 1, U'之');  // 3小时20分
    if (minutes) hit.tokens = 1;
    if (hit.tokens == 0 || (!minutes && lexicon_.units()[hit.value].id != parts.part)) continue;
    if (amount_.numeral.denominator != Decimal(1)) return;
    amount_.numeral.numerator = amount_.numeral.numerator * Decimal(parts.per) + numeral->numerator;
    amount_.numeral.denominator = parts.per;
    amount_.numeral.last_place = -1;
    amount_.last = numeral->last + hit.tokens;
    if (amount_.unit == "degree") ArcSeconds();
    return;
  }
}

// "39.9°N", "116°23′W": south and west count down.
void AmountReader::Bearing() {
  const Token letter = tokens_.at(amount_.last);
  if (amount_.unit != "degree" || letter.kind != TokenKind::kWord || letter.space) return;
  const std::string_view text = tokens_.Text(amount_.last);
  if (text != "N" && text != "E" && text != "S" && text != "W") return;
  if (text == "S" || text == "W") amount_.numeral.numerator = -amount_.numeral.numerator;
  ++amount_.last;
}

// "20 degrees below zero".
void AmountReader::BelowZero() {
  if (amount_.unit != "degree" && amount_.unit != "celsius" && amount_.unit != "fahrenheit") return;
  const size_t at = amount_.last;
  if (tokens_.Text(at) != "below" || tokens_.Text(at + 1) != "zero" || amount_.numeral.numerator.IsNegative()) return;
  amount_.numeral.numerator = -amount_.numeral.numerator;
  amount_.last = at + 2;
}

// The last part of "39°54′26″".
void AmountReader::ArcSeconds() {
  const Token seconds = tokens_.at(amount_.last);
  if (seconds.kind != TokenKind::kNumber || seconds.newline) return;
  const PhraseTable::Hit hit = tokens_.MatchExact(PhraseKind::kUnitFactor, amount_.last + 1);
  if (hit.tokens == 0 || lexicon_.units()[hit.value].id != "arc-second") return;
  const PrintedNumber printed = ParsePrinted(tokens_.text(), seconds);
  if (printed.refusal != Refusal::kNone) return;
  amount_.numeral.numerator = amount_.numeral.numerator * Decimal(60) + printed.value;
  amount_.numeral.denominator = 3600;
  amount_.numeral.last_place = -3;
  amount_.last += 1 + hit.tokens;
}

// "50 meters per millisecond", "km/ms", "kg m⁻³", 米每秒.
void AmountReader::PerUnit() {
  const auto* base = lexicon_.FindUnit(amount_.unit);
  if (!base) return;
  const Token last = tokens_.at(amount_.last - 1);
  const bool symbol = last.kind != TokenKind::kHan && tokens_.Match(PhraseKind::kUnit, unit_at_).tokens == 0;
  const UnitTail tail = ReadUnitTail(tokens_, amount_.unit, amount_.last, symbol);
  // "5 years per firm", "3 days/week" count nothing new.
  if (base->dimension == "duration" && tail.id.find("-per-") != std::string::npos) return;
  amount_.unit = tail.id;
  amount_.last = tail.end;
}

}  // namespace factlint
