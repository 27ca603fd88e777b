#include "reconcile/window.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factlint {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

std::string_view MonthName(const Date& date) { return kMonths[static_cast<size_t>(date.month - 1)]; }

std::string PrintDay(const Date& date) {
  return fmt::format("{} {} {}", int{date.day}, MonthName(date), int{date.year});
}

bool IsWholeMonth(const DateRange& range) {
  return range.start.year == range.end.year && range.start.month == range.end.month && range.start.day == 1 &&
         range.end.day == DaysInMonth(range.end.year, range.end.month);
}

bool IsWholeYears(const DateRange& range) {
  return range.start.month == 1 && range.start.day == 1 && range.end.month == 12 && range.end.day == 31;
}

Window Published(const Date& end, int lag_months) {
  return {AddMonths(end, -lag_months).ToDays(), end.ToDays(), false};
}

}  // namespace

std::optional<int> OwnLagMonths(const DocumentInfo* document, const Metric& metric) {
  return document && document->lag_months ? document->lag_months : metric.lag_months;
}

DateRange FlowPeriod(const DateRange& range) {
  const bool year_end =
      range.end.month == 12 && range.end.day == 31 && range.start.month == 12 && range.start.year == range.end.year;
  if (!year_end || (range.start.day != 1 && range.start.day != 31)) return range;
  return {*Date::Of(range.end.year, 1, 1), range.end};
}

DateRange LastYearBefore(const Date& day) {
  const int year = day.month == 12 && day.day == 31 ? day.year : day.year - 1;
  return {*Date::Of(year, 1, 1), *Date::Of(year, 12, 31)};
}

Window WindowOf(const Claim& claim, const DocumentInfo* document, const Metric& metric) {
  const AsOf& as_of = claim.as_of;
  if (as_of.range && (as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited)) {
    const DateRange range = metric.series == Series::kFlow ? FlowPeriod(*as_of.range) : *as_of.range;
    return {range.start.ToDays(), range.end.ToDays(), true};
  }
  if (as_of.range && as_of.basis == Basis::kPublished && metric.series == Series::kFlow && metric.declared &&
      claim.modality != Modality::kHistorical) {
    const DateRange year = LastYearBefore(as_of.range->end);
    return {year.start.ToDays(), year.end.ToDays(), false};
  }
  Window window;
  const std::optional<int> own = OwnLagMonths(document, metric);
  if (as_of.range)
    window =
        own ? Published(as_of.range->end, *own) : Window{as_of.range->start.ToDays(), as_of.range->end.ToDays(), false};
  else if (document && document->published)
    window =
        Published(document->published->end, own ? *own : static_cast<int>(*metric.policy->time_lag_months.ToInteger()));
  if (claim.modality == Modality::kHistorical) window.start = Window::kOpenStart;
  return window;
}

std::optional<double> YearsApart(const Window& a, const Window& b) {
  if (!a.bounded() || !b.bounded()) return std::nullopt;
  return (std::max(a.end, b.end) - std::min(a.start, b.start)) / 365.25;
}

std::string PrintRange(const DateRange& range) {
  if (range.start == range.end) return PrintDay(range.start);
  if (IsWholeMonth(range)) return fmt::format("{} {}", MonthName(range.start), int{range.start.year});
  if (IsWholeYears(range))
    return range.start.year == range.end.year ? fmt::format("{}", int{range.start.year})
                                              : fmt::format("{} to {}", int{range.start.year}, int{range.end.year});
  return fmt::format("{} to {}", PrintDay(range.start), PrintDay(range.end));
}

std::string PrintDays(const Decimal& days) {
  constexpr double kYear = 365.2425;
  const double n = days.ToDouble();
  const auto print = [](double count, std::string_view noun) {
    std::string number = fmt::format("{:.1f}", count);
    if (number.ends_with(".0")) number.resize(number.size() - 2);
    return fmt::format("{} {}", number, noun);
  };
  if (n >= 2 * kYear) return print(n / kYear, "years");
  if (n >= kYear / 6) return print(n * 12 / kYear, "months");
  return fmt::format("{} day{}", days.ToString(), n == 1 ? "" : "s");
}

std::string PrintWhen(const AsOf& as_of, const DocumentInfo* document) {
  if (as_of.range && (as_of.basis == Basis::kStated || as_of.basis == Basis::kInherited))
    return PrintRange(*as_of.range);
  if (document && document->published) {
    const DateRange& published = *document->published;
    if (IsWholeYears(published)) return PrintRange(published);
    return fmt::format("{} {}", MonthName(published.end), int{published.end.year});
  }
  if (as_of.range) return fmt::format("{}", int{as_of.range->end.year});
  return {};
}

}  // namespace factlint
