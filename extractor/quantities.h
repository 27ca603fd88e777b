// A numeral with what stands close to it: sign, currency, unit, percent, rank mark.
#pragma once

#include <optional>
#include <string>

#include "extractor/mention.h"
#include "extractor/numerals.h"

namespace factlint {

struct ScanOptions {
  // What `$` means: factlint.yaml, defaults.currency_of_dollar.
  std::string currency_of_dollar = "USD";
  bool dollar_declared = false;
};

// One value and its unit, before relation words.
struct Amount {
  Numeral numeral;  // in the unit below: scale marks and subunits applied
  MentionType type = MentionType::kNumber;
  uint16_t also = 0;  // further types, as in Mention::types
  std::string unit;
  bool assumed = false;
  bool prefixed = false;    // the currency stands before the number
  bool money_mark = false;  // "$5m": a mark that only money has
  size_t first = 0;         // tokens [first, last): "US$ 5 million"
  size_t last = 0;
};

// The amount whose number begins at token i; `floor`: no word before this byte
// belongs to it. Nothing if there is no number.
std::optional<Amount> ReadAmount(TokenStream& tokens, size_t i, uint32_t floor, const ScanOptions& options);

// Shifts value, bounds and printed places by a power of ten.
void ShiftNumeral(Numeral& numeral, int exponent);

}  // namespace factlint
