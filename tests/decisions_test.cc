// Baseline and waivers from outside: what stays green, what turns red, and what is said of it.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <nlohmann/json.hpp>

#include "tests/holds.h"
#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

using nlohmann::json;

constexpr std::string_view kConfig = "factlint: 1\npacks: [china-ai]\n";
constexpr std::string_view kFew = "As of October 2022, Beijing had 1,048 AI companies.\n";
constexpr std::string_view kMany = "As of October 2022, Beijing had 2,517 AI companies.\n";
constexpr std::string_view kBaseline = "factlint-baseline.jsonl";

class DecisionsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("factlint.yaml", kConfig);
    folder_.Write("a.md", kFew);
    folder_.Write("b.md", kMany);
  }
  Ran Run(std::vector<std::string> words, const std::string& today = "2026-01-10") const {
    words.insert(words.end(), {"--today", today});
    return RunBinary(words, folder_.path());
  }
  json Findings(const std::string& today = "2026-01-10") const {
    return json::parse(Run({"audit", "--format", "json"}, today).out)["findings"];
  }
  json Finding(std::string_view code) const {
    for (const json& finding : Findings())
      if (finding["code"] == code) return finding;
    ADD_FAILURE() << "no " << code;
    return {};
  }
  void Adopt() const { EXPECT_EQ(Run({"baseline", "write"}).code, 0); }
  void Waive(const std::string& rest) const {
    folder_.Write("waivers.yaml", "- match: {id: \"" + Finding("FL101")["id"].get<std::string>() + "\"}\n" + rest);
  }
  TempFolder folder_;
};

TEST_F(DecisionsTest, ABaselineMakesOldFindingsPass) {
  EXPECT_EQ(Run({"check"}).code, 1);
  const Ran write = Run({"baseline", "write"});
  EXPECT_EQ(write.LastLine(), "factlint: exit 0: wrote factlint-baseline.jsonl: 1 finding");
  EXPECT_EQ(Run({"check"}).code, 0);
  EXPECT_EQ(Finding("FL101")["status"], "unchanged");
  EXPECT_EQ(Run({"baseline", "check"}).code, 0);
  folder_.Write("c.md", "As of October 2022, Shanghai had 300 AI companies.\n");
  folder_.Write("d.md", "As of October 2022, Shanghai had 900 AI companies.\n");
  const Ran red = Run({"check"});
  EXPECT_EQ(red.LastLine(), "factlint: exit 1: 1 finding at or above the gate (the default, warning)");
  EXPECT_EQ(Run({"baseline", "check"}).code, 1);
}

