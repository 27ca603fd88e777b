// Who stands under whom: the steps of the context ladder between blocks.
#pragma once

#include <vector>

#include "extractor/layout.h"

namespace factlint {

// Fills `level`, `heading`, `intro` and `number_ascends` of all blocks.
void LinkBlocks(std::vector<Draft>& drafts);

}  // namespace factlint
