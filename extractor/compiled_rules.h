// What is known of the built-in rules before a run begins: which words each pattern
// needs, so that a run reads only the rules whose words stand in its texts. Written at
// build time by tools/compile_rules.cc from the rules that are embedded.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "extractor/triage.h"

namespace factlint {

struct CompiledRules {
  struct File {
    std::string_view path;  // "rules/open/rules.yaml"
    uint32_t first = 0;     // number of its first rule; the others follow in the order of the file
    uint32_t count = 0;
  };
  struct Pattern {
    uint32_t rule = 0;     // number
    uint32_t pattern = 0;  // of the rule, in the language
  };
  // The kinds of entities, by number: slots are in the tables by it (EntityTable::EntityTable).
  std::span<const std::string_view> kinds;
  std::span<const File> files;
  TriageTables triage[2];                // by Language, over all built-in packs
  std::span<const Pattern> patterns[2];  // by Language and number in its triage
};

// Without files in the tool that writes it.
extern const CompiledRules kCompiledRules;

}  // namespace factlint
