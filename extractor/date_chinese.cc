#include "extractor/date_point.h"
#include "extractor/date_text.h"

namespace factlint {
namespace {

using Point = std::optional<DatePoint>;

class Chinese {
 public:
  Chinese(const DateReader& reader, const PublishedAt& published) : reader_(reader), published_(published) {}

  Point Read(uint32_t pos) const {
    const DateToken t = reader_.At(pos);
    Point point = Core(t);
    if (point) ReadRelationAfter(*point);
    return point;
  }

 private:
  bool IsHan(const DateToken& t) const { return static_cast<uint8_t>(ByteAt(reader_.text(), t.begin)) >= 0x80; }
  bool IsHan(const DateToken& t, DateUnit unit) const { return t.IsUnit(unit) && IsHan(t); }
  static Point Known(uint32_t begin, uint32_t end, const std::optional<Period>& period) {
    return DatePoint{.begin = begin, .end = end, .period = period, .unresolved = !period};
  }

  Point Core(const DateToken& t) const {
    if (t.IsNumber()) return AtNumber(t);
    if (t.kind != DateToken::Kind::kWord || !IsHan(t)) return std::nullopt;
    switch (t.word) {
      case DateWord::kYear:
        return AtRelativeYear(t);
      case DateWord::kRelative:
        return AtRelative(t);
      case DateWord::kDay:
        return Known(t.begin, t.end, RelativeUnit(published_, DateUnit::kDay, t.value));
      case DateWord::kWeekday:
        return AtWeekday(t);
      case DateWord::kWindow:
      case DateWord::kFirst:
        return AtWindow(t);
      case DateWord::kCentury:
        return Decade(t.begin, t.end, t.value);
      case DateWord::kEra:
        return AtEra(t);
      case DateWord::kPeriod:
        return AtPeriod(t);
      case DateWord::kYearName: {
        const DateToken year = reader_.After(t);
        Point point = year.IsNumber() ? YearNumber(year, true) : Point();
        if (point) point->begin = t.begin;
        return point;
      }
      case DateWord::kUnit: {  // 年底, 月初: of the year and month of the publication
        const auto unit = static_cast<DateUnit>(t.value);
        const DateToken edge = reader_.After(t);
        if (!edge.Is(DateWord::kEdge) || edge.spaced || IsLunarDay(edge) ||
            (unit != DateUnit::kYear && unit != DateUnit::kMonth))
          return std::nullopt;
        const auto whole = RelativeUnit(published_, unit, 0);
        return whole ? WithEdge(t.begin, t.end, *whole) : Known(t.begin, edge.end, std::nullopt);
      }
      default:
        return PartOfYear(t.begin, t, std::nullopt, false);
    }
  }

  Point AtNumber(const DateToken& t) const {
    if (const Point year = YearNumber(t, false)) return year;
    if (const Point range = YearRange(t)) return range;
    if (const Point part = PartOfYear(t.begin, t, std::nullopt, false)) return part;
    const DateToken unit = reader_.After(t);
    if (IsHan(unit, DateUnit::kCentury)) return Decade(t.begin, unit.end, t.value, true);
    const bool full = t.digits == 4 && t.value >= 1000 && t.value <= 2990;  // 2020年代
    if (IsHan(unit, DateUnit::kDecade) && t.value % 10 == 0 && (t.value < 100 || full)) {
      const Period decade{OfDecade(full ? t.value : 1900 + t.value), Grain::kDecade};
      const Point edge = WithEdge(t.begin, unit.end, decade);
      return edge ? edge : Known(t.begin, unit.end, decade);
    }
    if (unit.Is(DateWord::kUnit) && t.value >= 1 && t.value < 1000) return Ago(t, unit);
    return std::nullopt;
  }

