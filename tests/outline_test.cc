#include "extractor/outline.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace factlint
