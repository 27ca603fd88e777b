// Rules that are read when a text has their words find what rules find that were all read before.
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extractor/builtin.h"
#include "extractor/compiled_rules.h"
#include "extractor/compiled_texts.h"
#include "extractor/extract.h"
#include "extractor/lexicon.h"
#include "extractor/rule_hash.h"
#include "extractor/rule_pack.h"
#include "extractor/scanner.h"

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

// Each entity in the words of a test.
std::map<std::string, std::string> EntitiesOf(const EntityTable& table) {
  std::map<std::string, std::string> all;
  for (const Entity& one : table.entities())
    all[one.id] = one.name + " " + table.kinds()[one.kind].name + " in " + one.in + " of " + one.parent;
  return all;
}

TEST_P(CompiledRulesOf, HaveTheEntitiesOfTheirPacks) {
  const RuleBook all = Load(GetParam().names, Reads::kAll);
  const RuleBook compiled = Load(GetParam().names, Reads::kWithoutRules);
  EXPECT_EQ(EntitiesOf(compiled.entities()), EntitiesOf(all.entities()));
  for (const Entity& one : all.entities().entities()) {
    const int at = compiled.entities().FindEntity(one.id);
    ASSERT_GE(at, 0) << one.id;
    EXPECT_EQ(compiled.entities().entities()[static_cast<size_t>(at)].id, one.id);
  }
  EXPECT_EQ(compiled.entities().FindEntity("no-such-place"), -1);
  size_t names = 0;
  for (const Document& document : SomeOfEachField()) {
    const std::vector<Mention> expected = all.entities().Find(document);
    const std::vector<Mention> found = compiled.entities().Find(document);
    ASSERT_EQ(found.size(), expected.size()) << document.info().path;
    names += found.size();
    for (size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].span, expected[i].span);
      EXPECT_EQ(compiled.entities().entities()[found[i].entity].id, all.entities().entities()[expected[i].entity].id);
    }
  }
  EXPECT_GT(names, 20u);
}

// The lexicon that lies in the program reads what one reads that is made of the files.
TEST(CompiledLexicon, IsThatOfTheFiles) {
  std::vector<std::unique_ptr<YamlFile>> owned;
  std::vector<const YamlFile*> files;
  for (const char* path : {"rules/policy.yaml", "rules/languages/en.yaml", "rules/languages/zh.yaml",
                           "rules/units.yaml", "rules/currencies.yaml"}) {
    owned.push_back(OpenBuiltin(path));
    files.push_back(owned.back().get());
  }
  Diagnostics diagnostics;
  const auto read = Lexicon::Load(files, diagnostics);
  ASSERT_TRUE(read) << diagnostics.ToString();
  const Lexicon& built_in = Lexicon::Builtin();
  ASSERT_EQ(built_in.units().size(), (*read)->units().size());
  for (size_t i = 0; i < built_in.units().size(); ++i) {
    EXPECT_EQ(built_in.units()[i].id, (*read)->units()[i].id);
    EXPECT_EQ(built_in.units()[i].factor, (*read)->units()[i].factor) << built_in.units()[i].id;
    EXPECT_EQ(built_in.units()[i].beside, (*read)->units()[i].beside);
  }
  ASSERT_EQ(built_in.shared_signs().size(), (*read)->shared_signs().size());
  for (size_t i = 0; i < built_in.shared_signs().size(); ++i)
    EXPECT_EQ(built_in.shared_signs()[i].words, (*read)->shared_signs()[i].words);
  for (size_t i = 0; i < kVagueForms; ++i) {
    EXPECT_EQ(built_in.vague(static_cast<VagueForm>(i)).lo, (*read)->vague(static_cast<VagueForm>(i)).lo);
    EXPECT_EQ(built_in.vague(static_cast<VagueForm>(i)).hi, (*read)->vague(static_cast<VagueForm>(i)).hi);
  }
  size_t count = 0;
  for (const Document& document : SomeOfEachField()) {
    const std::vector<Mention> found = ScanMentions(document, {}, built_in, {});
    const std::vector<Mention> expected = ScanMentions(document, {}, **read, {});
    ASSERT_EQ(found.size(), expected.size());
    for (size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].span, expected[i].span);
      EXPECT_EQ(found[i].quantity.nominal, expected[i].quantity.nominal);
      EXPECT_EQ(found[i].type, expected[i].type);
      EXPECT_EQ(found[i].quantity.unit, expected[i].quantity.unit);
    }
    count += found.size();
  }
  EXPECT_GT(count, 50u);
}

// Every field that decides what a program does.
std::vector<uint64_t> FieldsOf(const Backtracker& matcher) {
  const BacktrackerProgram& program = matcher.program();
  std::vector<uint64_t> fields = {program.groups};
  for (const auto& i : program.instructions) {
    const uint64_t flags = (i.lazy ? 2u : 0u) + (i.keeps ? 1u : 0u);
    fields.insert(fields.end(), {static_cast<uint64_t>(i.op), flags, i.min, i.max, i.first, i.count, i.begins});
  }
  for (const auto& branch : program.branches)
    fields.insert(fields.end(), {branch.target, static_cast<unsigned char>(branch.begins)});
  for (const ByteSet& set : program.begins) fields.insert(fields.end(), set.bits.begin(), set.bits.end());
  fields.insert(fields.end(), program.opens.bits.begin(), program.opens.bits.end());
  for (const auto& one : program.classes)
    fields.insert(fields.end(), {one.ascii[0], one.ascii[1], one.first, one.last, one.negated ? 1u : 0u});
  for (const auto& range : program.wide) fields.insert(fields.end(), {range.lo, range.hi});
  fields.insert(fields.end(), program.texts.begin(), program.texts.end());
  return fields;
}

