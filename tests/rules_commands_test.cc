// The commands for those who write rules, from outside.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

constexpr std::string_view kRules =
    "factlint_rules: 1\npack: bolts\nlexsets: {bolt: {en: [bolt], plural: true}}\n"
    "bases: {b: {subject: {slot: city}, emit: {metric: bolts, value: number}}}\n"
    "rules:\n"
    "  - {id: count, finds: How many bolts a place has., extends: b, match: {en: '{number} ~1 <bolt>'},\n"
    "     tests: [{in: Beijing has 3 bolts., out: [{subject: beijing, value: \"3\"}]}, {in: Beijing has bolts., out: "
    "[]}]}\n";

class RulesCommandsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("bolts/pack.yaml", "factlint_pack: 1\nname: bolts\n");
    folder_.Write("bolts/metrics.yaml", "factlint_metrics: 1\nmetrics: {bolts: {kind: number, series: invariant}}\n");
    folder_.Write("bolts/rules.yaml", kRules);
    folder_.Write("docs/a.txt", "Beijing has 30 steel bolts.\n");
  }
  Ran Run(const std::vector<std::string>& words, const std::string& input = "") const {
    return RunBinary(words, folder_.path(), input);
  }
  void Holds(const std::vector<std::string>& words, int code, const std::vector<std::string>& parts,
             const std::string& input = "") const {
    const Ran ran = Run(words, input);
    EXPECT_EQ(ran.code, code) << ran.err;
    for (const std::string& part : parts)
      EXPECT_NE((ran.out + ran.err).find(part), std::string::npos) << part << "\n--- in ---\n" << ran.out << ran.err;
  }
  TempFolder folder_;
};

TEST_F(RulesCommandsTest, APackIsNamedWithoutAConfiguration) {
  Holds({"rules", "list", "./bolts"}, 0, {"bolts/count  en     bolts: How many bolts", "1 rules of the packs bolts"});
  Holds({"rules", "test", "./bolts"}, 0, {"2 tests pass, 0 fail, 0 to do"});
  Holds({"rules", "test", "transit"}, 0, {" fail, "});
  // Other packs that are on know the names of the tests' sentences, and take what they take first.
  Holds({"rules", "test", "--pack", "china-ai", "--pack", "transit"}, 0, {" 0 fail, "});
  Holds({"rules", "test", "open", "--pack", "china-ai", "--pack", "transit"}, 0, {" 0 fail, "});
  Holds({"rules", "test", "trnsit"}, 2, {"unknown pack \"trnsit\"; did you mean \"transit\"?"});
}

TEST_F(RulesCommandsTest, TestsThatFailAndTodosThatPassAreShown) {
  std::string rules(kRules);
  rules.replace(rules.find("value: \"3\""), 10, "value: \"4\"");
  folder_.Write("bolts/rules.yaml", rules);
  Holds({"rules", "test", "./bolts"}, 1,
        {"bolts/rules.yaml:7: error: bolts/count: value is \"3\" instead of \"4\"", "1 tests pass, 1 fail, 0 to do"});
  rules = kRules;
  rules.replace(rules.find("{in: Beijing has bolts."), 4, "{todo: hard, in:");
  folder_.Write("bolts/rules.yaml", rules);
  Holds({"rules", "test", "./bolts"}, 0, {"note: bolts/count: passes; take the todo away (hard)"});
}

TEST_F(RulesCommandsTest, ShowPrintsWhatHolds) {
  Holds({"rules", "show", "--pack", "./bolts", "bolts/count"}, 0,
        {"# bolts/count, bolts/rules.yaml:6", "  extends: b\n"});
  Holds({"rules", "show", "--pack", "./bolts", "--resolved", "count"}, 0,
        {"# extends b, bolts/rules.yaml:4", "subject: {slot: city}", "en: [\"bolts\", \"bolt\"]"});
  Holds({"rules", "show", "transit/stations"}, 0, {"# transit/stations, rules/transit/rules.yaml:"});
  Holds({"rules", "show", "transit/statoins"}, 2,
        {"no rule \"transit/statoins\" is in use; did you mean \"transit/stations\"?"});
  Holds({"rules", "show", "open/se*"}, 0, {"- id: seat\n", "- id: seat-told\n"});
}

