#include "extractor/outline.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include <fmt/format.h>

#include "extractor/block_links.h"
#include "extractor/byte_masks.h"
#include "extractor/enum_names.h"
#include "extractor/furniture.h"
#include "extractor/headings.h"
#include "extractor/in_parallel.h"
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

// Counts letters: those of scripts without word spaces, and others.
struct LetterCount {
  size_t cjk = 0;
  size_t other = 0;

  explicit LetterCount(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const ByteMasks bytes(text, at);
      if (bytes.In(kBeyondAscii) != 0) {
        at = CountSlowly(text, at);
      } else {
        other += static_cast<size_t>(std::popcount(bytes.In(kLetterBytes)));
        at += ByteMasks::kBytes;
      }
    }
  }

 private:
  // Letter by letter, from `at` to where the next mask begins.
  size_t CountSlowly(std::string_view text, size_t at) {
    for (const size_t end = std::min(text.size(), at + ByteMasks::kBytes); at < end;) {
      const CodePoint c = CodePointAt(text, at);
      if (IsCjk(c.value))
        ++cjk;
      else if (IsLetter(c.value))
        ++other;
      at += c.size;
    }
    return at;
  }
};

// What most letters are: an ideograph weighs as much as two Latin letters.
std::string DetectLanguage(const Document& document) {
  const std::string& declared = document.info().language;
  if (declared.compare(0, 2, "zh") == 0) return "zh";
  if (declared.compare(0, 2, "en") == 0) return "en";
  const LetterCount letters(std::string_view(document.text()).substr(0, kLanguageSample));
  return 2 * letters.cjk > letters.other ? "zh" : "en";
}

void SplitBlock(const Document& document, uint32_t index, Block& block, std::vector<Sentence>& sentences) {
  block.first_sentence = static_cast<uint32_t>(sentences.size());
  if (!block.cells.empty()) {
    for (const Cell& cell : block.cells) SplitSentences(document.text(), cell.text, index, sentences);
  } else if (block.kind != BlockKind::kCode && block.kind != BlockKind::kFrontMatter) {
    SplitSentences(document.text(), block.span, index, sentences);
  }
  block.last_sentence = static_cast<uint32_t>(sentences.size());
}

// Piece after piece, so that no thread waits for another.
void SplitBlocks(const Document& document, int jobs, Outline& outline) {
  constexpr size_t kPiece = 256;  // blocks
  std::vector<std::vector<Sentence>> pieces((outline.blocks.size() + kPiece - 1) / kPiece);
  const auto each_block = [&](size_t piece, const auto& work) {
    const size_t last = std::min((piece + 1) * kPiece, outline.blocks.size());
    for (size_t b = piece * kPiece; b < last; ++b) work(static_cast<uint32_t>(b), outline.blocks[b]);
  };
  InParallel(pieces.size(), jobs, [&](size_t piece) {
    each_block(piece, [&](uint32_t b, Block& block) { SplitBlock(document, b, block, pieces[piece]); });
  });
  for (size_t piece = 0; piece < pieces.size(); ++piece) {
    const auto before = static_cast<uint32_t>(outline.sentences.size());
    each_block(piece, [&](uint32_t /*b*/, Block& block) {
      block.first_sentence += before;
      block.last_sentence += before;
    });
    outline.sentences.insert(outline.sentences.end(), pieces[piece].begin(), pieces[piece].end());
  }
}

// The first line of a file of rows, if it is no row.
void LinkRows(std::vector<Block>& blocks, uint32_t& title) {
  if (!blocks.empty() && blocks.front().kind == BlockKind::kParagraph) {
    blocks.front().kind = BlockKind::kTitle;
    title = 0;
  }
  for (size_t i = 1; i < blocks.size(); ++i) blocks[i].heading = title;
}

std::vector<Block> ReadProse(const Document& document, int jobs, uint32_t& title) {
  const std::string_view text = document.text();
  std::vector<Draft> drafts = ReadLayout(document);
  title = FindTitle(text, drafts, document.info().title);
  if (title != kNoIndex) drafts[title].block.kind = BlockKind::kTitle;
  MarkFurniture(text, title, jobs, drafts);
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

Outline ParseOutline(const Document& document, int jobs) {
  Outline outline;
  outline.language = DetectLanguage(document);
  const bool rows = document.kind() == DocumentKind::kCsv || document.kind() == DocumentKind::kTsv;
  if (rows) {
    outline.blocks = ReadDelimited(document);
    LinkRows(outline.blocks, outline.title);
  } else {
    outline.blocks = ReadProse(document, jobs, outline.title);
  }
  SplitBlocks(document, jobs, outline);
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
