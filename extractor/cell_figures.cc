#include "extractor/cell_figures.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractor/metric_words.h"
#include "extractor/sorted_words.h"

namespace factlint {
namespace {

constexpr uint32_t kRowsLookedAt = 64;

// "1998": as a year is written, and as a number of four digits is.
bool LooksLikeYear(std::string_view text) {
  return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         text >= "1900" && text <= "2100";
}

// What stands in the last brackets of a label.
std::string_view Bracketed(std::string_view label) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    const size_t begin = label.rfind(open);
    const size_t end = label.rfind(close);
    if (begin != std::string_view::npos && end != std::string_view::npos && begin < end)
      return label.substr(begin + open.size(), end - begin - open.size());
  }
  return {};
}

}  // namespace

LabelNoun NounOf(std::string_view label, const TableWords& table_words) {
  const std::vector<std::string> words = LabelWords(label, table_words);
  if (words.empty()) return LabelNoun::kOther;
  for (const std::string& word : words)
    if (const std::string one = Singular(word); Has(table_words.year_heads, one) || Has(table_words.time_heads, one) ||
                                                EndsInOneOf(table_words.year_heads, word) ||
                                                EndsInOneOf(table_words.time_heads, word))
      return LabelNoun::kOther;
  if (Has(table_words.counters, Bracketed(label))) return LabelNoun::kFigure;
  size_t head = 0;  // "sales of cars in Europe": what stands before the first preposition
  while (head + 1 < words.size() && !Has(table_words.joints, words[head + 1])) ++head;
  const std::string& noun = words[head];
  if (Has(table_words.counted, Singular(noun)) || EndsInOneOf(table_words.counted, noun)) return LabelNoun::kFigure;
  return Singular(noun) != noun ? LabelNoun::kPlural : LabelNoun::kOther;
}

void CellFigures::Drop(std::vector<Mention>& dates) {
  size_t block = 0;
  const auto is_figure = [&](const Mention& date) {
    if (date.type != MentionType::kDate || date.refusal != Refusal::kNone) return false;
    while (block < outline_.blocks.size() && outline_.blocks[block].span.end <= date.span.begin) ++block;
    if (block == outline_.blocks.size() || outline_.blocks[block].kind != BlockKind::kTableRow) return false;
    const Cell* cell = TableHeads::CellAt(outline_.blocks[block], date.span.begin);
    return cell != nullptr && cell->text.begin == date.span.begin && cell->text.end == date.span.end &&
           LooksLikeYear(document_.Slice(cell->text)) && IsFigure(outline_.blocks[block], *cell);
  };
  dates.erase(std::remove_if(dates.begin(), dates.end(), is_figure), dates.end());
}

bool CellFigures::IsFigure(const Block& row, const Cell& cell) {
  const Span label = heads_.Of(row, cell.column).label;
  if (label.empty()) return false;
  const auto [known, is_new] = known_.emplace(uint64_t{label.begin} << 32 | cell.column, false);
  if (!is_new) return known->second;
  const LabelNoun kind = NounOf(document_.Slice(label), heads_.words());
  const bool figure = kind == LabelNoun::kFigure || (kind == LabelNoun::kPlural && !IsYears(row, cell.column, label)) ||
                      (!heads_.NamesYear(label) && units_.HasUnit(row, cell.column));
  return known_[uint64_t{label.begin} << 32 | cell.column] = figure;
}

// Do all numbers under or beside a label look like years? "Elections" may be 2019 and 2023.
bool CellFigures::IsYears(const Block& row, uint32_t column, Span label) const {
  const auto is_other = [&](const Cell& cell) {
    const std::string_view text = document_.Slice(cell.text);
    return !text.empty() && text.front() >= '0' && text.front() <= '9' && !LooksLikeYear(text);
  };
  if (row.span.Contains(label)) return std::none_of(row.cells.begin(), row.cells.end(), is_other);
  for (uint32_t i = row.table + 1; i < outline_.blocks.size() && i - row.table <= kRowsLookedAt; ++i) {
    if (outline_.blocks[i].table != row.table) break;
    for (const Cell& cell : outline_.blocks[i].cells)
      if (cell.column == column && is_other(cell)) return false;
  }
  return true;
}

}  // namespace factlint
