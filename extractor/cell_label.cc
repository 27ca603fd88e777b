#include "extractor/cell_label.h"

#include <algorithm>
#include <string_view>

namespace factlint {
namespace {

bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xE4;
  });
}

// "Employees, end of 2023": the label stands before the comma. One with a bracket or
// a sign names a unit.
std::string_view Counted(std::string_view label) {
  for (const std::string_view unit : {"(", "（", "%", "€", "$", "£", "¥", "/", "#", "№"})
    if (label.find(unit) != std::string_view::npos) return {};
  return label.substr(0, label.find(','));
}

bool AnswersAnother(const std::string& word) {
  static constexpr std::string_view kOthers[] = {"founded", "established", "opened", "opening", "launched", "year",
                                                 "years",   "date",        "rank",   "ranking", "no",       "million",
                                                 "billion", "thousand",    "share",  "percent", "rate",     "growth",
                                                 "change",  "index",       "score",  "age"};
  return std::find(std::begin(kOthers), std::end(kOthers), word) != std::end(kOthers);
}

}  // namespace

std::vector<std::string> CellLabel(const Document& document, const Outline& outline, const Block& row, uint32_t at,
                                   Language language) {
  if (row.kind != BlockKind::kTableRow || row.table == kNoIndex) return {};
  const auto cell = std::find_if(row.cells.begin(), row.cells.end(),
                                 [at](const Cell& c) { return c.text.begin <= at && at < c.text.end; });
  if (cell == row.cells.end() || cell->column == 0) return {};
  const auto& header = outline.blocks[row.table].cells;
  const auto column =
      std::find_if(header.begin(), header.end(), [&](const Cell& c) { return c.column == cell->column; });
  if (column == header.end()) return {};
  std::string_view label = document.Slice(column->text);
  if (!HasLetter(label)) label = document.Slice(row.cells.front().text);
  std::vector<std::string> words = ShadowWords(Counted(label), language);
  if (std::any_of(words.begin(), words.end(), AnswersAnother)) return {};
  return words;
}

}  // namespace factlint
