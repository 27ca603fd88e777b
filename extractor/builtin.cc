#include "extractor/builtin.h"

#include <cstdio>
#include <cstdlib>

#include "extractor/embedded_rules.h"

namespace factlint {

std::vector<std::string_view> BuiltinPaths() {
  std::vector<std::string_view> paths;
  for (size_t i = 0; i < kEmbeddedRuleCount; ++i) paths.push_back(kEmbeddedRules[i].path);
  return paths;
}

std::unique_ptr<YamlFile> OpenBuiltin(std::string_view path) {
  for (size_t i = 0; i < kEmbeddedRuleCount; ++i)
    if (kEmbeddedRules[i].path == path)
      return YamlFile::FromSerialised({reinterpret_cast<const char*>(kEmbeddedRules[i].bytes), kEmbeddedRules[i].size});
  return nullptr;
}

void BuiltinIsBroken(const std::string& what) {
  std::fputs(what.c_str(), stderr);
  std::abort();
}

}  // namespace factlint
