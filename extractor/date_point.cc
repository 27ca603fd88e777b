#include "extractor/date_point.h"

#include <algorithm>

#include "extractor/date_text.h"

namespace factlint {
namespace {

// The separator of a numeric date: '-', '/' or '.', directly after a number.
char SeparatorAfter(const DateReader& reader, const DateToken& number, DateToken& mark) {
  mark = reader.After(number);
  if (mark.kind != DateToken::Kind::kMark || mark.spaced) return 0;
  return mark.mark == '-' || mark.mark == '/' || mark.mark == '.' ? mark.mark : 0;
}

bool IsPlainYear(const DateToken& token) { return token.IsNumber() && token.digits == 4 && IsYear(token.value); }
// "8859-8-1" is a standard, "8.2.4915" a version.
bool IsLikelyYear(int year) { return year >= 1500 && year <= 2200; }
bool IsShort(const DateToken& token) {
  return token.IsNumber() && (token.digits == 1 || token.digits == 2) && !token.han;
}

DatePoint Made(const DateToken& first, const DateToken& last, int year, int month, int day) {
  return {.begin = first.begin,
          .end = last.end,
          .year = year,
          .month = month,
          .day = day,
          .malformed = day != 0 && !Date::Of(year, month, day)};
}

// Does the number go on after the last part: "2023-02-14-7", "10.1.2018.3"? Not
// in "10/1/2018-10/7/2018".
bool GoesOn(std::string_view text, uint32_t end, char separator = '-') {
  const char c = ByteAt(text, end), next = ByteAt(text, end + 1);
  if (IsAsciiDigit(c) || c == '_' || c == '%') return true;
  if (IsAsciiLetter(c)) return FoldAscii(c) != 't' || !IsAsciiDigit(next);  // 2023-02-14T10:00
  const bool joins = separator == '/'   ? c == '/' || c == '.'
                     : separator == '.' ? c == '.' || c == '/'
                                        : c == '-' || c == '.';
  return joins && IsAsciiDigit(next);
}

// Two parts: "2015/3", "2015-03", "11/2016", "2016 - 11". With a dot it is a
// decimal number as often as not.
std::optional<DatePoint> ReadYearMonth(const DateReader& reader, const DateToken& first) {
  DateToken mark = reader.After(first);
  if (!(mark.IsMark('-') || mark.IsMark('/'))) return std::nullopt;
  const DateToken second = reader.After(mark);
  const bool spaced = mark.spaced || second.spaced;
  const bool year_first = IsPlainYear(first) && IsShort(second), year_last = IsShort(first) && IsPlainYear(second);
  if (!year_first && !year_last) return std::nullopt;
  const int year = year_first ? first.value : second.value, month = year_first ? second.value : first.value;
  if (month < 1 || month > 12 || !IsLikelyYear(year)) return std::nullopt;
  if (GoesOn(reader.text(), second.end, '-') || GoesOn(reader.text(), second.end, '/')) return std::nullopt;
  if (spaced) {  // "2016 - 11" ends its clause, or it is a difference
    const DateToken after = reader.After(second);
    if (after.kind != DateToken::Kind::kEnd && after.kind != DateToken::Kind::kMark) return std::nullopt;
  }
  return Made(first, second, year, month, 0);
}

// "2019/sep/01", "01-Sep-2019".
std::optional<DatePoint> ReadNamedMonth(const DateReader& reader, const DateToken& first, const DateToken& month,
                                        char separator) {
  DateToken mark;
  if (SeparatorAfter(reader, month, mark) != separator) return std::nullopt;
  const DateToken last = reader.After(mark);
  if (last.spaced || GoesOn(reader.text(), last.end)) return std::nullopt;
  if (IsPlainYear(first) && IsShort(last)) return Made(first, last, first.value, month.value, last.value);
  if (!IsShort(first)) return std::nullopt;
  if (IsPlainYear(last)) return Made(first, last, last.value, month.value, first.value);
  if (last.digits == 2 && IsShort(last)) return Made(first, last, FullYear(last.value), month.value, first.value);
  return std::nullopt;
}

// "2010 01 29": four, two and two digits.
std::optional<DatePoint> ReadSpaced(const DateReader& reader, const DateToken& first) {
  const DateToken month = reader.After(first), day = reader.After(month);
  if (!IsPlainYear(first) || month.digits != 2 || day.digits != 2 || !month.IsNumber() || !day.IsNumber())
    return std::nullopt;
  if (!Date::Of(first.value, month.value, day.value) || GoesOn(reader.text(), day.end)) return std::nullopt;
  return Made(first, day, first.value, month.value, day.value);
}

}  // namespace

std::optional<DatePoint> ReadNumericDate(const DateReader& reader, uint32_t pos, DayOrder order) {
  const DateToken a = reader.At(pos);
  if (!a.IsNumber() || a.han || (a.digits > 2 && a.digits != 4)) return std::nullopt;
  DateToken mark;
  const char separator = SeparatorAfter(reader, a, mark);
  if (separator == 0) {
    if (const auto spaced = ReadSpaced(reader, a)) return spaced;
    return ReadYearMonth(reader, a);
  }
  const DateToken b = reader.After(mark);
  if (b.Is(DateWord::kMonth) && !b.spaced) return ReadNamedMonth(reader, a, b, separator);
  if (!IsShort(b) || b.spaced || SeparatorAfter(reader, b, mark) != separator) return ReadYearMonth(reader, a);
  const DateToken c = reader.After(mark);
  if (!c.IsNumber() || c.spaced || GoesOn(reader.text(), c.end, separator)) return ReadYearMonth(reader, a);

  if (IsPlainYear(a)) {
    if (!IsShort(c) || !IsLikelyYear(a.value)) return std::nullopt;
    return Made(a, c, a.value, b.value, c.value);
  }
  if (!IsShort(a)) return std::nullopt;
  const bool full = c.digits == 4;
  if (full && IsYear(c.value)) {
    if (!IsLikelyYear(c.value) || (separator == '.' && (b.value < 1 || b.value > 12))) return std::nullopt;
    const bool day_first = separator == '.' || a.value > 12 || (order == DayOrder::kDayMonth && b.value <= 12);
    return day_first ? Made(a, c, c.value, b.value, a.value) : Made(a, c, c.value, a.value, b.value);
  }
  // Two-digit years, with '-' and '/' only ("3.7.17" is a version) and two
  // digits at the end ("4-4-2" is a formation); "27-7-3" is one in Chinese.
  if (separator == '.' || full) return std::nullopt;
  const auto valid = [&](int year, int month, int day) -> std::optional<DatePoint> {
    if (!Date::Of(FullYear(year), month, day)) return std::nullopt;
    return Made(a, c, FullYear(year), month, day);
  };
  if (c.digits == 2) {
    const bool day_first = order == DayOrder::kDayMonth;
    if (const auto date = day_first ? valid(c.value, b.value, a.value) : valid(c.value, a.value, b.value)) return date;
    return day_first ? valid(c.value, a.value, b.value) : valid(c.value, b.value, a.value);
  }
  return a.digits == 2 && order == DayOrder::kDayMonth && a.value > 12 ? valid(a.value, b.value, c.value)
                                                                       : std::nullopt;
}

void Resolve(DatePoint& point, const PublishedAt& published) {
  if (point.period || point.malformed || point.unresolved) return;
  if (point.year != 0) {
    if (!IsYear(point.year) || point.month > 12) {
      point.malformed = true;
    } else if (point.day != 0) {
      const auto date = Date::Of(point.year, point.month, point.day);
      point.malformed = !date;
      if (date) point.period = Period{{*date, *date}, Grain::kDay};
    } else if (point.month != 0) {
      point.period = Period{DateRange::OfMonth(point.year, point.month), Grain::kMonth};
    } else {
      point.period = Period{DateRange::OfYear(point.year), Grain::kYear};
    }
    return;
  }
  if (point.month < 1 || point.month > 12 || (point.day != 0 && point.day > DaysInMonth(2024, point.month))) {
    point.malformed = true;
    return;
  }
  point.period = point.day != 0 ? LatestDay(published, point.month, point.day) : LatestMonth(published, point.month);
  point.unresolved = !point.period;
}

}  // namespace factlint
