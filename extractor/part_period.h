// What time a number is counted over, where it is not a year.
#pragma once

#include <string>

#include "extractor/claim.h"
#include "extractor/text_context.h"

namespace factlint {

// "quarter" of "in the second quarter", "month" of "in May 2023", "day" of "a day"; empty for a
// year, where nothing is told, and where a date has a month in which was counted what `metric` says is there (the
// stock nouns of roles-*.yaml). `value`: a mention of sentence `s`, which is of `as_of`.
std::string PeriodOf(const TextContext& context, uint32_t s, uint32_t value, std::string_view metric,
                     const AsOf& as_of);

}  // namespace factlint
