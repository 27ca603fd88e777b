// The tool's name and version as reports print it: "factlint 0.1.0".
#pragma once

#include <string_view>

namespace factlint {

std::string_view ToolName();

}  // namespace factlint
