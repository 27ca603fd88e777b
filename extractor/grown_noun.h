// What a percentage or factor of change says has changed: "Ridership rose by 8% in 2024".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractor/claim.h"
#include "extractor/text_context.h"

namespace factlint {

struct Grown {
  std::string kind;               // "growth:", "multiple:": before the name of the metric
  std::string noun;               // "passenger", as metric_words.h makes it; empty: the words do not say what
  Scope scope;                    // sorted: "way" ("down"), "against" (a year, or "?" where that is not known)
  std::optional<DateRange> when;  // the year that the words give, where they compare two
  std::optional<int> base;        // the year that it is held against, where they give one
  bool year_before = false;       // "than a year earlier"
  bool real = false;              // 按不变价格计算: of an economy alone it is the growth that all tell
};

// Is the growth of this amount told at constant prices, said so or not?
bool GrowsInRealTerms(std::string_view metric);

// What a noun phrase measures, without what only says that it is a number: "the number of
// passengers" and "ridership" are "passenger".
std::string MeasuredNoun(std::string_view text, Language language, const RoleWords& words);

// Of mention `value` in sentence `s`, whose rule tells a change. Nothing where the words tell
// of a change that no two values show: at constant prices, on average of years.
std::optional<Grown> GrownNoun(const TextContext& context, uint32_t s, uint32_t value);

}  // namespace factlint
