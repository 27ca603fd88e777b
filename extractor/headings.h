// Which drafts are headings, list items, labels.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/layout.h"

namespace factlint {

// Tells numbered lines that head a section from those that are items of a list,
// short lines that head a section from paragraphs, lines that lead a list in,
// and finds labels. Furniture, captions and the title must be known.
void MarkHeadings(const Document& document, std::vector<Draft>& drafts);

}  // namespace factlint