  // 2022年, 二〇二二年, 07年, 789年: with less than four digits a year only after
  // 在 and the like, before a month, or with a leading zero; else a duration.
  Point YearNumber(const DateToken& t, bool named) const {
    const DateToken unit = reader_.After(t);
    if (unit.Is(DateWord::kFiscal) && IsHan(unit) && t.digits == 4 && IsYear(t.value))
      return Known(t.begin, unit.end, Period{DateRange::OfYear(t.value), Grain::kYear});  // 2023财年
    if (!IsHan(unit, DateUnit::kYear)) return std::nullopt;
    const bool plain = t.digits == 4 && t.value >= 1000 && t.value <= 2999;
    int year = t.value;
    const bool two = t.digits == 2;
    if (two) year = FullYear(t.value);
    if (!IsYear(year)) return std::nullopt;
    if (!plain && !named) {
      const DateToken month = reader_.After(unit);
      const bool dated = month.IsNumber() && IsMonthUnit(reader_.After(month));
      const bool zero = two && t.value < 10;
      if (!dated && !zero && !PrefixedByTime(t.begin)) return std::nullopt;
      if (!dated && !zero && t.digits < 3) return std::nullopt;  // 三到五年
    }
    return Tail(t.begin, unit.end, year, false);
  }

  bool PrefixedByTime(uint32_t begin) const {
    return reader_.lexicon().FindBefore(reader_.text(), begin).word == DateWord::kPrefix;
  }

  bool IsMonthUnit(const DateToken& t) const {
    return IsHan(t, DateUnit::kMonth) && reader_.text().substr(t.begin, 3) == "月";
  }

  // 2019-2023年, 2019至23年: the first number has no unit of its own.
  Point YearRange(const DateToken& first) const {
    if (first.digits != 4 || first.value < 1000 || first.value > 2999) return std::nullopt;
    const DateToken to = reader_.After(first);
    if (!(to.IsMark('-') || to.IsMark('~') || to.IsMark('/') || to.Is(DateWord::kTo, 0))) return std::nullopt;
    const DateToken last = reader_.After(to), unit = reader_.After(last);
    const bool fiscal = unit.Is(DateWord::kFiscal) && IsHan(unit);
    if (!last.IsNumber() || !(IsHan(unit, DateUnit::kYear) || fiscal)) return std::nullopt;
    const int year = last.digits == 2 ? first.value / 100 * 100 + last.value : last.value;
    if (year <= first.value || year > 2999) return std::nullopt;
    if (fiscal && year == first.value + 1)  // 2022/23财年, as "fiscal 2022-23"
      return Known(first.begin, unit.end,
                   Period{{OfMonths(first.value, 4, 12).start, OfMonths(year, 1, 3).end}, Grain::kYear});
    return Known(first.begin, unit.end,
                 Period{{DateRange::OfYear(first.value).start, DateRange::OfYear(year).end}, Grain::kYear});
  }

  Point AtRelativeYear(const DateToken& t) const {
    const auto year = published_.Year();
    if (year && !IsYear(*year + t.value)) return std::nullopt;
    return year ? Tail(t.begin, t.end, *year + t.value, false) : Tail(t.begin, t.end, 2000, true);
  }

  // 康熙三年五月, 民国元年.
  Point AtEra(const DateToken& t) const {
    const DateToken number = reader_.After(t);
    if (!number.IsNumber() || number.value < 1 || number.value > 120) {
      const bool first = reader_.text().substr(number.begin, 6) == "元年";
      return first ? Tail(t.begin, number.begin + 6, t.value + 1, false) : Point();
    }
    const DateToken unit = reader_.After(number);
    return IsHan(unit, DateUnit::kYear) ? Tail(t.begin, unit.end, t.value + number.value, false) : Point();
  }

  // What stands after a year: a part of it, or nothing.
  Point Tail(uint32_t begin, uint32_t end, int year, bool unresolved) const {
    const DateToken t = reader_.At(end).Is(DateWord::kOf) ? reader_.After(reader_.At(end)) : reader_.At(end);
    if (Point part = PartOfYear(begin, t, year, unresolved)) return part;
    const Period whole{DateRange::OfYear(year), Grain::kYear};
    if (unresolved) return Known(begin, end, std::nullopt);
    if (Point edge = WithEdge(begin, end, whole)) return edge;
    return DatePoint{.begin = begin, .end = end, .year = year};
  }