TEST_F(DecisionsTest, WhatChangesNoClaimChangesNoFinding) {
  Adopt();
  const std::string before = folder_.Read(std::string(kBaseline));
  const std::string id = Finding("FL101")["id"];
  const struct {
    std::string_view why;
    std::string name, text;
  } kCases[] = {
      {"a line moved", "b.md", "# News\n\nNothing else.\n\n" + std::string(kMany)},
      {"the file has another name", "renamed.md", std::string(kMany)},
      {"the sentence is reworded", "b.md", "Beijing was home to 2,517 AI companies as of October 2022.\n"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::filesystem::remove(folder_ / "b.md");
    folder_.Write(c.name, c.text);
    EXPECT_EQ(Finding("FL101")["id"], id);
    EXPECT_EQ(Finding("FL101")["status"], "unchanged");
    EXPECT_EQ(Run({"check"}).code, 0);
    EXPECT_EQ(Run({"baseline", "write"}).code, 0);
    EXPECT_EQ(folder_.Read(std::string(kBaseline)), before) << "no path, line or word in it";
    std::filesystem::remove(folder_ / c.name);
  }
  folder_.Write("b.md", kMany);
  folder_.Write("c.md", "# Third\n\nAs of October 2022, Beijing had 2,517 AI companies.\n");
  EXPECT_EQ(Finding("FL101")["id"], id) << "a third source joins a camp";
  EXPECT_EQ(Run({"check"}).code, 0);
}

TEST_F(DecisionsTest, TheRatchetLetsNothingGetWorse) {
  Adopt();
  folder_.Write("b.md", "As of October 2022, Beijing had 2,317 AI companies.\n");
  EXPECT_EQ(Run({"check"}).code, 0) << "nearer to each other";
  EXPECT_EQ(Finding("FL101")["status"], "updated");
  folder_.Write("b.md", "As of October 2022, Beijing had 2,917 AI companies.\n");
  EXPECT_EQ(Run({"check"}).code, 1);
  EXPECT_EQ(Finding("FL101")["worse"], "the gap grew from 1469 to 1869");
}

TEST_F(DecisionsTest, WhatIsGoneIsToldAndPruned) {
  Adopt();
  folder_.Write("b.md", kFew);
  const Ran check = Run({"check"});
  EXPECT_EQ(check.code, 0);
  EXPECT_TRUE(Holds(check.out, "FL903")) << check.out;
  EXPECT_EQ(Run({"check", "--fail-on-stale"}).LastLine(), "factlint: exit 3: 1 baseline entry stale (--fail-on-stale)");
  EXPECT_FALSE(Holds(Run({"check", "a.md"}).out, "FL903")) << "a part of the documents tells nothing of the rest";
  EXPECT_EQ(Run({"baseline", "prune"}).LastLine(),
            "factlint: exit 0: took 1 of 1 entry out of factlint-baseline.jsonl");
  EXPECT_FALSE(Holds(Run({"check"}).out, "FL903"));
}

TEST_F(DecisionsTest, ABaselineThatCannotBeReadIsAnError) {
  folder_.Write(std::string(kBaseline), "{\"schema\":\"factlint/baseline/9\",\"fp\":\"f1\"}\n");
  const Ran check = Run({"check"});
  EXPECT_EQ(check.code, 2);
  EXPECT_TRUE(Holds(check.err, "factlint-baseline.jsonl:1: error: the schema of this baseline is")) << check.err;
  EXPECT_EQ(Run({"baseline", "prune"}).code, 2);
  EXPECT_EQ(Run({"baseline", "write"}).code, 0) << "the way out that the message names";
  EXPECT_EQ(Run({"check"}).code, 0);
  EXPECT_EQ(Run({"check", "--baseline", "gone.jsonl"}).code, 2);
}

TEST_F(DecisionsTest, ABaselineIsOfAllOrOfNothing) {
  EXPECT_EQ(Run({"baseline", "write", "a.md"}).code, 2);
  EXPECT_EQ(Run({"baseline", "write", "--code", "FL1*"}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(folder_ / std::string(kBaseline)));
  EXPECT_EQ(Run({"baseline", "write", "a.md", "b.md"}).code, 0) << "all that there is, by name";
}

TEST_F(DecisionsTest, ARuleThatIsMostlyWrongFailsNoCheck) {
  folder_.Write("c.md", "As of October 2022, Shanghai had 300 AI companies.\n");
  folder_.Write("d.md", "As of October 2022, Shanghai had 900 AI companies.\n");
  std::string id;
  for (const json& finding : Findings())
    if (finding["key"]["subject"] == "beijing") id = finding["id"];
  folder_.Write(
      "waivers.yaml",
      "- match: {id: \"" + id + "\"}\n  outcome: tool-error\n  reason: no firms\n  until: 2026-03-31\n  pin: key\n");
  EXPECT_EQ(Run({"check"}).code, 1) << "unless it is asked for";
  folder_.Write("factlint.yaml", std::string(kConfig) + "gate: {demote: {tool_errors: 50, of: 1}}\n");
  const Ran check = Run({"check"});
  EXPECT_EQ(check.code, 0) << check.out << check.err;
  EXPECT_TRUE(Holds(check.err, "1 of the 1 decided findings of the rule china-ai/")) << check.err;
  EXPECT_TRUE(Holds(check.out, "note[FL101]")) << check.out;
  folder_.Write("factlint.yaml", std::string(kConfig) + "gate: {demote: true}\n");
  EXPECT_EQ(Run({"check"}).code, 1) << "one is too few by itself";
  EXPECT_EQ(Run({"check", "--today", "2026-06-01"}).code, 1) << "what has run out decides nothing";
}

TEST_F(DecisionsTest, TwoBaselinesAreCompared) {
  Adopt();
  std::filesystem::copy(folder_ / std::string(kBaseline), folder_ / "old.txt.before");
  folder_.Write("b.md", "As of October 2022, Beijing had 2,917 AI companies.\n");
  Adopt();
  const Ran diff = RunBinary({"baseline", "diff", "old.txt.before", std::string(kBaseline)}, folder_.path());
  EXPECT_EQ(diff.LastLine(), "factlint: exit 0: 0 new, 0 gone, 1 changed");
  EXPECT_TRUE(Holds(diff.out, "gap 1469, now 1869")) << diff.out;
  const Ran table =
      RunBinary({"baseline", "diff", "--format", "md", "old.txt.before", std::string(kBaseline)}, folder_.path());
  EXPECT_TRUE(Holds(table.out, "| changed | error | FL101 |")) << table.out;
  EXPECT_EQ(RunBinary({"baseline", "diff", "old.txt.before"}, folder_.path()).code, 2);
}

TEST_F(DecisionsTest, FindingsOfAChangedRuleAreMarkedAndNotCounted) {
  folder_.Write("b.md", kFew);
  Adopt();
  folder_.Write("b.md", kMany);
  std::string text = folder_.Read(std::string(kBaseline));
  EXPECT_EQ(Run({"check"}).code, 1) << "the rules are the same";
  // As if the rule had been another one then.
  const size_t ruleset = text.find("\"ruleset\":\"") + 11;
  text[ruleset] = text[ruleset] == '0' ? '1' : '0';
  const size_t metric = text.find("\"metric ai_company_count\":\"") + 27;
  text[metric] = text[metric] == '0' ? '1' : '0';
  folder_.Write(std::string(kBaseline), text);
  const Ran check = Run({"check"});
  EXPECT_EQ(check.code, 0);
  EXPECT_TRUE(Holds(check.err, "warning: it was written under other rules (changed: metric ai_company_count)"))
      << check.err;
  EXPECT_TRUE(Holds(check.LastLine(), "1 finding of changed rules not counted")) << check.err;
  EXPECT_EQ(Finding("FL101")["status"], "rule-changed");
  EXPECT_EQ(Run({"check", "--strict"}).code, 1);
}

TEST_F(DecisionsTest, AWaiverHoldsToItsLastDay) {
  Waive("  outcome: scope-differs\n  reason: B counts firms\n  until: 2026-03-31\n");
  EXPECT_EQ(Run({"check"}, "2026-03-31").code, 0);
  EXPECT_EQ(Finding("FL101")["waiver"], "scope-differs: B counts firms");
  const Ran after = Run({"check"}, "2026-04-01");
  EXPECT_EQ(after.code, 1);
  EXPECT_TRUE(Holds(after.out, "FL902")) << after.out;
  EXPECT_EQ(Run({"check", "--fail-on-stale"}, "2026-04-01").LastLine(),
            "factlint: exit 3: 1 waiver expired (--fail-on-stale)");
  folder_.Write("b.md", kFew);
  EXPECT_TRUE(Holds(Run({"check"}).out, "FL901")) << "nothing is left for it to waive";
}

TEST_F(DecisionsTest, WaivedFindingsGoIntoNoBaseline) {
  Waive("  outcome: scope-differs\n  reason: B counts firms\n  until: 2026-03-31\n");
  Adopt();
  EXPECT_EQ(Run({"check"}).code, 0);
  EXPECT_EQ(Run({"check"}, "2026-04-01").code, 1) << "else the waiver's end would pass unseen";
}

TEST_F(DecisionsTest, BrokenWaiversAreToldWithTheirPlace) {
  folder_.Write("waivers.yaml", "- match: {id: \"f1:0\"\n  outcome: both-wrong\n");
  EXPECT_TRUE(Holds(Run({"check"}).err, "waivers.yaml:2:")) << Run({"check"}).err;
  folder_.Write("waivers.yaml", "- match: {id: \"f1:0\"}\n  outcome: both-worng\n  reason: x\n  until: 2026-03-31\n");
  const Ran check = Run({"check"});
  EXPECT_EQ(check.code, 2);
  EXPECT_TRUE(Holds(check.err, "  2 |   outcome: both-worng\n    |            ^~~~~~~~~~ did you mean \"both-wrong\"?"))
      << check.err;
}

TEST_F(DecisionsTest, CommentsWaiveTheSentenceBelow) {
  const std::string comment = "<!-- factlint-ignore FL101 until=2026-03-31 reason=\"counts firms\" -->\n";
  folder_.Write("b.md", comment + std::string(kMany));
  EXPECT_EQ(Run({"check"}).code, 0);
  EXPECT_EQ(Run({"check"}, "2026-04-01").code, 1);
  folder_.Write("b.md", comment + "Words between.\n\n" + std::string(kMany));
  const Ran above = Run({"check"});
  EXPECT_EQ(above.code, 1);
  EXPECT_TRUE(Holds(above.out, "FL901")) << above.out;
  folder_.Write("b.md", "<!-- factlint-ignore reason=\"all\" until=2026-03-31 -->\n" + std::string(kMany));
  const Ran blanket = Run({"check"});
  EXPECT_EQ(blanket.code, 1);
  EXPECT_TRUE(Holds(blanket.out, "FL906")) << blanket.out;
  folder_.Write("b.md",
                "<!-- factlint-ignore-file FL101 reason=\"x\" until=2026-03-31 -->\n\nMore.\n\n" + std::string(kMany));
  EXPECT_EQ(Run({"check"}).code, 0);
}

TEST_F(DecisionsTest, WaiversAreAddedListedAndCounted) {
  const std::string id = Finding("FL101")["id"];
  EXPECT_EQ(Run({"waivers", "add", id}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "waivers.yaml"));
  const std::vector<std::string> add = {"waivers",  "add",         id.substr(0, 12), "--outcome",  "tool-error",
                                        "--reason", "it is \"x\"", "--until",        "2026-03-31", "--owner",
                                        "data"};
  EXPECT_EQ(Run(add).code, 0) << Run(add).err;
  EXPECT_EQ(Run({"check"}).code, 0);
  EXPECT_EQ(Run(add).code, 2) << "it is waived already";
  const Ran list = Run({"waivers", "list"});
  EXPECT_EQ(list.LastLine(), "factlint: exit 0: 1 waiver: 1 used");
  EXPECT_TRUE(Holds(list.out, "it is \"x\"")) << list.out;
  const Ran stats = Run({"waivers", "stats"});
  EXPECT_TRUE(Holds(stats.out, "FL101")) << stats.out;
  EXPECT_TRUE(Holds(stats.out, "100 % of those decided")) << stats.out;
  folder_.Write("b.md", "As of October 2022, Beijing had 2,917 AI companies.\n");
  EXPECT_EQ(Run({"check"}).code, 1) << "pinned to the values that it was written for";
  EXPECT_EQ(Run({"waivers", "list"}).LastLine(), "factlint: exit 0: 1 waiver: 1 reopened");
}

TEST_F(DecisionsTest, AFileThatCannotBeWrittenStaysAsItWas) {
  Adopt();
  const std::string before = folder_.Read(std::string(kBaseline));
  folder_.Write("b.md", "As of October 2022, Beijing had 2,917 AI companies.\n");
  const Ran elsewhere = Run({"baseline", "write", "--baseline", "no/such/folder/b.jsonl"});
  EXPECT_EQ(elsewhere.code, 2);
  EXPECT_TRUE(Holds(elsewhere.err, "cannot be opened for writing")) << elsewhere.err;
  // A full disk, as a program sees it: no file may grow.
  const std::string full =
      "cd '" + folder_.path() + "' && ulimit -f 0 && exec '" FACTLINT_BINARY "' baseline write 2>/dev/null";
  const int status = std::system(full.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 4);
  EXPECT_EQ(folder_.Read(std::string(kBaseline)), before);
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
    EXPECT_FALSE(Holds(entry.path().filename().string(), "jsonl.")) << "nothing is left aside: " << entry.path();
}

TEST_F(DecisionsTest, RunsAtOnceLeaveOneWholeBaseline) {
  for (int i = 0; i < 20; ++i) {
    folder_.Write("x" + std::to_string(i) + ".md",
                  "As of October 2022, Shanghai had " + std::to_string(100 + 37 * i) + " AI companies.\n");
  }
  Adopt();
  const std::string alone = folder_.Read(std::string(kBaseline));
  std::filesystem::remove(folder_ / std::string(kBaseline));
  std::vector<Ran> runs(4);
  std::vector<std::thread> threads;
  threads.reserve(runs.size());
  for (Ran& ran : runs) threads.emplace_back([&] { ran = Run({"baseline", "write"}); });
  for (std::thread& thread : threads) thread.join();
  for (const Ran& ran : runs) EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(folder_.Read(std::string(kBaseline)), alone);
}

// What was decided holds in every command that tells findings.
TEST_F(DecisionsTest, ExplainTellsWhatWasDecided) {
  Adopt();
  folder_.Write("corrections.yaml",
                "- match: {source: b.md, text: \"2,517\"}\n  value: \"2,600\"\n  reason: A misprint.\n");
  Waive("  outcome: both-wrong\n  reason: Nobody counted.\n  until: 2026-03-31\n  pin: key\n");
  const std::string id = Finding("FL101")["id"];
  const Ran ran = Run({"explain", id});
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const char* part :
       {"error[FL101]: Beijing's", "--> b.md:", "= waived both-wrong: Nobody counted.",
        ", updated against the baseline)", " as of October 2022, corrected by hand: value: \"2,517\" is \"2,600\"",
        "  corrected  value: \"2,517\" is \"2,600\" (A misprint.)"})
    EXPECT_NE(ran.out.find(part), std::string::npos) << part << "\n" << ran.out;
}

TEST_F(DecisionsTest, ReconcileHeedsWhatWasDecided) {
  folder_.Write("claims.jsonl", Run({"extract"}).out);
  const auto judge = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"reconcile", "claims.jsonl"});
    const Ran ran = Run(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return json::parse(ran.out.substr(0, ran.out.find('\n')), nullptr, false);
  };
  EXPECT_EQ(judge({})["status"], "new");
  EXPECT_EQ(judge({}).count("waiver"), 0u);
  Adopt();
  EXPECT_EQ(judge({})["status"], "unchanged");
  EXPECT_EQ(judge({"--sorted"})["status"], "unchanged");
  Waive("  outcome: both-wrong\n  reason: Nobody counted.\n  until: 2026-03-31\n");
  EXPECT_EQ(judge({})["waiver"], "both-wrong: Nobody counted.");
  folder_.Write("corrections.yaml",
                "- match: {source: b.md, text: \"2,517\"}\n  value: \"2,600\"\n  reason: A misprint.\n");
  EXPECT_EQ(judge({})["camps"][1]["value"], "2,600");
  EXPECT_EQ(judge({})["status"], "updated");
  folder_.Write("corrections.yaml",
                "- match: {source: b.md, text: \"2,517\"}\n  claim: false\n  reason: A telephone number.\n");
  EXPECT_EQ(judge({})["change"], "not a claim") << "nothing else: and nothing is gone, claims may be a part";
  folder_.Write("waivers.yaml", "- match: [\n");
  EXPECT_EQ(Run({"reconcile", "claims.jsonl"}).code, 2);
  EXPECT_EQ(Run({"explain", "f1:0123456789"}).code, 2);
}

