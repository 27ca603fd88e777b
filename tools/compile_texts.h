// What a run compiles of the built-in rules, written down as it is asked for.
#pragma once

#include <string>
#include <string_view>

#include "tools/source_writer.h"

namespace factlint {

// The expression that a run may match with; its program is written too.
void RememberExpression(std::string_view source);

// The initialiser of CompiledTexts with all that this program compiled so far; its arrays go to
// `writer`. Ends the program where two texts have the same key.
std::string CompiledTextsCode(SourceWriter& writer);

}  // namespace factlint
