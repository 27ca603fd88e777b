// Where something stands in a YAML file, as findings tell it.
#pragma once

#include "extractor/span.h"
#include "extractor/yaml.h"

namespace factlint {

// From the node's first letter to the end of its line.
Place PlaceOf(const Node& node);

}  // namespace factlint
