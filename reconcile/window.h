// When a claim holds: as-of windows, never the publication date itself.
// semantics.md section 3.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "reconcile/metric.h"

namespace factlint {

// Days since 1970-01-01, both ends inclusive; an end at its type's limit is open.
struct Window {
  static constexpr int32_t kOpenStart = std::numeric_limits<int32_t>::min();
  static constexpr int32_t kOpenEnd = std::numeric_limits<int32_t>::max();

  int32_t start = kOpenStart;
  int32_t end = kOpenEnd;
  bool stated = false;  // by the text or a heading of it, not inferred

  bool Overlaps(const Window& other) const { return start <= other.end && other.start <= end; }
  bool bounded() const { return start != kOpenStart && end != kOpenEnd; }

  friend auto operator<=>(const Window&, const Window&) = default;
};

// What the claim states; of a declared flow without a period the last whole year before its
// publication; else from its document's publication (`document` may be null) less its own lag,
// or the metric's; else unbounded. Something of the past ("once had") without a date began at
// any time.
Window WindowOf(const Claim& claim, const DocumentInfo* document, const Metric& metric);

// The lag that a document or a metric declares of its own.
std::optional<int> OwnLagMonths(const DocumentInfo* document, const Metric& metric);

// The period of a flow that is dated by its last day or month: "at the end of 2024" is 2024.
DateRange FlowPeriod(const DateRange& range);

// The last calendar year that was over on `day`.
DateRange LastYearBefore(const Date& day);

// From the earliest start to the latest end, in years of 365.25 days: the most
// generous separation. Nothing when one side is open.
std::optional<double> YearsApart(const Window& a, const Window& b);

// "October 2022", "2025", "24 June 2025", "2021 to 2024": a stated as-of as
// printed, else the month or year of publication; empty where neither is known.
std::string PrintWhen(const AsOf& as_of, const DocumentInfo* document);
std::string PrintRange(const DateRange& range);

// A distance of days as a person would say it: "9 days", "7.5 months", "8 years";
// years from two on, months from two on, to one decimal.
std::string PrintDays(const Decimal& days);

}  // namespace factlint
