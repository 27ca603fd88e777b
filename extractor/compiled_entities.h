// The entities of all built-in packs with the index of their names, as tables that lie in
// the program. Written at build time by tools/compile_rules.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "extractor/name_index.h"

namespace factlint {

struct CompiledEntities {
  struct Entity {
    std::string_view id, name, in, parent;
    uint8_t kind = 0;   // of CompiledRules::kinds
    uint32_t file = 0;  // of `files`
  };
  std::span<const std::string_view> files;  // "rules/places/entities.yaml"
  std::span<const Entity> entities;
  NameTables names;  // of all of them
};

// Without files in the tool that writes it.
extern const CompiledEntities kCompiledEntities;

}  // namespace factlint
