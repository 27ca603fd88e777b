// Among whom a rank holds: "of the four systems", 在武汉、长沙两市中, "in the country".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/roles.h"
#include "extractor/text_context.h"

namespace factlint {

struct RankedField {
  enum class Kind : uint8_t { kNone, kUnclear, kNumber, kNames, kTable, kNation, kWorld, kPlace };
  Kind kind = Kind::kNone;
  int size = 0;                       // of kNumber and kNames
  uint32_t number = kNoIndex;         // the mention that tells how many
  std::vector<uint32_t> names;        // mentions of those that are named
  std::vector<std::string> entities;  // their ids; of kPlace the place's

  // As ToldRank::among has it.
  std::string Name() const;
  // The last name of the sentence before those of the field.
  std::optional<Filler> SubjectBefore(const TextContext& context, uint32_t s) const;
};

// Of the rank at `pivot`, bytes of sentence `s`.
RankedField FieldOf(const TextContext& context, uint32_t s, Span pivot);

// The first word of a shadow that begins at a byte of the document or behind it.
size_t FirstWordFrom(const Shadow& shadow, uint32_t byte);

}  // namespace factlint
