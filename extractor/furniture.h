// What a page puts around its article: bylines, share buttons, comment counters,
// author boxes, and the lines that tell of pictures.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/layout.h"

namespace factlint {

// The draft that is the document's title, kNoIndex if there is none: the line that
// says (nearly) what `wanted` says; else the only "# " heading; else of the
// short lines before the first paragraph the first with five words, or the first.
uint32_t FindTitle(std::string_view text, const std::vector<Draft>& drafts, std::string_view wanted);

// Makes kFurniture and kCaption of the paragraphs that are that. Where in doubt a
// block is the article's. On `jobs` threads.
void MarkFurniture(std::string_view text, uint32_t title, int jobs, std::vector<Draft>& drafts);

}  // namespace factlint
