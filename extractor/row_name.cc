#include "extractor/row_name.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extractor/metric_words.h"
#include "extractor/pattern.h"
#include "extractor/row_words.h"
#include "extractor/sorted_words.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kLongestName = 80;

class Reader {
 public:
  Reader(const TextContext& context, uint32_t s, uint32_t value)
      : context_(context),
        words_(context.book().table_words()),
        block_(context.outline().blocks[context.sentences()[s].block]),
        value_(context.mention(value).span) {}

  std::optional<RowName> Run() const {
    if (block_.kind == BlockKind::kTableRow) return OfRow();
    return block_.kind == BlockKind::kListItem || block_.kind == BlockKind::kLabel ? OfItem() : std::nullopt;
  }

 private:
  std::optional<RowName> OfRow() const {
    const Cell* cell = TableHeads::CellAt(block_, value_.begin);
    if (cell == nullptr) return std::nullopt;
    const CellRoles roles = context_.tables().Of(block_, cell->column);
    std::optional<RowName> name = OfSubject(roles, *cell);
    if (roles.part.empty() || NamesTotal(context_.document().Slice(roles.part), words_)) return name;
    if (!name) name.emplace();
    name->part = Folded(roles.part);
    return name;
  }

  std::optional<RowName> OfSubject(const CellRoles& roles, const Cell& cell) const {
    // The head of a column is no name of a row.
    if (roles.total || roles.subject.empty() || !block_.span.Contains(roles.subject)) return std::nullopt;
    if (roles.rest) return RowName{.mention = kNoIndex, .part = Folded(roles.subject)};
    if (TellsNoPart(roles.subject)) return std::nullopt;
    // Words beside the figure may tell what it is, and then the row's name may be a label.
    return Named(roles.subject, value_.Contains(cell.text));
  }

  // "Other districts: 300 companies", "Pudong: 300 companies".
  std::optional<RowName> OfItem() const {
    const Span label = block_.label;
    if (label.empty() || label.end > value_.begin || label.size() > kLongestName) return std::nullopt;
    const std::string_view text = context_.document().Slice(label);
    if (NamesRest(text, words_)) return RowName{.mention = kNoIndex, .part = Folded(label)};
    return NamesTotal(text, words_) || TellsNoPart(label) ? std::nullopt : Named(label, false);
  }

  bool TellsNoPart(Span name) const {
    const std::string_view text = context_.document().Slice(name);
    if (NamesTime(text, words_)) return true;
    const std::vector<std::string> label = LabelWords(text, words_);
    if (label.empty()) return true;
    return IsOfMeasure(Singular(label.front())) || IsOfMeasure(Singular(label.back()));
  }

  bool IsOfMeasure(std::string_view word) const {
    return Has(words_.metrics, word) || Has(words_.value_heads, word) || Has(words_.counted, word);
  }

  // `alone`: the column or line above tells what the figure is, so that any name is one of a part.
  std::optional<RowName> Named(Span name, bool alone) const {
    const auto& mentions = context_.mentions();
    auto at = std::lower_bound(mentions.begin(), mentions.end(), name.begin,
                               [](const Mention& m, uint32_t begin) { return m.span.begin < begin; });
    for (; at != mentions.end() && at->span.end <= name.end; ++at) {
      if (at->type == MentionType::kDate) return std::nullopt;
      if (at->type != MentionType::kEntity || at->refusal != Refusal::kNone) continue;
      const auto mention = static_cast<uint32_t>(at - mentions.begin());
      if (!alone && context_.character(mention) == kKindBase) return std::nullopt;
      return RowName{.mention = mention, .part = {}};
    }
    const std::string_view text = context_.document().Slice(name);
    const bool letters = std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c < 0; });
    if (!alone || !letters || name.size() > kLongestName) return std::nullopt;
    return RowName{.mention = kNoIndex, .part = Folded(name)};
  }

  std::string Folded(Span name) const {
    std::string part;
    for (const std::string& word : ShadowWords(context_.document().Slice(name), Language::kEnglish))
      part += (part.empty() ? "" : " ") + word;
    return part;
  }

  const TextContext& context_;
  const TableWords& words_;
  const Block& block_;
  Span value_;
};

}  // namespace

std::optional<RowName> NameOfRow(const TextContext& context, uint32_t s, uint32_t value) {
  if (value == kNoIndex || context.mention(value).type == MentionType::kEntity) return std::nullopt;
  return Reader(context, s, value).Run();
}

}  // namespace factlint
