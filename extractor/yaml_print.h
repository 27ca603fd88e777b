// Values of YAML files as YAML again, without their comments.
#pragma once

#include <string>
#include <vector>

#include "extractor/yaml.h"

namespace factlint {

// In flow style, on one line: "{slot: [city, park], within: 3}".
std::string PrintFlow(const Node& node);

// "key: value" below `indent` blanks, ending in a newline; the value in flow style
// where it fits into 110 columns, else a block of one entry a line. Several maps
// print as one, of a key that several have the first.
std::string PrintEntry(std::string_view key, const std::vector<Node>& values, size_t indent);

}  // namespace factlint
