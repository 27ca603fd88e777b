// One date or period as it is written, before ranges and relation words.
#pragma once

#include <optional>

#include "extractor/date_calendar.h"
#include "extractor/date_token.h"

namespace factlint {

struct DatePoint {
  uint32_t begin = 0;
  uint32_t end = 0;
  // Parts of a calendar date; 0 where none is written. "June 24" has no year.
  int year = 0;
  int month = 0;
  int day = 0;
  // What is no calendar date: "last quarter", "the 1990s". It wins over the parts.
  std::optional<Period> period;
  // Counted from a publication date that is not known (well enough).
  bool unresolved = false;
  // "31 February 2022": a date by its form, no day of the calendar.
  bool malformed = false;
  // Words that are a date in company only: "2019", "May", "second half".
  bool bare = false;
  // "2010年之后": the words after it that say since, by, about; and their end.
  std::optional<DateRelation> relation;
};

// Each reads the longest date that begins at `pos`, the start of a token.
// Numeric: "2023-02-14", "14.02.2023", "2/14/2023", "2023/02"; English and
// Chinese as their language files have it.
enum class DayOrder : uint8_t { kMonthDay, kDayMonth };  // "3/7/2017", where both are possible
std::optional<DatePoint> ReadNumericDate(const DateReader& reader, uint32_t pos, DayOrder order);
std::optional<DatePoint> ReadEnglishDate(const DateReader& reader, uint32_t pos, const PublishedAt& published);
std::optional<DatePoint> ReadChineseDate(const DateReader& reader, uint32_t pos, const PublishedAt& published);

// A two-digit year: 70 is 1970, 49 is 2049.
inline int FullYear(int two_digits) { return two_digits + (two_digits < 50 ? 2000 : 1900); }

// Turns the parts into a period: a year that is not written is the latest that
// does not lie after the publication. Sets `unresolved` or `malformed` where
// there is none.
void Resolve(DatePoint& point, const PublishedAt& published);

}  // namespace factlint
