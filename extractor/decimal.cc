#include "extractor/decimal.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>

namespace factlint {
namespace {

using Wide = __int128;

constexpr int kMaxDigits = 36;  // 10^36 - 1 and its sums fit in 127 bits
constexpr int kMaxExponent = 4096;

constexpr int kPowers = 39;  // 10^38 is the last that fits
struct Powers {
  Wide of[kPowers] = {1};
  constexpr Powers() {
    for (int n = 1; n < kPowers; ++n) of[n] = of[n - 1] * 10;
  }
};
constexpr Powers kPower10;

Wide Power10(int n) { return n <= 0 ? 1 : kPower10.of[std::min(n, kPowers - 1)]; }

bool FitsWord(Wide x) { return x == static_cast<int64_t>(x); }

int CountDigits(Wide x) {
  if (x < 0) x = -x;
  int digits = 1;
  if (FitsWord(x)) {  // nearly always; narrow comparisons are cheap
    const auto word = static_cast<int64_t>(x);
    while (digits < 19 && word >= static_cast<int64_t>(kPower10.of[digits])) ++digits;
    return digits;
  }
  while (digits < kPowers && x >= kPower10.of[digits]) ++digits;
  return digits;
}

// Takes the zeros off the end; 64 bits where they suffice, because wide division is slow.
template <class Integer>
Integer WithoutZeros(Integer mantissa, int* exponent) {
  for (; mantissa % 10 == 0; mantissa /= 10) ++*exponent;
  return mantissa;
}

// floor, ceiling or nearest-even of numerator / denominator; denominator > 0.
Wide DivideRounded(Wide numerator, Wide denominator, Decimal::Rounding rounding) {
  Wide quotient = numerator / denominator;
  Wide rest = numerator % denominator;
  if (rest < 0) {  // make it a floor
    rest += denominator;
    --quotient;
  }
  if (rest == 0 || rounding == Decimal::Rounding::kDown) return quotient;
  if (rounding == Decimal::Rounding::kUp) return quotient + 1;
  const Wide other = denominator - rest;
  if (rest > other || (rest == other && quotient % 2 != 0)) return quotient + 1;
  return quotient;
}

}  // namespace

Decimal Decimal::Make(Wide mantissa, int exponent) {
  if (mantissa >= kPower10.of[kMaxDigits] || mantissa <= -kPower10.of[kMaxDigits]) {
    const int drop = CountDigits(mantissa) - kMaxDigits;
    mantissa = DivideRounded(mantissa, Power10(drop), Rounding::kNearest);
    exponent += drop;
  }
  Decimal result;
  if (mantissa == 0) return result;
  result.mantissa_ = FitsWord(mantissa) ? Wide{WithoutZeros(static_cast<int64_t>(mantissa), &exponent)}
                                        : WithoutZeros(mantissa, &exponent);
  result.exponent_ = exponent;
  return result;
}

Decimal::Decimal(int64_t integer) { *this = Make(integer, 0); }

Decimal Decimal::Scaled(int64_t mantissa, int exponent) { return Make(mantissa, exponent); }

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  size_t at = 0;
  bool negative = false;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
  Wide mantissa = 0;
  int exponent = 0;
  int zeros = 0;  // trailing zeros seen but not yet multiplied in
  int digits = 0;
  bool point = false;
  bool any = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    any = true;
    if (point) --exponent;
    if (c == '0' && mantissa == 0) continue;
    if (c == '0') {
      ++zeros;
      continue;
    }
    digits += zeros + 1;
    if (digits > kMaxDigits) return std::nullopt;
    mantissa = mantissa * Power10(zeros + 1) + (c - '0');
    zeros = 0;
  }
  if (!any) return std::nullopt;
  exponent += zeros;
  if (at < text.size()) {  // an exponent, as JSON has it
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    ++at;
    bool down = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) down = text[at++] == '-';
    if (at == text.size()) return std::nullopt;
    int power = 0;
    for (; at < text.size(); ++at) {
      if (text[at] < '0' || text[at] > '9') return std::nullopt;
      power = std::min(power * 10 + (text[at] - '0'), 100000);
    }
    exponent += down ? -power : power;
  }
  if (mantissa != 0 && std::abs(exponent) > kMaxExponent) return std::nullopt;
  return Make(negative ? -mantissa : mantissa, exponent);
}

std::string Decimal::ToString() const {
  if (IsZero()) return "0";
  std::string digits;
  Wide x = mantissa_ < 0 ? -mantissa_ : mantissa_;
  for (; !FitsWord(x); x /= 10) digits.push_back(static_cast<char>('0' + static_cast<int>(x % 10)));
  for (auto word = static_cast<int64_t>(x); word > 0; word /= 10) digits.push_back(static_cast<char>('0' + word % 10));
  std::reverse(digits.begin(), digits.end());
  if (exponent_ >= 0) {
    digits.append(exponent_, '0');
  } else {
    const size_t places = static_cast<size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places - digits.size() + 1, '0');
    digits.insert(digits.size() - places, ".");
  }
  return mantissa_ < 0 ? "-" + digits : digits;
}

double Decimal::ToDouble() const {
  // 15 digits and 10^22 are exact in a double: one operation on them rounds correctly.
  constexpr int kExactPower = 22, kExactDigits = 15;
  if (std::abs(exponent_) <= kExactPower && CountDigits(mantissa_) <= kExactDigits) {
    const auto mantissa = static_cast<double>(static_cast<int64_t>(mantissa_));
    const auto power = static_cast<double>(kPower10.of[std::abs(exponent_)]);
    return exponent_ < 0 ? mantissa / power : mantissa * power;
  }
  return std::strtod(ToString().c_str(), nullptr);
}