  // 上半年, 第三季度, 前三季度, 6月24日, 1-9月, Q3: of `year`, else of the latest.
  Point PartOfYear(uint32_t begin, const DateToken& t, std::optional<int> year, bool unresolved) const {
    const auto months = [&](uint32_t end, int first, int last, Grain grain) {
      const auto period = unresolved ? std::nullopt
                          : year     ? std::optional<Period>({OfMonths(*year, first, last), grain})
                                     : LatestMonths(published_, first, last, grain);
      Point edge = period ? WithEdge(begin, end, *period) : Point();  // 三季度末
      return edge ? edge : Known(begin, end, period);
    };
    if (t.Is(DateWord::kHalf)) return months(t.end, t.value * 6 - 5, t.value * 6, Grain::kHalf);
    if (t.Is(DateWord::kQuarter) && year) return months(t.end, t.value * 3 - 2, t.value * 3, Grain::kQuarter);
    if (year && t.Is(DateWord::kRelative, 0)) {  // 去年本月十日
      const auto month = published_.Month();
      const DateToken unit = reader_.After(t);
      if (month && IsHan(unit, DateUnit::kMonth)) return MonthTail(begin, unit.end, year, month->month, unresolved);
    }
    if (const DateToken first = reader_.AtAs(DateWord::kFirst, t.begin); first.kind == DateToken::Kind::kWord) {
      const DateToken count = reader_.After(first);
      const DateToken unit = reader_.After(count);
      if (!count.IsNumber() || !unit.Is(DateWord::kUnit)) return std::nullopt;
      const int size = IsHan(unit, DateUnit::kQuarter) ? 3 : IsHan(unit, DateUnit::kMonth) ? 1 : 0;
      const int length = size * count.value;
      if (length < 1 || length > 12 || (!year && (size != 3 || first.value < 0))) return std::nullopt;
      const Grain grain = size == 3 ? Grain::kQuarter : Grain::kMonth;
      return first.value > 0 ? months(unit.end, 1, length, grain) : months(unit.end, 13 - length, 12, grain);
    }
    const bool ordinal = t.Is(DateWord::kOrdinal, 0);
    const DateToken number = ordinal ? reader_.After(t) : t;
    if (!number.IsNumber() || number.digits > 2 || number.value < 1) return std::nullopt;
    const DateToken unit = reader_.After(number);
    if (IsHan(unit, DateUnit::kQuarter) && number.value <= 4 && reader_.text().substr(unit.begin, 3) == "季")
      return months(unit.end, number.value * 3 - 2, number.value * 3, Grain::kQuarter);
    if (ordinal && year && !unresolved && IsHan(unit, DateUnit::kWeek)) {  // 2015年第二周
      const auto week = PartOf({DateRange::OfYear(*year), Grain::kYear}, DateUnit::kWeek, number.value, 1);
      return week ? Known(begin, unit.end, week) : Point();
    }
    if (unit.IsMark('&') || unit.IsMark('-') || unit.Is(DateWord::kTo)) {  // 第一、二季度
      DateToken last = reader_.After(unit);
      if (last.Is(DateWord::kOrdinal, 0)) last = reader_.After(last);
      const DateToken quarter = reader_.After(last);
      if (last.IsNumber() && last.value > number.value && last.value <= 4 && IsHan(quarter, DateUnit::kQuarter) &&
          (!unit.IsMark('&') || last.value == number.value + 1))
        return months(quarter.end, number.value * 3 - 2, last.value * 3, Grain::kQuarter);
    }
    if (ordinal || number.value > 12) return std::nullopt;
    if (IsMonthUnit(unit)) return MonthTail(begin, unit.end, year, number.value, unresolved);
    if (unit.IsMark('-') || unit.IsMark('~') || unit.IsMark('&') || unit.Is(DateWord::kTo, 0)) {  // 1-9月
      const DateToken last = reader_.After(unit), month = reader_.After(last);
      if (!last.IsNumber() || last.value <= number.value || last.value > 12 || !IsMonthUnit(month)) return std::nullopt;
      if (reader_.After(month).IsNumber() && IsHan(reader_.After(reader_.After(month)), DateUnit::kDay))
        return std::nullopt;
      return months(month.end, number.value, last.value, Grain::kMonth);
    }
    return std::nullopt;
  }

