#include "extractor/date_calendar.h"

#include <algorithm>

namespace factlint {
namespace {

Date Plus(Date date, int days) { return Date::FromDays(int64_t{date.ToDays()} + days); }
DateRange Days(Date first, Date last) { return {first, last}; }
Date FirstOf(int year, int month) { return {static_cast<int16_t>(year), static_cast<int8_t>(month), 1}; }
int Length(const DateRange& range) { return range.end.ToDays() - range.start.ToDays() + 1; }

DateRange OfYears(int first, int count) {
  const int from = std::clamp(first, 1, 9999), to = std::clamp(first + count - 1, 1, 9999);
  return {DateRange::OfYear(from).start, DateRange::OfYear(to).end};
}

int YearsIn(DateUnit unit) {
  return unit == DateUnit::kYear ? 1 : unit == DateUnit::kDecade ? 10 : unit == DateUnit::kCentury ? 100 : 0;
}

int MonthsIn(DateUnit unit) {
  return unit == DateUnit::kMonth     ? 1
         : unit == DateUnit::kQuarter ? 3
         : unit == DateUnit::kHalf    ? 6
                                      : 12 * YearsIn(unit);
}

int DaysIn(DateUnit unit) { return unit == DateUnit::kDay ? 1 : unit == DateUnit::kWeek ? 7 : 14; }

int FloorTo(int value, int step) { return value - ((value % step) + step) % step; }

// From the month `first` to the month before `last`, counted from that of `from`.
DateRange MonthSpan(Date from, int first, int last) {
  const Date start = AddMonths(FirstOf(from.year, from.month), first);
  const Date end = AddMonths(FirstOf(from.year, from.month), last - 1);
  return {start, DateRange::OfMonth(end.year, end.month).end};
}

// The whole unit of months (1, 3, 6) that holds `date`, moved by `offset` units.
DateRange MonthsAround(Date date, int months, int offset) {
  const Date first = AddMonths(FirstOf(date.year, FloorTo(date.month - 1, months) + 1), offset * months);
  return MonthSpan(first, 0, months);
}

}  // namespace

std::optional<int> PublishedAt::Year() const {
  if (!range_ || range_->start.year != range_->end.year) return std::nullopt;
  return range_->start.year;
}

std::optional<Date> PublishedAt::Month() const {
  if (!Year() || range_->start.month != range_->end.month) return std::nullopt;
  return range_->end;
}

std::optional<Date> PublishedAt::Day() const {
  if (!range_ || range_->start != range_->end) return std::nullopt;
  return range_->start;
}

Grain GrainOf(DateUnit unit) {
  switch (unit) {
    case DateUnit::kMonth:
      return Grain::kMonth;
    case DateUnit::kQuarter:
      return Grain::kQuarter;
    case DateUnit::kHalf:
      return Grain::kHalf;
    case DateUnit::kYear:
      return Grain::kYear;
    case DateUnit::kDecade:
    case DateUnit::kCentury:
      return Grain::kDecade;
    default:
      return Grain::kDay;
  }
}

DateRange OfMonths(int year, int first, int last) {
  return {DateRange::OfMonth(year, first).start, DateRange::OfMonth(year, last).end};
}
DateRange OfQuarter(int year, int quarter) { return OfMonths(year, quarter * 3 - 2, quarter * 3); }
DateRange OfHalf(int year, int half) { return OfMonths(year, half * 6 - 5, half * 6); }
DateRange OfDecade(int first_year) { return OfYears(first_year, 10); }
int WeekdayOf(Date date) { return ((date.ToDays() + 3) % 7 + 7) % 7 + 1; }  // 1970-01-01 was a Thursday

Date AddUnits(Date date, DateUnit unit, int count) {
  return MonthsIn(unit) != 0 ? AddMonths(date, MonthsIn(unit) * count) : Plus(date, DaysIn(unit) * count);
}

std::optional<Period> RelativeUnit(const PublishedAt& published, DateUnit unit, int offset) {
  if (const int years = YearsIn(unit)) {
    const auto year = published.Year();
    if (!year) return std::nullopt;
    return Period{OfYears((years == 1 ? *year : FloorTo(*year, years)) + offset * years, years), GrainOf(unit)};
  }
  if (const int months = MonthsIn(unit)) {
    const auto month = published.Month();
    if (!month) return std::nullopt;
    return Period{MonthsAround(*month, months, offset), GrainOf(unit)};
  }
  const auto day = published.Day();
  if (!day) return std::nullopt;
  if (unit == DateUnit::kDay) return Period{Days(Plus(*day, offset), Plus(*day, offset)), Grain::kDay};
  const Date monday = Plus(*day, 1 - WeekdayOf(*day) + offset * DaysIn(unit));
  return Period{Days(monday, Plus(monday, DaysIn(unit) - 1)), Grain::kDay};
}

std::optional<Period> Window(const PublishedAt& published, DateUnit unit, int count) {
  const auto from = MonthsIn(unit) != 0 ? published.Month() : published.Day();
  if (from) {
    const Date other = AddUnits(*from, unit, count);
    const DateRange range = count < 0 ? Days(other, *from) : Days(Plus(*from, 1), other);
    if (range.end < range.start) return std::nullopt;  // past the calendar's end
    return Period{range, GrainOf(unit)};
  }
  const int years = YearsIn(unit) * count;
  const auto year = published.Year();
  if (!year || years == 0) return std::nullopt;
  return Period{years < 0 ? OfYears(*year + years, -years + 1) : OfYears(*year + 1, years), GrainOf(unit)};
}

std::optional<Period> LatestDay(const PublishedAt& published, int month, int day) {
  const auto now = published.Day();
  if (!now) return std::nullopt;
  for (int year = now->year; year > 0 && year > now->year - 9; --year) {  // 29 February: up to eight years
    const auto date = Date::Of(year, month, day);
    if (date && *date <= *now) return Period{Days(*date, *date), Grain::kDay};
  }
  return std::nullopt;
}

std::optional<Period> LatestMonths(const PublishedAt& published, int first, int last, Grain grain) {
  const auto now = published.Month();
  if (!now) return std::nullopt;
  // Of several units the last must have begun: the first three quarters in July.
  const int begun = grain == Grain::kMonth ? last : grain == Grain::kQuarter ? last - 2 : first;
  const int year = begun <= now->month ? now->year : now->year - 1;
  if (!IsYear(year)) return std::nullopt;
  return Period{OfMonths(year, first, last), grain};
}

std::optional<Period> LatestMonth(const PublishedAt& published, int month) {
  return LatestMonths(published, month, month, Grain::kMonth);
}

std::optional<Period> PartOf(const Period& whole, DateUnit unit, int index, int count) {
  const DateRange& range = whole.range;
  if (count < 1 || index == 0) return std::nullopt;
  const Grain grain = GrainOf(unit);
  if (const int months = MonthsIn(unit)) {
    const Date from = range.start;
    const int size = (range.end.year - from.year) * 12 + range.end.month - from.month + 1;
    const int first = index > 0 ? (index - 1) * months : size - count * months;
    if (first < 0 || first + count * months > size) return std::nullopt;
    return Period{MonthSpan(from, first, first + count * months), grain};
  }
  if (unit == DateUnit::kDay) {
    const int first = index > 0 ? index - 1 : Length(range) - count;
    if (first < 0 || first + count > Length(range)) return std::nullopt;
    return Period{Days(Plus(range.start, first), Plus(range.start, first + count - 1)), grain};
  }
  // Weeks belong to the period that holds their Thursday, as ISO 8601 has it.
  const int days = DaysIn(unit);
  const int from_start = (4 - WeekdayOf(range.start) + 7) % 7, from_end = (WeekdayOf(range.end) - 4 + 7) % 7;
  const Date first_monday = Plus(range.start, from_start - 3), last_monday = Plus(range.end, -from_end - 3);
  const Date start = index > 0 ? Plus(first_monday, (index - 1) * days) : Plus(last_monday, 7 - count * days);
  if (start < first_monday || last_monday < start) return std::nullopt;
  return Period{Days(start, Plus(start, count * days - 1)), grain};
}

std::optional<Period> EdgeOf(const Period& whole, DateEdge edge, const PublishedAt& published) {
  const DateRange& range = whole.range;
  const auto now = published.Day();
  const int length = Length(range);
  const auto part = [&](Date first, Date last) {
    return Period{Days(first, last), length > 31 ? Grain::kMonth : Grain::kDay};
  };
  if (edge == DateEdge::kEnd) return Period{Days(range.end, range.end), Grain::kDay};
  if (edge == DateEdge::kRest || edge == DateEdge::kLater || edge == DateEdge::kEarlier) {
    if (!now || *now < range.start || range.end < *now) return std::nullopt;
    return edge == DateEdge::kEarlier ? part(range.start, *now) : part(*now, range.end);
  }
  if (length == 7) {
    const int first = edge == DateEdge::kMid ? 1 : edge == DateEdge::kLate ? 3 : 0;
    const int last = edge == DateEdge::kMid ? 4 : edge == DateEdge::kLate ? 6 : 2;
    return part(Plus(range.start, first), Plus(range.start, last));
  }
  if (length < 7) return std::nullopt;
  if (length <= 31) {
    const Date s = range.start;
    if (edge == DateEdge::kMid) return part(Plus(s, 10), Plus(s, 19));
    if (edge == DateEdge::kLate) return part(Plus(s, 15), range.end);
    return part(s, Plus(s, edge == DateEdge::kStart ? 9 : 14));
  }
  const int months = (range.end.year - range.start.year) * 12 + range.end.month - range.start.month + 1;
  const auto span = [&](int first, int last) {
    return Period{MonthSpan(range.start, first, last), last - first > 12 ? Grain::kYear : Grain::kMonth};
  };
  switch (edge) {
    case DateEdge::kStart:
      return span(0, std::max(1, months / 3));
    case DateEdge::kEarly:
      return span(0, months / 2);
    case DateEdge::kMid:
      return span(months / 3, months - months / 3);
    default:
      return span(months - months / 2, months);
  }
}

}  // namespace factlint
