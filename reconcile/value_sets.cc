#include "reconcile/value_sets.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extractor/enum_names.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 5> kEdgeKinds = {"exact", "logical", "rounding", "hedge", "domain"};

bool IsPercent(const Quantity& q) { return q.unit == "%" || q.unit == "%-point"; }

// "29.0 million", "12.5%": digits after a point.
bool HasDecimals(const Quantity& q, std::string_view text) {
  if (q.last_place < 0) return true;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    const auto digit = [&](size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text[i] == '.' && digit(i - 1) && digit(i + 1)) return q.last_place < q.nominal->Magnitude();
  }
  return false;
}

// "1,000", "350 billion": the zeros may stand for what was not counted.
bool HasTrailingZeros(const Quantity& q, std::string_view text) {
  return !IsPercent(q) && !q.nominal->IsZero() && !HasDecimals(q, text) && q.nominal->Exponent() > q.last_place;
}

// The place of the last significant digit; one point for whole percentages.
Decimal Resolution(const Quantity& q, std::string_view text) {
  if (IsPercent(q)) return Decimal::Scaled(1, std::min(q.last_place, 0));
  if (HasTrailingZeros(q, text)) return Decimal::Scaled(1, q.nominal->Exponent());
  return Decimal::Scaled(1, q.last_place);
}

ValueSet Around(const Decimal& x, const Decimal& hard, const Decimal& soft, EdgeKind kind, Reading reading) {
  ValueSet set;
  set.hard = {x - hard, x + hard, true, true};
  set.soft = {x - soft, x + soft, false, true};
  set.lo_kind = set.hi_kind = kind;
  set.reading = reading;
  if (hard.IsZero()) set.hard = Interval::Exactly(x);
  if (soft.IsZero()) set.soft = Interval::Exactly(x);
  return set;
}

ValueSet Exactly(const Decimal& x, Reading reading) { return Around(x, {}, {}, EdgeKind::kExact, reading); }

ValueSet Hedged(const Decimal& x, const Decimal& hard, const Decimal& soft, Reading reading) {
  ValueSet set = Around(x, hard, soft, EdgeKind::kHedge, reading);
  set.hard.lo_open = set.hard.hi_open = false;
  set.soft.hi_open = false;
  set.hedge = hard;
  return set;
}

// How far above "over x" a reader still expects the number.
Decimal Slack(const Quantity& q, std::string_view text, const Policy& policy) {
  const Decimal& x = *q.nominal;
  if (!IsPercent(q)) return std::max(policy.bound_units * Resolution(q, text), policy.bound_ratio * Abs(x));
  const auto tens = x.ToInteger();
  if (tens && *tens % 10 == 0) return policy.bound_share_tens;
  if (tens && *tens % 5 == 0) return policy.bound_share_fives;
  return policy.bound_share_other;
}

ValueSet Over(const Quantity& q, std::string_view text, const Policy& policy) {
  const Decimal& x = *q.nominal;
  const bool open = q.relation == Relation::kGt;
  ValueSet set{.lo_kind = EdgeKind::kLogical, .hi_kind = EdgeKind::kDomain, .reading = Reading::kOver};
  set.hard = {.lo = x, .lo_open = open};
  set.soft = {.lo = x, .hi = x + Slack(q, text, policy), .lo_open = open};
  if (q.bounds.hi && *q.bounds.hi > x) {  // 1,000余家: the words state both ends
    set.hard.hi = set.soft.hi = q.bounds.hi;
    set.hard.hi_open = set.soft.hi_open = q.bounds.hi_open;
    set.hi_kind = EdgeKind::kLogical;
  }
  return set;
}

ValueSet Under(const Quantity& q, std::string_view text, const Policy& policy) {
  const Decimal& x = *q.nominal;
  const bool open = q.relation == Relation::kLt;
  ValueSet set{.lo_kind = EdgeKind::kDomain, .hi_kind = EdgeKind::kLogical, .reading = Reading::kUnder};
  set.hard = {.hi = x, .hi_open = open};
  set.soft = {.lo = x - Slack(q, text, policy), .hi = x, .hi_open = open};
  return set;
}

ValueSet Nearly(const Quantity& q, const Policy& policy) {
  const Decimal& x = *q.nominal;
  const bool share = IsPercent(q);
  const Decimal hard = share ? policy.nearly_share_hard : policy.nearly_hard * Abs(x);
  const Decimal soft = share ? policy.nearly_share_soft : policy.nearly_soft * Abs(x);
  ValueSet set{.lo_kind = EdgeKind::kHedge, .hi_kind = EdgeKind::kLogical, .reading = Reading::kNearly};
  set.hard = {x - hard, x, true, true};
  set.soft = {x - soft, x, false, true};
  set.hedge = hard * Decimal::Scaled(5, -1);
  if (hard.IsZero()) set.hard = set.soft = Interval::Exactly(x);
  if (soft.IsZero()) set.soft = set.hard;
  return set;
}

