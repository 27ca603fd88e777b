#include "reconcile/digit_slip.h"

#include <algorithm>

namespace factlint {
namespace {

constexpr size_t kLeastToDiffer = 3;  // digits

}  // namespace

Digits DigitsOf(const Decimal& value) {
  Digits digits{.text = {}, .magnitude = value.IsZero() ? 0 : value.Magnitude()};
  for (const char c : value.ToString())
    if (c >= '0' && c <= '9') digits.text.push_back(c);
  digits.text.erase(0, std::min(digits.text.find_first_not_of('0'), digits.text.size()));
  while (!digits.text.empty() && digits.text.back() == '0') digits.text.pop_back();
  return digits;
}

Slip SlipBetween(const Digits& a, const Digits& b) {
  if (a.magnitude != b.magnitude || a.text.size() != b.text.size() || a.text == b.text) return Slip::kNone;
  const auto first = std::mismatch(a.text.begin(), a.text.end(), b.text.begin());
  const bool one = std::equal(first.first + 1, a.text.end(), first.second + 1);
  if (one) return a.text.size() >= kLeastToDiffer && first.first + 1 != a.text.end() ? Slip::kOneDigit : Slip::kNone;
  return std::is_permutation(a.text.begin(), a.text.end(), b.text.begin()) ? Slip::kTransposed : Slip::kNone;
}

bool AreNeighboursSwapped(const Digits& a, const Digits& b) {
  if (a.magnitude != b.magnitude || a.text.size() != b.text.size()) return false;
  const auto [x, y] = std::mismatch(a.text.begin(), a.text.end(), b.text.begin());
  if (x == a.text.end() || x + 1 == a.text.end() || x[0] != y[1] || x[1] != y[0]) return false;
  return std::equal(x + 2, a.text.end(), y + 2);
}

}  // namespace factlint
