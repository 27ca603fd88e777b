#include "extractor/numerals.h"

namespace factlint {

Decimal Numeral::Value() const {
  if (denominator == Decimal(1)) return numerator;
  return Decimal::Divide(numerator, denominator, 12, Decimal::Rounding::kNearest);
}

std::optional<Numeral> ReadNumeral(TokenStream& tokens, size_t i) {
  const TokenKind kind = tokens.at(i).kind;
  if (kind == TokenKind::kHan) return ReadHanNumeral(tokens, i);
  if (kind == TokenKind::kNumber) {
    const Token& next = tokens.at(i + 1);
    if (next.kind == TokenKind::kHan)
      if (std::optional<Numeral> han = ReadHanNumeral(tokens, i)) return han;
  }
  if (kind == TokenKind::kNumber || kind == TokenKind::kWord || kind == TokenKind::kMark)
    return ReadWesternNumeral(tokens, i);
  return std::nullopt;
}

}  // namespace factlint