bool LiesInTheProgram(const Backtracker& matcher) {
  const auto* const first = kCompiledTexts.instructions.data();
  const auto* const own = matcher.program().instructions.data();
  return std::less_equal<>()(first, own) && std::less<>()(own, first + kCompiledTexts.instructions.size());
}

void ExpectSame(const PhraseSet& known, const PhraseSet& made) {
  EXPECT_EQ(known.language, made.language);
  EXPECT_EQ(known.expression, made.expression);
  EXPECT_EQ(known.begins.keys(), made.begins.keys());
  EXPECT_EQ(known.first.table(), made.first.table());
  EXPECT_EQ(known.first.size(), made.first.size());
  EXPECT_EQ(known.needed.table(), made.needed.table());
  EXPECT_EQ(known.needed.size(), made.needed.size());
}

// Guards and conditions: a word that is missing would lose matches without a sound.
TEST(CompiledTexts, HaveThePhrasesOfTheRules) {
  const RuleBook all = Load({"places", "open", "china-ai", "transit"}, Reads::kAll);
  const RuleBook needed = Load({"places", "open", "china-ai", "transit"}, Reads::kWhenNeeded);
  size_t guards = 0;
  ASSERT_EQ(needed.rules().size(), all.rules().size());
  for (size_t i = 0; i < all.rules().size(); ++i) {
    const Rule& known = needed.rules()[i];
    const Rule& made = all.rules()[i];
    SCOPED_TRACE(made.id);
    ASSERT_EQ(known.guards.size(), made.guards.size());
    for (size_t language = 0; language < 2; ++language) {
      for (size_t g = 0; g < made.guards.size(); ++g)
        ExpectSame(known.guards[g].words[language], made.guards[g].words[language]);
      ExpectSame(known.where.label[language], made.where.label[language]);
      ExpectSame(known.where.heading[language], made.where.heading[language]);
      ExpectSame(known.where.title[language], made.where.title[language]);
    }
    guards += made.guards.size();
  }
  EXPECT_GT(guards, 100u);
}

// All patterns of all packs, and that none of them is compiled when it is used.
TEST(CompiledTexts, AreWhatCompilingGives) {
  const RuleBook book = Load({"places", "open", "china-ai", "transit"}, Reads::kAll);
  size_t expressions = 0;
  for (const Rule& rule : book.rules()) {
    for (const Language language : {Language::kEnglish, Language::kChinese}) {
      const Vocabulary vocabulary = book.VocabularyOf(rule.pack, language);
      for (const Pattern& pattern : rule.patterns[static_cast<size_t>(language)]) {
        SCOPED_TRACE(rule.id + ": " + pattern.source);
        const PatternPlace place{.pack = rule.pack, .built_in = true};
        const Pattern known = CompilePatternOf(place, pattern.source, language, {}).pattern;
        const Pattern made = CompilePattern(pattern.source, language, vocabulary).pattern;
        EXPECT_EQ(known.expression, made.expression);
        EXPECT_EQ(known.literals, made.literals);
        ASSERT_EQ(known.groups.size(), made.groups.size());
        for (size_t i = 0; i < made.groups.size(); ++i) {
          EXPECT_EQ(known.groups[i].role, made.groups[i].role);
          EXPECT_EQ(known.groups[i].index, made.groups[i].index);
          EXPECT_EQ(known.groups[i].list, made.groups[i].list);
          EXPECT_EQ(known.groups[i].words, made.groups[i].words);
          EXPECT_EQ(known.groups[i].tail, made.groups[i].tail);
        }
        const std::optional<Backtracker> matcher = Backtracker::Compile(made.expression);
        const std::optional<Backtracker> found = CompileExpression(made.expression);
        ASSERT_EQ(found.has_value(), matcher.has_value());
        if (!found) continue;
        EXPECT_EQ(FieldsOf(*found), FieldsOf(*matcher));
        EXPECT_TRUE(LiesInTheProgram(*found));
        ++expressions;
      }
    }
  }
  EXPECT_GT(expressions, 1000u);
}

TEST(CompiledTexts, LeaveWhatTheyDoNotKnowToCompiling) {
  const PatternResult own = CompilePatternOf({.pack = "mine", .built_in = false}, "{number} wild geese",
                                             Language::kEnglish, {.slots = {{"number", {kTypeBase}}}});
  EXPECT_TRUE(own.errors.empty());
  EXPECT_FALSE(own.pattern.required.empty());
  const std::optional<Backtracker> matcher = CompileExpression("wild (geese|ducks)");
  ASSERT_TRUE(matcher);
  std::vector<std::string_view> groups;
  EXPECT_EQ(matcher->MatchAt("see wild ducks", 4, groups), Backtracker::Outcome::kMatch);
  EXPECT_EQ(groups.at(1), "ducks");
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
