#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "extractor/rule_test.h"
#include "tests/packs.h"

namespace factlint {
namespace {

// The tests of one pack pass, but those marked todo, which must not.
void ExpectTestsPass(const RuleBook& book, std::string_view pack, int at_least) {
  int count = 0;
  for (const RuleTestResult& result : RunRuleTests(book, pack)) {
    SCOPED_TRACE(result.path + ":" + std::to_string(result.line) + " " + result.rule + ": " + result.in);
    ++count;
    if (result.todo.empty())
      EXPECT_EQ(result.wrong, "");
    else
      EXPECT_NE(result.wrong, "") << "passes: take the todo away";
  }
  EXPECT_GE(count, at_least);
}

TEST(Rules, OfOpenPassTheirTests) { ExpectTestsPass(OpenBook(), "open", 40); }
TEST(Rules, OfTransitPassTheirTests) { ExpectTestsPass(BuiltinBook(), "transit", 24); }
TEST(Rules, OfChinaAiPassTheirTests) { ExpectTestsPass(BuiltinBook(), "china-ai", 60); }

// What forbids a claim is as much a part of a rule as what makes one.
TEST(Rules, EachHasAPositiveAndANegativeTest) {
  for (const Rule& rule : BuiltinBook().rules()) {
    SCOPED_TRACE(rule.id);
    bool positive = false;
    bool negative = false;
    for (const RuleTest& test : rule.tests) {
      positive = positive || test.node["out"].size() > 0;
      negative = negative || test.node["out"].size() == 0;
    }
    EXPECT_TRUE(positive);
    EXPECT_TRUE(negative);
  }
}

// The invariant of extract.h: each mention that is no name made a claim or is listed, never both.
void ExpectEachNumberOnce(const Document& document) {
  const Extraction extraction = ExtractClaims(document, BuiltinBook(), {});
  std::set<uint64_t> claimed;
  std::set<uint64_t> mentioned;  // a superlative is a rank, and no number
  for (const Mention& mention : extraction.mentions) mentioned.insert(mention.span.begin);
  for (const Claim& claim : extraction.claims)
    if (!std::holds_alternative<Location>(claim.value) && mentioned.count(claim.place->start) > 0)
      claimed.insert(claim.place->start);
  size_t refused = 0;
  for (const Unclaimed& unclaimed : extraction.unclaimed) {
    const Mention& mention = extraction.mentions.at(unclaimed.mention);
    EXPECT_EQ(claimed.count(mention.span.begin), 0u) << document.Slice(mention.span);
    EXPECT_FALSE(std::string_view(unclaimed.reason).empty());
    refused += mention.refusal == Refusal::kNone ? 0 : 1;
  }
  size_t numbers = 0;
  size_t refusals = 0;
  for (const Mention& mention : extraction.mentions) {
    if (mention.type == MentionType::kEntity) continue;
    ++numbers;
    refusals += mention.refusal == Refusal::kNone ? 0 : 1;
  }
  EXPECT_EQ(numbers, claimed.size() + extraction.unclaimed.size());
  EXPECT_EQ(refusals, refused);
}

TEST(Rules, EveryNumberIsClaimedOrListed) {
  const std::string_view kTexts[] = {
      "Wuhan has 500 AI companies, 12% of the nation's total, and 3 labs on 5G.",
      "# Top 10 cities\n\n## 1. Wuhan\n\n- 30 of the top 100 firms\n- since 2017\n",
      "武汉拥有近500家人工智能企业，占全国的12%。",
      "No numbers here.",
  };
  for (const std::string_view text : kTexts) {
    SCOPED_TRACE(text);
    DocumentInfo info{.id = "d", .path = "d"};
    ExpectEachNumberOnce(Document::FromUtf8(std::string(text), DocumentKind::kMarkdown, info));
  }
}

// On every corpus at hand: those that ship, and the folders that FACTLINT_CORPORA names ("a:b").
TEST(Rules, EveryNumberOfTheCorporaIsClaimedOrListed) {
  namespace fs = std::filesystem;
  std::vector<fs::path> folders = {fs::path(FACTLINT_SOURCE_DIR) / "corpus"};
  const char* more = std::getenv("FACTLINT_CORPORA");  // NOLINT(concurrency-mt-unsafe)
  std::istringstream list(more ? more : "");
  for (std::string folder; std::getline(list, folder, ':');) folders.emplace_back(folder);
  int documents = 0;
  for (const fs::path& folder : folders) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
      const std::string type = entry.path().extension().string();
      if (type != ".txt" && type != ".md" && type != ".csv") continue;
      SCOPED_TRACE(entry.path().string());
      std::ifstream file(entry.path(), std::ios::binary);
      std::ostringstream bytes;
      bytes << file.rdbuf();
      DocumentInfo info{.id = "d", .path = "d"};
      const DocumentKind kind = type == ".txt"  ? DocumentKind::kText
                                : type == ".md" ? DocumentKind::kMarkdown
                                                : DocumentKind::kCsv;
      ExpectEachNumberOnce(Document::FromUtf8(bytes.str(), kind, info));
      ++documents;
    }
  }
  EXPECT_GE(documents, 20);
}

}  // namespace
}  // namespace factlint
