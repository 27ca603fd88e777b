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

Document Make(std::string_view text, DocumentKind kind = DocumentKind::kText, std::string title = {}) {
  return Document::FromUtf8(std::string(text), kind, {.title = std::move(title)});
}

struct Case {
  std::string_view why;
  std::string_view text;
  std::string_view outline;
};

void Check(const Case& c, DocumentKind kind) {
  SCOPED_TRACE(c.why);
  const Document document = Make(c.text, kind);
  EXPECT_EQ(ToString(ParseOutline(document), document), c.outline);
}

TEST(Outline, ReadsPlainText) {
  const Case kCases[] = {
      {"no text, no block", "", ""},
      {"blank lines alone", "\n \n\t\n\xE3\x80\x80\n", ""},
      {"numbered headings and a title, as pages print rankings",
       "Five Harbours Ranked by Cranes\n\nThe list counts cranes.\n\nNo. 1 – Delfzijl\n\nIt has 40 cranes.\n\n"
       "No.2 – Port Ayle\n\nIt has 30 cranes.\n",
       "title: Five Harbours Ranked by Cranes\nparagraph <0: The list counts cranes.\n"
       "heading 1 #1^ <0: Delfzijl\nparagraph <2: It has 40 cranes.\n"
       "heading 1 #2^ <0: Port Ayle\nparagraph <4: It has 30 cranes.\n"},
      {"a broken numbering ascends nowhere", "  1. Delfzijl\n\nIt has 40 cranes.\n\n  1. Ayle\n\nIt has 30 cranes.\n",
       "heading 1 #1: Delfzijl\nparagraph <0: It has 40 cranes.\nheading 1 #1: Ayle\nparagraph <2: It has 30 "
       "cranes.\n"},
      {"a countdown ascends too", "2. Delfzijl\n\nIt has 40 cranes.\n\n1. Ayle\n\nIt has 30 cranes.\n",
       "heading 1 #2^: Delfzijl\nparagraph <0: It has 40 cranes.\nheading 1 #1^: Ayle\nparagraph <2: It has 30 "
       "cranes.\n"},
      {"numbers that follow each other at once are a list", "The harbours are:\n1. Delfzijl\n2. Ayle\n3. Skerry\n",
       "intro: The harbours are:\nitem 1 #1^ in 0: Delfzijl\nitem 1 #2^ in 0: Ayle\nitem 1 #3^ in 0: Skerry\n"},
      {"a line that breaks inside its sentence goes on in the next",
       "The harbour of Ayle has thirty cranes\nand a railway.\n",
       "paragraph: The harbour of Ayle has thirty cranes and a railway.\n"},
      {"an unnumbered heading after the last number closes the series",
       "1. Ayle\n\nIt has 30 cranes.\n\n2. Skerry\n\nIt has 20 cranes.\n\nOutlook\n\nAll of them will grow by a lot.\n",
       "heading 1 #1^: Ayle\nparagraph <0: It has 30 cranes.\nheading 1 #2^: Skerry\nparagraph <2: It has 20 cranes.\n"
       "heading 1: Outlook\nparagraph <4: All of them will grow by a lot.\n"},
      {"one between two numbers is part of the first's section",
       "1. Ayle\n\nIt has 30 cranes.\n\nHistory\n\nIt is an old town.\n\n2. Skerry\n\nIt has 20 cranes.\n",
       "heading 1 #1^: Ayle\nparagraph <0: It has 30 cranes.\nheading 2 <0: History\nparagraph <2: It is an old town.\n"
       "heading 1 #2^: Skerry\nparagraph <4: It has 20 cranes.\n"},
      {"Chinese numbering nests",
       "一、港口\n（一）阿勒\n阿勒港有三十台起重机，是全国最大的港口之一。\n（二）斯凯\n斯凯港有二十台起重机。\n二、铁"
       "路\n铁路长九公里。\n",
       "heading 1 #1^: 港口\nheading 2 #1^ <0: 阿勒\nparagraph <1: 阿勒港有三十台起重机，是全国最大的港口之一。\n"
       "heading 2 #2^ <0: 斯凯\nparagraph <3: 斯凯港有二十台起重机。\nheading 1 #2^: 铁路\nparagraph <5: "
       "铁路长九公里。\n"},
  };
  for (const Case& c : kCases) Check(c, DocumentKind::kText);
}