  // After 6月: a day, a third of the month, an edge.
  Point MonthTail(uint32_t begin, uint32_t end, std::optional<int> year, int month, bool unresolved) const {
    DatePoint point{.begin = begin, .end = end, .year = year.value_or(0), .month = month, .unresolved = unresolved};
    const DateToken t = reader_.At(end);
    if (t.IsNumber() && t.value >= 1 && t.value <= 99 && (t.han || t.digits <= 2)) {
      const DateToken unit = reader_.After(t);
      const bool day = IsHan(unit, DateUnit::kDay) && reader_.text().substr(unit.begin, 3) != "天";
      const bool ends = unit.kind == DateToken::Kind::kEnd || unit.kind == DateToken::Kind::kMark;
      if (day || (t.han && t.value <= 31 && ends)) {
        point.day = t.value;
        point.end = day ? unit.end : t.end;
        point.malformed = point.day > 31 || (year && !unresolved && !Date::Of(*year, month, point.day));
        return point;
      }
    }
    if (!t.Is(DateWord::kEdge) && !t.Is(DateWord::kDayPart)) return point;
    if (IsLunarDay(t)) return Known(begin, reader_.After(t).end, std::nullopt);
    Resolve(point, published_);
    if (point.unresolved || point.malformed || !point.period) {
      point.end = t.end;
      return point;
    }
    if (t.Is(DateWord::kEdge)) return WithEdge(begin, end, *point.period);
    const DateRange whole = point.period->range;
    const int last = std::min<int>(t.value, whole.end.day);
    const int first = t.value == 10 ? 1 : t.value == 20 ? 11 : 21;
    return Known(begin, t.end, PartOf(*point.period, DateUnit::kDay, first, last - first + 1));
  }

  // 初一 to 初十 count in the moon's calendar: never read as days of this one.
  bool IsLunarDay(const DateToken& t) const {
    return t.Is(DateWord::kEdge, static_cast<int>(DateEdge::kStart)) && reader_.After(t).han;
  }

  // 底, 末, 初 ... directly after a period.
  Point WithEdge(uint32_t begin, uint32_t end, const Period& whole) const {
    const DateToken edge = reader_.At(end);
    if (!edge.Is(DateWord::kEdge) || edge.spaced || static_cast<uint8_t>(reader_.text()[edge.begin]) < 0x80)
      return std::nullopt;
    if (edge.end - edge.begin == 3 && edge.value == static_cast<int>(DateEdge::kMid)) {  // 2018年中，; not 2018年中考
      const DateToken next = reader_.After(edge);
      if (next.kind != DateToken::Kind::kEnd && next.kind != DateToken::Kind::kMark) return std::nullopt;
    }
    return Known(begin, edge.end, EdgeOf(whole, static_cast<DateEdge>(edge.value), published_));
  }

  // 上个月, 本周, 下季度, 上周一, 上上个周三, 本月十日, 本世纪 is kCentury.
  Point AtRelative(const DateToken& t) const {
    const DateToken next = reader_.After(t);
    if (next.spaced) return std::nullopt;
    if (next.Is(DateWord::kWeekday)) return Known(t.begin, next.end, WeekdayOfWeek(t.value, next.value));
    if (next.IsNumber() && t.value != 0) return AtWindow(t);
    if (!next.Is(DateWord::kUnit)) return std::nullopt;
    const auto unit = static_cast<DateUnit>(next.value);
    if (unit == DateUnit::kHalf || unit == DateUnit::kDecade || unit == DateUnit::kCentury) return std::nullopt;
    if (unit == DateUnit::kDay && t.value != 0) return std::nullopt;
    if (unit == DateUnit::kYear && t.value != 0) return std::nullopt;  // 上年: before the one the text speaks of
    const auto period = RelativeUnit(published_, unit, t.value);
    if (!period) return Known(t.begin, next.end, std::nullopt);
    if (unit == DateUnit::kMonth)
      return MonthTail(t.begin, next.end, period->range.start.year, period->range.start.month, false);
    if (Point edge = WithEdge(t.begin, next.end, *period)) return edge;
    return Known(t.begin, next.end, period);
  }

  std::optional<Period> WeekdayOfWeek(int week, int weekday) const {
    const auto period = RelativeUnit(published_, DateUnit::kWeek, week);
    return period ? PartOf(*period, DateUnit::kDay, weekday, 1) : std::nullopt;
  }

  // 周三: the latest.
  Point AtWeekday(const DateToken& t) const {
    const auto now = published_.Day();
    if (!now) return Known(t.begin, t.end, std::nullopt);
    const Date date = Date::FromDays(int64_t{now->ToDays()} - (WeekdayOf(*now) - t.value + 7) % 7);
    return Known(t.begin, t.end, Period{{date, date}, Grain::kDay});
  }

