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

// Of a line where the text names its network too, the network: it is about the whole.
const TextContext::MostNamed* WholeOf(const RoleFillers& fillers, const TextContext::MostNamed& one) {
  const TextContext& context = fillers.context();
  const EntityTable& table = context.book().entities();
  const std::string& whole = table.kinds()[context.entity(context.mention(one.first).entity).kind].of;
  const int kind = whole.empty() ? -1 : table.FindKind(whole);
  if (kind < 0) return nullptr;
  for (const TextContext::MostNamed& other : context.most_named())
    if (other.character == kKindBase + static_cast<uint32_t>(kind) && fillers.Takes(other.character)) return &other;
  return nullptr;
}

// Named twice, twice as often as any other but places, and as often as any place.
std::optional<Filler> MainOrganisation(const RoleFillers& fillers) {
  const TextContext& context = fillers.context();
  TextContext::MostNamed best;
  int second = 0;
  int place = 0;
  for (const TextContext::MostNamed& one : context.most_named()) {
    if (fillers.IsPlace(context.mention(one.first).entity)) place = std::max(place, one.times);
    if (!fillers.Fits(one.first) || fillers.IsPlace(context.mention(one.first).entity)) continue;
    if (WholeOf(fillers, one) != nullptr) continue;
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
  const TextContext::MostNamed* whole = nullptr;
  for (const TextContext::MostNamed& one : context.most_named()) {
    if (!fillers.Takes(one.character) || !fillers.Fits(one.first)) continue;  // "under the Alameda" tells where
    if (const TextContext::MostNamed* of = WholeOf(fillers, one); of != nullptr) {
      whole = of;
      continue;
    }
    const int second = std::max(std::min(best.times, one.times), one.times > best.times ? one.second : best.second);
    if (one.times > best.times) best = one;
    best.second = second;
  }
  if (const auto organisation = MainOrganisation(fillers)) return organisation;
  if (best.times > 0 && OpensLaterSection(fillers, best.first)) return std::nullopt;
  // Named but once, and alone: "Halden plc announces its results. Highlights: ..."
  const bool alone = best.times > 0 && best.second == 0 && !fillers.IsPlace(context.mention(best.first).entity);
  if (!alone && (best.times < 3 || best.times < 2 * best.second)) {
    if (whole == nullptr || whole->second > 0 || OpensLaterSection(fillers, whole->first)) return std::nullopt;
    return fillers.Take(whole->first, Via::kDocument);
  }
  return fillers.Take(best.first, Via::kDocument);
}

}  // namespace factlint