// A pack that comes later adds, replaces, takes away, and changes words, bases, entities.
TEST_F(RulesCommandsTest, ALaterPackOverrides) {
  folder_.Write("mine/pack.yaml", "factlint_pack: 1\nname: mine\nuses: [../bolts]\n");
  folder_.Write("mine/rules.yaml",
                "factlint_rules: 1\npack: mine\nrules:\n"
                "  - {id: nuts, subject: {slot: city}, emit: {metric: bolts, value: number}, match: {en: '{number} "
                "<bolt> and nuts'}}\n");
  folder_.Write("mine/bolts.yaml",
                "factlint_rules: 1\npack: bolts\nlexsets: {bolt: {en: [rivet], plural: true}}\nrules: []\n");
  const auto claims = [&](const std::string& text) {
    return Run({"extract", "--pack", "./mine", "--from", "text", "-"}, text).out;
  };
  const auto rule_of = [&](const std::string& text) {
    const std::string out = claims(text);
    const size_t at = out.find("\"rule\":\"");
    return at == std::string::npos ? "" : out.substr(at + 8, out.find('"', at + 8) - at - 8);
  };
  EXPECT_EQ(rule_of("Beijing has 3 rivets."), "bolts/count") << "the lexset was replaced";
  EXPECT_EQ(rule_of("Beijing has 3 bolts."), "open/count");
  EXPECT_EQ(rule_of("Beijing has 3 rivets and nuts."), "mine/nuts") << "another pack's words can be used";
  folder_.Write("mine/bolts.yaml",
                "factlint_rules: 1\npack: bolts\nrules: [{id: count, extends: b, match: {en: '{number} screws'}}]\n");
  EXPECT_EQ(rule_of("Beijing has 3 screws."), "bolts/count") << "the rule was replaced, its base was not";
  Holds({"rules", "show", "--resolved", "--pack", "./mine", "bolts/count"}, 0,
        {"# bolts/count, mine/bolts.yaml:3", "# extends b, bolts/rules.yaml:4", "# replaces bolts/rules.yaml:6"});
  folder_.Write("mine/bolts.yaml", "factlint_rules: 1\npack: bolts\nrules: [{id: count, off: true}]\n");
  EXPECT_EQ(rule_of("Beijing has 3 bolts."), "open/count") << "the rule was taken away";
  folder_.Write("mine/entities.yaml",
                "factlint_entities: 1\nentities: {beijing: {off: true}, newtown: {kind: city, en: [Newtown]}}\n");
  folder_.Write("mine/bolts.yaml", "factlint_rules: 1\npack: bolts\nrules: []\n");
  EXPECT_NE(claims("Newtown has 3 bolts.").find("\"id\":\"newtown\""), std::string::npos);
  EXPECT_EQ(claims("Beijing has 3 bolts.").find("\"kind\":\"city\""), std::string::npos) << "the entity was taken away";
  folder_.Write("mine/metrics.yaml",
                "factlint_metrics: 1\nmetrics: {bolts: {kind: number, label: bolts of all kinds, series: flow}}\n");
  Holds({"rules", "show", "--pack", "./mine", "--format", "markdown", "bolts/count"}, 0,
        {"`bolts`: bolts of all kinds (a number, what comes to pass"});
}

// Words of one pack are no business of another's.
TEST_F(RulesCommandsTest, PacksKeepTheirWords) {
  folder_.Write("other/pack.yaml", "factlint_pack: 1\nname: other\n");
  folder_.Write("other/rules.yaml", "factlint_rules: 1\npack: other\nlexsets: {bolt: {en: [door]}}\nrules: []\n");
  const Ran ran = Run({"extract", "--pack", "./bolts", "--pack", "./other", "docs/a.txt"});
  EXPECT_NE(ran.out.find("\"rule\":\"bolts/count\""), std::string::npos) << ran.out << ran.err;
}

TEST_F(RulesCommandsTest, LintCountsHitsInTheDocumentsOfTheConfiguration) {
  Holds({"rules", "lint", "./bolts"}, 0, {"0 warnings; no documents were read"});
  folder_.Write("factlint.yaml", "factlint: 1\npacks: [./bolts]\ndocuments: [docs/*.txt]\n");
  Holds({"rules", "lint", "bolts"}, 0, {"0 warnings\n"});
  folder_.Write("docs/a.txt", "Beijing has 30 nuts.\n");
  Holds({"rules", "lint", "bolts"}, 1,
        {"bolts/rules.yaml:6:10: warning: no claim of \"bolts/count\" in the documents", "[no-hit]"});
}

TEST_F(RulesCommandsTest, ProfileCountsSentencesMatchesAndClaims) {
  const Ran ran = Run({"rules", "profile", "--pack", "./bolts", "docs"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const size_t line = ran.out.find("bolts/count");
  ASSERT_NE(line, std::string::npos) << ran.out;
  EXPECT_NE(ran.out.substr(line, ran.out.find('\n', line) - line).find("          1          1          1"),
            std::string::npos)
      << ran.out;
}

TEST_F(RulesCommandsTest, ExplainReadsATextOrStandardInput) {
  Holds({"explain", "--pack", "./bolts", "--rule", "bolts/count", "Beijing has 36 AI outfits."}, 0,
        {"matched 1 of 3, \"36\"; expected <bolt>, found \"AI outfits\""});
  Holds({"explain", "--pack", "./bolts", "--rule", "bolts/count", "-"}, 0, {"matched \"36 bolts\": a claim"},
        "# Beijing\n\nThere are 36 bolts.\n");
  Holds({"explain", "--pack", "./bolts", "--rule", "bolts/cuont", "x"}, 2, {"did you mean \"bolts/count\"?"});
  Holds({"explain", "--rule", "open/count"}, 2, {"needs a text"});
}

}  // namespace
}  // namespace factlint
