// Packs that are wrong, or mean harm: each ends with 2 and says where and why, in
// time and memory that follow the size of the files.
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

constexpr std::string_view kPack = "factlint_pack: 1\nname: p\n";
constexpr std::string_view kMetrics = "factlint_metrics: 1\nmetrics: {m: {kind: number}}\n";
constexpr std::string_view kHead = "factlint_rules: 1\npack: p\n";

std::string Repeat(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

// A rules file with one rule of this pattern.
std::string WithPattern(std::string_view pattern, std::string_view lexsets = "") {
  return fmt::format(
      "{}{}rules:\n  - {{id: r, subject: {{slot: city}}, emit: {{metric: m, value: number}}, match: {{en: '{}'}}}}\n",
      kHead, lexsets, pattern);
}

std::string WithRule(std::string_view rule, std::string_view more = "") {
  return fmt::format("{}{}rules:\n  - {{{}}}\n", kHead, more, rule);
}

Ran LoadPack(const TempFolder& folder, const std::map<std::string, std::string>& files) {
  folder.Write("p/pack.yaml", kPack);
  folder.Write("p/metrics.yaml", kMetrics);
  for (const auto& [name, bytes] : files) folder.Write("p/" + name, bytes);
  return RunBinary({"rules", "list", "--pack", "./p"}, folder.path());
}

constexpr std::string_view kGood =
    "id: r, subject: {slot: city}, emit: {metric: m, value: number}, match: {en: '{number} bolts'}";

TEST(BadPacks, TheYardstickIsGood) {
  const TempFolder folder;
  const Ran ran = LoadPack(folder, {{"rules.yaml", WithRule(kGood)}});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("p/r"), std::string::npos);
}