TEST(Outline, ReadsMarkdown) {
  const Case kCases[] = {
      {"levels nest, the only first heading is the title",
       "# Ports\n\n## Ayle\nText one\ntext two.\n\n### Cranes ###\n- 40\n\n## Skerry\n",
       "title 1: Ports\nheading 2 <0: Ayle\nparagraph <1: Text one text two.\nheading 3 <1: Cranes\nitem 1 <3: 40\n"
       "heading 2 <0: Skerry\n"},
      {"two first headings are no title", "# Ayle\nIt has 40 cranes.\n# Skerry\nIt has 30.\n",
       "heading 1: Ayle\nparagraph <0: It has 40 cranes.\nheading 1: Skerry\nparagraph <2: It has 30.\n"},
      {"underlined headings, numbers inside headings", "Ports\n=====\n\n## 1. Ayle\n\nBig.\n\n## 2. Skerry\n\nSmall.\n",
       "title 1: Ports\nheading 2 #1^ <0: Ayle\nparagraph <1: Big.\nheading 2 #2^ <0: Skerry\nparagraph <3: Small.\n"},
      {"lists nest, an inner item hangs on its outer one", "Ports:\n- Ayle\n  - 40 cranes\n  - 9 trams\n- Skerry\n",
       "intro: Ports:\nitem 1 in 0: Ayle\nitem 2 in 1: 40 cranes\nitem 2 in 1: 9 trams\nitem 1 in 0: Skerry\n"},
      {"code, comments and tags are no text",
       "A.\n\n```\n# 40\n- 30\n```\n\n<!-- 20\n\n10 -->\n\n<div class=\"x\">\n\nB.\n",
       "paragraph: A.\ncode: ``` # 40 - 30 ```\ncode: <!-- 20  10 -->\ncode: <div class=\"x\">\nparagraph: B.\n"},
      {"a fence that nothing closes hides nothing", "A.\n\n```\nB has 40.\n",
       "paragraph: A.\nparagraph: ``` B has 40.\n"},
      {"a comment that nothing closes hides nothing", "<!-- B has 40.\n", "paragraph: <!-- B has 40.\n"},
      {"words behind a comment stay", "<!-- x --> B has 40.\n", "code: <!-- x -->\nparagraph: B has 40.\n"},
      {"front matter", "---\ntitle: T\n---\nA.\n", "front-matter: --- title: T ---\nparagraph: A.\n"},
      {"front matter that nothing closes is text", "---\nA has 40.\n", "paragraph: A has 40.\n"},
      {"a pipe table with escaped bars, empty cells, no outer bars",
       "Port | Cranes\n--- | ---:\nAyle | 40\nA\\|B | 9 |\n\nEnd.\n",
       "table-header: |Port |Cranes\ntable-row: |Ayle |40\ntable-row: |A\\|B |9\nparagraph: End.\n"},
      {"a bold line heads", "**Ayle**\n\nIt has 40 cranes.\n", "heading 1: Ayle\nparagraph <0: It has 40 cranes.\n"},
      {"labels in emphasis", "- **Cranes:** 40 of steel.\n- **Trams**: nine.\n",
       "item 1 [Cranes]: **Cranes:** 40 of steel.\nitem 1 [Trams]: **Trams**: nine.\n"},
      {"a loose list: what is indented under an item is part of it",
       "1. Ayle\n\n   It is old.\n\n2. Skerry\n\nThe end.\n",
       "item 1 #1^: Ayle\nparagraph: It is old.\nitem 1 #2^: Skerry\nparagraph: The end.\n"},
      {"link targets are no text", "See [it].\n\n[it]: https://example.org/40\n",
       "paragraph: See [it].\ncode: [it]: https://example.org/40\n"},
      {"a wrapped number is no item", "It opened in\n2019. It has 40 cranes.\n",
       "paragraph: It opened in 2019. It has 40 cranes.\n"},
  };
  for (const Case& c : kCases) Check(c, DocumentKind::kMarkdown);
}

