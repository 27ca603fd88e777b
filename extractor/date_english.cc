#include <algorithm>

#include "extractor/date_point.h"
#include "extractor/date_text.h"

namespace factlint {
namespace {

using Point = std::optional<DatePoint>;

constexpr int kDeepest = 3;  // "late in the third quarter of last year"

class English {
 public:
  English(const DateReader& reader, const PublishedAt& published) : reader_(reader), published_(published) {}

  Point Read(uint32_t pos, int depth) const {
    if (depth > kDeepest) return std::nullopt;
    const DateToken t = reader_.At(pos);
    if (t.IsNumber() || t.kind == DateToken::Kind::kOrdinal) return AtNumber(t, depth);
    if (t.kind != DateToken::Kind::kWord) return std::nullopt;
    switch (t.word) {
      case DateWord::kMonth:
        return AtMonth(t);
      case DateWord::kNumber:
      case DateWord::kOrdinal:
        return AtNumber(t, depth);
      case DateWord::kRelative:
      case DateWord::kWindow:
        return AtRelative(t, depth);
      case DateWord::kEdge:
        return AtEdge(t, depth);
      case DateWord::kQuarter:
      case DateWord::kHalf:
        return AtQuarter(t);
      case DateWord::kFiscal:
        return AtFiscal(t);
      case DateWord::kDecade:
        return Known(t, t, Period{OfDecade((t.value < 20 ? 2000 : 1900) + t.value), Grain::kDecade}, true);
      case DateWord::kDay:
        return Known(t, t, RelativeUnit(published_, DateUnit::kDay, t.value));
      case DateWord::kWeekday:
        return AtWeekday(t, depth);
      case DateWord::kYearName:
        return AtYearName(t);
      case DateWord::kUnit:
        return AtUnit(t, depth);
      default:
        return std::nullopt;
    }
  }

 private:
  // Years that a date may name: 1000 to 2999.
  static bool IsCalendarYear(int year) { return year >= 1000 && year <= 2999; }
  // "Q3", "H1" of a year.
  static Period OfCode(const DateToken& code, int year) {
    return code.word == DateWord::kQuarter ? Period{OfQuarter(year, code.value), Grain::kQuarter}
                                           : Period{OfHalf(year, code.value), Grain::kHalf};
  }
  static Point Known(const DateToken& first, const DateToken& last, const std::optional<Period>& period,
                     bool bare = false) {
    return DatePoint{.begin = first.begin, .end = last.end, .period = period, .unresolved = !period, .bare = bare};
  }
  static Point Parts(const DateToken& first, uint32_t end, int year, int month, int day, bool bare = false) {
    return DatePoint{.begin = first.begin,
                     .end = end,
                     .year = year < 0 ? 0 : year,
                     .month = month,
                     .day = day,
                     .unresolved = year<0, .malformed = year> 0 && day != 0 && !Date::Of(year, month, day),
                     .bare = bare};
  }
  // `whole` cut down by `make`; unresolved where the whole is.
  template <class Make>
  static Point Within(const DateToken& first, const DatePoint& whole, Make make) {
    DatePoint point{.begin = first.begin, .end = whole.end, .unresolved = true};
    if (whole.malformed || !whole.period) return whole.malformed ? Point() : point;
    point.period = make(*whole.period);
    if (!point.period) return std::nullopt;
    point.unresolved = false;
    return point;
  }

  // A period after "of", "in", "the" or nothing: "2015", "this month", "the week".
  Point Operand(uint32_t pos, int depth) const {
    DateToken t = reader_.At(pos);
    if (t.IsMark('-') && !t.spaced) t = reader_.After(t);
    for (int i = 0; i < 2 && (t.Is(DateWord::kOf) || t.Is(DateWord::kThe)); ++i) t = reader_.After(t);
    Point point;
    if (t.Is(DateWord::kUnit)) {
      point = Known(t, t, RelativeUnit(published_, static_cast<DateUnit>(t.value), 0));
    } else {
      point = Read(t.begin, depth + 1);
    }
    if (point) Resolve(*point, published_);
    return point;
  }

