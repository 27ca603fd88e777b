// What extraction made of one document, as bytes: the cache keeps it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/extracted.h"

namespace factlint {

// Without its text. The document's id and path are taken from its summary for every claim.
std::string PackDocument(const ReadDocument& read);

// Nothing for bytes that PackDocument did not make, as far as that can be seen: whoever
// stores them sees to it that they come back unchanged.
std::optional<ReadDocument> UnpackDocument(std::string_view bytes);

}  // namespace factlint
