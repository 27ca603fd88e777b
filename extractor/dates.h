// Dates and periods of a text, in English and Chinese: days, months, quarters,
// halves, years, decades, windows ("the past three years"), ranges.
#pragma once

#include <vector>

#include "extractor/date_lexicon.h"
#include "extractor/document.h"
#include "extractor/mention.h"

namespace factlint {

// The dates of `document`, in the order of the text, not overlapping, each of
// type kDate. One pass, linear in the text.
//
// `span` holds the date and the words that place it in time: "by the end of
// October 2022", "since 2017", "In June this year", 截至2022年10月底, 2017年以来.
// A word that ties it to a noun ("of", "for", "the") stays outside. `number` is
// the date alone: "end of October 2022", "2017".
//
// `date.range` is in days, both ends inclusive; `date.relation` is kBy for "by",
// "until" and "before", kSince for "since", "from" and "after", kAbout for
// "around"; "in" and "as of" are kEq. The range is that of the date whatever
// the relation: "before 2020" has all of 2020. The end of a period is its last
// day. A range ("2015 to 2020") has the coarser grain of its ends; weeks have
// kDay, centuries kDecade. "fiscal 2023" is the calendar year, "fiscal 2012-13"
// April 2012 to March 2013.
//
// Words such as "last year" and "24 June" count from `document.info().published`:
// a date without a year is the latest that does not lie after it. Where it is
// missing, or too coarse for the words, the mention has refusal kUnresolved and
// no range to rely on; a day that is not in the calendar ("31 February 2022")
// has kMalformed.
//
// A bare number of four digits is a year only where words or layout say so: "in
// 2022", "(2022)", "Annual report 2022"; never in "2022 companies" or "2,022".
std::vector<Mention> ScanDates(const Document& document, const DateLexicon& lexicon);

}  // namespace factlint
