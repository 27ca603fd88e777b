#include "extractor/interval.h"

namespace factlint {
namespace {

// Does everything of `low` lie below everything of `high`?
bool Below(const Interval& low, const Interval& high) {
  if (!low.hi || !high.lo) return false;
  if (*low.hi != *high.lo) return *low.hi < *high.lo;
  return low.hi_open || high.lo_open;
}

}  // namespace

bool Overlaps(const Interval& a, const Interval& b) { return !Below(a, b) && !Below(b, a); }

bool Contains(const Interval& interval, const Decimal& x) { return Overlaps(interval, Interval::Exactly(x)); }

Decimal Gap(const Interval& a, const Interval& b) {
  if (Below(a, b)) return *b.lo - *a.hi;
  if (Below(b, a)) return *a.lo - *b.hi;
  return {};
}

std::string ToString(const Interval& interval) {
  if (interval.lo && interval.hi && *interval.lo == *interval.hi) return interval.lo->ToString();
  std::string text = !interval.lo || interval.lo_open ? "(" : "[";
  text += interval.lo ? interval.lo->ToString() : "-inf";
  text += ", ";
  text += interval.hi ? interval.hi->ToString() : "inf";
  text += !interval.hi || interval.hi_open ? ")" : "]";
  return text;
}

}  // namespace factlint
