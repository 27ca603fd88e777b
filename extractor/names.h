// Proper names that no pack knows, found by their shape: "Orion Robotics",
// "Harbin Deep-Sea Laboratory", "the city's demonstration zone". English; Chinese
// names are the business of han_names.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/entities.h"
#include "extractor/mention.h"
#include "extractor/name_shapes.h"
#include "extractor/outline.h"
#include "extractor/table_heads.h"

namespace factlint {

// The names of one document: the known ones and those found by shape, sorted and
// disjoint. A mention's `entity` below table.entities().size() is the table's,
// else an index into `local` after subtracting that size.
struct DocumentNames {
  std::vector<Mention> mentions;
  std::vector<Entity> local;
};
// Found on `jobs` threads.
DocumentNames FindNames(const Document& document, const Outline& outline, const TableHeads& heads,
                        const EntityTable& table, const NameShapes& shapes, int jobs);

}  // namespace factlint
