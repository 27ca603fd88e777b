// Units that stand in the heads of a table: under "Revenue (€ million)" a cell's
// 7,920 is a sum of 7.92 billion euros, under "Founded" 1998 is a year.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "extractor/document.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/quantities.h"
#include "extractor/table_heads.h"

namespace factlint {

// Gives the bare numbers of table cells the unit, currency, scale or time that the
// cell's label, the head of its row or the line above the table name. A cell with a
// unit of its own keeps it.
class CellUnits {
 public:
  CellUnits(const Document& document, const Outline& outline, const TableHeads& heads, const TableWords& words,
            const ScanOptions& options);
  ~CellUnits();
  CellUnits(const CellUnits&) = delete;
  CellUnits& operator=(const CellUnits&) = delete;
  // One mention after the other, in the order of the text.
  void Read(Mention& mention);
  // Does anything name a unit or scale for the bare numbers of this cell?
  bool HasUnit(const Block& row, uint32_t column);

 private:
  class Reader;
  const Outline& outline_;
  std::unique_ptr<Reader> reader_;
  size_t block_ = 0;
};

// "**Established:** 1911": a year, behind a label that asks for one.
class LabelYears {
 public:
  LabelYears(const Document& document, const Outline& outline, const TableWords& words)
      : document_(document), outline_(outline), words_(words) {}
  // One mention after the other, in the order of the text.
  void Read(Mention& mention);

 private:
  bool Asked(const Block& block, const Mention& mention) const;

  const Document& document_;
  const Outline& outline_;
  const TableWords& words_;
  size_t block_ = 0;  // the first one whose label no mention stood behind so far
};

}  // namespace factlint
