#include "reconcile/interval_math.h"

#include <algorithm>

namespace factlint {
namespace {

constexpr int kDigits = 15;

Interval Everything() { return {}; }

bool MayBeNegative(const Interval& x) { return !x.lo || x.lo->IsNegative(); }

EdgeKind Looser(EdgeKind a, EdgeKind b) {
  const auto rank = [](EdgeKind kind) {
    switch (kind) {
      case EdgeKind::kExact:
        return 0;
      case EdgeKind::kLogical:
        return 1;
      case EdgeKind::kDomain:
        return 2;
      case EdgeKind::kRounding:
        return 3;
      case EdgeKind::kHedge:
        return 4;
    }
    return 4;
  };
  return rank(a) >= rank(b) ? a : b;
}

// Half the width that hedges add, where any does.
Decimal HedgeOf(const ValueSet& set) {
  const bool hedged = set.lo_kind == EdgeKind::kHedge || set.hi_kind == EdgeKind::kHedge;
  if (!hedged || !set.hard.lo || !set.hard.hi) return {};
  return (*set.hard.hi - *set.hard.lo) * Decimal::Scaled(5, -1);
}

}  // namespace

Interval Add(const Interval& a, const Interval& b) {
  Interval sum;
  if (a.lo && b.lo) sum.lo = *a.lo + *b.lo;
  if (a.hi && b.hi) sum.hi = *a.hi + *b.hi;
  sum.lo_open = a.lo_open || b.lo_open;
  sum.hi_open = a.hi_open || b.hi_open;
  return sum;
}

Interval Subtract(const Interval& a, const Interval& b) {
  Interval minus{.lo_open = b.hi_open, .hi_open = b.lo_open};
  if (b.hi) minus.lo = -*b.hi;
  if (b.lo) minus.hi = -*b.lo;
  return Add(a, minus);
}

Interval Multiply(const Interval& a, const Interval& b) {
  if (MayBeNegative(a) || MayBeNegative(b)) return Everything();
  Interval product;
  product.lo = *a.lo * *b.lo;
  product.lo_open = a.lo_open || b.lo_open;
  if (a.hi && b.hi) {
    product.hi = *a.hi * *b.hi;
    product.hi_open = a.hi_open || b.hi_open;
  }
  return product;
}

Interval Divide(const Interval& a, const Interval& b) {
  if (MayBeNegative(a) || MayBeNegative(b)) return Everything();
  Interval quotient{.lo = Decimal(0)};
  if (b.hi && !b.hi->IsZero()) {
    quotient.lo = Decimal::Divide(*a.lo, *b.hi, kDigits, Decimal::Rounding::kDown);
    quotient.lo_open = a.lo_open || b.hi_open;
  }
  if (a.hi && !b.lo->IsZero()) {
    quotient.hi = Decimal::Divide(*a.hi, *b.lo, kDigits, Decimal::Rounding::kUp);
    quotient.hi_open = a.hi_open || b.lo_open;
  }
  return quotient;
}

Statement Calculate(const Statement& a, const Statement& b, Interval (*math)(const Interval&, const Interval&)) {
  Statement result;
  result.set.hard = math(a.set.hard, b.set.hard);
  result.set.soft = math(a.set.soft, b.set.soft);
  const EdgeKind loose_a = Looser(a.set.lo_kind, a.set.hi_kind);
  const EdgeKind loose_b = Looser(b.set.lo_kind, b.set.hi_kind);
  const EdgeKind kind = Looser(loose_a, loose_b);
  result.set.lo_kind = result.set.hard.lo ? kind : EdgeKind::kDomain;
  result.set.hi_kind = result.set.hard.hi ? kind : EdgeKind::kDomain;
  result.set.reading = Reading::kDerived;
  for (const Statement* input : {&a, &b}) {
    result.arithmetic.insert(result.arithmetic.end(), input->arithmetic.begin(), input->arithmetic.end());
    if (input->set.reading != Reading::kDerived)
      result.arithmetic.push_back(DescribeSet(input->set, input->text, input->unit));
  }
  result.set.hedge = HedgeOf(result.set);
  result.window = {std::max(a.window.start, b.window.start), std::min(a.window.end, b.window.end),
                   a.window.stated && b.window.stated};
  if (result.window.start > result.window.end)
    result.window = {std::min(a.window.start, b.window.start), std::max(a.window.end, b.window.end), false};
  result.modality = a.modality;
  result.doc = a.doc;
  result.cluster = a.cluster;
  result.scope_unknown = a.scope_unknown || b.scope_unknown;
  result.claims = a.claims;
  result.claims.insert(result.claims.end(), b.claims.begin(), b.claims.end());
  return result;
}

}  // namespace factlint
