// The city, the province that a place lies in.
#pragma once

#include <optional>
#include <string_view>

#include "extractor/text_context.h"

namespace factlint {

// The nearest place of a kind in which `place` lies, as an index of the table's entities; nothing where it lies in
// none that the packs know.
std::optional<uint32_t> PlaceAbove(const TextContext& context, const Entity& place, std::string_view kind);

}  // namespace factlint
