#include "extractor/date.h"

#include <algorithm>

namespace factlint {
namespace {

bool IsLeap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// Days from the civil calendar: Howard Hinnant, "chrono-Compatible Low-Level
// Date Algorithms", restated.
int64_t CivilToDays(int64_t year, int month, int day) {
  if (month <= 2) --year;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

std::optional<int> Digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kDays[month - 1];
}

std::optional<Date> Date::Of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > DaysInMonth(year, month)) return std::nullopt;
  return Date{static_cast<int16_t>(year), static_cast<int8_t>(month), static_cast<int8_t>(day)};
}

int32_t Date::ToDays() const { return static_cast<int32_t>(CivilToDays(year, month, day)); }

Date Date::FromDays(int64_t days) {
  static const int64_t kFirst = CivilToDays(1, 1, 1);
  static const int64_t kLast = CivilToDays(9999, 12, 31);
  const int64_t shifted = std::clamp(days, kFirst, kLast) + 719468;
  const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int64_t day_of_era = shifted - era * 146097;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month = static_cast<int>(month_from_march + (month_from_march < 10 ? 3 : -9));
  const int year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {static_cast<int16_t>(year), static_cast<int8_t>(month), static_cast<int8_t>(day)};
}

std::string Date::ToString() const {
  std::string text = "0000-00-00";
  const auto put = [&text](int value, size_t end) {
    for (; value > 0; value /= 10) text[--end] = static_cast<char>('0' + value % 10);
  };
  put(year, 4);
  put(month, 7);
  put(day, 10);
  return text;
}

Date AddMonths(Date date, int months) {
  const int total = std::clamp(date.year * 12 + (date.month - 1) + months, 12, 9999 * 12 + 11);
  const int year = total / 12;
  const int month = total % 12 + 1;
  const int day = std::min<int>(date.day, DaysInMonth(year, month));
  return {static_cast<int16_t>(year), static_cast<int8_t>(month), static_cast<int8_t>(day)};
}

DateRange DateRange::OfYear(int year) {
  return {{static_cast<int16_t>(year), 1, 1}, {static_cast<int16_t>(year), 12, 31}};
}

DateRange DateRange::OfMonth(int year, int month) {
  return {{static_cast<int16_t>(year), static_cast<int8_t>(month), 1},
          {static_cast<int16_t>(year), static_cast<int8_t>(month), static_cast<int8_t>(DaysInMonth(year, month))}};
}

std::optional<DateRange> DateRange::ParseIso(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto year = Digits(text.substr(0, 4));
  if (!year || *year < 1) return std::nullopt;
  if (text.size() == 4) return OfYear(*year);
  const auto month = Digits(text.substr(5, 2));
  if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  if (text.size() == 7) return OfMonth(*year, *month);
  const auto day = Digits(text.substr(8, 2));
  if (text[7] != '-' || !day) return std::nullopt;
  const auto date = Date::Of(*year, *month, *day);
  if (!date) return std::nullopt;
  return DateRange{*date, *date};
}

}  // namespace factlint
