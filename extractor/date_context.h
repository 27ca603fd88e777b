// The words and marks around a date: what they say of it, and whether a number
// that could be a year is one.
#pragma once

#include <optional>

#include "extractor/date_point.h"
#include "extractor/mention.h"

namespace factlint {

// A word directly before a date: "by the", "in", 截至; `begin` is where it starts.
struct DatePrefix {
  DateWord word = DateWord::kNone;
  DateRelation relation = DateRelation::kEq;
  uint32_t begin = 0;
};
DatePrefix PrefixBefore(const DateReader& reader, uint32_t begin);

// Does a date in company only (DatePoint::bare) stand here as a date? `previous`
// is the last date found before it.
bool StandsAlone(const DateReader& reader, const DatePoint& point, const DatePrefix& prefix, const Mention* previous);

// Is what follows a date something counted ("2019 companies", "2019 km")?
bool CountsSomething(const DateReader& reader, uint32_t end);

}  // namespace factlint
