// One name for one measure, however a text words it: "sold 12 cars", "deliveries of 12
// vehicles" and a column "Sales" are the same, "built 12 cars" is another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/role_words.h"
#include "extractor/text_context.h"

namespace factlint {

// What is done with the things that mention `value` of sentence `s` counts: "sale",
// "production"; empty where nothing is, or where it is only had.
std::string_view ActOf(const TextContext& context, uint32_t s, uint32_t value);

// What tells of a metric beside its words.
struct MetricHints {
  std::string_view act;        // as ActOf has it
  std::string_view dimension;  // of the value's unit: "length"; empty without one
};

// "length" of "300 km"; empty for what has no unit of measure.
std::string_view DimensionOf(const Mention& value);

// A metric made from words, with the act in it: count:car, "sale" -> count:sale;
// count:car electric, "sale" -> count:electric sale. Names that say the same become
// one: money:net sale -> money:revenue, share:market share -> share:market.
// So do those that the language data lists: measure:tall -> measure:height.
std::string NameMetric(std::string_view metric, const MetricHints& hints, const RoleWords& role_words);

// The same of the words of a sum of money alone: "sale" -> "revenue".
std::string NameMoney(std::string_view words);

}  // namespace factlint
