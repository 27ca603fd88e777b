// The rungs of the ladder that layout gives: label, table, caption, heading, title, dateline.
#pragma once

#include <optional>

#include "extractor/role_fillers.h"

namespace factlint {

// The label before the value: "Marnby: founded 1947".
std::optional<Filler> InLabel(const RoleFillers& fillers);

// The label of the value's row; the caption for a row that adds up.
std::optional<Filler> InTableRow(const RoleFillers& fillers);

// The header cell of the value's column.
std::optional<Filler> InTableColumn(const RoleFillers& fillers);

// The line above the table.
std::optional<Filler> InCaption(const RoleFillers& fillers);

// The nearest heading above that names a filler.
std::optional<Filler> InHeadings(const RoleFillers& fillers);

// The title in the text, else the one that only the document's metadata tells.
std::optional<Filler> InTitle(const RoleFillers& fillers);

// "SINGAPORE - Ridership rose": the place of a dateline, for what speaks of places and
// not of organisations, which only happen to be there.
std::optional<Filler> InDateline(const RoleFillers& fillers);

// Is it one of those whose figures the value's row adds up? "| Total | 500 |" is none of theirs.
bool IsSummedUp(const RoleFillers& fillers, const Filler& filler);

}  // namespace factlint
