// What the row of a table or the item of a list is about, where it is not what stands above it: a
// place within the city of the heading, a division of the company, what all of these leave.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extractor/text_context.h"

namespace factlint {

struct RowName {
  uint32_t mention = kNoIndex;  // of the entity that it names
  std::string part;             // in small letters: its words where it names none ("other districts"), or what tells
                                // it from the other rows of its name ("tram" of "| Lund | Tram | 8 |")
};

// Of the row or item in which the figure or date at mention `value` of sentence `s` stands. Nothing where it
// has no name, or one that tells of no part: a total, a time, a measure ("Stations | 98", "Stations: 98").
std::optional<RowName> NameOfRow(const TextContext& context, uint32_t s, uint32_t value);

}  // namespace factlint
