#include "extractor/row_parting.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/ascii.h"
#include "extractor/row_words.h"

namespace factlint {
namespace {

constexpr size_t kLongestPart = 80;

struct Row {
  uint32_t block;
  uint32_t group;  // of the rows that bear its name
};

class Reader {
 public:
  Reader(const Document& document, const Outline& outline, const TableWords& words, uint32_t header, uint32_t names)
      : document_(document), outline_(outline), words_(words), header_(header), names_(names) {}

  std::unordered_map<uint32_t, Span> Run() {
    std::unordered_map<uint32_t, Span> parts;
    Group();
    if (rows_.empty()) return parts;
    for (const Cell& head : outline_.blocks[header_].cells) {
      if (head.column == names_ || !Parts(head.column)) continue;
      for (const Row& row : rows_) parts.emplace(outline_.blocks[row.block].span.begin, CellIn(row.block, head.column));
      break;
    }
    return parts;
  }

 private:
  Span CellIn(uint32_t block, uint32_t column) const { return TableHeads::CellIn(outline_.blocks[block], column); }

  // The rows whose name comes more than once.
  void Group() {
    std::unordered_map<std::string_view, uint32_t> groups;
    std::vector<uint32_t> sizes;
    uint32_t above = kNoIndex;
    for (uint32_t b = header_ + 1; b < outline_.blocks.size() && outline_.blocks[b].table == header_; ++b) {
      const std::string_view name = document_.Slice(CellIn(b, names_));
      if (!name.empty()) {
        above = groups.emplace(name, static_cast<uint32_t>(groups.size())).first->second;
        if (sizes.size() < groups.size()) sizes.push_back(0);
      }
      if (above == kNoIndex) continue;
      ++sizes[above];
      rows_.push_back({b, above});
    }
    std::erase_if(rows_, [&](const Row& row) { return sizes[row.group] < 2; });
  }

  // Does the column tell all rows of a name apart?
  bool Parts(uint32_t column) const {
    std::set<std::pair<uint32_t, std::string_view>> seen;
    return std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) {
      const std::string_view text = document_.Slice(CellIn(row.block, column));
      return IsName(text) && seen.emplace(row.group, text).second;
    });
  }

  bool IsName(std::string_view text) const {
    if (text.empty() || text.size() > kLongestPart || NamesTime(text, words_)) return false;
    const auto is_letter = [](char c) { return ascii::IsAlphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; };
    return std::none_of(text.begin(), text.end(), ascii::IsDigit) && std::any_of(text.begin(), text.end(), is_letter);
  }

  const Document& document_;
  const Outline& outline_;
  const TableWords& words_;
  uint32_t header_;
  uint32_t names_;
  std::vector<Row> rows_;
};

}  // namespace

std::unordered_map<uint32_t, Span> PartedRows(const Document& document, const Outline& outline, const TableWords& words,
                                              uint32_t header, uint32_t names) {
  return Reader(document, outline, words, header, names).Run();
}

}  // namespace factlint
