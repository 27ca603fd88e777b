// Days and periods of the proleptic Gregorian calendar.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace factlint {

// A day of the years 1 to 9999.
struct Date {
  int16_t year = 1;
  int8_t month = 1;
  int8_t day = 1;

  // Nothing for a day that is not in the calendar: 2023-02-29.
  static std::optional<Date> Of(int year, int month, int day);
  // Days since 1970-01-01 and back; FromDays is clamped to the years 1 to 9999.
  int32_t ToDays() const;
  static Date FromDays(int64_t days);
  // "2022-10-31".
  std::string ToString() const;

  friend auto operator<=>(const Date&, const Date&) = default;
};

int DaysInMonth(int year, int month);
// The same day of another month, or that month's last day; clamped to the calendar.
Date AddMonths(Date date, int months);

// Both ends inclusive.
struct DateRange {
  Date start;
  Date end;

  static DateRange OfYear(int year);              // year 1 to 9999
  static DateRange OfMonth(int year, int month);  // month 1 to 12
  // "2023", "2023-02", "2023-02-14": what metadata holds. Nothing for all else.
  static std::optional<DateRange> ParseIso(std::string_view text);
  bool Overlaps(const DateRange& other) const { return start <= other.end && other.start <= end; }

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

}  // namespace factlint