TEST(BadPacks, EndWithTwoAndThePlace) {
  const std::string laugh = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
  const struct {
    std::string why;
    std::string file, bytes;
    std::string said;
  } kCases[] = {
      {"anchors grow without bound", "rules.yaml", std::string(kHead) + laugh,
       "rules.yaml:3:4: error: YAML anchors are not"},
      {"an alias of nothing", "rules.yaml", std::string(kHead) + "rules: *a\n", "rules.yaml:3:"},
      {"a megabyte of words", "rules.yaml", WithPattern("{number} " + Repeat("ab ", 350'000)),
       "a pattern has at most 10000 bytes"},
      {"a megabyte of raw RE2", "rules.yaml", WithPattern("re: " + Repeat("(", 1'000'000)),
       "a pattern has at most 10000 bytes"},
      {"brackets in brackets", "rules.yaml", WithPattern("{number} " + Repeat("(", 4000)),
       "brackets are nested more than 20 deep"},
      {"options in options", "rules.yaml", WithPattern("{number} a " + Repeat("[a ", 3000)),
       "brackets are nested more than 20 deep"},
      {"repetitions that multiply", "rules.yaml", WithPattern("re: ((a{100}){100}){100}"),
       "no RE2 expression: invalid repetition size"},
      {"a gap without end", "rules.yaml", WithPattern("{number} ~1000000000 bolts"),
       "a gap is ~n with n from 0 to 20 words"},
      {"cyclic bases", "rules.yaml",
       WithRule("id: r, extends: a, emit: {metric: m, value: number}, match: {en: '{number} bolts'}",
                "bases: {a: {extends: b}, b: {extends: a}}\n"),
       "\"a\" extends itself"},
      {"a base that extends itself, of no rule", "rules.yaml", std::string(kHead) + "bases: {a: {extends: a}}\n",
       "\"a\" extends itself"},
      {"an empty entry", "rules.yaml", WithPattern("{number} <e>", "lexsets: {e: {en: [x, '']}}\n"),
       "matches the empty text"},
      {"an entry of quotation marks", "rules.yaml", WithPattern("{number} <e>", "lexsets: {e: {en: ['\"']}}\n"),
       "matches the empty text"},
      {"a lexset without entries", "rules.yaml", WithPattern("{number} <e>", "lexsets: {e: {en: []}}\n"),
       "lexset <e> is empty"},
      {"a raw expression that matches nothing at all", "rules.yaml", WithPattern("re:a*"),
       "the expression matches the empty text"},
      {"nothing but slots", "rules.yaml", WithPattern("{number} ~3 [bolts]"), "a pattern needs a word or a lexset"},
      {"a key twice", "rules.yaml", std::string(kHead) + "rules: []\nrules: []\n", "the key \"rules\" stands twice"},
      {"Latin 1", "rules.yaml", std::string(kHead) + "lexsets: {a: {en: [caf\xE9]}}\n",
       "rules.yaml:3:1: error: the file is not written in UTF-8"},
      {"UTF-16", "rules.yaml",
       std::string("\xFF\xFE"
                   "f\0a\0",
                   6),
       "rules.yaml: error: holds a NUL byte"},
      {"a NUL byte", "rules.yaml", std::string("factlint_rules: 1\0", 18), "holds a NUL byte"},
      {"deep lists", "rules.yaml", std::string(kHead) + "rules: " + Repeat("[", 1000) + Repeat("]", 1000),
       "nested too deeply"},
      {"deep maps", "rules.yaml", std::string(kHead) + "rules: " + Repeat("{a: ", 100'000), "nested too deeply"},
      {"two documents", "rules.yaml", std::string(kHead) + "---\na: b\n", "a second YAML document"},
      {"a list for a file", "rules.yaml", "- a\n", "a file of a pack begins with its kind"},
      {"a map for the rules", "rules.yaml", std::string(kHead) + "rules: {a: b}\n", "\"rules\" must be a list"},
      {"a list for the lexsets", "rules.yaml", std::string(kHead) + "lexsets: [a]\n", "\"lexsets\" must be a map"},
      {"a word for a rule", "rules.yaml", std::string(kHead) + "rules: [x]\n", "a rule must be a map"},
      {"no id", "rules.yaml", WithRule("emit: {metric: m, value: number}, match: {en: '{number} bolts'}"),
       "a rule needs \"id\""},
      {"an unknown language", "rules.yaml", std::string(kHead) + "languages: [fr]\n",
       "unknown language \"fr\"; one of: en, zh"},
      {"an unknown entity", "rules.yaml",
       WithRule("id: r, subject: {entity: chnia}, emit: {metric: m, value: number}, match: {en: '{number} bolts'}"),
       "unknown entity \"chnia\""},
      {"an unknown rule to beat", "rules.yaml", WithRule(std::string(kGood) + ", beats: [q]"), "unknown rule \"q\""},
      {"a guard beside what nothing captures", "rules.yaml",
       WithRule(std::string(kGood) + ", not_if: [{before: mony, any: [not]}]"), "no pattern captures \"mony\""},
      {"a subject that nothing fills", "rules.yaml",
       WithRule("id: r, emit: {metric: m, value: number}, match: {en: '{number} bolts'}"),
       "no pattern fills the role \"subject\""},
      {"a metric's kind", "metrics.yaml", "factlint_metrics: 1\nmetrics: {m: {kind: numbr}}\n",
       "did you mean \"number\"?"},
      {"a metric's key", "metrics.yaml", "factlint_metrics: 1\nmetrics: {m: {kind: number}}\nderve: []\n",
       "did you mean \"derive\"?"},
      {"the pack's key", "pack.yaml", "factlint_pack: 1\nnmae: p\n", "did you mean \"name\"?"},
      {"a shape that is no expression", "entities.yaml", "factlint_entities: 1\nkinds: {a: {is: thing, shape: '(x'}}\n",
       "the shape is no regular expression"},
      {"a kind of what nobody knows", "entities.yaml", "factlint_entities: 1\nkinds: {a: {is: thing, of: netwrok}}\n",
       "did you mean \"network\"?"},
      {"an unknown dimension", "rules.yaml",
       WithRule("id: r, subject: {entity: china}, emit: {metric: m, value: measure, dimension: lenght}, match: {en: "
                "'{measure} bolts'}"),
       "no unit has the dimension \"lenght\""},
      {"more kinds than a shadow has letters", "entities.yaml",
       "factlint_entities: 1\nkinds:\n" +
           [] {
             std::string kinds;
             for (int i = 0; i < 300; ++i) kinds += fmt::format("  k{}: {{is: thing}}\n", i);
             return kinds;
           }(),
       "more than 200 kinds"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const TempFolder folder;
    const Ran ran = LoadPack(folder, {{c.file, c.bytes}});
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.out, "");
    const std::string err = ran.err.substr(0, 2000);  // hints stand below the line
    EXPECT_TRUE(err.find(c.said) != std::string::npos ||
                err.find(c.said.substr(0, c.said.find("; "))) != std::string::npos)
        << err;
    EXPECT_LT(ran.err.size(), 4000u) << "no message repeats a long line";
  }
}

TEST(BadPacks, AllMistakesAreToldAtOnce) {
  const TempFolder folder;
  const std::string rules =
      std::string(kHead) +
      "lexsets: {bolt: {en: [bolt], plurl: true}}\n"
      "rules:\n"
      "  - {id: a, subject: {slot: cty}, emit: {metric: m, value: number}, match: {en: '{nmber} ~1 <blot>'}}\n"
      "  - {id: b, id: c, emit: {metric: mm, value: number}, match: {en: '{city:subject} {number} x'}}\n";
  const Ran ran =
      LoadPack(folder, {{"rules.yaml", rules}, {"metrics.yaml", "factlint_metrics: 1\nmetrics: {m: {knd: number}}\n"}});
  EXPECT_EQ(ran.code, 2);
  for (const char* said :
       {"unknown key \"plurl\"", "unknown slot \"cty\"", "unknown slot {nmber}", "unknown lexset <blot>",
        "the key \"id\" stands twice", "unknown metric \"mm\"", "unknown key \"knd\"", "8 errors"})
    EXPECT_NE(ran.err.find(said), std::string::npos) << said << "\n" << ran.err;
  EXPECT_NE(ran.err.find("^~~~~~~ did you mean \"number\"?"), std::string::npos)
      << "the mark is under the slot, not under the pattern\n"
      << ran.err;
}

TEST(BadPacks, ManyMistakesAreCutOff) {
  std::string rules = std::string(kHead) + "lexsets:\n";
  for (int i = 0; i < 20'000; ++i) rules += fmt::format("  l{}: {{en: [w{}]}}\n", i, i);
  rules += "rules:\n";
  for (int i = 0; i < 2000; ++i)
    rules += fmt::format(
        "  - {{id: r{}, subject: {{slot: city}}, emit: {{metric: m, value: number}}, match: {{en: '{{number}} "
        "<x{}>'}}}}\n",
        i, i);
  const TempFolder folder;
  const Ran ran = LoadPack(folder, {{"rules.yaml", rules}});
  EXPECT_EQ(ran.code, 2);
  const std::string tail = ran.err.substr(ran.err.size() - 400);
  EXPECT_NE(tail.find("481 errors"), std::string::npos) << tail;
  EXPECT_NE(tail.find("too many mistakes: the 1520 rules from here on were not read"), std::string::npos) << tail;
}

// Each rule costs some ten kilobytes: what a person writes loads, what a program made by
// mistake is told at once.
TEST(BadPacks, TwentyThousandRulesLoadAndNoMore) {
  for (const int count : {20'000, 20'001, 100'000}) {
    std::string rules =
        std::string(kHead) + "bases: {b: {subject: {slot: city}, emit: {metric: m, value: number}}}\nrules:\n";
    for (int i = 0; i < count; ++i)
      rules += fmt::format("  - {{id: r{}, extends: b, match: {{en: '{{number}} w{}'}}}}\n", i, i);
    const TempFolder folder;
    folder.Write("p/pack.yaml", kPack);
    folder.Write("p/metrics.yaml", kMetrics);
    folder.Write("p/rules.yaml", rules);
    folder.Write("factlint.yaml", "factlint: 1\npacks: []\n");
    folder.Write("a.txt", "Beijing has 500 w19999.\n");
    const Ran ran = RunBinary({"extract", "--config", "factlint.yaml", "--pack", "./p", "a.txt"}, folder.path());
    if (count > 20'000) {
      EXPECT_EQ(ran.code, 2) << count;
      EXPECT_NE(ran.err.find(fmt::format("{} rules are more than the 20000 that a pack may have", count)),
                std::string::npos)
          << ran.err.substr(0, 300);
      continue;
    }
    EXPECT_NE(ran.out.find("\"rule\":\"p/r19999\""), std::string::npos) << ran.out << ran.err.substr(0, 300);
  }
}

TEST(BadPacks, TwoWithOneName) {
  const TempFolder folder;
  for (const char* place : {"a/pack.yaml", "b/pack.yaml"}) folder.Write(place, kPack);
  const Ran ran = RunBinary({"rules", "list", "--pack", "./a", "--pack", "./b"}, folder.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("two packs have the name \"p\": this one and that of a"), std::string::npos) << ran.err;
  EXPECT_EQ(RunBinary({"rules", "list", "--pack", "./a", "--pack", "./a"}, folder.path()).code, 0)
      << "the same one twice is one";
}

TEST(BadPacks, ThatUseEachOther) {
  const TempFolder folder;
  const auto pack = [](const std::string& name, const std::string& used) {
    return fmt::format("factlint_pack: 1\nname: {}\nuses: [../{}]\n", name, used);
  };
  folder.Write("a/pack.yaml", pack("a", "b"));
  folder.Write("b/pack.yaml", pack("b", "c"));
  folder.Write("c/pack.yaml", pack("c", "a"));
  Ran ran = RunBinary({"rules", "list", "--pack", "./a"}, folder.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("c/pack.yaml:3:7: error: packs use each other in a circle: a uses b uses c uses a"),
            std::string::npos)
      << ran.err;
  folder.Write("c/pack.yaml", "factlint_pack: 1\nname: c\n");
  ran = RunBinary({"rules", "list", "--pack", "./a", "--pack", "./c"}, folder.path());
  EXPECT_EQ(ran.code, 0) << "two ways to one pack are no circle\n" << ran.err;
  folder.Write("a/pack.yaml", pack("a", "a"));
  ran = RunBinary({"rules", "list", "--pack", "./a"}, folder.path());
  EXPECT_NE(ran.err.find("packs use each other in a circle: a uses a"), std::string::npos) << ran.err;
}

TEST(BadPacks, APlaceThatLiesInItselfIsSaid) {
  const TempFolder folder;
  folder.Write("t.txt", "Alpha Hall has 900 seats.\n");
  folder.Write("p/pack.yaml", "factlint_pack: 1\nname: p\nlabel: P\n");
  const auto run = [&](const std::string& entities) {
    folder.Write("p/entities.yaml", "factlint_entities: 1\nkinds:\n  hall: {is: place}\nentities:\n" + entities);
    return RunBinary({"extract", "--pack", "./p", "t.txt"}, folder.path());
  };
  EXPECT_EQ(run("  a: {kind: hall, en: [Alpha Hall], in: b}\n  b: {kind: hall, en: [Beta Hall]}\n").code, 0);
  const Ran circle = run("  a: {kind: hall, en: [Alpha Hall], in: b}\n  b: {kind: hall, en: [Beta Hall], parent: a}\n");
  EXPECT_EQ(circle.code, 2);
  for (const char* where :
       {"p/entities.yaml:5:3: error: \"a\" lies in itself", "p/entities.yaml:6:3: error: \"b\" lies in"})
    EXPECT_NE(circle.err.find(where), std::string::npos) << circle.err;
}

TEST(BadPacks, FoldersThatAreNone) {
  const TempFolder folder;
  folder.Write("empty/notes.txt", "x");
  const struct {
    std::string pack, said;
  } kCases[] = {{"./none", "there is no folder \"./none\" for a pack"},
                {"./empty", "is no pack: it has no pack.yaml"},
                {"china-ia", "unknown pack \"china-ia\"; did you mean \"china-ai\"?"}};
  for (const auto& c : kCases) {
    const Ran ran = RunBinary({"rules", "list", "--pack", c.pack}, folder.path());
    EXPECT_EQ(ran.code, 2);
    EXPECT_NE(ran.err.find(c.said), std::string::npos) << ran.err;
  }
}

}  // namespace
}  // namespace factlint
