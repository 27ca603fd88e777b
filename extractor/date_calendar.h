// Periods of the calendar, and periods counted from a publication date. Weeks
// begin on Monday.
#pragma once

#include <optional>

#include "extractor/date.h"
#include "extractor/date_lexicon.h"
#include "extractor/mention.h"

namespace factlint {

// A publication date and what it is good for: a bare year tells the year and no
// month, "2023-02" the month and no day.
class PublishedAt {
 public:
  explicit PublishedAt(const std::optional<DateRange>& published) : range_(published) {}

  std::optional<int> Year() const;
  std::optional<Date> Month() const;  // its last known day
  std::optional<Date> Day() const;

 private:
  std::optional<DateRange> range_;
};

struct Period {
  DateRange range;
  Grain grain = Grain::kYear;
};

Grain GrainOf(DateUnit unit);
DateRange OfQuarter(int year, int quarter);  // 1 to 4
DateRange OfHalf(int year, int half);        // 1 or 2
DateRange OfDecade(int first_year);
DateRange OfMonths(int year, int first, int last);
int WeekdayOf(Date date);  // 1 (Monday) to 7
Date AddUnits(Date date, DateUnit unit, int count);

// Years from and to which calendars are read: 1 to 9999.
inline bool IsYear(int year) { return year >= 1 && year <= 9999; }

// The unit `offset` units from the one that holds the publication: "last
// quarter" is kQuarter, -1. Nothing where the publication does not tell.
std::optional<Period> RelativeUnit(const PublishedAt& published, DateUnit unit, int offset);
// "the past three years" is (kYear, -3): from the same day three years before up
// to the publication; "the next three years" begins on the day after it. With a
// bare year: whole years before, or after, it.
std::optional<Period> Window(const PublishedAt& published, DateUnit unit, int count);
// The latest such day, month or months whose last unit (a month, a quarter, a
// half) does not begin after the publication.
std::optional<Period> LatestDay(const PublishedAt& published, int month, int day);
std::optional<Period> LatestMonth(const PublishedAt& published, int month);
std::optional<Period> LatestMonths(const PublishedAt& published, int first, int last, Grain grain);

// "the third quarter of" a year, "the first two months of" a half: `count` units
// of `whole` from the `index`-th on (from 1; negative: from its end). Nothing if
// they do not lie in it.
std::optional<Period> PartOf(const Period& whole, DateUnit unit, int index, int count);
// "early", "end of": mentions.md has the end of a period as its last day. Early
// and late years and months are halves, the start and the middle thirds; of a
// week three days, Tuesday to Friday and from Thursday on.
std::optional<Period> EdgeOf(const Period& whole, DateEdge edge, const PublishedAt& published);

}  // namespace factlint
