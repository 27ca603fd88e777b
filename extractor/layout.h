// The first look at a text: which lines belong together. What the groups are to
// each other (heading, title, furniture) is decided later, by headings.h and
// furniture.h, when all of them are known.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/document.h"
#include "extractor/list_marker.h"
#include "extractor/outline.h"

namespace factlint {

// A block and how it stood in the text.
struct Draft {
  Block block;
  Marker marker;
  uint32_t lines = 1;
  uint32_t indent = 0;
  uint32_t width = 0;         // columns of its widest line
  bool apart_before = false;  // a blank line, or the start of the text
  bool apart_after = false;
  bool certain = false;  // its kind is written, not guessed: "## ", a fence
};

// The blocks of a plain text or Markdown document, in order: front matter, code,
// tables, Markdown headings and list items have their kind, all else is a
// paragraph. `number` is set where a marker has one.
std::vector<Draft> ReadLayout(const Document& document);

}  // namespace factlint
