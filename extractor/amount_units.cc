// Units of measure: "km²", 三千米, "5 ft 2 in", "km/h".
#include <algorithm>

#include "extractor/amount_reader.h"

namespace factlint {

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

}  // namespace factlint
