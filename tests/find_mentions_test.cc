// Mentions of a whole document, found piece by piece.
#include "extractor/find_mentions.h"

#include <gtest/gtest.h>

#include "tests/packs.h"

namespace factlint {
namespace {

// Everything that looks beyond one number: names, dates, tables with units and years in their
// heads, labels that ask for a year, headings that count up.
constexpr std::string_view kPart =
    "## 1. Wuhan\n\nIn 2022 the city had 1,048 AI firms, 29% of all, 新加坡元 100 million and 100新加坡元.\n\n"
    "**Established:** 1911\n\n| Firm | Founded | Revenue (€ million) |\n|---|---|---|\n| Alba Robotics | 1998 | 7,920 "
    "|\n\n"
    "## 2. Hefei\n\nSince May 2019, 12 of 15 labs, nearly 3,000 people.\n\n";

std::string Print(const Document& document, const Mention& mention) {
  return std::string(ToString(mention.type)) + " " + std::string(document.Slice(mention.span)) + " " +
         (mention.quantity.nominal ? mention.quantity.nominal->ToString() : "-") + mention.quantity.unit + " " +
         std::string(ToString(mention.refusal));
}

Document Markdown(std::string text) {
  return Document::FromUtf8(std::move(text), DocumentKind::kMarkdown, {.id = "d", .path = "d"});
}

TEST(FindMentions, GivesInPiecesWhatItGivesAtOnce) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += kPart;
  const Document document = Markdown(text);
  const FoundMentions whole = FindMentions(document, BuiltinBook(), {});
  std::vector<std::string> pieces;
  size_t calls = 0;
  const FoundMentions rest =
      FindInPieces(document, BuiltinBook(), {}, [&](std::vector<Mention>& piece, const std::vector<Entity>& local) {
        ++calls;
        EXPECT_EQ(local.size(), whole.local.size());
        for (const Mention& mention : piece) pieces.push_back(Print(document, mention));
      });
  EXPECT_GT(calls, 2u);
  EXPECT_TRUE(rest.mentions.empty());
  ASSERT_EQ(pieces.size(), whole.mentions.size());
  for (size_t i = 0; i < pieces.size(); ++i) EXPECT_EQ(pieces[i], Print(document, whole.mentions[i]));
}

// What stands at the edge of a piece is read as in the middle of one.
TEST(FindMentions, ReadsEachPartOfALongTextAlike) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += kPart;
  const Document document = Markdown(text);
  const auto size = static_cast<uint32_t>(kPart.size());
  std::vector<std::vector<std::string>> parts(300);
  uint32_t last = 0;
  for (const Mention& mention : FindMentions(document, BuiltinBook(), {}).mentions) {
    EXPECT_GE(mention.span.begin, last);
    last = mention.span.begin;
    parts[mention.span.begin / size].push_back(Print(document, mention));
  }
  EXPECT_GT(parts[1].size(), 10u);
  for (size_t i = 2; i < parts.size(); ++i) EXPECT_EQ(parts[i], parts[1]) << i;
}

}  // namespace
}  // namespace factlint
