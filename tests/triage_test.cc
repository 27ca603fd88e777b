// Choosing what to try by the words that stand in a sentence never loses a match.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "extractor/text_context.h"
#include "extractor/triage.h"
#include "tests/packs.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Every pattern at every word, held against what the triage lets through.
int CountMatches(const std::string& text) {
  const RuleBook& book = BuiltinBook();
  const Document document = Document::FromUtf8(text, DocumentKind::kMarkdown, {.id = "d", .path = "d"});
  FoundMentions found = FindMentions(document, book, {});
  const TextContext context(document, found.outline, book, std::move(found.mentions), std::move(found.local));
  std::vector<std::string_view> groups;
  int matches = 0;
  for (const SentenceView& sentence : context.sentences()) {
    const Triage& triage = book.triage(sentence.language);
    const std::vector<uint64_t>& words = sentence.shadow.keys;
    const std::vector<uint32_t> candidates = triage.Candidates(words);
    std::vector<uint32_t> begins;
    for (uint32_t p = 0; p < book.refs(sentence.language).size(); ++p) {
      const PatternRef ref = book.refs(sentence.language)[p];
      const Expression& expression = book.exact(sentence.language, ref);
      triage.Begins(p, words, begins);
      for (size_t w = 0; w < words.size(); ++w) {
        if (!expression.FindAt(sentence.shadow.text, sentence.shadow.words[w].at, groups)) continue;
        ++matches;
        const Rule& rule = book.rules()[ref.rule];
        SCOPED_TRACE(rule.id + ": " + rule.patterns[static_cast<size_t>(sentence.language)][ref.pattern].source);
        EXPECT_TRUE(std::binary_search(candidates.begin(), candidates.end(), p)) << sentence.shadow.text;
        EXPECT_TRUE(std::binary_search(begins.begin(), begins.end(), w)) << sentence.shadow.text;
      }
    }
  }
  return matches;
}

// "b" was taken for "ab": the size of a word changed no more than a bit of its first letter.
TEST(WordKey, TellsShortWordsApart) {
  std::vector<std::string> words = {""};
  for (size_t from = 0, size = 1; size <= 3; ++size) {
    const size_t end = words.size();
    for (; from < end; ++from)
      for (char c = 'a'; c <= 'z'; ++c) words.push_back(words[from] + c);
  }
  std::set<uint64_t> keys;
  for (const std::string& word : words) keys.insert(WordKey(word));
  EXPECT_EQ(keys.size(), words.size());
}

TEST(Triage, LosesNoMatch) {
  const fs::path corpus = fs::path(FACTLINT_SOURCE_DIR) / "corpus";
  EXPECT_GT(CountMatches(ReadAll(corpus / "metro-networks/rail-atlas-2024.md")), 30);
  EXPECT_GT(CountMatches(ReadAll(corpus / "china-ai-cities/cnrobopedia-2023.txt")), 20);
  EXPECT_GT(CountMatches(ReadAll(corpus / "china-ai-zh/cities-2025.md")), 30);
}

Pattern Compiled(std::string_view source) {
  Vocabulary vocabulary;
  vocabulary.slots["number"] = {kTypeBase};
  const std::vector<std::string> plant = {"steel plant", "old steel works", "foundry"};
  const std::vector<std::string> has = {"has", "runs"};
  vocabulary.lexsets = {{"plant", &plant}, {"has", &has}};
  return CompilePattern(source, Language::kEnglish, vocabulary).pattern;
}

// The cost of a sentence must follow what it says, so what is tried is told too.
TEST(Triage, AsksForWholePhrases) {
  const Pattern steel = Compiled("<has> ~2 {number} ~1 <plant>");
  const Pattern works = Compiled("{number} ~1 (paper works|mill)");
  const Pattern any = Compiled("[the] {number} ~1 works");
  const Triage triage({&steel, &works, &any});
  const struct {
    std::string_view words;
    std::vector<uint32_t> candidates;
    std::string_view why;
  } kCases[] = {
      {"it runs # old steel works", {0, 2}, "a phrase of three words, and its last word"},
      {"it runs # steel works", {2}, "a part of a phrase is none"},
      {"it has # foundry", {0}, "a phrase of one word"},
      {"it has steel , plant #", {}, "words that are no neighbours"},
      {"# paper works", {1, 2}, "words of the pattern itself"},
      {"# mill", {1}, "the other alternative"},
      {"old steel works", {}, "no number"},
      {"", {}, "nothing"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<uint64_t> words;
    for (size_t begin = 0; begin < c.words.size();) {
      const size_t end = std::min(c.words.find(' ', begin), c.words.size());
      const std::string_view word = c.words.substr(begin, end - begin);
      words.push_back(WordKey(word == "#" ? "\xEE\x84\x80" : word));  // U+E100: kTypeBase
      begin = end + 1;
    }
    EXPECT_EQ(triage.Candidates(words), c.candidates);
  }
}

}  // namespace
}  // namespace factlint
