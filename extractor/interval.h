// The numbers a phrase allows: "40", "at most 40", "35 to 40". Exact decimals
// (decimal.h), in the unit of the mention: "5 %" is 5 with unit "%".
#pragma once

#include <optional>

#include "extractor/decimal.h"

namespace factlint {

// Every x from lo to hi. A side is closed unless marked open, unbounded when
// absent. Never empty.
struct Interval {
  std::optional<Decimal> lo;
  std::optional<Decimal> hi;
  bool lo_open = false;
  bool hi_open = false;

  static Interval Exactly(Decimal x) { return {.lo = x, .hi = x}; }
  static Interval AtMost(Decimal x) { return {.hi = x}; }
  static Interval AtLeast(Decimal x) { return {.lo = x}; }
  static Interval LessThan(Decimal x) { return {.hi = x, .hi_open = true}; }
  static Interval MoreThan(Decimal x) { return {.lo = x, .lo_open = true}; }

  friend bool operator==(const Interval&, const Interval&) = default;
};

// Could one number satisfy both? Symmetric. [1, 2) and [2, 3] share none.
bool Overlaps(const Interval& a, const Interval& b);

// Does x satisfy it?
bool Contains(const Interval& interval, const Decimal& x);

// How far apart two disjoint intervals are: zero where they touch or overlap.
Decimal Gap(const Interval& a, const Interval& b);

// "[28.5, 29.5)", "(1000, inf)", "(-inf, 40]", a single point as "29".
std::string ToString(const Interval& interval);

}  // namespace factlint
