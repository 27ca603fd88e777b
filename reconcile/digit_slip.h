// Two figures that a slip of the pen could have made of one.
#pragma once

#include <string>
#include <string_view>

#include "extractor/decimal.h"

namespace factlint {

// The significant digits without zeros at the end, and the power of ten of the first: "3.84", "38.4 million" -> "384".
struct Digits {
  std::string text;
  int magnitude = 0;
};
Digits DigitsOf(const Decimal& value);

enum class Slip : uint8_t {
  kNone,
  kTransposed,  // the same digits in another order: 348 and 384
  kOneDigit,    // three or more digits, of which one that is not the last differs: 3,379 and 2,379
};
// Of two values of one size. The last digit alone is no slip: figures are rounded and revised.
Slip SlipBetween(const Digits& a, const Digits& b);
// Do they differ in two digits that stand side by side and changed places? Of one size: 4,286.7 and 4,268.7.
bool AreNeighboursSwapped(const Digits& a, const Digits& b);

}  // namespace factlint
