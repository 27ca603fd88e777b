// Dates that stand above or beside a value: those of tables, headings and titles.
#pragma once

#include <cstdint>
#include <optional>

#include "extractor/text_context.h"

namespace factlint {

// A date in the block that `block` is, for values below it.
std::optional<DateRange> DateOfBlock(const TextContext& context, uint32_t block);

// The column's or the row's date of a table cell.
std::optional<DateRange> DateOfCell(const TextContext& context, const Block& row, uint32_t at);

// "Employees at the end of 2023." right below a table: the date of the column that it names.
std::optional<DateRange> DateBelowTable(const TextContext& context, const Block& row, uint32_t at);

// The date of the paragraph right above a table: "Lines and stations at the end of 2023".
std::optional<DateRange> DateAboveTable(const TextContext& context, const Block& row);

// The only year of a title, if it was over when the text was published: "Key figures 2024".
// "AI cities 2025", of that year, is an edition and no time of its figures.
std::optional<DateRange> YearOfTitle(const TextContext& context);

// That of a title that says so of all the text: 2024年统计公报, "Statistical bulletin 2024".
std::optional<DateRange> YearOfBulletin(const TextContext& context);

}  // namespace factlint
