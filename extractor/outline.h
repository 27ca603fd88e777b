// The structure of a text: blocks, headings, lists, tables, sentences, clauses.
// It is the context ladder that roles climb (rules.md section 3): clause <
// sentence < list item < list intro < table row, column, caption < headings <
// title < front matter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/span.h"

namespace factlint {

enum class BlockKind : uint8_t {
  kTitle,    // the document's own title line ("# ..." at the top, or the first short line)
  kHeading,  // Markdown, numbered ("No.2 – Hangzhou City", "4. Shenzhen", 二、上海) or a short line set apart
  kParagraph,
  kListItem,     // bullet or number; also an item without marker under a list intro
  kListIntro,    // a line that ends in ':' before a list
  kLabel,        // "AI companies: A, B,, C": a short label, a colon, a list of names
  kCaption,      // "[Image: ...]", "Figure 3: ...", "图1 ..."
  kTableHeader,  // the header row of a pipe table or a CSV file
  kTableRow,
  kFurniture,    // bylines, comment counters, share buttons, author boxes: no claims
  kFrontMatter,  // YAML between '---' lines
  kCode,         // fenced or HTML comment: no claims
};

// Is the block a part of what the text says? Claims and names are looked for there alone.
constexpr bool IsRead(BlockKind kind) {
  return kind != BlockKind::kFurniture && kind != BlockKind::kCode && kind != BlockKind::kFrontMatter;
}

inline constexpr uint32_t kNoIndex = UINT32_MAX;

// One cell of a table row. `column` counts from 0; `text` without padding.
struct Cell {
  uint32_t column = 0;
  Span text;
};

// Blocks lie in the order of the text, do not overlap, and cover all of it but
// white space and markup.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  Span span;                  // the block's text, markers and trailing white space left out
  Span marker;                // "## ", "- ", "3. ", "No.2 – " before it; empty if none
  Span label;                 // kLabel, and a list item or paragraph that opens with "Label: " ("Talent Pool: ...")
  int level = 0;              // of a heading: 1 is the highest; of a list item: nesting from 1
  std::optional<int> number;  // of a heading or item that is numbered: 4 of "4. Shenzhen"
  // The number ascends 1..n (or descends n..1) with its sibling headings: a rank
  // if the title names a ranking. "1." five times never does.
  bool number_ascends = false;
  uint32_t heading = kNoIndex;  // the nearest heading or title above, an index into blocks
  uint32_t intro = kNoIndex;    // of a list item: its kListIntro, label or caption
  uint32_t table = kNoIndex;    // of table rows: the index of the header block
  uint32_t first_sentence = 0;  // sentences [first_sentence, last_sentence) of Outline
  uint32_t last_sentence = 0;
  std::vector<Cell> cells;  // table header and rows
};

// A sentence never crosses a block; a clause never a sentence. Abbreviations
// ("Co., Ltd.", "U.S.", "No. 1", "a.m.") and decimal points end none. Chinese
// full stops 。！？； end sentences (；ends a clause). A clause ends at ; : — and
// at a comma before a finite clause as far as that is cheap to tell; where in
// doubt a sentence is one clause.
struct Sentence {
  Span span;
  uint32_t block = 0;
  bool quoted = false;  // stands in quotation marks as a whole or in part
};

struct Outline {
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  uint32_t title = kNoIndex;  // the block of the title, if the text has one
  std::string language;       // "en" or "zh": what most of the text is written in
};

// One linear pass. `document.info().title`, where set, tells which line is the title.
// Made on `jobs` threads.
Outline ParseOutline(const Document& document, int jobs = 1);

// One line a block, for tests and people: `heading 1 #4^ <0: Shenzhen` is a
// heading of level 1, number 4 of an ascending series, under block 0; "in 3"
// names the intro, [...] the label, |... the cells.
std::string ToString(const Outline& outline, const Document& document);

// The clauses of a sentence, in order, covering it but for white space.
std::vector<Span> SplitClauses(const Document& document, const Sentence& sentence);

}  // namespace factlint
