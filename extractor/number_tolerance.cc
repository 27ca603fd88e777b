// What a number may be off by: "45% ± 5%", "5 kg ± 2%", "±0.5 mm". Where both
// numbers share the unit behind ("5 ± 0.3 kg") they are one numeral.
#include "extractor/number_reader.h"
#include "extractor/refusals.h"

namespace factlint {

bool NumberReader::Tolerated(Phrase& phrase, uint32_t floor) {
  Quantity& quantity = phrase.quantity;
  if (!quantity.nominal || phrase.amount.numeral.some) return false;
  const Decimal value = *quantity.nominal;
  // "±5%": from five below to five above.
  const bool han = phrase.first > 1 && tokens_.IsHan(phrase.first - 1, U'负') &&
                   tokens_.IsHan(phrase.first - 2, U'正') && tokens_.at(phrase.first - 2).begin >= floor;
  if (phrase.first > 0 && (han || tokens_.IsMark(phrase.first - 1, 0xB1)) &&
      tokens_.at(phrase.first - 1).begin >= floor && !value.IsNegative() && !value.IsZero()) {
    phrase.first -= han ? 2 : 1;
    quantity.nominal.reset();
    quantity.exact.clear();
    quantity.relation = Relation::kRange;
    quantity.bounds = {.lo = -value, .hi = value};
    return true;
  }
  if (quantity.unit.empty() || !tokens_.IsMark(phrase.last, 0xB1)) return false;
  const size_t at = phrase.last + 1;
  if (tokens_.at(at).kind != TokenKind::kNumber || RefuseToken(tokens_, at, tokens_.at(at).begin)) return false;
  const std::optional<Amount> off = ReadAmount(tokens_, at, tokens_.at(at).begin, options_);
  if (!off || off->first != at || off->numeral.refusal != Refusal::kNone || off->numeral.fraction) return false;
  Decimal tolerance = off->numeral.numerator;
  if (off->unit == "%" && quantity.unit != "%") {
    tolerance = Abs(value) * tolerance.Shift(-2);
  } else if (off->unit != quantity.unit && !off->unit.empty()) {
    return false;
  }
  quantity.relation = Relation::kAbout;
  quantity.bounds = {.lo = value - tolerance, .hi = value + tolerance};
  phrase.last = off->last;
  return true;
}

}  // namespace factlint
