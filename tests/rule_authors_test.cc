// What the program tells those who write rules.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extractor/rule_explain.h"
#include "extractor/rule_lint.h"
#include "extractor/rule_show.h"
#include "extractor/text_context.h"
#include "extractor/yaml_print.h"
#include "tests/packs.h"

namespace factlint {
namespace {

// `places` and a pack "p" with this rules file.
RuleBook BookOf(const std::string& rules) {
  Diagnostics diagnostics;
  std::vector<PackFiles> packs;
  packs.push_back(std::move(*OpenBuiltinPack("places")));
  PackFiles own{.name = "p", .files = {}};
  own.files.push_back(
      YamlFile::Parse("p/metrics.yaml", "factlint_metrics: 1\nmetrics: {m: {kind: number}}\n", diagnostics));
  own.files.push_back(YamlFile::Parse("p/rules.yaml", "factlint_rules: 1\npack: p\n" + rules, diagnostics));
  packs.push_back(std::move(own));
  Result<RuleBook> book = RuleBook::Load(std::move(packs), diagnostics);
  EXPECT_TRUE(book) << (book ? "" : book.error().what);
  return std::move(*book);
}

std::string Rule(std::string_view keys) {
  return "rules:\n  - {id: r, subject: {slot: city}, emit: {metric: m, value: number}, " + std::string(keys) + "}\n";
}

std::string Gaps(int count) {
  std::string gaps;
  for (int i = 0; i < count; ++i) gaps += " ~20 a";
  return gaps;
}

constexpr std::string_view kTested =
    "tests: [{in: Beijing has 3 bolts., out: [{value: \"3\"}]}, {in: Beijing has bolts., out: []}]";

std::string NamesOf(const std::vector<Diagnostic>& warnings) {
  std::string names;
  for (const Diagnostic& d : warnings) {
    EXPECT_TRUE(d.warning);
    EXPECT_GT(d.line, 0) << d.what;
    names += (names.empty() ? "" : " ") + d.what.substr(d.what.rfind('[') + 1, d.what.size() - d.what.rfind('[') - 2);
  }
  return names;
}

TEST(RuleLint, WarnsOfWhatIsSeldomMeant) {
  const std::string tested(kTested);
  const struct {
    std::string rules, names, why;
  } kCases[] = {
      {Rule("match: {en: ['{number} bolts']}, " + tested), "", "nothing to say"},
      {Rule("match: {en: ['{number} bolts']}"), "no-positive-test no-negative-test", "no tests at all"},
      {Rule("match: {en: ['{number} bolts']}, tests: [{in: Beijing has 3 bolts., out: [{value: \"3\"}]}]"),
       "no-negative-test", "what it must leave alone"},
      {Rule("match: {en: ['{number} bolts']}, tests: [{in: Beijing has 3 bolts., out: [{value: \"3\"}]}, {in: x, out: "
            "[], todo: y}]"),
       "no-negative-test", "a todo proves nothing"},
      {Rule("match: {en: ['{number} bolts'], zh: ['{number} 个 螺栓']}, " + tested), "language-without-test",
       "Chinese patterns"},
      {"languages: [en, zh]\n" + Rule("match: {en: ['{number} bolts']}, " + tested), "language-without-pattern",
       "none in the file"},
      {Rule("match: {en: ['{number} ~2 ~3 bolts']}, " + tested), "gaps-side-by-side", "one gap that reads as two"},
      {Rule(
           "match: {en: ['{number!}']}, tests: [{in: Beijing has 3., out: [{value: \"3\"}]}, {in: Beijing., out: []}]"),
       "matches-anything", "every number"},
      {Rule("weak: true, match: {en: ['{number!}']}, tests: [{in: Beijing has 3., out: [{value: \"3\"}]}, {in: "
            "Beijing., out: []}]"),
       "", "a weak rule may"},
      {"rules:\n  - {id: r, subject: {slot: city}, emit: {metric: 'count:{noun}', value: number}, match: {en: "
       "['{number} bolts']}, "
       "tests: [{in: Beijing has bolts., out: []}]}\n",
       "no-positive-test never-resolves", "{noun} is not captured"},
      {"rules:\n  - {id: r, subject: {slot: city}, emit: {metric: m, value: number, population: pop}, match: {en: "
       "['{number} bolts']}, " +
           tested + "}\n",
       "never-resolves", "no gap captures the population"},
      {"rules:\n  - {id: r, subject: {slot: number}, emit: {metric: m, value: number}, match: {en: ['{number} "
       "bolts']}, "
       "tests: [{in: Beijing has bolts., out: []}]}\n",
       "no-positive-test never-resolves", "a number is no subject"},
      {"rules:\n  - {id: r, subject: {slot: city, from: table.row}, where: {block: paragraph}, emit: {metric: m, "
       "value: number}, "
       "match: {en: ['{number} bolts']}, tests: [{in: Beijing has bolts., out: []}]}\n",
       "no-positive-test never-resolves", "a paragraph has no row"},
      {Rule("match: {en: ['{number} bolts', '{number}" + Gaps(150) + " bolts']}, " + tested), "large-program",
       "a hundred and fifty gaps"},
      {"lexsets: {x: {en: [bolts of Beijing]}}\n" + Rule("match: {en: ['{number} bolts', '{number} <x>']}, " + tested),
       "shadowed-entry", "the text shows {city} there"},
      {"lexsets: {x: {en: [bolt]}}\n" + Rule("match: {en: ['{number} bolts']}, " + tested), "unused-lexset",
       "nobody names it"},
      {Rule("match: {en: ['{number} bolts']}, " + tested) +
           "  - {id: s, subject: {slot: city}, emit: {metric: m, value: number}, match: {en: ['{number} bolts']}, "
           "tests: [{in: Beijing has "
           "bolts., out: []}]}\n",
       "no-positive-test tie", "the same pattern twice"},
      {Rule("match: {en: ['{number} bolts']}, beats: [s], " + tested) +
           "  - {id: s, subject: {slot: city}, emit: {metric: m, value: number}, match: {en: ['{number} bolts']}, "
           "tests: [{in: Beijing has "
           "bolts., out: []}]}\n",
       "no-positive-test", "settled"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why + "\n" + c.rules);
    EXPECT_EQ(NamesOf(LintRules(BookOf(c.rules), {"p"}, nullptr)), c.names);
  }
}

TEST(RuleLint, CountsHitsInTheCorpus) {
  const RuleBook book = BookOf(Rule("match: {en: ['{number} bolts']}, " + std::string(kTested)));
  const auto use = [&](std::string text) {
    return UseOfRules(book, Document::FromUtf8(std::move(text), DocumentKind::kText, {.id = "d", .path = "d"}));
  };
  const RuleUse without = use("Beijing has 3 nuts.");
  EXPECT_EQ(NamesOf(LintRules(book, {"p"}, &without)), "no-hit");
  const RuleUse with = use("Beijing has 3 bolts.");
  EXPECT_EQ(NamesOf(LintRules(book, {"p"}, &with)), "");
}

// The packs that ship are held to the same.
TEST(RuleLint, TheBuiltinPacksAreClean) {
  for (const Diagnostic& d : LintRules(BuiltinBook(), {}, nullptr)) ADD_FAILURE() << ToString(d);
}

TEST(RuleExplain, TellsHowFarAPatternGot) {
  const struct {
    std::string pattern, text;
    size_t matched, parts;
    std::string expected;
    bool before;
  } kCases[] = {
      {"{city} ~3 <has> ~3 {number} ~2 <bolt>", "Beijing has 36 AI outfits.", 5, 7, "<bolt>", false},
      {"{city} ~3 <has> ~3 {number} ~2 <bolt>", "There are 36 steel bolts.", 3, 7, "<has>", true},
      {"{number} (steel|brass) bolts", "Beijing has 36 steel nuts.", 2, 3, "bolts", false},
      {"{number} [new] bolts", "Beijing has 36 old bolts.", 1, 3, "bolts", false},
      {"~2 bolts of {number}", "Beijing has bolts for 5.", 1, 4, "of", false},
      {"{date} ~1 bolts", "Beijing has 36 nuts.", 0, 3, "{date}", false},
  };
  const RuleBook book = BookOf("lexsets: {has: {en: [has, had]}, bolt: {en: [bolt], plural: true}}\nrules: []\n");
  const Vocabulary vocabulary = book.VocabularyOf("p", Language::kEnglish);
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.pattern + " on " + c.text);
    const Document document = Document::FromUtf8(c.text, DocumentKind::kText, {.id = "d", .path = "d"});
    FoundMentions found = FindMentions(document, book, {});
    const TextContext context(document, found.outline, book, std::move(found.mentions), std::move(found.local));
    const PartialMatch far = LongestPartialMatch(c.pattern, context.sentences().front().shadow, vocabulary);
    EXPECT_EQ(far.matched, c.matched);
    EXPECT_EQ(far.parts, c.parts);
    EXPECT_EQ(far.expected, c.expected);
    EXPECT_EQ(far.before, c.before);
  }
}

