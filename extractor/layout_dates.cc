#include "extractor/layout_dates.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/date_roles.h"
#include "extractor/name_folding.h"
#include "extractor/table_heads.h"

namespace factlint {
namespace {

// The first date in a span of the text.
std::optional<DateRange> DateWithin(const TextContext& context, Span span) {
  const auto& mentions = context.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                  [](const Mention& m, uint32_t at) { return m.span.begin < at; });
  for (; mention != mentions.end() && mention->span.end <= span.end; ++mention)
    if (mention->type == MentionType::kDate && mention->refusal == Refusal::kNone) return mention->date.range;
  return std::nullopt;
}

// Of a head also a year that is no date in running text: "Market share 2023 (%)".
std::optional<DateRange> DateOfHead(const TextContext& context, Span span) {
  if (const auto range = DateWithin(context, span)) return range;
  const int year = YearIn(context.document().Slice(span));
  if (year == 0) return std::nullopt;
  return DateRange{*Date::Of(year, 1, 1), *Date::Of(year, 12, 31)};
}

// "2023 in figures": a bare year that a heading opens with.
std::optional<DateRange> YearOfSheet(const TextContext& context, const Block& heading) {
  const std::string_view text = context.document().Slice(heading.span);
  if (heading.kind != BlockKind::kHeading || text.size() < 6 || text[4] != ' ') return std::nullopt;
  const int year = YearIn(text.substr(0, 4));
  const auto& tails = context.book().names().profile_tails;
  if (year == 0 || std::find(tails.begin(), tails.end(), FoldName(text.substr(5))) == tails.end()) return std::nullopt;
  return DateRange{*Date::Of(year, 1, 1), *Date::Of(year, 12, 31)};
}

}  // namespace

std::optional<DateRange> DateOfBlock(const TextContext& context, uint32_t block) {
  if (block == kNoIndex) return std::nullopt;
  const auto [first, last] = context.SentencesOf(block);
  for (uint32_t s = first; s < last; ++s) {
    const SentenceView& sentence = context.sentences()[s];
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i)) return context.mention(i).date.range;
  }
  return YearOfSheet(context, context.outline().blocks[block]);
}

std::optional<DateRange> DateOfCell(const TextContext& context, const Block& row, uint32_t at) {
  if (row.kind != BlockKind::kTableRow) return std::nullopt;
  const Cell* own = TableHeads::CellAt(row, at);
  if (own == nullptr) return std::nullopt;
  const CellRoles roles = context.tables().Of(row, own->column);
  const factlint::Block* header = row.table == kNoIndex ? nullptr : &context.outline().blocks[row.table];
  Span head;
  for (size_t i = 0; header != nullptr && i < header->cells.size(); ++i)
    if (header->cells[i].column == own->column) head = header->cells[i].text;
  for (const Span span : {roles.time, roles.label == roles.caption ? Span{} : roles.label, head})
    if (const auto range = DateOfHead(context, span)) return range;
  // A column of dates dates its row, one of years of founding does not.
  for (const Cell& cell : row.cells) {
    if (&cell == own || cell.column == own->column || context.tables().IsYearColumn(row, cell.column)) continue;
    if (const auto range = DateWithin(context, cell.text)) return range;
  }
  return std::nullopt;
}

std::optional<DateRange> DateBelowTable(const TextContext& context, const Block& row, uint32_t at) {
  const auto& blocks = context.outline().blocks;
  const Cell* cell = TableHeads::CellAt(row, at);
  if (cell == nullptr || row.table == kNoIndex) return std::nullopt;
  // The rows follow their head; no row of the table comes later. A table may have many.
  const auto below = std::partition_point(blocks.begin() + row.table + 1, blocks.end(),
                                          [&](const Block& block) { return block.table == row.table; });
  if (below == blocks.end() || below->kind != BlockKind::kParagraph) return std::nullopt;
  const std::vector<std::string> label =
      LabelWords(context.document().Slice(context.tables().Of(row, cell->column).label), context.tables().words());
  if (label.empty()) return std::nullopt;
  for (uint32_t s = below->first_sentence; s < below->last_sentence; ++s) {
    const SentenceView& sentence = context.sentences()[s];
    if (!sentence.shadow.text.starts_with(label.front() + " ")) continue;
    for (uint32_t i = sentence.first; i < sentence.last; ++i)
      if (Dates(context, sentence, i)) return context.mention(i).date.range;
  }
  return std::nullopt;
}

std::optional<DateRange> DateAboveTable(const TextContext& context, const Block& row) {
  if (row.kind != BlockKind::kTableRow || row.table == kNoIndex || row.table == 0) return std::nullopt;
  const Block& above = context.outline().blocks[row.table - 1];
  if (above.kind == BlockKind::kCaption) return DateOfBlock(context, row.table - 1);
  if (above.kind != BlockKind::kParagraph) return std::nullopt;
  // A sentence with a figure of its own dates that: "It sold 900 cars in 2023."
  const bool leads = context.document().Slice(above.span).ends_with(":");
  for (uint32_t s = above.first_sentence; s < above.last_sentence && !leads; ++s)
    for (uint32_t i = context.sentences()[s].first; i < context.sentences()[s].last; ++i)
      if (context.IsQuantity(i) || TellsAnEvent(context, context.sentences()[s], i)) return std::nullopt;
  return DateOfBlock(context, row.table - 1);
}

std::optional<DateRange> YearOfTitle(const TextContext& context) {
  const DocumentInfo& info = context.document().info();
  const Outline& outline = context.outline();
  const std::string_view title = outline.title != kNoIndex
                                     ? context.document().Slice(outline.blocks[outline.title].span)
                                     : std::string_view(info.title);
  int year = 0;
  for (size_t at = 0; at < title.size();) {
    size_t end = at;
    while (end < title.size() && title[end] >= '0' && title[end] <= '9') ++end;
    if (end - at == 4 && (title[at] == '1' || title[at] == '2')) {
      if (year != 0) return std::nullopt;
      year = std::stoi(std::string(title.substr(at, 4)));
    }
    at = end + 1;
  }
  const bool past = year > 1900 && info.published && year < info.published->end.year;
  if (!past) return std::nullopt;
  return DateRange{*Date::Of(year, 1, 1), *Date::Of(year, 12, 31)};
}

std::optional<DateRange> YearOfBulletin(const TextContext& context) {
  const Outline& outline = context.outline();
  if (outline.title == kNoIndex) return std::nullopt;
  const auto [first, last] = context.SentencesOf(outline.title);
  for (uint32_t s = first; s < last; ++s) {
    const SentenceView& title = context.sentences()[s];
    if (context.book().role_words(title.language).yearly_titles.Matches(context.Words(title.span, title.language)))
      return YearOfTitle(context);
  }
  return std::nullopt;
}

}  // namespace factlint
