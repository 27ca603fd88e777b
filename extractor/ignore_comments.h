// Comments by which a text asks that a finding be left alone:
//   <!-- factlint-ignore FL101 until=2026-03-31 reason="B counts registered firms" -->
// What they mean is told by reconcile/waivers.h; here they are found and split.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/document.h"

namespace factlint {

struct IgnoreComment {
  bool whole_file = false;                                      // factlint-ignore-file
  std::vector<std::string> words;                               // "FL101"; commas part them too
  std::vector<std::pair<std::string, std::string>> attributes;  // until=…, reason="…"; in order
  Place place;                                                  // of the comment
  // The next line that is neither blank nor a comment, from 1: what it speaks of.
  // 0: the whole file, or nothing follows.
  uint32_t line = 0;
  bool apart = true;  // begins its line; else it stands among words, where it holds for nothing
};

// Of Markdown, HTML and plain text, in the order of the text. Fenced code and code spans
// show such comments and make none. The words between its marks are split at white
// space; a value may stand in straight or typographic quotation marks.
std::vector<IgnoreComment> FindIgnoreComments(const Document& document);

// The SHA-256 of the text without these comments and the lines that they alone
// fill; where there are none, that of the file.
std::string ContentHash(const Document& document, const std::vector<IgnoreComment>& comments);

}  // namespace factlint
