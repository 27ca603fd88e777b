// An HTML page as the text that a reader sees: headings, lists and tables as
// Markdown writes them, references decoded, scripts and navigation left out; and
// the way back to the page's own bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/result.h"

namespace factlint {

// A run of text and what it was made of. As many bytes on both sides: the same
// bytes. Else one whole: "&amp;" became "&", white space a space; or, where
// nothing of the page stands behind it, a mark of Markdown ("## ", "| ").
struct HtmlRun {
  uint32_t text = 0, text_size = 0;
  uint32_t page = 0, page_size = 0;
};

// The runs cover a text and lie in its order, which the page may not keep: a
// parser puts what is misplaced in a table before it.
class HtmlMap {
 public:
  void Add(HtmlRun run);
  // Where the character at `offset` begins in the page; behind all, where it ends.
  uint32_t Begin(uint32_t offset) const;
  // Where the character before `offset` ends in the page: markup that follows is no part of it.
  uint32_t End(uint32_t offset) const;

 private:
  const HtmlRun& RunOf(uint32_t offset) const;  // the run that holds the byte
  std::vector<HtmlRun> runs_;
};

struct HtmlText {
  std::string text;
  HtmlMap map;
  // What the page says of itself; empty where it does not.
  std::string title, language, published;
};

// Reads any page, as browsers do; `page` is UTF-8. Fails on elements nested deeper than anyone writes.
Result<HtmlText> ReadHtml(std::string_view page);

}  // namespace factlint
