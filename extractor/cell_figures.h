// Numbers that look like years: under "Staff" or "Patents (件)" the cell 2019 counts
// something, whatever stands beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/cell_units.h"
#include "extractor/document.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/table_heads.h"

namespace factlint {

// What the noun of a label tells of the numbers under it: "Staff" and "Patents (件)" that they
// count, a plural that they may.
enum class LabelNoun : uint8_t { kOther, kPlural, kFigure };
LabelNoun NounOf(std::string_view label, const TableWords& table_words);

class CellFigures {
 public:
  // Refers to all that it is given.
  CellFigures(const Document& document, const Outline& outline, const TableHeads& heads, CellUnits& units)
      : document_(document), outline_(outline), heads_(heads), units_(units) {}

  // Drops the bare years from `dates`, which are in the order of the text, whose cell's
  // label has a unit, or names something counted and no time.
  void Drop(std::vector<Mention>& dates);

 private:
  bool IsFigure(const Block& row, const Cell& cell);
  bool IsYears(const Block& row, uint32_t column, Span label) const;

  const Document& document_;
  const Outline& outline_;
  const TableHeads& heads_;
  CellUnits& units_;
  std::unordered_map<uint64_t, bool> known_;  // by label and column
};

}  // namespace factlint
