// The rule files that are embedded in the program.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/yaml.h"

namespace factlint {

// Paths such as "rules/china-ai/metrics.yaml", sorted.
std::vector<std::string_view> BuiltinPaths();

// The parsed file; null where there is none of that path.
std::unique_ptr<YamlFile> OpenBuiltin(std::string_view path);

// Built-in data that is wrong is our own mistake, found by the first test: writes `what`
// to standard error and aborts.
[[noreturn]] void BuiltinIsBroken(const std::string& what);

}  // namespace factlint
