// What holds of the outline of any text, the documents of the gold corpus among them.
#include "extractor/outline.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "extractor/unicode.h"

namespace factlint {
namespace {

// Between blocks stands nothing but white space, markers, drawn lines, and rows
// of separators without a field.
bool IsMarkup(std::string_view gap) {
  for (size_t at = 0; at < gap.size();) {
    const CodePoint c = CodePointAt(gap, at);
    const bool mark =
        c.value < 0x80 && std::string_view("-=*_~#+.|:>,;\"").find(static_cast<char>(c.value)) != gap.npos;
    if (!mark && !IsSpace(c.value)) return false;
    at += c.size;
  }
  return true;
}

void CheckProperties(const Document& document) {
  const Outline outline = ParseOutline(document);
  const std::string_view text = document.text();
  uint32_t last = 0;
  uint32_t sentence = 0;
  for (uint32_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    const uint32_t begin = block.marker.empty() ? block.span.begin : block.marker.begin;
    ASSERT_GE(begin, last);
    ASSERT_LE(block.span.end, text.size());
    ASSERT_TRUE(IsMarkup(text.substr(last, begin - last))) << text.substr(last, begin - last);
    last = block.span.end;
    if (block.heading != kNoIndex) {
      ASSERT_LT(block.heading, i);
      const BlockKind kind = outline.blocks[block.heading].kind;
      ASSERT_TRUE(kind == BlockKind::kHeading || kind == BlockKind::kTitle);
    }
    if (block.intro != kNoIndex) {
      ASSERT_LT(block.intro, i);
    }
    if (block.table != kNoIndex) {
      ASSERT_EQ(outline.blocks[block.table].kind, BlockKind::kTableHeader);
    }
    if (!block.label.empty()) {
      ASSERT_TRUE(block.span.Contains(block.label));
    }
    ASSERT_EQ(block.first_sentence, sentence);
    uint32_t at = block.span.begin;
    for (; sentence < block.last_sentence; ++sentence) {
      const Sentence& s = outline.sentences[sentence];
      ASSERT_EQ(s.block, i);
      ASSERT_TRUE(block.span.Contains(s.span));
      if (block.cells.empty()) {
        ASSERT_TRUE(IsMarkup(text.substr(at, s.span.begin - at))) << text.substr(at, s.span.begin - at);
      }
      at = s.span.end;
      uint32_t clause_end = s.span.begin;
      for (const Span clause : SplitClauses(document, s)) {
        ASSERT_GE(clause.begin, clause_end);
        ASSERT_TRUE(s.span.Contains(clause));
        ASSERT_TRUE(Trim(text.substr(clause_end, clause.begin - clause_end)).empty());
        clause_end = clause.end;
      }
    }
  }
  ASSERT_EQ(sentence, outline.sentences.size());
  ASSERT_TRUE(IsMarkup(text.substr(last)));
}

// Texts put together from the pieces that decide, in an order that a small
// generator gives: the same on every machine.
TEST(Outline, HoldsItsPropertiesOnAnyText) {
  const std::string_view kPieces[] = {"\n",
                                      "\n\n",
                                      " ",
                                      "  ",
                                      "\t",
                                      "# ",
                                      "## ",
                                      "- ",
                                      "  - ",
                                      "1. ",
                                      "2. ",
                                      "No. 3 – ",
                                      "一、",
                                      "（二）",
                                      "> ",
                                      "```\n",
                                      "<!--",
                                      "-->",
                                      "---\n",
                                      "===\n",
                                      "|",
                                      "|---|\n",
                                      "\"",
                                      ",",
                                      ";",
                                      ":",
                                      "：",
                                      "。",
                                      ".",
                                      "!",
                                      "“",
                                      "”",
                                      "A",
                                      "a",
                                      "Ayle",
                                      "港口",
                                      "40",
                                      "\r\n",
                                      "\r",
                                      "\f",
                                      "**",
                                      "[",
                                      "]",
                                      "(",
                                      ")",
                                      "By Jane Roe",
                                      "Share",
                                      "5 comments on x",
                                      "Figure 1: x",
                                      "\xEF\xBB\xBF",
                                      "\xE3\x80\x80",
                                      "\xFF",
                                      "\\",
                                      "Leave a Reply",
                                      "is the founder of",
                                      "writes about"};
  uint32_t state = 1;
  const auto next = [&state](size_t limit) {
    state = state * 1664525 + 1013904223;
    return static_cast<size_t>(state >> 8) % limit;
  };
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (size_t n = next(40); n > 0; --n) text += kPieces[next(std::size(kPieces))];
    const auto kind = static_cast<DocumentKind>(round % 4);
    SCOPED_TRACE(testing::Message() << "round " << round << ": " << text);
    CheckProperties(Document::FromUtf8(text, kind, {}));
    if (HasFatalFailure()) return;
  }
}

// Linear in the text, whatever the text: each of these would take hours otherwise.
TEST(Outline, BearsAnyShape) {
  const auto repeat = [](std::string_view piece, size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  std::string nested;
  for (int i = 0; i < 1500; ++i) nested += std::string(static_cast<size_t>(i), ' ') + "- x\n";
  std::string levels;
  for (int i = 0; i < 30000; ++i) levels += std::string(static_cast<size_t>(i % 6) + 1, '#') + " Heading\n\nText.\n\n";
  std::string wide = "a";
  for (int i = 0; i < 50000; ++i) wide += ",b";
  const std::pair<std::string_view, std::string> kTexts[] = {
      {"one line", repeat("word ", 4 << 20)},
      {"one line without a space", repeat("x", 4 << 20)},
      {"blank lines", repeat("\n", 1 << 20)},
      {"stops", repeat(".", 1 << 20)},
      {"stops apart", repeat(". ", 1 << 20)},
      {"quotation marks", repeat("\"", 1 << 20)},
      {"initials", repeat("A. ", 1 << 20)},
      {"open fences", repeat("```x\n~~~y\n", 1 << 20)},
      {"open comments", repeat("<!-- \n\n", 1 << 20)},
      {"rules", repeat("---\n", 1 << 20)},
      {"items", repeat("- x\n", 1 << 20)},
      {"numbers", repeat("1. x\n\n", 1 << 20)},
      {"short lines", repeat("Ayle\n\n", 1 << 20)},
      {"label lines", repeat("A: b\n", 1 << 20)},
      {"colons", repeat("a:\n", 1 << 20)},
      {"commas", repeat("a, and ", 1 << 20)},
      {"bars", repeat("|", 1 << 20)},
      {"tables", repeat("|a|b|\n|-|-|\n|c|d|\n\n", 1 << 20)},
      {"hashes", repeat("#", 1 << 20)},
      {"angles", repeat(">", 1 << 20)},
      {"brackets", repeat("[1", 1 << 20)},
      {"furniture", repeat("Share\n\n5 comments on x\n\n", 1 << 20)},
      {"nested lists", nested},
      {"headings", levels},
      {"wide rows", repeat(wide + "\n", 1 << 20)},
      {"fields that nothing closes", repeat("\"a,", 1 << 20)},
      {"Chinese stops", repeat("。”", 1 << 20)},
  };
  for (const auto& [why, text] : kTexts)
    for (const DocumentKind kind : {DocumentKind::kText, DocumentKind::kMarkdown, DocumentKind::kCsv}) {
      SCOPED_TRACE(why);
      CheckProperties(Document::FromUtf8(text, kind, {}));
    }
}

// --- The documents of the gold corpus, where it is at hand ---

std::filesystem::path Gold() { return std::filesystem::path(FACTLINT_SOURCE_DIR) / "../shared/gold/seeds"; }

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The gold document whose name begins with `number`.
std::optional<Document> OpenGold(std::string_view number) {
  if (!std::filesystem::exists(Gold())) return std::nullopt;
  for (const auto& entry : std::filesystem::directory_iterator(Gold())) {
    const std::string name = entry.path().filename().string();
    if (name.substr(0, number.size()) != number || entry.path().extension() != ".txt") continue;
    Result<Document> document = Document::Decode(ReadFile(entry.path()), DocumentKind::kText, {.id = name});
    if (document) return std::move(*document);
  }
  return std::nullopt;
}

size_t Count(const Outline& outline, BlockKind kind) {
  return static_cast<size_t>(
      std::count_if(outline.blocks.begin(), outline.blocks.end(), [&](const Block& b) { return b.kind == kind; }));
}

TEST(GoldOutline, NumbersTheHeadingsOfRankings) {
  const struct {
    std::string_view document;
    size_t numbered, ascending, furniture;
  } kCases[] = {
      {"000", 10, 10, 4},  // a path of categories, the writers, a counter, an unrendered counter
      {"001", 10, 10, 7},  // the comment form and the share buttons
      {"002", 0, 0, 4},    // the box about the writer
      {"003", 0, 0, 2},    // the day and the source
      {"004", 5, 0, 1},    // "1." five times
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.document);
    const std::optional<Document> document = OpenGold(c.document);
    if (!document) GTEST_SKIP() << "the gold corpus is not here";
    const Outline outline = ParseOutline(*document);
    size_t numbered = 0;
    size_t ascending = 0;
    for (const Block& block : outline.blocks) {
      if (block.kind != BlockKind::kHeading || !block.number) continue;
      ++numbered;
      ascending += block.number_ascends;
    }
    EXPECT_EQ(numbered, c.numbered);
    EXPECT_EQ(ascending, c.ascending);
    EXPECT_EQ(Count(outline, BlockKind::kFurniture), c.furniture) << ToString(outline, *document);
    CheckProperties(*document);
  }
}

TEST(GoldOutline, TakesNoClaimForFurniture) {
  if (!std::filesystem::exists(Gold())) GTEST_SKIP() << "the gold corpus is not here";
  std::ifstream in(Gold() / "claims.jsonl");
  size_t claims = 0;
  for (std::string line; std::getline(in, line);) {
    const nlohmann::json claim = nlohmann::json::parse(line);
    const std::optional<Document> document = OpenGold(claim.at("doc").get<std::string>());
    ASSERT_TRUE(document);
    const Outline outline = ParseOutline(*document);
    const Span quote{claim.at("quote_byte_start").get<uint32_t>(), claim.at("quote_byte_end").get<uint32_t>()};
    for (const Block& block : outline.blocks) {
      const bool silent = block.kind == BlockKind::kFurniture || block.kind == BlockKind::kCode;
      EXPECT_FALSE(silent && block.span.Overlaps(quote)) << claim.at("id");
    }
    ++claims;
  }
  EXPECT_GT(claims, 100u);
}

}  // namespace
}  // namespace factlint
