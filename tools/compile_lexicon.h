// The built-in lexicon as C++ source.
#pragma once

#include <string>

#include "tools/source_writer.h"

namespace factlint {

// The initialiser of CompiledLexicon; its arrays go to `writer`.
std::string CompiledLexiconCode(SourceWriter& writer);

}  // namespace factlint