ValueSet About(const Quantity& q, const Policy& policy) {
  const Decimal& x = *q.nominal;
  const bool share = IsPercent(q);
  return Hedged(x, share ? policy.about_share_hard : policy.about_hard * Abs(x),
                share ? policy.about_share_soft : policy.about_soft * Abs(x), Reading::kAbout);
}

ValueSet Stated(const Quantity& q) {
  ValueSet set{.hard = q.bounds, .soft = q.bounds};
  const bool vague = q.relation == Relation::kVague;
  set.lo_kind = q.bounds.lo ? (vague ? EdgeKind::kHedge : EdgeKind::kLogical) : EdgeKind::kDomain;
  set.hi_kind = q.bounds.hi ? (vague ? EdgeKind::kHedge : EdgeKind::kLogical) : EdgeKind::kDomain;
  set.reading = vague ? Reading::kVague : Reading::kRange;
  if (vague && q.bounds.lo && q.bounds.hi) set.hedge = (*q.bounds.hi - *q.bounds.lo) * Decimal::Scaled(5, -1);
  return set;
}

ValueSet Bare(const Quantity& q, std::string_view text, const Metric& metric) {
  const Policy& policy = *metric.policy;
  const Decimal& x = *q.nominal;
  if (q.form == Form::kMajority) {
    ValueSet set{.lo_kind = EdgeKind::kLogical, .hi_kind = EdgeKind::kDomain, .reading = Reading::kMajority};
    set.hard = {.lo = x, .lo_open = true};
    set.soft = {x, x + policy.fraction_majority, true, true};
    return set;
  }
  if (metric.kind == MetricKind::kOrdinal || metric.kind == MetricKind::kDate || q.of)
    return Exactly(x, Reading::kExact);
  if (q.form == Form::kFraction && IsPercent(q)) {
    ValueSet set = Around(x, policy.fraction_hard, policy.fraction_soft, EdgeKind::kHedge, Reading::kFraction);
    set.hedge = policy.fraction_hard;
    return set;
  }
  if (metric.kind == MetricKind::kRatio && q.form == Form::kWord)  // "doubled"
    return Hedged(x, policy.about_hard * Abs(x), policy.about_soft * Abs(x), Reading::kAbout);
  const Decimal u = Resolution(q, text);
  if (HasTrailingZeros(q, text))
    return Around(x, std::min(policy.rounding_hard * u, policy.rounding_zeros_hard * Abs(x)),
                  std::min(policy.rounding_soft * u, policy.rounding_zeros_soft * Abs(x)), EdgeKind::kRounding,
                  Reading::kZeros);
  const bool counted = q.unit.empty() && metric.kind == MetricKind::kNumber && q.last_place == 0 && x.IsInteger() &&
                       !HasDecimals(q, text) && Decimal(x.Digits()) >= policy.rounding_count_digits;
  if (counted) return Exactly(x, Reading::kCounted);
  return Around(x, policy.rounding_hard * u, policy.rounding_soft * u, EdgeKind::kRounding, Reading::kRounded);
}

void Clip(Interval& interval, const std::optional<Decimal>& lo, const std::optional<Decimal>& hi) {
  if (lo && (!interval.lo || *interval.lo < *lo)) {
    interval.lo = lo;
    interval.lo_open = false;
  }
  if (hi && (!interval.hi || *interval.hi > *hi)) {
    interval.hi = hi;
    interval.hi_open = false;
  }
}

// A share lies in [0, 100], and what counts or measures is not negative,
// unless the text says otherwise.
void ClipToDomain(ValueSet& set, const Quantity& q, const Metric& metric) {
  const auto negative = [](const std::optional<Decimal>& x) { return x && x->IsNegative(); };
  const std::optional<Decimal> lowest = Decimal(0);
  std::optional<Decimal> highest;
  if (negative(q.nominal) || negative(q.bounds.lo) || negative(q.bounds.hi)) return;
  if (IsPercent(q) && !metric.IsShare()) return;  // growth may be negative
  if (metric.IsShare() && q.unit == "%") {
    const auto beyond = [](const std::optional<Decimal>& x) { return x && *x > Decimal(100); };
    if (!beyond(q.nominal) && !beyond(q.bounds.lo) && !beyond(q.bounds.hi)) highest = 100;
  }
  for (Interval* interval : {&set.hard, &set.soft}) Clip(*interval, lowest, highest);
}

