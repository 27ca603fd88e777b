#include "extractor/ignore_comments.h"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factlint {
namespace {

Document Markdown(std::string text) {
  return Document::FromUtf8(std::move(text), DocumentKind::kMarkdown, {.id = "a.md", .path = "a.md"});
}

// "FL101 until=2027-01-31 @1 ->2": words, attributes, the comment's line, the line it speaks of.
std::string Print(const IgnoreComment& comment) {
  std::string text = fmt::format("{}{}", comment.whole_file ? "file " : "", fmt::join(comment.words, " "));
  for (const auto& [name, value] : comment.attributes) text += fmt::format(" {}={}", name, value);
  return text + fmt::format(" @{} ->{}{}", comment.place.line, comment.line, comment.apart ? "" : " inside");
}

std::string Found(const std::string& text) {
  std::string all;
  for (const IgnoreComment& comment : FindIgnoreComments(Markdown(text))) all += Print(comment) + "\n";
  return all;
}

TEST(IgnoreComments, SpeakOfTheNextLineOfWords) {
  const struct {
    std::string_view why;
    std::string text;
    std::string found;
  } kCases[] = {
      {"on the line before", "<!-- factlint-ignore FL101 until=2027-01-31 reason=\"b c\" -->\nOne.\n",
       "FL101 until=2027-01-31 reason=b c @1 ->2\n"},
      {"a blank line between", "Zero.\n\n<!-- factlint-ignore FL101 -->\n\n\nOne.\n", "FL101 @3 ->6\n"},
      {"two in a row speak of one line", "<!-- factlint-ignore FL101 -->\n<!-- factlint-ignore FL401 -->\nOne.\n",
       "FL101 @1 ->3\nFL401 @2 ->3\n"},
      {"over several lines", "<!--\n factlint-ignore FL101,\n FL102\n reason='x'\n-->\nOne.\n",
       "FL101 FL102 reason=x @1 ->6\n"},
      {"nothing follows", "One.\n<!-- factlint-ignore FL101 -->\n\n", "FL101 @2 ->0\n"},
      {"the whole file", "<!-- factlint-ignore-file FL101 -->\nOne.\n", "file FL101 @1 ->0\n"},
      {"typographic quotes", "<!-- factlint-ignore FL101 reason=\u201cy z\u201d -->\nOne.\n",
       "FL101 reason=y z @1 ->2\n"},
      {"no end of the quote", "<!-- factlint-ignore FL101 reason=\"y z -->\nOne.\n", "FL101 z reason=\"y @1 ->2\n"},
      {"words behind it on its line", "<!-- factlint-ignore FL101 --> One.\n", "FL101 @1 ->1\n"},
      {"among words", "One <!-- factlint-ignore FL101 --> two.\n", "FL101 @1 ->1 inside\n"},
      {"another comment", "<!-- note -->\nOne.\n", ""},
      {"never closed", "<!-- factlint-ignore FL101\nOne.\n", ""},
      {"shown in a block of code", "```html\n<!-- factlint-ignore FL101 -->\n```\nOne.\n", ""},
      {"a shorter fence closes none", "````\n```\n<!-- factlint-ignore FL101 -->\n````\nOne.\n", ""},
      {"shown in a code span", "Write `<!-- factlint-ignore FL101 -->` above.\n", ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(Found(c.text), c.found);
  }
}

TEST(IgnoreComments, AreNoneOfATable) {
  const Document csv = Document::FromUtf8("a,b\n<!-- factlint-ignore FL101 -->,1\n", DocumentKind::kCsv, {});
  EXPECT_TRUE(FindIgnoreComments(csv).empty());
}

TEST(IgnoreComments, AreNoPartOfTheContent) {
  const Document bare = Markdown("# \u00c4 t\u00eete\n\nOne.\nTwo.\n");
  const Document with = Markdown(
      "<!-- factlint-ignore-file FL401 until=2027-01-31 reason=\"x\" -->\n# \u00c4 t\u00eete\n\n"
      "<!-- factlint-ignore FL101\n reason=\"\u00fc\" -->\nOne.\nTwo.\n");
  EXPECT_EQ(ContentHash(with, FindIgnoreComments(with)), bare.sha256());
  EXPECT_EQ(ContentHash(bare, {}), bare.sha256());
  const Document other = Markdown("<!-- factlint-ignore-file FL401 -->\n# \u00c4 t\u00eete\n\nOne.\nThree.\n");
  EXPECT_NE(ContentHash(other, FindIgnoreComments(other)), bare.sha256());
}

}  // namespace
}  // namespace factlint