std::optional<int64_t> Decimal::ToInteger() const {
  if (exponent_ < 0 || Magnitude() > 18) return std::nullopt;
  const Wide value = mantissa_ * Power10(exponent_);
  if (value > INT64_MAX || value < INT64_MIN) return std::nullopt;
  return static_cast<int64_t>(value);
}

int Decimal::Digits() const { return CountDigits(mantissa_); }

int Decimal::Magnitude() const { return IsZero() ? 0 : Digits() - 1 + exponent_; }

Decimal Decimal::Shift(int n) const {
  Decimal result = *this;
  if (!IsZero()) result.exponent_ += n;
  return result;
}

Decimal Decimal::operator-() const {
  Decimal result = *this;
  result.mantissa_ = -mantissa_;
  return result;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  if (a.IsZero()) return b;
  if (b.IsZero()) return a;
  constexpr int kWordPower = 17;  // 19 digits and these: nothing is cut
  const int apart = a.exponent_ - b.exponent_;
  if (FitsWord(a.mantissa_) && FitsWord(b.mantissa_) && std::abs(apart) <= kWordPower)
    return apart >= 0 ? Decimal::Make(a.mantissa_ * Power10(apart) + b.mantissa_, b.exponent_)
                      : Decimal::Make(a.mantissa_ + b.mantissa_ * Power10(-apart), a.exponent_);
  const int top = std::max(a.Magnitude(), b.Magnitude());
  const int low = std::max(std::min(a.exponent_, b.exponent_), top - kMaxDigits);
  const auto aligned = [low](const Decimal& x) -> Wide {
    if (x.exponent_ >= low) return x.mantissa_ * Power10(x.exponent_ - low);
    const int drop = low - x.exponent_;
    return drop > kMaxDigits ? 0 : DivideRounded(x.mantissa_, Power10(drop), Decimal::Rounding::kNearest);
  };
  return Decimal::Make(aligned(a) + aligned(b), low);
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + (-b); }

Decimal operator*(const Decimal& a, const Decimal& b) {
  // 36 digits a factor may overflow 127 bits: shorten the longer one first.
  Decimal x = a;
  Decimal y = b;
  while (x.Digits() + y.Digits() > kMaxDigits + 1) {
    Decimal& longer = x.Digits() >= y.Digits() ? x : y;
    longer = longer.Round(longer.Digits() - 1, Decimal::Rounding::kNearest);
  }
  return Decimal::Make(x.mantissa_ * y.mantissa_, x.exponent_ + y.exponent_);
}

Decimal Decimal::Divide(const Decimal& a, const Decimal& b, int digits, Rounding rounding) {
  assert(!b.IsZero());
  assert(digits > 0 && digits <= 18);
  if (a.IsZero()) return {};
  // Divisors of more than 18 digits would overflow; none is printed.
  const Decimal divisor = b.Digits() > 18 ? b.Round(18, Rounding::kNearest) : b;
  Decimal dividend = a.Digits() > 18 ? a.Round(18, Rounding::kNearest) : a;
  Wide numerator = dividend.mantissa_;
  Wide denominator = divisor.mantissa_;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const int grow = std::max(0, std::min(digits + 1 + divisor.Digits() - dividend.Digits(), 36 - dividend.Digits()));
  numerator *= Power10(grow);
  Wide quotient = DivideRounded(numerator, denominator, rounding == Rounding::kNearest ? Rounding::kDown : rounding);
  // A rest behind the last digit: 4.5 and a little is no tie for Round.
  if (rounding == Rounding::kNearest && quotient % 5 == 0 && numerator % denominator != 0) ++quotient;
  const Decimal result = Make(quotient, dividend.exponent_ - divisor.exponent_ - grow);
  return result.Round(digits, rounding);
}

Decimal Decimal::Round(int digits, Rounding rounding) const {
  const int drop = Digits() - digits;
  if (drop <= 0) return *this;
  return Make(DivideRounded(mantissa_, Power10(drop), rounding), exponent_ + drop);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.exponent_ == b.exponent_) {
    if (a.mantissa_ == b.mantissa_) return std::strong_ordering::equal;
    return a.mantissa_ < b.mantissa_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const auto sign = [](const Decimal& x) { return x.mantissa_ < 0 ? -1 : x.mantissa_ > 0 ? 1 : 0; };
  if (sign(a) != sign(b) || sign(a) == 0) return sign(a) <=> sign(b);
  const auto order = [](Wide x, Wide y) {
    return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
  };
  const int low = std::min(a.exponent_, b.exponent_);
  const auto aligned = [low](const Decimal& x) { return x.mantissa_ * Power10(x.exponent_ - low); };
  constexpr int kWordPower = 18;  // a word times 10^18 fits
  if (FitsWord(a.mantissa_) && FitsWord(b.mantissa_) && std::max(a.exponent_, b.exponent_) - low <= kWordPower)
    return order(aligned(a), aligned(b));
  if (a.Magnitude() != b.Magnitude())
    return sign(a) > 0 ? a.Magnitude() <=> b.Magnitude() : b.Magnitude() <=> a.Magnitude();
  // Same magnitude: exponents differ by at most 36 digits.
  return order(aligned(a), aligned(b));
}

Decimal Abs(const Decimal& x) { return x.IsNegative() ? -x : x; }

}  // namespace factlint
