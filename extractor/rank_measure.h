// What a rank orders by: "second by computing power", "the longest", 按营业收入计.
#pragma once

#include <cstdint>
#include <string>

#include "extractor/text_context.h"

namespace factlint {

struct RankMeasure {
  // As metric_words.h makes it; the words may mean any of several: "computing power",
  // "length|network". Empty: they do not say.
  std::string by;
  bool low = false;  // "second-lowest": the least is first
};

// Of the ordinal or the superlative at `pivot`, bytes of sentence `s`.
RankMeasure MeasureOfRank(const TextContext& context, uint32_t s, Span pivot);

}  // namespace factlint
