#include "extractor/layout_rungs.h"

#include <algorithm>

#include "extractor/dateline.h"
#include "extractor/sentence_subject.h"
#include "extractor/table_heads.h"

namespace factlint {
namespace {

// The first mention that does not begin before a span.
uint32_t FirstIn(const std::vector<Mention>& mentions, Span span) {
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                      [](const Mention& m, uint32_t at) { return m.span.begin < at; });
  return static_cast<uint32_t>(first - mentions.begin());
}

// The first filler in a span of the text.
std::optional<Filler> WithinSpan(const RoleFillers& fillers, Span span) {
  const auto& mentions = fillers.context().mentions();
  for (uint32_t i = FirstIn(mentions, span); i < mentions.size() && mentions[i].span.end <= span.end; ++i)
    if (fillers.Fits(i)) return fillers.Take(i, Via::kTable);
  return std::nullopt;
}

}  // namespace

std::optional<Filler> InLabel(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  const Span label = fillers.block().label;
  if (label.empty()) return std::nullopt;
  const SentenceView& first = context.sentences()[fillers.block().first_sentence];
  for (uint32_t i = first.first; i < first.last && context.mention(i).span.end <= label.end; ++i)
    if (fillers.Fits(i)) return fillers.Take(i, Via::kList);
  return std::nullopt;
}

std::optional<Filler> InTableRow(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  const Block& row = fillers.block();
  if (row.kind != BlockKind::kTableRow) return std::nullopt;
  const Cell* cell = TableHeads::CellAt(row, fillers.at());
  const CellRoles roles = cell == nullptr ? CellRoles{} : context.tables().Of(row, cell->column);
  if (!roles.label.empty()) {
    const bool named = !roles.total && !roles.rest;
    if (auto filler = named ? WithinSpan(fillers, roles.subject) : std::nullopt) return filler;
    return !named || roles.subject.empty() ? WithinSpan(fillers, roles.caption) : std::nullopt;
  }
  const auto [first, last] = context.SentencesOf(fillers.sentence().block);
  for (uint32_t s = first; s < last; ++s)
    for (uint32_t i = context.sentences()[s].first; i < context.sentences()[s].last; ++i)
      if (fillers.Fits(i)) return fillers.Take(i, Via::kTable);
  return std::nullopt;
}

std::optional<Filler> InTableColumn(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  const Block& row = fillers.block();
  if (row.kind != BlockKind::kTableRow || row.table == kNoIndex) return std::nullopt;
  uint32_t column = kNoIndex;
  for (const Cell& cell : row.cells)
    if (cell.text.begin <= fillers.at() && fillers.at() < std::max(cell.text.end, cell.text.begin + 1))
      column = cell.column;
  const Block& header = context.outline().blocks[row.table];
  for (const Cell& cell : header.cells) {
    if (cell.column != column) continue;
    for (uint32_t s = header.first_sentence; s < header.last_sentence; ++s)
      for (uint32_t i = context.sentences()[s].first; i < context.sentences()[s].last; ++i)
        if (cell.text.Contains(context.mention(i).span) && fillers.Fits(i)) return fillers.Take(i, Via::kTable);
  }
  return std::nullopt;
}

std::optional<Filler> InCaption(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  const Block& row = fillers.block();
  if (row.kind != BlockKind::kTableRow) return std::nullopt;
  const Cell* cell = TableHeads::CellAt(row, fillers.at());
  return cell == nullptr ? std::nullopt : WithinSpan(fillers, context.tables().Of(row, cell->column).caption);
}

std::optional<Filler> InHeadings(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  uint32_t block = fillers.block().heading;
  for (int depth = 0; block != kNoIndex && depth < 8; ++depth) {
    const Via via = block == context.outline().title ? Via::kTitle : Via::kHeading;
    if (auto filler = FillerInBlock(fillers, block, via)) return filler;
    block = context.outline().blocks[block].heading;
  }
  return std::nullopt;
}

std::optional<Filler> InTitle(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  if (context.outline().title != kNoIndex)
    if (auto filler = FillerInBlock(fillers, context.outline().title, Via::kTitle)) return filler;
  for (const uint32_t entity : context.told_title())
    if (fillers.Takes(kKindBase + context.entity(entity).kind)) return Filler{entity, kNoIndex, Via::kTitle};
  return std::nullopt;
}

std::optional<Filler> InDateline(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  const Block& block = fillers.block();
  const auto& kinds = context.book().entities().kinds();
  const auto takes = [&](KindClass is) {
    return std::any_of(fillers.characters().begin(), fillers.characters().end(), [&](uint32_t c) {
      return c > kKindBase && c - kKindBase < kinds.size() && kinds[c - kKindBase].is == is;
    });
  };
  if (takes(KindClass::kOrganisation) || !takes(KindClass::kPlace)) return std::nullopt;
  const uint32_t end = DatelineEnd(context.document().text(), block.span);
  if (end <= block.span.begin) return std::nullopt;
  for (const Mention& place : context.book().entities().Find(context.document().Slice({block.span.begin, end})))
    if (kinds[context.entity(place.entity).kind].is == KindClass::kPlace)
      return Filler{place.entity, kNoIndex, Via::kHeading};
  return std::nullopt;
}

bool IsSummedUp(const RoleFillers& fillers, const Filler& filler) {
  const TextContext& context = fillers.context();
  const Block& row = fillers.block();
  constexpr uint32_t kRows = 64;
  if (row.kind != BlockKind::kTableRow || row.table == kNoIndex) return false;
  const Cell* value = TableHeads::CellAt(row, fillers.at());
  if (value == nullptr || !context.tables().Of(row, value->column).total) return false;
  const auto& blocks = context.outline().blocks;
  const auto& mentions = context.mentions();
  for (uint32_t b = row.table + 1; b < blocks.size() && b - row.table <= kRows; ++b) {
    if (blocks[b].table != row.table) break;
    if (b == fillers.sentence().block) continue;
    const Span subject = context.tables().Of(blocks[b], value->column).subject;
    for (uint32_t i = FirstIn(mentions, subject); i < mentions.size() && mentions[i].span.end <= subject.end; ++i)
      if (mentions[i].type == MentionType::kEntity && mentions[i].entity == filler.entity) return true;
  }
  return false;
}

}  // namespace factlint
