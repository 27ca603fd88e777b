// What the name of a table's row, or the label of a list's item, says of it: that it sums the
// others up, that it is what they leave, that it is a time.
#pragma once

#include <string_view>

#include "extractor/table_heads.h"

namespace factlint {

// "Total", "Whole city", 全市合计.
bool NamesTotal(std::string_view name, const TableWords& words);
// "All other districts", 其余区县: what the others leave; "Average": their mean. No sum of them, and no name.
bool NamesRest(std::string_view name, const TableWords& words);
// "January", "Q3 2023", "2023".
bool NamesTime(std::string_view name, const TableWords& words);

}  // namespace factlint
