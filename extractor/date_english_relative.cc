// Parts of periods and what counts from the publication, in English: "the third quarter of 2020",
// "two weeks ago", "the last three months of 2022", "the end of October 2022".
#include <algorithm>

#include "extractor/date_english.h"
#include "extractor/date_text.h"

namespace factlint {
namespace {

using Point = std::optional<DatePoint>;

}  // namespace

// "the first half of the year", told in January: of the year that is over.
bool EnglishDates::IsOfTheYear(const DateToken& unit) const {
  const DateToken of = reader_.After(unit);
  const DateToken the = reader_.After(of);
  return of.Is(DateWord::kOf) &&
         (the.IsUnit(DateUnit::kYear) || (the.Is(DateWord::kThe) && reader_.After(the).IsUnit(DateUnit::kYear)));
}

// "the third quarter of 2020", "first half of last year", "first three
// quarters of 2023", "second week of 2015", "21st century".
Point EnglishDates::OrdinalPart(const DateToken& first, int depth) const {
  const auto ordinal = reader_.Small(first.begin);
  if (!ordinal || !ordinal->ordinal || ordinal->value < 1) return std::nullopt;
  uint32_t at = ordinal->end;
  int count = 1;
  if (const auto more = reader_.Small(at); more && !more->ordinal && more->value >= 1) {
    if (ordinal->value != 1) return std::nullopt;
    count = more->value;
    at = more->end;
  }
  DateToken unit = reader_.At(at);
  if (unit.IsMark('-') && !unit.spaced) unit = reader_.After(unit);  // "fourth-quarter"
  if (!unit.Is(DateWord::kUnit)) return std::nullopt;
  const auto kind = static_cast<DateUnit>(unit.value);
  if (kind == DateUnit::kCentury && count == 1 && ordinal->value <= 99) {
    const int from = std::max(1, (ordinal->value - 1) * 100);
    return Known(
        first, unit,
        Period{{DateRange::OfYear(from).start, DateRange::OfYear(ordinal->value * 100 - 1).end}, Grain::kDecade});
  }
  if (const Point whole = Operand(unit.end, depth)) {
    const bool of_the_year = IsOfTheYear(unit);
    const Point part = Within(first, *whole, [&](const Period& p) {
      const auto told = PartOf(p, kind, ordinal->value, count);
      const auto now = published_.Day();
      constexpr int kSoonOver = 31;  // days
      const bool ahead = of_the_year && told && now && told->range.end.ToDays() > now->ToDays() + kSoonOver;
      if (!ahead) return told;
      return PartOf({{AddMonths(p.range.start, -12), AddMonths(p.range.end, -12)}, p.grain}, kind, ordinal->value,
                    count);
    });
    if (part) return part;
  }
  // Alone, a quarter or half is the latest one; "of" something else is none.
  if (kind != DateUnit::kQuarter && kind != DateUnit::kHalf) return std::nullopt;
  if (reader_.After(unit).Is(DateWord::kOf)) return std::nullopt;
  const int months = kind == DateUnit::kQuarter ? 3 : 6;
  const int last = (ordinal->value + count - 1) * months;
  if (last > 12) return std::nullopt;
  return Known(first, unit, LatestMonths(published_, last - count * months + 1, last, GrainOf(kind)), true);
}

// "two weeks ago", "1 month and 21 days ago", "three weeks from tomorrow".
Point EnglishDates::Counted(const DateToken& first, int depth) const {
  uint32_t at = first.begin;
  int counts[3] = {};
  DateUnit units[3] = {};
  int parts = 0;
  for (; parts < 3; ++parts) {
    const auto count = reader_.Small(at);
    if (!count || count->ordinal) break;
    const DateToken unit = reader_.At(count->end);
    if (!unit.Is(DateWord::kUnit)) break;
    counts[parts] = count->value;
    units[parts] = static_cast<DateUnit>(unit.value);
    at = unit.end;
    if (const DateToken joint = reader_.At(at); joint.Is(DateWord::kTo, 1) && reader_.Small(joint.end)) at = joint.end;
  }
  if (parts == 0) return std::nullopt;
  if (parts == 1) {
    if (const Point ended = UpTo(first, at, units[0], counts[0], depth)) return ended;
  }
  DateToken end = reader_.At(at);
  int sign = end.value, offset = 0;
  if (!end.Is(DateWord::kAgo)) {
    if (!end.Is(DateWord::kOf)) return std::nullopt;
    end = reader_.After(end);  // "from tomorrow"
    if (!end.Is(DateWord::kDay)) return std::nullopt;
    sign = 1;
    offset = end.value;
  }
  const auto now = published_.Day();
  if (!now) return Known(first, end, std::nullopt);
  Date date = AddUnits(*now, DateUnit::kDay, offset);
  for (int i = 0; i < parts; ++i) date = AddUnits(date, units[i], sign * counts[i]);
  return Known(first, end, Period{{date, date}, Grain::kDay});
}

// "last year", "this month", "next 3 days", "the past two decades", "last
// sept", "next Sunday", "last week Sunday", "the last three months of 2022".
Point EnglishDates::AtRelative(const DateToken& t, int depth) const {
  const bool window = t.word == DateWord::kWindow;
  DateToken next = reader_.After(t);
  if (window && next.Is(DateWord::kRelative)) return std::nullopt;
  if (const auto count = reader_.Small(next.begin); count && !count->ordinal && count->value >= 1) {
    const DateToken unit = reader_.At(count->end);
    if (!unit.Is(DateWord::kUnit) || t.value == 0) return std::nullopt;
    if (!window && t.value < 0) {
      const Point part = LastOf(t, unit, count->value, depth);
      if (part) return part;
    }
    return Known(t, unit,
                 Window(published_, static_cast<DateUnit>(unit.value), t.value < 0 ? -count->value : count->value));
  }
  if (window && t.value < 0 && next.Is(DateWord::kUnit)) {  // "the past year", "recent years" is vague
    if (reader_.text()[next.end - 1] == 's') return std::nullopt;
    return Known(t, next, Window(published_, static_cast<DateUnit>(next.value), -1));
  }
  if (window) return std::nullopt;
  if (next.Is(DateWord::kMonth)) {  // "last September" is that of last year
    const auto year = published_.Year();
    if (!year) return Known(t, next, std::nullopt);
    return Parts(t, next.end, *year + t.value, next.value, 0);
  }
  if (next.Is(DateWord::kWeekday)) return Known(t, next, WeekdayOfWeek(t.value, next.value));
  if (!next.Is(DateWord::kUnit)) return std::nullopt;
  const auto unit = static_cast<DateUnit>(next.value);
  if (unit == DateUnit::kWeek) {
    const DateToken day = reader_.After(next);
    if (day.Is(DateWord::kWeekday)) return Known(t, day, WeekdayOfWeek(t.value, day.value));
  }
  if (t.value < 0) {
    if (const Point part = LastOf(t, next, 1, depth)) return part;
  }
  if (unit == DateUnit::kDecade || unit == DateUnit::kCentury) {
    if (t.value != 0) return Known(t, next, Window(published_, unit, t.value));
  }
  return Known(t, next, RelativeUnit(published_, unit, t.value));
}

// "the last week of 2015": only with "of".
Point EnglishDates::LastOf(const DateToken& first, const DateToken& unit, int count, int depth) const {
  if (!reader_.After(unit).Is(DateWord::kOf)) return std::nullopt;
  const Point whole = Operand(unit.end, depth);
  if (!whole || whole->unresolved) return std::nullopt;
  return Within(first, *whole,
                [&](const Period& p) { return PartOf(p, static_cast<DateUnit>(unit.value), -1, count); });
}

std::optional<Period> EnglishDates::WeekdayOfWeek(int week, int weekday) const {
  const auto period = RelativeUnit(published_, DateUnit::kWeek, week);
  return period ? PartOf(*period, DateUnit::kDay, weekday, 1) : std::nullopt;
}

// "early 2024", "the end of October 2022", "mid-2022", "rest of the week".
Point EnglishDates::AtEdge(const DateToken& t, int depth) const {
  const Point whole = Operand(t.end, depth);
  if (!whole) return std::nullopt;
  Point point =
      Within(t, *whole, [&](const Period& p) { return EdgeOf(p, static_cast<DateEdge>(t.value), published_); });
  // "by end 2022", but "to start 2000 projects".
  const auto edge = static_cast<DateEdge>(t.value);
  const bool verb = edge == DateEdge::kStart || edge == DateEdge::kEnd || edge == DateEdge::kRest;
  if (point && whole->bare && !whole->year && !whole->month) point->bare = true;  // "by the end of Q2"
  if (point && verb && whole->bare && !reader_.text().substr(t.begin, t.end - t.begin).ends_with("of"))
    point->bare = true;
  return point;
}

// "Friday, June 24", "Thursday the 21st", "Friday next week", "Friday".
Point EnglishDates::AtWeekday(const DateToken& t, int depth) const {
  DateToken next = reader_.After(t);
  const bool comma = next.IsMark(',');
  if (comma) next = reader_.After(next);
  if (Point date = Read(next.begin, depth + 2); date && date->day != 0) {
    date->begin = t.begin;
    return date;
  }
  if (next.Is(DateWord::kThe)) {
    const auto day = reader_.MonthDay(next.end);
    if (day && (day->ordinal || !day->digits)) {
      Point point = Known(t, t, LatestWeekdayAndDay(t.value, day->value));
      point->end = day->end;
      return point;
    }
  }
  if (next.Is(DateWord::kRelative) && !comma) {
    const DateToken week = reader_.After(next);
    if (week.IsUnit(DateUnit::kWeek)) return Known(t, week, WeekdayOfWeek(next.value, t.value));
  }
  std::optional<Period> latest;
  if (const auto now = published_.Day()) {
    const Date date = Date::FromDays(int64_t{now->ToDays()} - (WeekdayOf(*now) - t.value + 7) % 7);
    latest = Period{{date, date}, Grain::kDay};
  }
  return Known(t, t, latest, true);
}

std::optional<Period> EnglishDates::LatestWeekdayAndDay(int weekday, int day) const {
  const auto now = published_.Day();
  if (!now) return std::nullopt;
  for (int back = 0; back < 24; ++back) {
    const Date month = AddMonths({now->year, now->month, 1}, -back);
    const auto date = Date::Of(month.year, month.month, day);
    if (date && *date <= *now && WeekdayOf(*date) == weekday) return Period{{*date, *date}, Grain::kDay};
  }
  return std::nullopt;
}

// "a decade ago", "a century ago"; a year ago is that of a comparison.
Point EnglishDates::ArticleAgo(const DateToken& unit, const DateToken& ago) const {
  if (!ago.Is(DateWord::kAgo) || ago.value > 0 || static_cast<DateUnit>(unit.value) < DateUnit::kDecade)
    return std::nullopt;
  const uint32_t end = SkipSpaceBefore(reader_.text(), unit.begin);
  DateToken first = unit;
  first.begin = MatchPhraseBefore(reader_.text(), end, "a");
  if (first.begin == end) return std::nullopt;
  const auto now = published_.Day();
  if (!now) return Known(first, ago, std::nullopt);
  return Known(first, ago,
               Period{DateRange::OfYear(AddUnits(*now, static_cast<DateUnit>(unit.value), -1).year), Grain::kYear});
}

// "year 2022", "year-end 2022", "month after next".
Point EnglishDates::AtUnit(const DateToken& t, int depth) const {
  const auto unit = static_cast<DateUnit>(t.value);
  if (unit == DateUnit::kYear) {
    if (const Point named = AtYearName(t)) return named;
  }
  DateToken next = reader_.After(t);
  if (const Point ago = ArticleAgo(t, next)) return ago;
  if (next.IsMark('-')) next = reader_.After(next);
  if (next.Is(DateWord::kEdge, static_cast<int>(DateEdge::kEnd)) && unit >= DateUnit::kMonth &&
      unit <= DateUnit::kYear) {
    if (const Point whole = Operand(next.end, depth); whole && (whole->year || !whole->bare))
      return Within(t, *whole, [&](const Period& p) { return EdgeOf(p, DateEdge::kEnd, published_); });
    const auto period = RelativeUnit(published_, unit, 0);
    return Known(t, next, period ? EdgeOf(*period, DateEdge::kEnd, published_) : std::nullopt);
  }
  if (const Point ended = UpTo(t, t.end, unit, 1, depth)) return ended;
  return AfterNext(t, next, unit);
}

// "three months ended 31 March 2021", "the year to June 2023".
Point EnglishDates::UpTo(const DateToken& first, uint32_t at, DateUnit unit, int count, int depth) const {
  const DateToken ended = reader_.AtAs(DateWord::kEnded, at);
  if (ended.kind != DateToken::Kind::kWord) return std::nullopt;
  const Point whole = Operand(ended.end, depth);
  if (!whole || (whole->bare && (whole->year < 1900 || whole->year > 2100))) return std::nullopt;
  return Within(first, *whole, [&](const Period& p) -> std::optional<Period> {
    const Date after = AddUnits(p.range.end, DateUnit::kDay, 1);
    const DateRange range{AddUnits(after, unit, -count), p.range.end};
    if (range.end < range.start) return std::nullopt;
    return Period{range, GrainOf(unit)};
  });
}

Point EnglishDates::AfterNext(const DateToken& t, const DateToken& after, DateUnit unit) const {
  if (MatchPhrase(reader_.text(), after.begin, "after") == after.begin) return std::nullopt;
  DateToken next = reader_.After(after);
  if (next.Is(DateWord::kThe)) next = reader_.After(next);
  if (!next.Is(DateWord::kRelative, 1)) return std::nullopt;
  return Known(t, next, RelativeUnit(published_, unit, 2));
}
}  // namespace factlint
