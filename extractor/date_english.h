// The grammar of English dates. Each At… reads from its first token; nothing where that begins none.
#pragma once

#include <optional>

#include "extractor/date_point.h"

namespace factlint {

// Reads dates at places of a text by its tokens.
class EnglishDates {
 public:
  EnglishDates(const DateReader& reader, const PublishedAt& published) : reader_(reader), published_(published) {}

  // The date that begins at `pos`; `depth` counts the dates it is part of ("late in the third quarter of last year").
  std::optional<DatePoint> Read(uint32_t pos, int depth) const;

 private:
  using Point = std::optional<DatePoint>;
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

  // Days, months, years and their names (date_english.cc).
  Point Operand(uint32_t pos, int depth) const;
  DateNumber TrailingYear(uint32_t pos) const;
  Point AtMonth(const DateToken& month) const;
  Point AtNumber(const DateToken& t, int depth) const;
  Point DayFirst(const DateToken& first) const;
  Point FiveYearPlan(const DateToken& first) const;
  uint32_t ApostropheBefore(uint32_t pos) const;
  Point Decade(const DateToken& first) const;
  Point YearFirst(const DateToken& first) const;
  Point AtQuarter(const DateToken& t) const;
  Point AtFiscal(const DateToken& t) const;
  Point AtYearName(const DateToken& t) const;

  // Parts of periods and what counts from the publication (date_english_relative.cc).
  Point OrdinalPart(const DateToken& first, int depth) const;
  bool IsOfTheYear(const DateToken& unit) const;
  Point Counted(const DateToken& first, int depth) const;
  Point ArticleAgo(const DateToken& unit, const DateToken& ago) const;
  Point AtRelative(const DateToken& t, int depth) const;
  Point LastOf(const DateToken& first, const DateToken& unit, int count, int depth) const;
  std::optional<Period> WeekdayOfWeek(int week, int weekday) const;
  Point AtEdge(const DateToken& t, int depth) const;
  Point AtWeekday(const DateToken& t, int depth) const;
  std::optional<Period> LatestWeekdayAndDay(int weekday, int day) const;
  Point AtUnit(const DateToken& t, int depth) const;
  Point UpTo(const DateToken& first, uint32_t at, DateUnit unit, int count, int depth) const;
  Point AfterNext(const DateToken& t, const DateToken& after, DateUnit unit) const;

  const DateReader& reader_;
  const PublishedAt& published_;
};

}  // namespace factlint
