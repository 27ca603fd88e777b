#include "extractor/place_above.h"

namespace factlint {

std::optional<uint32_t> PlaceAbove(const TextContext& context, const Entity& place, std::string_view kind) {
  constexpr int kDeepest = 4;  // of a park, its district, city and province
  const EntityTable& table = context.book().entities();
  int at = table.FindEntity(place.in);
  for (int depth = 0; at >= 0 && depth < kDeepest; ++depth) {
    const Entity& above = table.entities()[static_cast<size_t>(at)];
    if (context.kind_name(above) == kind) return static_cast<uint32_t>(at);
    at = table.FindEntity(above.in);
  }
  return std::nullopt;
}

}  // namespace factlint