std::string_view Reason(Reading reading) {
  switch (reading) {
    case Reading::kExact:
      return "exact";
    case Reading::kCounted:
      return "counted to the last digit";
    case Reading::kRounded:
      return "as printed, rounded";
    case Reading::kZeros:
      return "a round number";
    case Reading::kOver:
      return "a lower bound";
    case Reading::kUnder:
      return "an upper bound";
    case Reading::kNearly:
      return "just below";
    case Reading::kAbout:
      return "about";
    case Reading::kFraction:
      return "a fraction in words";
    case Reading::kMajority:
      return "more than half";
    case Reading::kRange:
      return "the range stated";
    case Reading::kVague:
      return "a vague number";
    case Reading::kDate:
      return "a date";
    case Reading::kDerived:
      return "calculated";
  }
  return {};
}

// Outwards, to what a reader can take in.
Interval Rounded(Interval interval) {
  if (interval.lo) interval.lo = interval.lo->Round(6, Decimal::Rounding::kDown);
  if (interval.hi) interval.hi = interval.hi->Round(6, Decimal::Rounding::kUp);
  return interval;
}

}  // namespace

std::string_view ToString(EdgeKind kind) { return NameOf(kEdgeKinds, kind); }

ValueSet MakeSet(const Quantity& q, std::string_view text, const Metric& metric) {
  const Policy& policy = *metric.policy;
  ValueSet set;
  if (!q.nominal || q.relation == Relation::kRange || q.relation == Relation::kVague) {
    set = Stated(q);
  } else {
    switch (q.relation) {
      case Relation::kGt:
      case Relation::kGe:
        set = Over(q, text, policy);
        break;
      case Relation::kLt:
      case Relation::kLe:
        set = Under(q, text, policy);
        break;
      case Relation::kNearly:
        set = Nearly(q, policy);
        break;
      case Relation::kAbout:
        set = About(q, policy);
        break;
      default:
        set = Bare(q, text, metric);
    }
  }
  ClipToDomain(set, q, metric);
  return set;
}

ValueSet MakeSet(const DateValue& date) {
  const Decimal start = date.range.start.ToDays();
  const Decimal end = date.range.end.ToDays();
  const Decimal year = 366;
  ValueSet set{.reading = Reading::kDate};
  switch (date.relation) {
    case DateRelation::kEq:
      set.hard = set.soft = {start, end};
      break;
    case DateRelation::kBy:
      set = {.hard = Interval::AtMost(end),
             .soft = {end - year, end},
             .lo_kind = EdgeKind::kDomain,
             .hi_kind = EdgeKind::kLogical,
             .reading = Reading::kDate};
      break;
    case DateRelation::kSince:
      set = {.hard = Interval::AtLeast(start),
             .soft = {start, end},
             .lo_kind = EdgeKind::kLogical,
             .hi_kind = EdgeKind::kDomain,
             .reading = Reading::kDate};
      break;
    case DateRelation::kAbout:
      set = {.hard = {start - year, end + year},
             .soft = {start, end},
             .lo_kind = EdgeKind::kHedge,
             .hi_kind = EdgeKind::kHedge,
             .hedge = year,
             .reading = Reading::kDate};
  }
  return set;
}

std::optional<DateValue> AsYear(const Quantity& q) {
  if (!q.nominal || !q.unit.empty()) return std::nullopt;
  const auto year = q.nominal->ToInteger();
  if (!year || *year < 1000 || *year > 2999) return std::nullopt;
  DateValue date{.range = DateRange::OfYear(static_cast<int>(*year))};
  if (q.relation == Relation::kAbout) date.relation = DateRelation::kAbout;
  return date;
}

std::string PrintSet(const Interval& interval, std::string_view unit) {
  if (unit != "day-number") return ToString(interval);
  const auto day = [](const std::optional<Decimal>& x) {
    return x && x->ToInteger() ? Date::FromDays(*x->ToInteger()).ToString() : std::string("…");
  };
  return fmt::format("{} to {}", day(interval.lo), day(interval.hi));
}

std::string DescribeSet(const ValueSet& set, std::string_view text, std::string_view unit) {
  const bool derived = set.reading == Reading::kDerived;
  const Interval soft = derived ? Rounded(set.soft) : set.soft;
  const Interval hard = derived ? Rounded(set.hard) : set.hard;
  std::string line = fmt::format("{}: {}, {}", text, Reason(set.reading), PrintSet(soft, unit));
  if (hard != soft) line += fmt::format(", at most {}", PrintSet(hard, unit));
  return line;
}

}  // namespace factlint
