// From printed words to the numbers that they allow. semantics.md section 2.
#pragma once

#include <string>
#include <string_view>

#include "extractor/claim.h"
#include "reconcile/metric.h"

namespace factlint {

// What makes an edge: a count, a bound that the words state, rounding, the
// convention of "about", or what the metric can be at all.
enum class EdgeKind : uint8_t { kExact, kLogical, kRounding, kHedge, kDomain };
std::string_view ToString(EdgeKind kind);

// How the words were read; explained by DescribeSet.
enum class Reading : uint8_t {
  kExact,    // a rank, "30 of 100", an invariant year
  kCounted,  // "1,048 companies"
  kRounded,  // "29%", "346.8 billion"
  kZeros,    // "1,000"
  kOver,     // "more than 1,000", "at least"
  kUnder,    // "fewer than 40"
  kNearly,
  kAbout,
  kFraction,  // "half"
  kMajority,
  kRange,
  kVague,
  kDate,
  kDerived,  // calculated from other claims
};

// The hard set is what the words commit to, the soft one what a reader takes
// them to mean; the soft one lies within the hard one.
struct ValueSet {
  Interval hard;
  Interval soft;
  EdgeKind lo_kind = EdgeKind::kExact;  // of the hard set's edges
  EdgeKind hi_kind = EdgeKind::kExact;
  Decimal hedge;  // half the width of a hedge; zero where there is none
  Reading reading = Reading::kExact;
};

// `text` is the value as written: "29.0 million" has decimals. In the unit of
// the quantity.
ValueSet MakeSet(const Quantity& quantity, std::string_view text, const Metric& metric);

// In days since 1970-01-01: a period as a whole, "by" and "since" as bounds.
ValueSet MakeSet(const DateValue& date);

// A plain number that stands for a year ("founded in 2013"), for metrics of
// kind date.
std::optional<DateValue> AsYear(const Quantity& quantity);

// "29%: rounded, [28.5, 29.5), at most (28, 30)".
std::string DescribeSet(const ValueSet& set, std::string_view text, std::string_view unit);

// "[28.5, 29.5)" in the unit, days as dates.
std::string PrintSet(const Interval& interval, std::string_view unit);

}  // namespace factlint
