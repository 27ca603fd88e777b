// Whom the text before a sentence speaks of, nearest first.
#pragma once

#include <optional>

#include "extractor/role_fillers.h"

namespace factlint {

// A name in another case ("moved to Cork") is only the last resort.
enum class Case : uint8_t { kSubject, kAny };

// In the sentences before, of the same block.
std::optional<Filler> InBlockBefore(const RoleFillers& fillers, Case which);

// In the paragraphs and list items before, under the same heading.
std::optional<Filler> InBlocksBefore(const RoleFillers& fillers, Case which);

}  // namespace factlint