TEST(Outline, ReadsFilesOfRows) {
  const Case kCases[] = {
      {"quoted fields hold separators, line breaks and marks",
       "Port,\"Cranes, all\",Note\nAyle,\"1,048\",\"the \"\"big\"\"\none\"\n",
       "table-header: |Port |Cranes, all |Note\ntable-row: |Ayle |1,048 |the \"\"big\"\"\none\n"},
      {"semicolons, CR LF, padding, ragged rows, blank rows",
       "Port;Cranes\r\n Ayle ; 40,5\r\n\r\n;;\r\nSkerry;30;x\r\n",
       "table-header: |Port |Cranes\ntable-row: |Ayle |40,5\ntable-row: |Skerry |30 |x\n"},
      {"a title before the header", "Ports of 2024\nPort,Cranes\nAyle,40\n",
       "title: Ports of 2024\ntable-header <0: |Port |Cranes\ntable-row <0: |Ayle |40\n"},
      {"a mark that nothing closes is text", "Port,Cranes\n\"Ayle,40\nSkerry,30\n",
       "table-header: |Port |Cranes\ntable-row: |\"Ayle |40\ntable-row: |Skerry |30\n"},
      {"Chinese headers", "城市,产值（亿元）\n甲,12.5\n", "table-header: |城市 |产值（亿元）\ntable-row: |甲 |12.5\n"},
      {"one column has a header too", "Cranes\n40\n30\n", "table-header: |Cranes\ntable-row: |40\ntable-row: |30\n"},
  };
  for (const Case& c : kCases) Check(c, DocumentKind::kCsv);
}

