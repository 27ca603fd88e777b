// Names that a pack tells by their shape alone: "Line 7", "M3".
#pragma once

#include <vector>

#include "extractor/entities.h"
#include "extractor/outline.h"

namespace factlint {

// Adds the names of all kinds with a shape. They take the place of names that lie in them;
// what lies in a longer name is a part of it. `names` is sorted by place before and after;
// an entity of `local` counts on from the table's.
void AddShapedNames(const Document& document, const Outline& outline, const EntityTable& table,
                    std::vector<Mention>& names, std::vector<Entity>& local);

}  // namespace factlint
