// One document on several threads: what is found does not tell how many there were.
#include "extractor/extract.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/packs.h"

namespace factlint {
namespace {

// What one sentence leaves to the next, what the layout says, what guards remove and what no
// rule takes: all must be the same wherever the text is cut for the threads.
std::string Part(int i) {
  const std::string n = std::to_string(100 + i % 900);
  return "## " + std::to_string(i + 1) + ". Wuhan\n\nAt the end of 2024 Wuhan had " + n +
         " AI companies, Hefei 90 and Xiamen 70. Against 40 in Hefei, it runs 12 laboratories. It employs 3," + n +
         " people, of whom 400 are engineers and 200 are in sales. It has no plans for 55 more laboratories.\n\n" +
         "Ostra and Helvik employ " + n +
         " and 2,150 people respectively. Orion Robotics, founded in 1998, is "
         "based in Hefei. Its revenue rose from 1." +
         n + " billion yuan in 2022 to 2 billion in 2023.\n\n" + "5 comments\n\n- Stations: " + n +
         "\n- Lines: 4\n\n| Firm | Founded | Staff |\n|---|---|---|\n| Alba Robotics "
         "| 1998 | " +
         n + " |\n\n" + "截至2024年底，合肥有" + n + "家人工智能企业，厦门有70家，武汉90家。\n\n";
}

Document Long() {
  std::string text;
  for (int i = 0; i < 1200; ++i) text += Part(i);
  return Document::FromUtf8(std::move(text), DocumentKind::kMarkdown, {.id = "d", .path = "d"});
}

// A claim's line of what became of a match, for comparing.
std::string Print(const MatchFate& fate) {
  return std::to_string(static_cast<int>(fate.kind)) + " " + std::to_string(fate.rule) + " " +
         std::to_string(fate.sentence) + " " + std::to_string(fate.begin) + " " + std::to_string(fate.winner);
}

struct Found {
  Extraction extraction;
  std::vector<std::string> fates;
};

Found Extract(const Document& document, int jobs) {
  ExtractOptions options;
  options.jobs = jobs;
  std::vector<MatchFate> fates;
  Found found{.extraction = ExtractClaims(document, BuiltinBook(), options, &fates), .fates = {}};
  for (const MatchFate& fate : fates) found.fates.push_back(Print(fate));
  return found;
}

TEST(Extract, FindsTheSameOnAnyNumberOfThreads) {
  const Document document = Long();
  const Found one = Extract(document, 1);
  ASSERT_GT(one.extraction.outline.sentences.size(), 10000u);  // several windows of sentences
  ASSERT_GT(one.extraction.claims.size(), 10000u);
  ASSERT_FALSE(one.extraction.unclaimed.empty());
  for (const int jobs : {2, 5}) {
    const Found more = Extract(document, jobs);
    EXPECT_EQ(ToString(more.extraction.outline, document), ToString(one.extraction.outline, document));
    EXPECT_EQ(more.extraction.mentions.size(), one.extraction.mentions.size());
    EXPECT_TRUE(more.extraction.claims == one.extraction.claims) << jobs;
    EXPECT_EQ(more.fates, one.fates) << jobs;
    ASSERT_EQ(more.extraction.unclaimed.size(), one.extraction.unclaimed.size());
    for (size_t i = 0; i < one.extraction.unclaimed.size(); ++i) {
      EXPECT_EQ(more.extraction.unclaimed[i].mention, one.extraction.unclaimed[i].mention);
      EXPECT_EQ(more.extraction.unclaimed[i].reason, one.extraction.unclaimed[i].reason);
    }
  }
}

// The claims of a part do not depend on where it stands: no window of sentences forgets what
// the one before it said.
TEST(Extract, ReadsEachPartOfALongTextAlike) {
  const Document document = Long();
  std::vector<std::vector<std::string>> parts(1200);
  const Found found = Extract(document, 3);
  const std::string& text = document.text();
  std::vector<size_t> begins;
  for (size_t at = text.find("## "); at != std::string::npos; at = text.find("\n## ", at + 1)) begins.push_back(at);
  ASSERT_EQ(begins.size(), parts.size());
  for (const Claim& claim : found.extraction.claims) {
    const auto behind = std::upper_bound(begins.begin(), begins.end(), claim.place->start);
    parts[static_cast<size_t>(behind - begins.begin()) - 1].push_back(claim.metric + " " + claim.subject.id);
  }
  EXPECT_GT(parts[0].size(), 10u);
  for (size_t i = 1; i < parts.size(); ++i) EXPECT_EQ(parts[i], parts[1]) << i;
}

}  // namespace
}  // namespace factlint