  // 近三年, 过去十年, 未来5年, 上2个月, 后1年; 前三季度 of the latest year.
  Point AtWindow(const DateToken& t) const {
    const DateToken count = reader_.After(t);
    const DateToken unit = reader_.After(count);
    const bool long_word = t.end - t.begin > 3 || t.Is(DateWord::kRelative) ||
                           static_cast<uint8_t>(ByteBefore(reader_.text(), t.begin)) < 0x80;
    if (t.Is(DateWord::kFirst)) return PartOfYear(t.begin, t, std::nullopt, false);
    // 近 and 后 alone only where no other character joins them: 附近三个月.
    const bool near = reader_.text().substr(t.begin, 3) == "近" && !EndsWith(t.begin, "附");
    if (!count.IsNumber() || !unit.Is(DateWord::kUnit) || !(long_word || near)) return std::nullopt;
    if (count.value < 1 || count.value > 99 || IsHan(unit, DateUnit::kDecade)) return std::nullopt;
    return Known(t.begin, unit.end,
                 Window(published_, static_cast<DateUnit>(unit.value), t.value < 0 ? -count.value : count.value));
  }

  bool EndsWith(uint32_t pos, std::string_view last) const {
    return pos >= last.size() && reader_.text().substr(pos - last.size(), last.size()) == last;
  }

  // 两年前, 三个月后, 10天前.
  Point Ago(const DateToken& count, const DateToken& unit) const {
    const DateToken ago = reader_.AtAs(DateWord::kAgo, unit.end);
    if (ago.kind != DateToken::Kind::kWord || ago.spaced || ago.value > 0) return std::nullopt;
    const auto now = published_.Day();
    if (!now) return Known(count.begin, ago.end, std::nullopt);
    const Date date = AddUnits(*now, static_cast<DateUnit>(unit.value), ago.value * count.value);
    return Known(count.begin, ago.end, Period{{date, date}, Grain::kDay});
  }

  // 上世纪九十年代, 20世纪90年代, 十九世纪; `century` from the publication's, or numbered.
  Point Decade(uint32_t begin, uint32_t end, int century, bool numbered = false) const {
    const auto year = published_.Year();
    const bool known = numbered || year.has_value();
    const int first = numbered ? (century - 1) * 100 : year ? *year / 100 * 100 + century * 100 : 0;
    const DateToken number = reader_.At(end), unit = reader_.After(number);
    const bool decade =
        number.IsNumber() && IsHan(unit, DateUnit::kDecade) && number.value % 10 == 0 && number.value < 100;
    const uint32_t last = decade ? unit.end : end;
    if (!known) return Known(begin, last, std::nullopt);
    if (first < 100 || first > 9800) return std::nullopt;
    if (decade) return Known(begin, last, Period{OfDecade(first + number.value), Grain::kDecade});
    const Period whole{{DateRange::OfYear(first).start, DateRange::OfYear(first + 99).end}, Grain::kDecade};
    if (Point edge = WithEdge(begin, end, whole)) return edge;
    return Known(begin, last, whole);
  }

  // “十四五”末, 十四五期间.
  Point AtPeriod(const DateToken& t) const {
    const Period whole{{DateRange::OfYear(t.value / 10000).start, DateRange::OfYear(t.value % 10000).end},
                       Grain::kYear};
    if (Point edge = WithEdge(t.begin, t.end, whole)) return edge;
    return Known(t.begin, t.end, whole);
  }

  // 以来, 之前, 左右, 期间, directly after the date.
  void ReadRelationAfter(DatePoint& point) const {
    DateToken t = reader_.AtAs(DateWord::kPost, point.end);
    if (t.kind != DateToken::Kind::kWord || t.spaced) return;
    point.relation = static_cast<DateRelation>(t.value);
    point.end = t.end;
  }

  const DateReader& reader_;
  const PublishedAt& published_;
};

}  // namespace

std::optional<DatePoint> ReadChineseDate(const DateReader& reader, uint32_t pos, const PublishedAt& published) {
  return Chinese(reader, published).Read(pos);
}

}  // namespace factlint
