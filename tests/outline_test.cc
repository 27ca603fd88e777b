#include "extractor/outline.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

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
      {"wide colons in the line below the heads", "| Port | Cranes |\n|：---|：---|\n| Ayle | 40 |\n",
       "table-header: |Port |Cranes\ntable-row: |Ayle |40\n"},
      {"three lines with bars inside are a table", "Port | Cranes\nAyle | 40\nSkerry | 9\n",
       "table-header: |Port |Cranes\ntable-row: |Ayle |40\ntable-row: |Skerry |9\n"},
      {"two are none", "Port | Cranes\nAyle | 40\n", "paragraph: Port | Cranes Ayle | 40\n"},
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
      {"a mark in the brackets of a head parts no columns", "Port,Output (2024, kt),Cranes\nAyle,12,40\n",
       "table-header: |Port |Output (2024, kt) |Cranes\ntable-row: |Ayle |12 |40\n"},
      {"where the rows have as many, it does", "Port,Output (2024,kt),Cranes\nAyle,12,40,7\n",
       "table-header: |Port |Output (2024 |kt) |Cranes\ntable-row: |Ayle |12 |40 |7\n"},
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

}  // namespace
}  // namespace factlint
