#include "extractor/cell_label.h"

#include <algorithm>
#include <string_view>

#include "extractor/sorted_words.h"

namespace factlint {
namespace {

bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xE4;
  });
}

// "vehicles delivered in" of "vehicles delivered in 2024": the year dates the figure.
void DropPreposition(std::vector<std::string>& words) {
  if (words.size() > 1 && (words.back() == "in" || words.back() == "of" || words.back() == "for")) words.pop_back();
}

// The words of a line above a table that tell what it shows: "Table 1: Corvane's
// production by plant (thousand)" -> production by plant.
std::string_view OfCaption(std::string_view caption, const TableWords& words) {
  for (const std::string& opener : words.caption_openers) {
    if (!caption.starts_with(opener)) continue;
    const size_t number = caption.find_first_not_of(' ', opener.size());
    const size_t behind = caption.find_first_not_of("0123456789.-", std::min(number, caption.size()));
    if (behind == std::string_view::npos || behind == number) continue;
    caption.remove_prefix(std::min(caption.find_first_not_of(" :", behind), caption.size()));
    break;
  }
  for (const std::string_view mark : {": ", "'s ", "\xE2\x80\x99s "})
    if (const size_t at = caption.find(mark); at != std::string_view::npos && at + mark.size() < caption.size())
      caption.remove_prefix(at + mark.size());
  return caption;
}

}  // namespace

std::vector<std::string> CellLabel(const Document& document, const TableHeads& heads, const Block& row,
                                   const Mention& value, Language language) {
  const Cell* cell = TableHeads::CellAt(row, value.span.begin);
  if (cell == nullptr || cell->text.begin != value.span.begin) return {};
  const CellRoles roles = heads.Of(row, cell->column);
  if (roles.label.empty()) return {};
  std::string_view text = document.Slice(roles.label);
  if (roles.label == roles.caption) text = OfCaption(text, heads.words());
  if (!HasLetter(text)) return {};
  std::vector<std::string> words = LabelWords(text, heads.words(), language);
  DropPreposition(words);
  const bool bare = value.type == MentionType::kNumber;
  const auto is_other = [&](const std::string& word) { return Has(heads.words().uncounted, word); };
  if (bare && std::any_of(words.begin(), words.end(), is_other)) return {};
  return words;
}

}  // namespace factlint