TEST(RuleExplain, TellsWhatStoppedAMatch) {
  const std::string two =
      "rules:\n"
      "  - {id: r, subject: {slot: city, from: [clause]}, emit: {metric: m, value: number}, match: {en: ['{number} "
      "bolts']},\n"
      "     not_if: [{in: sentence, any: [never]}, {before: value, within: 2, any: [no], as: denied}]}\n"
      "  - {id: s, subject: {slot: city}, emit: {metric: m, value: number}, where: {block: heading}, match: {en: "
      "['{number} steel bolts']}}\n"
      "  - {id: t, subject: {slot: city}, emit: {metric: m, value: number}, match: {en: ['{number} bolts of "
      "steel']}}\n";
  const RuleBook book = BookOf(two);
  const struct {
    std::string text, told;
    size_t rule;
  } kCases[] = {
      {"Beijing has 36 AI outfits.", "matched 1 of 2, \"36\"; expected bolts, found \"AI outfits\"", 0},
      {"Beijing has 36 bolts.", "matched \"36 bolts\": a claim", 0},
      {"Beijing has 36 bolts.", "subject from the sentence; as of unknown; actual", 0},
      {"Beijing never had 36 bolts.", "removed by guard 1 of not_if (line 5: one of its words)", 0},
      {"Beijing has no 36 bolts.", "as of unknown; denied", 0},
      {"Somebody has 36 bolts.", "no claim: nothing fills the role \"subject\" (looked in: clause)", 0},
      {"Beijing has 36 bolts of steel.", "no claim: p/t took the number, with a longer match", 0},
      {"Beijing has 36 steel bolts.", "not tried: `where:` asks for another place than this paragraph", 1},
      {"Beijing has 36, and bolts.", "found \", and bolts\"", 0},
      {"Beijing has 36", "found the end of the sentence", 0},
      {"北京有36个螺栓。", "the rule has no pattern in this language (zh)", 0},
      {"Nothing here.", "no mention in it: no rule looks at it", 0},
      {"Beijing has 5G and 3 nuts.", "no mention: identifier", 0},
      {"Beijing has 36 nuts.", "shadow    {city} has {number} nuts\n", 0},
  };
  for (const auto& c : kCases) {
    const Document document = Document::FromUtf8(c.text, DocumentKind::kText, {.id = "d", .path = "d"});
    const std::string told = ExplainRule(book, c.rule, document, {});
    EXPECT_NE(told.find(c.told), std::string::npos) << c.told << "\n--- in ---\n" << told;
  }
}

