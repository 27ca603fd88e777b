#include "extractor/html.h"

#include <gtest/gtest.h>

#include "extractor/document.h"
#include "extractor/ignore_comments.h"
#include "extractor/outline.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

Document Page(std::string html) {
  Result<Document> page = Document::Decode(std::move(html), DocumentKind::kHtml, {.id = "page", .path = "page.html"});
  EXPECT_TRUE(page);
  return std::move(*page);
}

TEST(Html, BecomesTheTextThatAReaderSees) {
  const struct {
    std::string_view why, html, text;
  } kCases[] = {
      {"paragraphs", "<p>One.<p>Two.", "One.\n\nTwo.\n"},
      {"white space is one space", "<p>In\n   2023, <b>Oslo</b> had\t5.</p>", "In 2023, Oslo had 5.\n"},
      {"headings", "<h1>Ports</h1><h3>Oslo</h3>x", "# Ports\n\n### Oslo\n\nx\n"},
      {"lists", "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c\n"},
      {"a list that counts", "<ol><li><p>a</p></li><li>b</li></ol>", "1. a\n\n2. b\n"},
      {"a table", "<table><tr><th>City<th>Ports<tr><td>Oslo<td>5</table>",
       "| City | Ports |\n|---|---|\n| Oslo | 5 |\n"},
      {"cells over two columns", "<table><tr><td colspan=2>a<tr><td>b<td>c</table>", "| a | |\n|---|---|\n| b | c |\n"},
      {"a table of properties", "<table><tr><th>Founded</th><td>1987</td></tr><tr><th>Seat<td>Oslo</table>",
       "- Founded: 1987\n- Seat: Oslo\n"},
      {"a bar in a cell", "<table><tr><td>a|b<td>c<tr><td>d<td>e</table>", "| a\\|b | c |\n|---|---|\n| d | e |\n"},
      {"a table that only lays out", "<table><tr><td><h2>Oslo</h2><p>5 ports.</td></tr></table>",
       "## Oslo\n\n5 ports.\n"},
      {"facts", "<dl><dt>Founded</dt> <dd>1987</dd><dt>Seat</dt><dd>Oslo</dd></dl>", "Founded: 1987\nSeat: Oslo\n"},
      {"scripts and navigation", "<nav>9 links</nav><script>var n = 5;</script><style>p{top:1px}</style>Oslo",
       "Oslo\n"},
      {"what is hidden", "<p hidden>7 ports</p><p>5 ports</p>", "5 ports\n"},
      {"references", "AT&amp;T &lt;5 &eacute;t&#xe9; &copy2024 a&b &unknown;", "AT&T <5 été ©2024 a&b &unknown;\n"},
      {"a reference of a reference", "&amp;amp;", "&amp;\n"},
      {"a power is no other number", "10<sup>6</sup> m<sup>2</sup>, CO<sub>2</sub>, 1<sup>st</sup>",
       "10⁶ m², CO₂, 1st\n"},
      {"the page's title where it has no heading", "<title>5 ports</title><p>x", "# 5 ports\n\nx\n"},
      {"a heading of its own", "<title>5 ports</title><h1>Ports</h1><p>x", "# Ports\n\nx\n"},
      {"lines of verse", "<pre>a\nb</pre>c<br>d", "a\nb\n\nc\nd\n"},
      {"a tag that closes nothing", "a</foo>b", "ab\n"},
      {"comments", "a<!-- 7 -->b", "ab\n"},
      {"nothing", "", ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const Result<HtmlText> html = ReadHtml(c.html);
    ASSERT_TRUE(html);
    EXPECT_EQ(html->text, c.text);
  }
}

TEST(Html, KeepsTheWayBackToThePage) {
  const struct {
    std::string_view why, html, part, from;
  } kCases[] = {
      {"a word", "<p>In Oslo 29% are", "29%", "29%"},
      {"its markup is not the word", "<p>In <b>Oslo</b><i>29%</i> are", "29%", "29%"},
      {"markup inside is", "<p>nearly <b>29</b>% are", "29%", "29</b>%"},
      {"a reference is a whole", "<p>29&#37; are", "29%", "29&#37;"},
      {"one that ends without a semicolon", "<p>a &lt5 b", "<5", "&lt5"},
      {"white space", "<p>29\n  million", "29 million", "29\n  million"},
      {"other scripts", "<p>北京有<em>1048</em>家", "1048", "1048"},
      {"raised digits", "<p>5 km<sup>2</sup>", "km²", "km<sup>2"},
      {"what stands before a misplaced table", "<table>7 ports<tr><td>a<td>b<tr><td>c<td>29%</table>", "29%", "29%"},
      {"and what was moved before it", "<table><tr><td>a<td>b<tr><td>c<td>d</tr>29%</table>", "29%", "29%"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string html = "<!-- é -->\n" + std::string(c.html);
    const Document page = Page(html);
    const size_t at = page.text().find(c.part);
    ASSERT_NE(at, std::string::npos) << page.text();
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + c.part.size())};
    const Place place = Locator(page).Locate(span);
    EXPECT_EQ(html.substr(place.start, place.end - place.start), c.from);
    EXPECT_EQ(place.char_start, CountCodePoints(html.substr(0, place.start)));
    EXPECT_EQ(place.line, 2u);
  }
}

