#include <charconv>
#include <string>

#include "extractor/numerals.h"

namespace factlint {
namespace {

constexpr int kMaxDigits = 36;
constexpr size_t kMostBytes = 144;  // zeros before and behind them

}  // namespace

PrintedNumber ParsePrinted(std::string_view text, const Token& token) {
  PrintedNumber printed;
  if (token.shape == NumberShape::kVersion) printed.refusal = Refusal::kVersion;
  if (token.shape == NumberShape::kMalformed) printed.refusal = Refusal::kMalformed;
  std::string plain;
  int places = 0;
  int significant = 0;
  size_t at = token.begin;
  bool point = false;
  for (; at < token.end && plain.size() < kMostBytes;) {
    uint32_t length = 0;
    const int digit = DigitAt(text, at, &length);
    if (digit < 0) {
      const CodePoint c = CharAt(text, at);
      if ((c.value | 0x20) == 'e') break;
      if (at == token.point && (token.point != 0 || c.value == '.' || c.value == 0xFF0E) && !point) {
        plain += '.';
        point = true;
      }
      at += c.size;
      continue;
    }
    plain += static_cast<char>('0' + digit);
    if (point) ++places;
    if (significant > 0 || digit != 0) ++significant;
    at += length;
  }
  if (significant > kMaxDigits || plain.size() >= kMostBytes) {
    printed.refusal = Refusal::kOverlong;
    return printed;
  }
  if (printed.refusal != Refusal::kNone) return printed;
  int exponent = 0;
  if (at < token.end) {
    std::string tail(text.substr(at + 1, token.end - at - 1));
    if (tail.rfind("−", 0) == 0) tail.replace(0, std::string_view("−").size(), "-");
    plain += 'e' + tail;
    if (tail[0] == '+') tail.erase(0, 1);
    std::from_chars(tail.data(), tail.data() + tail.size(), exponent);
  }
  const std::optional<Decimal> value = Decimal::Parse(plain);
  if (!value) {
    printed.refusal = Refusal::kOverlong;
    return printed;
  }
  printed.value = *value;
  printed.digits = std::max(significant, 1);
  printed.last_place = exponent - places;
  return printed;
}

}  // namespace factlint
