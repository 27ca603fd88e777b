// Sentences and clauses of a block.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/outline.h"

namespace factlint {

// Appends the sentences of bytes `span` of `text`, which lie in block `block`,
// in order; they cover it but for white space. A line break is a space. None is longer
// than 2,048 bytes: longer ones are cut, behind a comma where there is one.
void SplitSentences(std::string_view text, Span span, uint32_t block, std::vector<Sentence>& sentences);

}  // namespace factlint