TEST(Outline, TellsTheArticleFromThePage) {
  const Case kCases[] = {
      {"navigation, byline, day, share buttons; comments and cookies at the end",
       "Home\n\nNews\n\nThe harbour of Ayle gets ten cranes\n\nBy Jane Q. Roe | 14 March 2024\n\n5 min read\n\nShare "
       "on Facebook\n\n"
       "The harbour of Ayle, which opened in the last century, gets ten new cranes from the city next year, the mayor "
       "said.\n\n"
       "By 2030 it will have a hundred of them, which is more than all of the ports on this coast have had before, she "
       "said.\n\n"
       "12 comments on “The harbour of Ayle gets ten cranes”\n\nLeave a Reply\n\nYour email address will not be "
       "published.\n\n"
       "We use cookies to make this site better.\n",
       "furniture: Home\nfurniture: News\ntitle: The harbour of Ayle gets ten cranes\n"
       "furniture <2: By Jane Q. Roe | 14 March 2024\nfurniture <2: 5 min read\nfurniture <2: Share on Facebook\n"
       "paragraph <2: The harbour of Ayle, which opened in the last century, gets ...\n"
       "paragraph <2: By 2030 it will have a hundred of them, which is more than a...\n"
       "furniture <2: 12 comments on “The harbour of Ayle gets ten cranes”\nfurniture <2: Leave a Reply\n"
       "furniture <2: Your email address will not be published.\nfurniture <2: We use cookies to make this site "
       "better.\n"},
      {"a box about the writer, with the name above",
       "Ten cranes for Ayle\n\nThe harbour has forty cranes and gets ten.\n\nAbout the author\n\nJane Roe\n\n"
       "Jane Roe is a reporter who covers ports. She writes about 30 cities.\n",
       "title: Ten cranes for Ayle\nparagraph <0: The harbour has forty cranes and gets ten.\nfurniture <0: About the "
       "author\n"
       "furniture <0: Jane Roe\nfurniture <0: Jane Roe is a reporter who covers ports. She writes about 30...\n"},
      {"an article about a founder is no such box",
       "The cranes of Jane Roe\n\nJane Roe is the founder of Ayle Cranes. It has 40 workers and 30 cranes in three "
       "ports.\n\n"
       "She previously led a shipyard. The company sold 12 cranes last year.\n",
       "title: The cranes of Jane Roe\nparagraph <0: Jane Roe is the founder of Ayle Cranes. It has 40 workers an...\n"
       "paragraph <0: She previously led a shipyard. The company sold 12 cranes la...\n"},
      {"a section may be called as a byline begins",
       "Ayle and its cranes\n\nThe harbour has forty cranes, and it has ten trams, and it has a railway of nine "
       "kilometres too.\n\n"
       "Source: Harbour Board\n\nThe harbour had thirty cranes, and it had five trams, and had no railway in the year "
       "before it.\n\n"
       "x\n\ny\n\nz\n\nu\n\nv\n\nw\n\nr\n\ns\n\nThe end.\n",
       "title: Ayle and its cranes\nparagraph <0: The harbour has forty cranes, and it has ten trams, and it h...\n"
       "label <0 [Source]: Source: Harbour Board\n"
       "paragraph <0: The harbour had thirty cranes, and it had five trams, and ha...\n"
       "furniture <0: x\nparagraph <0: y\nparagraph <0: z\nparagraph <0: u\nparagraph <0: v\nparagraph <0: "
       "w\nparagraph <0: r\n"
       "paragraph <0: s\nparagraph <0: The end.\n"},
      {"pictures and tables",
       "Cranes of Ayle by year\n\nFigure 3: Cranes by year\n\n[Image: a crane]\n\nThe cranes stand at the sea.\nThe "
       "harbour by night, photo\n\n"
       "Table 1 lists all of the cranes.\n",
       "title: Cranes of Ayle by year\ncaption <0: Figure 3: Cranes by year\ncaption <0: [Image: a crane]\n"
       "paragraph <0: The cranes stand at the sea.\ncaption <0: The harbour by night, photo\n"
       "paragraph <0: Table 1 lists all of the cranes.\n"},
      {"a Chinese page",
       "港口新增十台起重机 总数达到四十台\n2024-03-14 10:30 来源：港口日报\n字号：大 中 小\n　　本报讯 "
       "港口管理局表示，今年新增起重机10台，总数达到40台，居全国第一。\n"
       "图1 起重机数量\n（责任编辑：张三）\n分享到：微信\n上一篇：铁路通车\n",
       "title: 港口新增十台起重机 总数达到四十台\nfurniture <0: 2024-03-14 10:30 来源：港口日报\nfurniture <0: "
       "字号：大 中 小\n"
       "paragraph <0: 本报讯 港口管理局表示，今年新增起重机10台，总数达到40台，居全国第一。\ncaption <0: 图1 "
       "起重机数量\n"
       "furniture <0: （责任编辑：张三）\nfurniture <0: 分享到：微信\nfurniture <0: 上一篇：铁路通车\n"},
      {"label lines and leads",
       "Cranes and trams of Ayle\n\nCrane makers: Orion,, Ayle Steel, Weld & Co\n\nPopulation: 2.4 "
       "million\n\nStrengths:\n\n"
       "  • Reach: Over 50% of all ships call.\n  • Depth: It is 20 m deep.\n",
       "title: Cranes and trams of Ayle\nlabel <0 [Crane makers]: Crane makers: Orion,, Ayle Steel, Weld & Co\n"
       "label <0 [Population]: Population: 2.4 million\nintro <0: Strengths:\n"
       "item 1 <0 in 3 [Reach]: Reach: Over 50% of all ships call.\nitem 1 <0 in 3 [Depth]: Depth: It is 20 m deep.\n"},
      {"lines below a lead are items without marks", "The largest ports are:\nAyle\nSkerry\nDelfzijl\n\nThey grew.\n",
       "intro: The largest ports are:\nitem 1 in 0: Ayle\nitem 1 in 0: Skerry\nitem 1 in 0: Delfzijl\nparagraph: They "
       "grew.\n"},
      {"an address is no row of headings",
       "Ayle Cranes sells cranes here\n\nHarbour Road 5\n\nAyle\n\nPhone 12\n\nWe are open on all days of the week.\n",
       "title: Ayle Cranes sells cranes here\nparagraph <0: Harbour Road 5\nparagraph <0: Ayle\nparagraph <0: Phone "
       "12\n"
       "paragraph <0: We are open on all days of the week.\n"},
      {"a short line heads the items, labels or table right below it",
       "Cranes and trams of the coast\n\nThey are many and old.\n\nAyle\n• 40 cranes\nSkerry\n• 30 cranes\n• 9 trams\n",
       "title: Cranes and trams of the coast\nparagraph <0: They are many and old.\nheading 1 <0: Ayle\n"
       "item 1 <2: 40 cranes\nheading 1 <0: Skerry\nitem 1 <4: 30 cranes\nitem 1 <4: 9 trams\n"},
      {"chapters are above unnumbered lines, plain numbers below",
       "I. Ports\n\nHistory\n\nThey are old, and they are many.\n\nII. Trams\n\nThe lines\n\n1. Ayle\n\nIt is "
       "red.\n\n2. Skerry\n\nIt is blue.\n",
       "heading 1 #1^: Ports\nheading 2 <0: History\nparagraph <1: They are old, and they are many.\nheading 1 #2^: "
       "Trams\n"
       "heading 1: The lines\nheading 2 #1^ <4: Ayle\nparagraph <5: It is red.\nheading 2 #2^ <4: Skerry\n"
       "paragraph <7: It is blue.\n"},
      {"a wiki page: a table of contents, links behind headings",
       "Ayle Metro\n\nThe Ayle Metro (Frisian: Ayler Metro) has four lines.[1]\n\nContents\n1 History\n2.1 "
       "Lines\n\nHistory[edit]\nIt opened in 1974.\n",
       "title: Ayle Metro\nparagraph <0: The Ayle Metro (Frisian: Ayler Metro) has four lines.[1]\nfurniture <0: "
       "Contents\n"
       "furniture <0: 1 History\nfurniture <0: 2.1 Lines\nheading 1 <0: History\nparagraph <5: It opened in 1974.\n"},
      {"a second headline is no section",
       "Orion sells thirty cranes in March\n\nRevenue up 30% from the year before\n\nAYLE, 5 March -- Orion sold "
       "them.\n",
       "title: Orion sells thirty cranes in March\nparagraph <0: Revenue up 30% from the year before\n"
       "paragraph <0: AYLE, 5 March -- Orion sold them.\n"},
      {"hard-wrapped paragraphs, ragged on the right",
       "The harbour of Ayle opened its fourth quay on Wednesday, and it\nadds ten cranes to a port that its mayor "
       "calls the best there is.\n"
       "The quay cost\n$3 billion in all, which the city paid over a period of nine\nyears. It is done.\n\nIt was the "
       "largest work of its kind that the region had seen in\n"
       "2019, and it has\nno equal.\n",
       "paragraph: The harbour of Ayle opened its fourth quay on Wednesday, and...\nparagraph: $3 billion in all, "
       "which the city paid over a period of nine...\n"
       "paragraph: It was the largest work of its kind that the region had seen...\n"},
      {"two sentences without a last stop are no heading; links to other pages; a signed end",
       "Cranes of Ayle and their makers\n\nAlso read: Skerry buys 30 trams\n\nThe port has 40 cranes. (With "
       "agencies)\n\nThey are old.\n\n"
       "Jane Roe is a reporter covering ports. Contact her by mail.\n",
       "title: Cranes of Ayle and their makers\nfurniture <0: Also read: Skerry buys 30 trams\n"
       "paragraph <0: The port has 40 cranes. (With agencies)\nparagraph <0: They are old.\n"
       "furniture <0: Jane Roe is a reporter covering ports. Contact her by mail.\n"},
      {"a table that was copied with tabs", "Port\tCranes\nAyle\t40\nSkerry\t30\n",
       "table-header: |Port |Cranes\ntable-row: |Ayle |40\ntable-row: |Skerry |30\n"},
  };
  for (const Case& c : kCases) Check(c, DocumentKind::kText);
}

