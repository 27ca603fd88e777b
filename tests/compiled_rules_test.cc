// Rules that are read when a text has their words find what rules find that were all read before.
#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extractor/compiled_rules.h"
#include "extractor/extract.h"
#include "extractor/rule_hash.h"
#include "extractor/rule_pack.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

RuleBook Load(const std::vector<std::string>& names, Reads reads) {
  std::vector<PackFiles> packs;
  for (const std::string& name : names) packs.push_back(std::move(*OpenBuiltinPack(name)));
  Result<RuleBook> book = RuleBook::Load(std::move(packs), {}, reads);
  EXPECT_TRUE(book) << book.error().what;
  return std::move(*book);
}

std::vector<Document> Documents(const std::vector<std::string>& paths) {
  std::vector<Document> documents;
  for (const std::string& path : paths) {
    std::ifstream in(fs::path(FACTLINT_SOURCE_DIR) / "corpus" / path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_FALSE(text.empty()) << path;
    documents.push_back(Document::FromUtf8(std::move(text), DocumentKind::kMarkdown, {.id = path, .path = path}));
  }
  return documents;
}

std::vector<Document> SomeOfEachField() {
  return Documents({"metro-networks/rail-atlas-2024.md", "china-ai-cities/cnrobopedia-2023.txt",
                    "china-ai-zh/cities-2025.md", "companies-desk/nordic.txt"});
}

// Every claim with where it comes from, in the order of the text.
std::vector<std::string> ClaimsOf(const Document& document, const RuleBook& book) {
  std::vector<std::string> claims;
  for (const Claim& claim : ExtractClaims(document, book, {}).claims)
    claims.push_back(claim.id + " " + claim.rule + " " + claim.metric + " " + claim.subject.id + " " + claim.text);
  return claims;
}

struct Packs {
  std::vector<std::string> names;
  const char* why;
};

void PrintTo(const Packs& packs, std::ostream* out) { *out << packs.why; }

class CompiledRulesOf : public testing::TestWithParam<Packs> {};

TEST_P(CompiledRulesOf, FindWhatAllRulesFind) {
  const RuleBook all = Load(GetParam().names, Reads::kAll);
  const RuleBook needed = Load(GetParam().names, Reads::kWhenNeeded);
  EXPECT_EQ(needed.ruleset(), all.ruleset());
  EXPECT_EQ(HashRules(needed), HashRules(all));
  size_t claims = 0;
  for (const Document& document : SomeOfEachField()) {
    SCOPED_TRACE(document.info().path);
    const std::vector<std::string> expected = ClaimsOf(document, all);
    EXPECT_EQ(ClaimsOf(document, needed), expected);
    claims += expected.size();
  }
  EXPECT_GT(claims, 10u);
}

INSTANTIATE_TEST_SUITE_P(
    , CompiledRulesOf,
    testing::Values(Packs{{"places", "open"}, "what is on by itself"},
                    Packs{{"places", "open", "china-ai"}, "one pack"},
                    Packs{{"places", "open", "transit"}, "kinds without those of the pack between"},
                    Packs{{"places", "open", "china-ai", "transit"}, "all, in the order of the tables"},
                    Packs{{"places", "open", "transit", "china-ai"}, "all, in another order"},
                    Packs{{"places", "china-ai"}, "without open"}, Packs{{"places", "transit"}, "the last alone"}));

TEST(CompiledRules, AreThoseOfTheBook) {
  const RuleBook all = Load({"places", "open", "china-ai", "transit"}, Reads::kAll);
  const RuleBook needed = Load({"places", "open", "china-ai", "transit"}, Reads::kWhenNeeded);
  ASSERT_EQ(needed.rule_heads().size(), all.rules().size());
  for (size_t i = 0; i < all.rules().size(); ++i) EXPECT_EQ(needed.rule_heads()[i].id, all.rules()[i].id);
  for (const Language language : {Language::kEnglish, Language::kChinese}) {
    ASSERT_EQ(needed.refs(language).size(), all.refs(language).size());
    for (size_t i = 0; i < all.refs(language).size(); ++i) {
      EXPECT_EQ(needed.refs(language)[i].rule, all.refs(language)[i].rule);
      EXPECT_EQ(needed.refs(language)[i].pattern, all.refs(language)[i].pattern);
    }
  }
  EXPECT_EQ(needed.rules().back().patterns[0].size(), all.rules().back().patterns[0].size()) << "all, where asked for";
}

// Many threads meet rules that nobody read yet.
TEST(CompiledRules, AreReadOnceByAnyThread) {
  const RuleBook all = Load({"places", "open", "china-ai", "transit"}, Reads::kAll);
  const std::vector<Document> documents = SomeOfEachField();
  for (int round = 0; round < 5; ++round) {
    const RuleBook needed = Load({"places", "open", "china-ai", "transit"}, Reads::kWhenNeeded);
    std::vector<std::future<std::vector<std::string>>> found;
    for (size_t i = 0; i < 2 * documents.size(); ++i)
      found.push_back(std::async(std::launch::async, [&, i] {
        return ClaimsOf(documents[(i + static_cast<size_t>(round)) % documents.size()], needed);
      }));
    for (size_t i = 0; i < found.size(); ++i)
      EXPECT_EQ(found[i].get(), ClaimsOf(documents[(i + static_cast<size_t>(round)) % documents.size()], all));
  }
}

}  // namespace
}  // namespace factlint
