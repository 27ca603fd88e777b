// The lines of a text that are not blank.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractor/span.h"

namespace factlint {

struct Line {
  Span span;            // without white space at its ends
  uint32_t indent = 0;  // columns before it; a tab goes to the next multiple of 4
  uint32_t width = 0;   // columns of its text; an ideograph takes two
  bool apart = false;   // the text begins here or a blank line stands before
  bool breaks = false;  // ends in two spaces or a backslash: Markdown's hard break
};

// Lines end at LF, CR LF, CR, U+2028 and U+2029 and form feeds.
std::vector<Line> SplitLines(std::string_view text);

// Is it made of punctuation that only draws a line: "---", "* * *", "====="?
bool IsRule(std::string_view line);

// Ends in a character that ends a sentence, closing quotes and brackets aside.
bool EndsSentence(std::string_view line);
bool EndsInColon(std::string_view line);
// Ends in a comma, an open bracket or a hyphen: more must follow.
bool EndsOpen(std::string_view line);

// Words, an ideograph counting as half of one, counted up to `limit`.
uint32_t CountWords(std::string_view line, uint32_t limit = 64);

}  // namespace factlint
