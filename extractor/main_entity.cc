#include "extractor/main_entity.h"

#include <algorithm>

namespace factlint {
namespace {

// Is the name that of a section below, while the text here stands under a heading of its own?
bool OpensLaterSection(const RoleFillers& fillers, uint32_t mention) {
  const TextContext& context = fillers.context();
  const auto& blocks = context.outline().blocks;
  const uint32_t begin = context.mention(mention).span.begin;
  if (begin < fillers.at() || fillers.block().heading == kNoIndex) return false;
  const auto block = std::upper_bound(blocks.begin(), blocks.end(), begin,
                                      [](uint32_t at, const Block& one) { return at < one.span.begin; });
  return block != blocks.begin() && (block - 1)->kind == BlockKind::kHeading;
}

// Named twice, twice as often as any other but places, and as often as any place.
std::optional<Filler> MainOrganisation(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  TextContext::MostNamed best;
  int second = 0;
  int place = 0;
  for (const TextContext::MostNamed& one : context.most_named()) {
    if (fillers.IsPlace(context.mention(one.first).entity)) place = std::max(place, one.times);
    if (!fillers.Takes(one.character) || fillers.IsPlace(context.mention(one.first).entity)) continue;
    second = std::max({second, one.second, std::min(best.times, one.times)});
    if (one.times > best.times) best = one;
  }
  if (best.times < 2 || best.times < 2 * second || best.times < place || OpensLaterSection(fillers, best.first))
    return std::nullopt;
  return fillers.Take(best.first, Via::kDocument);
}

}  // namespace

std::optional<Filler> MainEntity(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  TextContext::MostNamed best;
  for (const TextContext::MostNamed& one : context.most_named()) {
    if (!fillers.Takes(one.character)) continue;
    const int second = std::max(std::min(best.times, one.times), one.times > best.times ? one.second : best.second);
    if (one.times > best.times) best = one;
    best.second = second;
  }
  if (const auto organisation = MainOrganisation(fillers)) return organisation;
  if (best.times > 0 && OpensLaterSection(fillers, best.first)) return std::nullopt;
  // Named but once, and alone: "Halden plc announces its results. Highlights: ..."
  const bool alone = best.times > 0 && best.second == 0 && !fillers.IsPlace(context.mention(best.first).entity);
  if (!alone && (best.times < 3 || best.times < 2 * best.second)) return std::nullopt;
  return fillers.Take(best.first, Via::kDocument);
}

}  // namespace factlint