  // A year after a date: ", 2025", " of 2025", "2025"; 0 and `pos` without one.
  // "this year", "last year" and "next year" count too: -1 where the publication's
  // is not known.
  DateNumber TrailingYear(uint32_t pos) const {
    DateToken t = reader_.At(pos);
    if (t.IsMark(',') && !t.spaced) t = reader_.After(t);
    if (t.IsMark('-') && !t.spaced) t = reader_.After(t);
    for (int i = 0; i < 2 && t.Is(DateWord::kOf); ++i) t = reader_.After(t);
    if (t.Is(DateWord::kRelative)) {
      const DateToken unit = reader_.After(t);
      const auto year = published_.Year();
      if (!unit.IsUnit(DateUnit::kYear)) return {0, pos};
      return {year ? *year + t.value : -1, unit.end};
    }
    if (t.IsMark('\'')) {  // June '23
      const DateToken two = reader_.After(t);
      if (two.IsNumber() && two.digits == 2 && !two.spaced) return {FullYear(two.value), two.end};
    }
    const auto year = reader_.Year(t.begin);
    if (!year || !IsCalendarYear(year->value)) return {0, pos};
    return *year;
  }

  // "June 24, 2025", "June 2025", "September the twenty-first", "June this year".
  Point AtMonth(const DateToken& month) const {
    DateToken t = reader_.After(month);
    if (t.IsMark('-') || t.IsMark('.')) t = reader_.After(t);
    if (t.Is(DateWord::kThe)) t = reader_.After(t);
    if (const auto day = reader_.MonthDay(t.begin); day && t.kind != DateToken::Kind::kEnd) {
      const DateNumber year = TrailingYear(day->end);
      return Parts(month, year.value ? year.end : day->end, year.value, month.value, day->value);
    }
    const DateNumber year = TrailingYear(month.end);
    if (year.value) return Parts(month, year.end, year.value, month.value, 0);
    return Parts(month, month.end, 0, month.value, 0, true);
  }

  Point AtNumber(const DateToken& t, int depth) const {
    if (const Point date = DayFirst(t)) return date;
    if (const Point part = OrdinalPart(t, depth)) return part;
    if (const Point plan = FiveYearPlan(t)) return plan;
    if (const Point ago = Counted(t, depth)) return ago;
    if (const Point decade = Decade(t)) return decade;
    return YearFirst(t);
  }

  // "24 June 2025", "the 24th of June", "twenty second of June", "the 20th of next month".
  Point DayFirst(const DateToken& first) const {
    const auto day = reader_.MonthDay(first.begin);
    if (!day) return std::nullopt;
    DateToken t = reader_.At(day->end);
    if (t.IsMark('-') && !t.spaced) t = reader_.After(t);
    const bool of = t.Is(DateWord::kOf);
    if (of) t = reader_.After(t);
    if (t.Is(DateWord::kMonth)) {
      const DateNumber year = TrailingYear(t.end);
      return Parts(first, year.value ? year.end : t.end, year.value, t.value, day->value);
    }
    if (!of && !day->ordinal) return std::nullopt;
    if (t.Is(DateWord::kRelative)) {
      const DateToken unit = reader_.After(t);
      if (!unit.IsUnit(DateUnit::kMonth)) return std::nullopt;
      const auto month = RelativeUnit(published_, DateUnit::kMonth, t.value);
      if (!month) return Known(first, unit, std::nullopt);
      return Parts(first, unit.end, month->range.start.year, month->range.start.month, day->value);
    }
    return std::nullopt;
  }

