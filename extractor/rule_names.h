// The names of rungs and blocks in rules.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/enum_names.h"

namespace factlint {

inline constexpr std::array<std::string_view, 12> kRungs = {"clause", "sentence",  "previous",     "list_intro",
                                                            "label",  "table.row", "table.column", "heading",
                                                            "title",  "document",  "caption",      "front_matter"};
inline constexpr std::array<std::string_view, 12> kBlocks = {"title",      "heading",   "paragraph",    "list_item",
                                                             "list_intro", "label",     "caption",      "table_header",
                                                             "table_row",  "furniture", "front_matter", "code"};

template <size_t N>
std::vector<std::string> Names(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

}  // namespace factlint