TEST(PatternParts, KeepBracketsWhole) {
  const struct {
    std::string_view pattern;
    std::vector<std::string> parts;
  } kCases[] = {
      {"{number} ~2:pop <ai> [of (the|a)]", {"{number}", "~2:pop", "<ai>", "[of (the|a)]"}},
      {"a ~~3{city:subject}<x>", {"a", "~~3", "{city:subject}", "<x>"}},
      {"\\( {city} \\)", {"\\(", "{city}", "\\)"}},
      {"re: (a b)+", {"re: (a b)+"}},
      {"", {}},
  };
  for (const auto& c : kCases) EXPECT_EQ(PatternParts(c.pattern), c.parts) << c.pattern;
}

TEST(RuleShow, ResolvesWhatHolds) {
  const RuleBook book = BookOf(
      "lexsets: {bolt: {en: [bolt, 'nut, big'], plural: true}}\n"
      "bases:\n"
      "  far: {subject: {slot: city, from: [clause]}, not_if: [{in: title, any: [x]}]}\n"
      "  near: {extends: far, emit: {metric: m, value: number, scope: {a: b}}}\n"
      "rules:\n"
      "  - {id: r, extends: near, subject: {from: [sentence]}, emit: {apart: true}, match: {en: ['{number} "
      "<bolt>']}}\n");
  EXPECT_EQ(ShowRule(book, book.rules()[0], ShowAs::kResolved),
            "# p/r, p/rules.yaml:8\n"
            "# extends near, p/rules.yaml:6\n"
            "# extends far, p/rules.yaml:5\n"
            "- id: r\n"
            "  emit: {apart: true, metric: m, value: number, scope: {a: b}}\n"
            "  subject: {from: [sentence], slot: city}\n"
            "  match: {en: ['{number} <bolt>']}\n"
            "  not_if: [{in: title, any: [x]}]\n"
            "lexsets:\n"
            "  bolt:\n"
            "    en: [\"bolts\", \"bolt\", \"nut, bigs\", \"nut, big\"]\n");
  EXPECT_EQ(book.rules()[0].roles.at("subject").from, std::vector<Rung>{Rung::kSentence});
  EXPECT_TRUE(book.rules()[0].emits[0].apart);
}

// What is printed reads back as what it was.
TEST(YamlPrint, ReadsBack) {
  const std::string_view kTexts[] = {
      "a: {b: [1, '2', \"true\", true, '', 'it''s', \"x\\ny\", \"tab\\t\", '- a', 'a: b', '#c', '{number} ~2 <x>', "
      "中文, 'a, b', \"\\\\\"]}\n",
      "a: []\nb: {}\nc: 'null'\n",
  };
  for (const std::string_view text : kTexts) {
    Diagnostics diagnostics;
    const auto file = YamlFile::Parse("a.yaml", std::string(text), diagnostics);
    ASSERT_TRUE(file);
    std::string printed;
    for (size_t i = 0; i < file->root().size(); ++i)
      printed += PrintEntry(file->root().key(i).scalar(), {file->root().at(i)}, 0);
    const auto again = YamlFile::Parse("b.yaml", printed, diagnostics);
    ASSERT_TRUE(again) << printed << diagnostics.ToString();
    EXPECT_EQ(PrintFlow(again->root()), PrintFlow(file->root())) << printed;
    const Node a = file->root()["a"]["b"];
    for (size_t i = 0; i < a.size(); ++i)
      EXPECT_EQ(again->root()["a"]["b"].at(i).scalar(), a.at(i).scalar()) << printed;
  }
}

}  // namespace
}  // namespace factlint