  // "the third quarter of 2020", "first half of last year", "first three
  // quarters of 2023", "second week of 2015", "21st century".
  Point OrdinalPart(const DateToken& first, int depth) const {
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
      const Point part = Within(first, *whole, [&](const Period& p) { return PartOf(p, kind, ordinal->value, count); });
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

  // "14th Five-Year Plan".
  Point FiveYearPlan(const DateToken& first) const {
    const auto ordinal = reader_.Small(first.begin);
    if (!ordinal || !ordinal->ordinal) return std::nullopt;
    const DateToken plan = reader_.At(ordinal->end);
    if (!plan.Is(DateWord::kPlan)) return std::nullopt;
    const int start = plan.value + 5 * ordinal->value;
    return Known(first, plan, Period{{DateRange::OfYear(start).start, DateRange::OfYear(start + 4).end}, Grain::kYear});
  }

  // "two weeks ago", "1 month and 21 days ago", "three weeks from tomorrow".
  Point Counted(const DateToken& first, int depth) const {
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
      if (const DateToken joint = reader_.At(at); joint.Is(DateWord::kTo, 1) && reader_.Small(joint.end))
        at = joint.end;
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

  uint32_t ApostropheBefore(uint32_t pos) const {
    const std::string_view head = reader_.text().substr(0, pos);
    return head.ends_with('\'') ? 1 : head.ends_with("\xE2\x80\x99") || head.ends_with("\xE2\x80\x98") ? 3 : 0;
  }

  // "1970s", "1970's", "'40s", "nineteen seventies", "twenty-tens".
  Point Decade(const DateToken& first) const {
    if (first.IsNumber() && !first.han && (first.digits == 4 || first.digits == 2) && first.value % 10 == 0) {
      uint32_t at = first.end;
      if (ByteAt(reader_.text(), at) == '\'') ++at;
      if (reader_.text().substr(std::min<size_t>(at, reader_.text().size()), 3) == "\xE2\x80\x99") at += 3;
      if (FoldAscii(ByteAt(reader_.text(), at)) != 's' || IsWordByte(ByteAt(reader_.text(), at + 1)))
        return std::nullopt;
      const int year = first.digits == 4 ? first.value : 1900 + first.value;
      if (!IsCalendarYear(year)) return std::nullopt;
      Point point = Known(first, first, Period{OfDecade(year), Grain::kDecade}, first.digits == 2);
      point->end = at + 1;
      if (first.digits == 2) point->begin -= ApostropheBefore(first.begin);
      return point;
    }
    const auto century = reader_.Small(first.begin);
    if (!first.Is(DateWord::kNumber) || !century || century->value < 13 || century->value > 20) return std::nullopt;
    DateToken decade = reader_.At(century->end);
    if (decade.IsMark('-')) decade = reader_.After(decade);
    if (!decade.Is(DateWord::kDecade)) return std::nullopt;
    return Known(first, decade, Period{OfDecade(century->value * 100 + decade.value), Grain::kDecade});
  }

  // "2016 June", "2016 , Nov", "2023 Q3", "2016"; "two thousand and eighteen".
  Point YearFirst(const DateToken& first) const {
    if (first.IsNumber() && first.digits == 4) {  // "2023Q4"
      const DateToken code = reader_.After(first);
      if ((code.Is(DateWord::kQuarter) || code.Is(DateWord::kHalf)) && !code.spaced && IsCalendarYear(first.value))
        return Known(first, code, OfCode(code, first.value));
    }
    const auto year = reader_.Year(first.begin);
    if (!year || !IsCalendarYear(year->value)) return std::nullopt;
    DateToken t = reader_.At(year->end);
    if (t.IsMark(',')) t = reader_.After(t);
    if (t.Is(DateWord::kMonth) && t.capital + (year->digits ? 1 : 0) > 0) {
      const auto day = reader_.MonthDay(t.end);
      const bool next_year = day && reader_.Year(day->end).has_value();  // "in 2019, May 4 2020" is two dates
      if (!next_year && !TrailingYear(t.end).value)
        return Parts(first, day ? day->end : t.end, year->value, t.value, day ? day->value : 0);
    }
    t = reader_.At(year->end);
    if (t.IsMark('-')) t = reader_.After(t);
    if (t.Is(DateWord::kQuarter) || t.Is(DateWord::kHalf)) return Known(first, t, OfCode(t, year->value));
    return Parts(first, year->end, year->value, 0, 0, true);
  }

  // "Q3 2023", "Q3 of last year", "Q3", "H1 2024", "3Q23", "Q3 FY2024".
  Point AtQuarter(const DateToken& t) const {
    const bool quarter = t.word == DateWord::kQuarter;
    const DateToken next = reader_.After(t);
    if (next.IsNumber() && next.digits == 2 && !next.spaced && !reader_.NumberGoesOn(next.end))
      return Known(t, next, OfCode(t, FullYear(next.value)));
    DateNumber year = TrailingYear(t.end);
    if (!year.value && next.Is(DateWord::kFiscal)) {
      if (const Point fiscal = AtFiscal(next); fiscal && fiscal->year) year = {fiscal->year, fiscal->end};
    }
    if (year.value) {
      Point point = Known(t, t, IsYear(year.value) ? std::optional(OfCode(t, year.value)) : std::nullopt);
      point->end = year.end;
      return point;
    }
    if (!quarter) return std::nullopt;  // "H2" alone is a gas, a heading ...
    return Known(t, t, LatestMonths(published_, t.value * 3 - 2, t.value * 3, Grain::kQuarter), true);
  }

  // "fiscal 2023" is the calendar year 2023; "fiscal 2012-13" and "FY2012/13" run
  // from April to March: the years of the budgets that are written so.
  Point AtFiscal(const DateToken& t) const {
    DateToken first = reader_.After(t);
    if (first.Is(DateWord::kOf)) first = reader_.After(first);
    const bool two = first.IsNumber() && first.digits == 2 && !first.spaced && t.end - t.begin == 2;  // FY23
    if (!first.IsNumber() || !(first.digits == 4 || two) || reader_.NumberGoesOn(first.end)) return std::nullopt;
    const int year = two ? FullYear(first.value) : first.value;
    if (!IsCalendarYear(year)) return std::nullopt;
    const DateToken mark = reader_.After(first);
    const DateToken last = reader_.After(mark);
    if ((mark.IsMark('-') || mark.IsMark('/')) && last.IsNumber() && !reader_.NumberGoesOn(last.end) &&
        last.value == (last.digits == 2 ? (year + 1) % 100 : year + 1))
      return Known(t, last, Period{{OfMonths(year, 4, 12).start, OfMonths(year + 1, 1, 3).end}, Grain::kYear});
    return Parts(t, first.end, year, 0, 0);
  }

  // "last year", "this month", "next 3 days", "the past two decades", "last
  // sept", "next Sunday", "last week Sunday", "the last three months of 2022".
  Point AtRelative(const DateToken& t, int depth) const {
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
  Point LastOf(const DateToken& first, const DateToken& unit, int count, int depth) const {
    if (!reader_.After(unit).Is(DateWord::kOf)) return std::nullopt;
    const Point whole = Operand(unit.end, depth);
    if (!whole || whole->unresolved) return std::nullopt;
    return Within(first, *whole,
                  [&](const Period& p) { return PartOf(p, static_cast<DateUnit>(unit.value), -1, count); });
  }

  std::optional<Period> WeekdayOfWeek(int week, int weekday) const {
    const auto period = RelativeUnit(published_, DateUnit::kWeek, week);
    return period ? PartOf(*period, DateUnit::kDay, weekday, 1) : std::nullopt;
  }

  // "early 2024", "the end of October 2022", "mid-2022", "rest of the week".
  Point AtEdge(const DateToken& t, int depth) const {
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
  Point AtWeekday(const DateToken& t, int depth) const {
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

  std::optional<Period> LatestWeekdayAndDay(int weekday, int day) const {
    const auto now = published_.Day();
    if (!now) return std::nullopt;
    for (int back = 0; back < 24; ++back) {
      const Date month = AddMonths({now->year, now->month, 1}, -back);
      const auto date = Date::Of(month.year, month.month, day);
      if (date && *date <= *now && WeekdayOf(*date) == weekday) return Period{{*date, *date}, Grain::kDay};
    }
    return std::nullopt;
  }

  // "calendar year 2022", "year two hundred and sixty seven".
  Point AtYearName(const DateToken& t) const {
    const auto year = reader_.Year(t.end);
    return year ? Parts(t, year->end, year->value, 0, 0) : Point();
  }

  // "year 2022", "year-end 2022", "month after next".
  Point AtUnit(const DateToken& t, int depth) const {
    const auto unit = static_cast<DateUnit>(t.value);
    if (unit == DateUnit::kYear) {
      if (const Point named = AtYearName(t)) return named;
    }
    DateToken next = reader_.After(t);
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
  Point UpTo(const DateToken& first, uint32_t at, DateUnit unit, int count, int depth) const {
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

  Point AfterNext(const DateToken& t, const DateToken& after, DateUnit unit) const {
    if (MatchPhrase(reader_.text(), after.begin, "after") == after.begin) return std::nullopt;
    DateToken next = reader_.After(after);
    if (next.Is(DateWord::kThe)) next = reader_.After(next);
    if (!next.Is(DateWord::kRelative, 1)) return std::nullopt;
    return Known(t, next, RelativeUnit(published_, unit, 2));
  }

  const DateReader& reader_;
  const PublishedAt& published_;
};

}  // namespace

std::optional<DatePoint> ReadEnglishDate(const DateReader& reader, uint32_t pos, const PublishedAt& published) {
  return English(reader, published).Read(pos, 0);
}

}  // namespace factlint
