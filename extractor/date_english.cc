// Days, months and years in English: "24 June 2025", "Q3 2023", "the 1990s", "fiscal 2012-13".
#include "extractor/date_english.h"
#include "extractor/date_text.h"

namespace factlint {
namespace {

using Point = std::optional<DatePoint>;

constexpr int kDeepest = 3;  // "late in the third quarter of last year"

}  // namespace

std::optional<DatePoint> EnglishDates::Read(uint32_t pos, int depth) const {
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

// A period after "of", "in", "the" or nothing: "2015", "this month", "the week".
Point EnglishDates::Operand(uint32_t pos, int depth) const {
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
DateNumber EnglishDates::TrailingYear(uint32_t pos) const {
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
Point EnglishDates::AtMonth(const DateToken& month) const {
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

Point EnglishDates::AtNumber(const DateToken& t, int depth) const {
  if (const Point date = DayFirst(t)) return date;
  if (const Point part = OrdinalPart(t, depth)) return part;
  if (const Point plan = FiveYearPlan(t)) return plan;
  if (const Point ago = Counted(t, depth)) return ago;
  if (const Point decade = Decade(t)) return decade;
  return YearFirst(t);
}

// "24 June 2025", "the 24th of June", "twenty second of June", "the 20th of next month".
Point EnglishDates::DayFirst(const DateToken& first) const {
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

// "14th Five-Year Plan".
Point EnglishDates::FiveYearPlan(const DateToken& first) const {
  const auto ordinal = reader_.Small(first.begin);
  if (!ordinal || !ordinal->ordinal) return std::nullopt;
  const DateToken plan = reader_.At(ordinal->end);
  if (!plan.Is(DateWord::kPlan)) return std::nullopt;
  const int start = plan.value + 5 * ordinal->value;
  return Known(first, plan, Period{{DateRange::OfYear(start).start, DateRange::OfYear(start + 4).end}, Grain::kYear});
}

uint32_t EnglishDates::ApostropheBefore(uint32_t pos) const {
  const std::string_view head = reader_.text().substr(0, pos);
  return head.ends_with('\'') ? 1 : head.ends_with("\xE2\x80\x99") || head.ends_with("\xE2\x80\x98") ? 3 : 0;
}

// "1970s", "1970's", "'40s", "nineteen seventies", "twenty-tens".
Point EnglishDates::Decade(const DateToken& first) const {
  if (first.IsNumber() && !first.han && (first.digits == 4 || first.digits == 2) && first.value % 10 == 0) {
    uint32_t at = first.end;
    if (ByteAt(reader_.text(), at) == '\'') ++at;
    if (reader_.text().substr(std::min<size_t>(at, reader_.text().size()), 3) == "\xE2\x80\x99") at += 3;
    if (FoldAscii(ByteAt(reader_.text(), at)) != 's' || IsWordByte(ByteAt(reader_.text(), at + 1))) return std::nullopt;
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
Point EnglishDates::YearFirst(const DateToken& first) const {
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
Point EnglishDates::AtQuarter(const DateToken& t) const {
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
Point EnglishDates::AtFiscal(const DateToken& t) const {
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

// "calendar year 2022", "year two hundred and sixty seven".
Point EnglishDates::AtYearName(const DateToken& t) const {
  const auto year = reader_.Year(t.end);
  return year ? Parts(t, year->end, year->value, 0, 0) : Point();
}
std::optional<DatePoint> ReadEnglishDate(const DateReader& reader, uint32_t pos, const PublishedAt& published) {
  return EnglishDates(reader, published).Read(pos, 0);
}

}  // namespace factlint
