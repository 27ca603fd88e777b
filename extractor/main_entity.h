// What a document is about.
#pragma once

#include <optional>

#include "extractor/role_fillers.h"

namespace factlint {

// What most of the document is about: named three times, and twice as often as
// the next of its kind. The places of an organisation's text are no rivals to it.
std::optional<Filler> MainEntity(const RoleFillers& fillers);

}  // namespace factlint