TEST_F(DecisionsTest, SeveritiesAndVerdictsOfTheProject) {
  const auto configure = [&](const std::string& rest) {
    folder_.Write("factlint.yaml", std::string(kConfig) + rest);
    return Run({"check"});
  };
  EXPECT_EQ(configure("severity: [{metric: ai_company_*, severity: note}]\n").code, 0);
  EXPECT_EQ(Finding("FL101")["severity"], "note");
  EXPECT_EQ(
      configure("severity:\n  - {verdict: contradiction, severity: note}\n  - {source: b.md, severity: error}\n").code,
      1)
      << "the last that fits counts";
  EXPECT_EQ(configure("severity: [{code: FL101, severity: hidden}]\n").code, 0);
  EXPECT_EQ(configure("severity: [{code: FL101, severity: loud}]\n").code, 2);
  EXPECT_EQ(configure("gate: {error: 1}\n").LastLine(),
            "factlint: exit 0: 1 finding within the budget of max_new (the default, warning)");
  EXPECT_EQ(configure("gate: {error: {max_new: 1}}\n").code, 0);
  EXPECT_EQ(configure("gate: {error: 1, max_new: {error: 2}}\n").code, 2);
  EXPECT_EQ(configure("gate: {fail_on_verdict: [drift]}\n").LastLine(),
            "factlint: exit 0: no finding at or above the gate (fail_on_verdict: drift of the configuration)");
  EXPECT_EQ(Run({"check", "--fail-on-verdict", "contradiction"}).LastLine(),
            "factlint: exit 1: 1 finding at or above the gate (--fail-on-verdict contradiction)");
  EXPECT_EQ(Run({"check", "--fail-on-verdict", "drift", "--fail-on", "note"}).code, 1);
}

}  // namespace
}  // namespace factlint