TEST(Outline, TakesTheTitleThatItIsTold) {
  const std::string_view text =
      "A line above that is no title\n\nTop 9 ports of Ayle’s “coast”: the list\n\nThey are many.\n\nTop 9 ports of "
      "Ayle's coast, the list\n";
  const Document document = Make(text, DocumentKind::kText, "Top 9 Ports of Ayle's 'Coast' - The List");
  const Outline outline = ParseOutline(document);
  ASSERT_EQ(outline.title, 1u) << ToString(outline, document);
  EXPECT_EQ(outline.blocks[1].kind, BlockKind::kTitle);
  EXPECT_EQ(outline.blocks[3].kind, BlockKind::kFurniture);  // said again
}

TEST(Outline, DetectsTheLanguage) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"The port has 40 cranes.", "en"},
      {"港口有40台起重机。", "zh"},
      {"", "en"},
      {"The port (港口) has cranes.", "en"},
      {"AI企业OpenAI发布GPT-4模型，参数达到万亿级别", "zh"}};
  for (const auto& [text, language] : kCases) EXPECT_EQ(ParseOutline(Make(text)).language, language) << text;
  EXPECT_EQ(ParseOutline(Document::FromUtf8("港口", DocumentKind::kText, {.language = "en"})).language, "en");
}

// --- Properties that hold of any text ---

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
