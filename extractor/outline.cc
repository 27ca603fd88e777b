#include "extractor/outline.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "extractor/block_links.h"
#include "extractor/enum_names.h"
#include "extractor/furniture.h"
#include "extractor/headings.h"
#include "extractor/layout.h"
#include "extractor/sentences.h"
#include "extractor/table.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 12> kNames = {"title",     "heading",   "paragraph",    "item",
                                                     "intro",     "label",     "caption",      "table-header",
                                                     "table-row", "furniture", "front-matter", "code"};

constexpr size_t kLanguageSample = 64u << 10;

// What most letters are: an ideograph weighs as much as two Latin letters.
std::string DetectLanguage(const Document& document) {
  const std::string& declared = document.info().language;
  if (declared.compare(0, 2, "zh") == 0) return "zh";
  if (declared.compare(0, 2, "en") == 0) return "en";
  const std::string_view text = std::string_view(document.text()).substr(0, kLanguageSample);
  size_t cjk = 0;
  size_t other = 0;
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      other += IsLetter(static_cast<unsigned char>(text[at++])) ? 1 : 0;
      continue;
    }
    const CodePoint c = CodePointAt(text, at);
    if (IsCjk(c.value))
      ++cjk;
    else if (IsLetter(c.value))
      ++other;
    at += c.size;
  }
  return 2 * cjk > other ? "zh" : "en";
}

void SplitBlock(const Document& document, uint32_t index, Outline& outline) {
  Block& block = outline.blocks[index];
  block.first_sentence = static_cast<uint32_t>(outline.sentences.size());
  if (!block.cells.empty()) {
    for (const Cell& cell : block.cells) SplitSentences(document.text(), cell.text, index, outline.sentences);
  } else if (block.kind != BlockKind::kCode && block.kind != BlockKind::kFrontMatter) {
    SplitSentences(document.text(), block.span, index, outline.sentences);
  }
  block.last_sentence = static_cast<uint32_t>(outline.sentences.size());
}

// The first line of a file of rows, if it is no row.
void LinkRows(std::vector<Block>& blocks, uint32_t& title) {
  if (!blocks.empty() && blocks.front().kind == BlockKind::kParagraph) {
    blocks.front().kind = BlockKind::kTitle;
    title = 0;
  }
  for (size_t i = 1; i < blocks.size(); ++i) blocks[i].heading = title;
}

std::vector<Block> ReadProse(const Document& document, uint32_t& title) {
  const std::string_view text = document.text();
  std::vector<Draft> drafts = ReadLayout(document);
  title = FindTitle(text, drafts, document.info().title);
  if (title != kNoIndex) drafts[title].block.kind = BlockKind::kTitle;
  MarkFurniture(text, title, drafts);
  MarkHeadings(document, drafts);
  LinkBlocks(drafts);
  std::vector<Block> blocks;
  blocks.reserve(drafts.size());
  for (Draft& draft : drafts) blocks.push_back(std::move(draft.block));
  return blocks;
}

// The first characters of a block, on one line.
std::string Clip(std::string_view text) {
  constexpr int kCharacters = 60;
  std::string clipped;
  size_t at = 0;
  for (int i = 0; i < kCharacters && at < text.size(); ++i) {
    const CodePoint c = CodePointAt(text, at);
    if (c.value == '\n' || c.value == '\r')
      clipped += ' ';
    else
      clipped += text.substr(at, c.size);
    at += c.size;
  }
  return at < text.size() ? clipped + "..." : clipped;
}

}  // namespace

Outline ParseOutline(const Document& document) {
  Outline outline;
  outline.language = DetectLanguage(document);
  const bool rows = document.kind() == DocumentKind::kCsv || document.kind() == DocumentKind::kTsv;
  if (rows) {
    outline.blocks = ReadDelimited(document);
    LinkRows(outline.blocks, outline.title);
  } else {
    outline.blocks = ReadProse(document, outline.title);
  }
  for (uint32_t i = 0; i < outline.blocks.size(); ++i) SplitBlock(document, i, outline);
  return outline;
}

std::string ToString(const Outline& outline, const Document& document) {
  std::string out;
  for (const Block& block : outline.blocks) {
    out += NameOf(kNames, block.kind);
    if (block.level != 0) out += fmt::format(" {}", block.level);
    if (block.number) out += fmt::format(" #{}{}", *block.number, block.number_ascends ? "^" : "");
    if (block.heading != kNoIndex) out += fmt::format(" <{}", block.heading);
    if (block.intro != kNoIndex) out += fmt::format(" in {}", block.intro);
    if (!block.label.empty()) out += fmt::format(" [{}]", document.Slice(block.label));
    if (block.cells.empty()) {
      out += fmt::format(": {}\n", Clip(document.Slice(block.span)));
      continue;
    }
    out += ":";
    for (const Cell& cell : block.cells) out += fmt::format(" |{}", document.Slice(cell.text));
    out += "\n";
  }
  return out;
}

}  // namespace factlint