// Every part of the text comes from a part of the page, whatever the page.
TEST(Html, ThePlacesLieInThePage) {
  const std::string_view kPages[] = {
      "<table><tr><td>a</table>b</table></p><p>&#0;&#x110000;&",
      "<svg><desc>5</desc></svg><math>7</math>\r\n8\r9&NotEqualTilde;&nGt;",
      "<b><p>1<a><b>2</b></p></a><table><b>3<tr><td>4<td>5<tr>6<td>7</table>",
      "<isindex prompt=5><plaintext>6</plaintext>&amp;",
      "<title>1&amp;2</title>\xE5\x8C\x97<select><option>3</select><textarea>4</textarea>5",
  };
  for (const std::string_view html : kPages) {
    SCOPED_TRACE(html);
    const Document page = Page(std::string(html));
    Locator locator(page);
    for (uint32_t at = 0; at < page.text().size(); ++at) {
      if ((static_cast<unsigned char>(page.text()[at]) & 0xC0) == 0x80) continue;
      const auto end = static_cast<uint32_t>(page.text().find_first_not_of("\x80\x81\x82", at + 1));
      const Place place = locator.Locate({at, std::min<uint32_t>(end, static_cast<uint32_t>(page.text().size()))});
      EXPECT_LE(place.start, place.end);
      EXPECT_LE(place.end, html.size());
    }
  }
}

TEST(Html, TellsWhatThePageSaysOfItself) {
  const Document page = Page(
      "<html lang=zh-CN><head><title>News | Site</title>"
      "<meta property=\"article:published_time\" content=\"2024-05-31T08:00:00Z\"></head>"
      "<h1>Five  <em>ports</em></h1>");
  EXPECT_EQ(page.info().title, "Five ports");
  EXPECT_EQ(page.info().language, "zh");
  ASSERT_TRUE(page.info().published);
  EXPECT_EQ(page.info().published->start, (Date{2024, 5, 31}));
  EXPECT_EQ(ParseOutline(page).blocks.front().kind, BlockKind::kTitle);
}

TEST(Html, CommentsWaiveInThePageToo) {
  const Document page = Page(
      "<h1>Ports</h1>\n<!-- factlint-ignore FL101 until=2026-03-31 reason=\"x\" -->\n\n<div>\n  <p>Oslo has 5.</p>");
  const std::vector<IgnoreComment> comments = FindIgnoreComments(page);
  ASSERT_EQ(comments.size(), 1u);
  EXPECT_EQ(comments.front().place.line, 2u);
  EXPECT_EQ(comments.front().line, 5u) << "tags are no words";
  EXPECT_NE(ContentHash(page, comments), page.sha256());
}

TEST(Html, NestedWithoutEndIsRefused) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  EXPECT_FALSE(ReadHtml(deep));
  std::string flat = "<script>if (a<b && c<d) document.write('<div><div>')</script>";
  for (int i = 0; i < 200'000; ++i) flat += "<p>a<br><div>b</div>";
  EXPECT_TRUE(ReadHtml(flat)) << "as long as a page may be, as flat as pages are";
}

}  // namespace
}  // namespace factlint
