// What tools/embed writes at build time: each rule file as YamlFile::Serialise
// left it, 8-byte aligned.
#pragma once

#include <cstddef>
#include <string_view>

namespace factlint {

struct EmbeddedRule {
  std::string_view path;
  const unsigned char* bytes;
  size_t size;
};

extern const EmbeddedRule kEmbeddedRules[];
extern const size_t kEmbeddedRuleCount;

}  // namespace factlint
