// Exact decimal numbers: what a text prints, without binary floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factlint {

// mantissa * 10^exponent, kept normalised: no trailing zero in the mantissa,
// zero is {0, 0}. At most 36 significant digits, exponents from -4096 to 4096;
// what needs more is refused, never rounded in silence.
class Decimal {
 public:
  constexpr Decimal() = default;
  Decimal(int64_t integer);  // NOLINT(google-explicit-constructor)

  // mantissa * 10^exponent. Must fit.
  static Decimal Scaled(int64_t mantissa, int exponent);

  // "12", "-3", "12.50", "+.5", "1e6" (as JSON writes numbers). No group marks,
  // no spaces. Nothing for all else ("", "1.2.3", "nan") and for what does not fit.
  static std::optional<Decimal> Parse(std::string_view text);

  // The shortest plain notation, as formats.md wants it: "350000000000",
  // "12.5", "-0.05"; never an exponent.
  std::string ToString() const;

  double ToDouble() const;
  // The value if it is an integer that fits.
  std::optional<int64_t> ToInteger() const;

  bool IsZero() const { return mantissa_ == 0; }
  bool IsNegative() const { return mantissa_ < 0; }
  bool IsInteger() const { return exponent_ >= 0; }
  // The number of significant digits of the normalised mantissa; zero has one.
  int Digits() const;
  // The power of ten of the last non-zero digit: 350 -> 1, 0.05 -> -2.
  int Exponent() const { return exponent_; }
  // The power of ten of the first digit: 350 -> 2, 0.05 -> -2. Zero: 0.
  int Magnitude() const;

  // x * 10^n, exact.
  Decimal Shift(int n) const;
  Decimal operator-() const;

  // Exact where 36 digits suffice; else rounded half to even at 36 digits,
  // which no printed number of a text reaches.
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);

  enum class Rounding { kDown, kUp, kNearest };  // kDown: towards minus infinity
  // a / b to `digits` significant digits, 1 to 18. b is not zero.
  static Decimal Divide(const Decimal& a, const Decimal& b, int digits, Rounding rounding);
  // To `digits` significant digits.
  Decimal Round(int digits, Rounding rounding) const;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) = default;

 private:
  using Wide = __int128;
  static Decimal Make(Wide mantissa, int exponent);

  Wide mantissa_ = 0;
  int exponent_ = 0;
};

Decimal Abs(const Decimal& x);

}  // namespace factlint
