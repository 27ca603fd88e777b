// Units multiplied and divided: "kg/m³", "m s⁻²", "W/(m·K)", 公里每小时, as one CLDR identifier.
#pragma once

#include <string>
#include <vector>

#include "extractor/token_stream.h"

namespace factlint {

// What follows a first unit, up to token `end`.
struct UnitTail {
  std::string id;  // "kilogram-per-cubic-meter"; the first unit's own where nothing follows
  size_t end = 0;
};

// `first` ends before token `at`. Written `as_symbol` ("m", not "meters") it may
// have an exponent: "m²", "m^2", "s⁻¹", "s-1".
UnitTail ReadUnitTail(TokenStream& tokens, const std::string& first, size_t at, bool as_symbol);

// The exponent that begins at token `at`, 0 for none; `end` is set behind it.
int ReadUnitExponent(TokenStream& tokens, size_t at, size_t* end);

// ⁰ to ⁹ right behind something; -1 for all else.
int Superscript(const Token& token);

}  // namespace factlint
