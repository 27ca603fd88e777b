// The program from outside: what it reads, prints and ends with.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "tests/holds.h"
#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

constexpr std::string_view kConfig = "factlint: 1\npacks: [china-ai]\n";
constexpr std::string_view kFew = "As of October 2022, Beijing had 1,048 AI companies.\n";
constexpr std::string_view kMany = "As of October 2022, Beijing had 2,517 AI companies.\n";

// Two documents that cannot both be right.
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("factlint.yaml", kConfig);
    folder_.Write("a.txt", kFew);
    folder_.Write("b.txt", kMany);
  }
  Ran Run(const std::vector<std::string>& words, const std::string& input = "") const {
    return RunBinary(words, folder_.path(), input);
  }
  TempFolder folder_;
};

std::string FirstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

TEST_F(ProgramTest, AuditReportsAndCheckFails) {
  const Ran audit = Run({"audit"});
  EXPECT_EQ(audit.code, 0);
  EXPECT_TRUE(Holds(audit.out, "FL101")) << audit.out;
  EXPECT_EQ(audit.LastLine(), "factlint: exit 0: read 2 documents, found 2 claims, 1 finding");
  const Ran check = Run({"check"});
  EXPECT_EQ(check.code, 1);
  EXPECT_EQ(check.out, audit.out);
  EXPECT_EQ(check.LastLine(), "factlint: exit 1: 1 finding at or above the gate (the default, warning)");
  EXPECT_EQ(Run({"check", "--fail-on", "never"}).code, 0);
  EXPECT_EQ(Run({"check", "--exit-zero"}).code, 0);
  EXPECT_EQ(Run({"check", "--code", "FL2*"}).code, 0) << "what is filtered out is not judged";
}

TEST_F(ProgramTest, ThePageHoldsTheDocuments) {
  const Ran page = Run({"audit", "--format", "html"});
  EXPECT_EQ(page.code, 0);
  EXPECT_TRUE(Holds(page.out, "data-document=\"0\">{\"text\":\"As of October 2022, Beijing had 1,048 AI companies."));
  EXPECT_TRUE(Holds(page.out, "data-document=\"1\">{\"text\":\"As of October 2022, Beijing had 2,517 AI companies."));
}

// A run has the name of the folder that it audits, wherever it is started.
TEST_F(ProgramTest, ReportsNameTheirFolder) {
  const std::string name = std::filesystem::path(folder_.path()).filename();
  const std::string id = "\"automationDetails\":{\"id\":\"factlint/" + name + "/\"}";
  EXPECT_TRUE(Holds(Run({"audit", "--format", "sarif"}).out, id));
  EXPECT_TRUE(Holds(RunBinary({"audit", "--format", "sarif", folder_.path()}).out, id));
}

TEST_F(ProgramTest, TheConfigurationSetsTheGate) {
  folder_.Write("factlint.yaml", std::string(kConfig) + "gate: {max_new: {error: 1, warning: 1}}\n");
  const Ran check = Run({"check"});
  EXPECT_EQ(check.code, 0);
  EXPECT_TRUE(Holds(check.LastLine(), "within the budget of max_new")) << check.err;
}

TEST_F(ProgramTest, AFolderBelowUsesTheConfigurationAbove) {
  folder_.Write("sub/deep/c.txt", kFew);
  const Ran above = Run({"audit", "--format", "json"});
  EXPECT_EQ(RunBinary({"audit", "--format", "json"}, folder_ / "sub/deep").out, above.out);
  EXPECT_EQ(RunBinary({"audit", "--format", "json", folder_.path()}, "/").out, above.out);
  const Ran one = RunBinary({"extract", "c.txt"}, folder_ / "sub/deep");
  EXPECT_TRUE(Holds(one.out, "\"path\":\"sub/deep/c.txt\"")) << one.out << one.err;
}

TEST_F(ProgramTest, MistakesEndWithTwo) {
  const struct {
    std::vector<std::string> words;
    std::string_view said;
  } kCases[] = {
      {{}, "no command was given; see factlint --help"},
      {{"adit"}, "unknown command \"adit\"; did you mean \"audit\"?"},
      {{"audit", "--formta", "json"}, "unknown option \"--formta\"; did you mean \"--format\"?"},
      {{"audit", "--format", "jsn"}, "unknown value \"jsn\" of --format; did you mean \"json\"?"},
      {{"audit", "--fail-on", "error"}, "audit has no option --fail-on; it belongs to: check"},
      {{"audit", "b.tx"}, "there is no file or folder \"b.tx\"; did you mean \"b.txt\"?"},
      {{"audit", "*.doc"}, "no file matches \"*.doc\""},
      {{"audit", "--pack", "china-ia"}, "unknown pack \"china-ia\""},
      {{"audit", "--pack", "./gone"}, "there is no folder \"./gone\" for a pack"},
      {{"audit", "--config", "gone.yaml"}, "gone.yaml: error: No such file or directory"},
      {{"audit", "--format", "json", "--format", "sarif"}, "only one report can go to standard output"},
      {{"audit", "--output", "no/such/folder/x.txt"}, "cannot be opened for writing"},
      {{"explain"}, "explain needs a code"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.said);
    const Ran ran = Run(c.words);
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_TRUE(Holds(ran.err, c.said)) << ran.err;
    EXPECT_EQ(ran.LastLine().substr(0, 18), "factlint: exit 2: ");
  }
}

TEST_F(ProgramTest, AllMistakesOfTheConfigurationInOneRun) {
  folder_.Write("factlint.yaml",
                "factlint: 1\npack: [china-ai]\ndocuments:\n  - path: a.txt\n    tittle: x\n    trust: much\n");
  const Ran ran = Run({"check"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(Holds(ran.err, "factlint.yaml:2:1: error: unknown key \"pack\"")) << ran.err;
  EXPECT_TRUE(Holds(ran.err, "  2 | pack: [china-ai]\n    | ^~~~ did you mean \"packs\"?\n")) << ran.err;
  EXPECT_TRUE(Holds(ran.err, "factlint.yaml:5:5: error: unknown key \"tittle\"")) << ran.err;
  EXPECT_TRUE(Holds(ran.err, "factlint.yaml:6:12: error: \"trust\" must be a number")) << ran.err;
  folder_.Write("factlint.yaml", "factlint: 1\ndocuments: [a.txt\n");
  EXPECT_EQ(Run({"check"}).code, 2) << "no YAML at all";
}

TEST_F(ProgramTest, WithoutPathAndConfigurationThereIsNothingToDo) {
  const TempFolder bare;
  bare.Write("a.txt", kFew);
  const Ran ran = RunBinary({"audit"}, bare.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(Holds(ran.err, "there is no factlint.yaml in this folder or above it, and no PATH was given"));
  EXPECT_EQ(RunBinary({"extract", "a.txt"}, bare.path()).code, 0) << "a PATH is enough";
}

TEST_F(ProgramTest, NothingToLookAtIsNeverGreen) {
  const TempFolder empty;
  empty.Write("factlint.yaml", kConfig);
  for (const char* command : {"audit", "check", "extract"}) {
    SCOPED_TRACE(command);
    const Ran nothing = RunBinary({command}, empty.path());
    EXPECT_EQ(nothing.code, 3);
    EXPECT_EQ(nothing.LastLine(), "factlint: exit 3: there was no document to read");
    EXPECT_EQ(RunBinary({command, "--allow-empty"}, empty.path()).code, 0);
  }
  empty.Write("a.txt", "Nothing is claimed here.\n");
  for (const char* command : {"audit", "check", "extract"}) {
    SCOPED_TRACE(command);
    EXPECT_EQ(RunBinary({command}, empty.path()).LastLine(), "factlint: exit 3: no claim was found in 1 document");
    EXPECT_EQ(RunBinary({command, "--allow-empty"}, empty.path()).code, 0);
  }
  EXPECT_EQ(RunBinary({"mentions"}, empty.path()).code, 0) << "a text may well have no number";
}

TEST_F(ProgramTest, WhatCannotBeReadIsAFindingAndTheRestGoesOn) {
  std::string binary = "Text, and then";
  for (int i = 0; i < 3000; ++i) binary += static_cast<char>(i * 7);
  folder_.Write("broken.txt", binary);
  folder_.Write("paper.pdf", "%PDF-1.4");
  folder_.Write("bad.jsonl", "{\"id\": \"x\", \"text\": \"Shanghai has 600 AI companies.\"}\n{\"id\": 1,\n");
  const std::vector<std::string> paths = {"a.txt", "broken.txt", "paper.pdf", "bad.jsonl"};
  std::vector<std::string> words = {"check", "--format", "jsonl"};
  words.insert(words.end(), paths.begin(), paths.end());
  const Ran ran = Run(words);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(Holds(ran.err, "read 2 documents of 5") || Holds(ran.err, "no finding")) << ran.err;
  for (const char* name :
       {"broken.txt was not read: ", "paper.pdf was not read: its type", "bad.jsonl:2 was not read: no JSON"})
    EXPECT_TRUE(Holds(ran.out, name)) << name << "\n" << ran.out;
  words.push_back("--strict");
  EXPECT_EQ(Run(words).code, 3);
  EXPECT_EQ(Run(words).LastLine(), "factlint: exit 3: 3 of 5 documents could not be read (--strict)");
}

TEST_F(ProgramTest, AFileWithoutPermissionIsNotRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  ASSERT_EQ(::chmod((folder_ / "b.txt").c_str(), 0), 0);
  EXPECT_TRUE(Holds(Run({"audit"}).out, "b.txt was not read: Permission denied"));
}

TEST_F(ProgramTest, TheSameBytesForAnyThreadsAndAnyOrder) {
  for (int i = 0; i < 40; ++i)
    folder_.Write("more/" + std::to_string(i) + ".md",
                  "# Shanghai\n\nIn 2023 it had " + std::to_string(600 + i % 3) + " AI companies.\n");
  for (const char* command : {"audit", "extract", "mentions"}) {
    SCOPED_TRACE(command);
    const std::string one = Run({command, "--jobs", "1"}).out;
    EXPECT_FALSE(one.empty());
    for (const char* jobs : {"1", "2", "8"}) EXPECT_EQ(Run({command, "--jobs", jobs}).out, one) << jobs;
    EXPECT_EQ(Run({command, "more", "a.txt", "b.txt"}).out, Run({command, "b.txt", "a.txt", "more", "more/3.md"}).out);
  }
}

TEST_F(ProgramTest, ReconcileJudgesWhatExtractPrinted) {
  const std::string claims = Run({"extract"}).out;
  const std::string findings = Run({"audit", "--format", "jsonl"}).out;
  EXPECT_FALSE(findings.empty());
  EXPECT_EQ(Run({"reconcile"}, claims).out, findings);
  folder_.Write("one.jsonl", claims.substr(0, claims.find('\n') + 1));
  folder_.Write("two.jsonl", claims.substr(claims.find('\n') + 1));
  EXPECT_EQ(Run({"reconcile", "one.jsonl", "two.jsonl"}).out, findings);
  // The same as a stream, in whatever form; formats that list claims keep them.
  std::vector<std::string> lines;
  std::istringstream all(claims);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end(), [](const std::string& a, const std::string& b) {
    const auto key = [](const std::string& line) {
      const auto json = nlohmann::json::parse(line);
      return std::make_pair(json["subject"]["id"].get<std::string>(), json["metric"].get<std::string>());
    };
    return key(a) < key(b);
  });
  std::string sorted;
  for (const std::string& line : lines) sorted += line + "\n";
  EXPECT_EQ(Run({"reconcile", "--sorted"}, sorted).out, findings);
  EXPECT_EQ(Run({"reconcile", "--sorted", "--jobs", "2"}, sorted).out, findings);
  for (const char* format : {"text", "json", "csv"})
    EXPECT_EQ(Run({"reconcile", "--sorted", "--format", format}, sorted).out,
              Run({"reconcile", "--format", format}, sorted).out)
        << format;
  auto early = nlohmann::json::parse(lines.back());
  early["id"] = "c1:early";
  early["subject"]["id"] = "aachen";
  const std::string backwards = lines.front() + "\n" + early.dump() + "\n";
  EXPECT_EQ(Run({"reconcile", "--sorted"}, backwards).code, 2);
  EXPECT_TRUE(Holds(Run({"reconcile", "--sorted"}, backwards).err, "standard input:2: error: out of order"));
  EXPECT_TRUE(Holds(Run({"reconcile", "--sorted", "--show", "all"}, backwards).err, "out of order"));
  const Ran twice = Run({"reconcile", "one.jsonl", "one.jsonl"});
  EXPECT_EQ(twice.code, 2);
  const Ran broken = Run({"reconcile", "gone.jsonl", "-"}, "{\"id\": 1}\nno JSON\n");
  EXPECT_EQ(broken.code, 2);
  EXPECT_TRUE(Holds(broken.err, "gone.jsonl: error: No such file")) << broken.err;
  EXPECT_TRUE(Holds(broken.err, "standard input:1") && Holds(broken.err, "standard input:2")) << broken.err;
  EXPECT_EQ(Run({"reconcile"}, "").code, 3) << "no claim is never green";
}

TEST_F(ProgramTest, AFilterThatFitsNothingIsNoSilentGreen) {
  const Ran slip = Run({"check", "--subject", "bejing", "--metric", "ai_*", "--code", "FL1O1"});
  EXPECT_EQ(slip.code, 0);
  EXPECT_EQ(slip.err,
            "factlint: warning: --subject \"bejing\" fits nothing in these documents; did you mean \"beijing\"?\n"
            "factlint: warning: --code \"FL1O1\" fits nothing in these documents; did you mean \"FL101\"?\n"
            "factlint: exit 0: no finding at or above the gate (the default, warning)\n");
  EXPECT_FALSE(Holds(Run({"check", "--source", "a.txt", "--subject", "Beijing", "--code", "FL2*"}).err, "warning:"))
      << "what could be there is no slip";
  EXPECT_EQ(Run({"check", "--subject", "Beijing"}).code, 1) << "a name as people write it";
}

// A check that could not run is told, and a project may make it fail.
TEST_F(ProgramTest, ChecksWithoutInputsAreFindings) {
  const std::string text = "As of October 2022, 29% of China's AI companies were in Beijing.\n";
  folder_.Write("a.txt", text);
  folder_.Write("b.txt", text);
  EXPECT_EQ(Run({"audit", "--format", "jsonl", "--code", "FL904"}).out, "");
  const Ran all = Run({"audit", "--format", "jsonl", "--show", "all", "--code", "FL904"});
  EXPECT_TRUE(Holds(all.out, "\"message\":\"share-of-total did not run")) << all.out;
  EXPECT_EQ(Run({"reconcile", "--show", "all", "--code", "FL904"}, Run({"extract"}).out).out, all.out);
  folder_.Write("factlint.yaml", std::string(kConfig) + "severity: [{code: FL904, severity: warning}]\n");
  const Ran check = Run({"check"});
  EXPECT_EQ(check.code, 1) << check.err;
  EXPECT_TRUE(Holds(check.out, "warning[FL904] ")) << check.out;
  EXPECT_TRUE(Holds(Run({"reconcile"}, Run({"extract"}).out).out, "\"code\":\"FL904\""));
  folder_.Write("factlint.yaml", std::string(kConfig) + "severity: [{code: FL*, severity: warning}]\n");
  EXPECT_EQ(Run({"check"}).code, 0) << "a glob brings nothing out";
}

TEST_F(ProgramTest, KeysShowWhatWasMerged) {
  folder_.Write("c.txt", "Shanghai has 600 AI companies.\n");
  const Ran keys = Run({"keys"});
  EXPECT_EQ(keys.code, 0);
  EXPECT_EQ(keys.out.substr(0, keys.out.find("\nshanghai")),
            "beijing ai_company_count\n  2 claims of 2 sources: a.txt, b.txt");
  EXPECT_FALSE(Holds(Run({"keys", "--largest", "1"}).out, "shanghai"));
}

TEST_F(ProgramTest, RulesAreListedAndTested) {
  const Ran list = Run({"rules", "list"});
  EXPECT_EQ(list.code, 0);
  EXPECT_TRUE(Holds(list.out, "china-ai/") && Holds(list.out, "open/")) << list.out;
  folder_.Write("mine/pack.yaml", "factlint_pack: 1\nname: mine\n");
  EXPECT_EQ(Run({"rules", "list", "--pack", "./mine"}).code, 0) << Run({"rules", "list", "--pack", "./mine"}).err;
  EXPECT_EQ(Run({"rules", "test", "chinai"}).code, 2);
  EXPECT_EQ(Run({"rules", "tset"}).code, 2);
  EXPECT_TRUE(Holds(Run({"rules", "tset"}).err, "unknown command \"rules tset\"; did you mean \"test\"?"));
  EXPECT_TRUE(Holds(Run({"rules"}).err, "\"rules\" needs one of: list, show, test, lint, profile"));
}

TEST(Program, InitWritesAConfigurationThatWorks) {
  const TempFolder folder;
  folder.Write("a.txt", kFew);
  folder.Write("it's: odd.md", kMany);
  EXPECT_EQ(RunBinary({"init"}, folder.path()).LastLine(), "factlint: exit 0: wrote factlint.yaml, with 2 documents");
  const Ran audit = RunBinary({"audit"}, folder.path());
  EXPECT_EQ(audit.code, 0) << audit.err;
  EXPECT_TRUE(Holds(audit.err, "read 2 documents")) << audit.err;
  const std::string written = folder.Read("factlint.yaml");
  EXPECT_TRUE(Holds(written, "packs: []\n")) << "two claims are too few for a pack\n" << written;
  EXPECT_EQ(RunBinary({"init"}, folder.path()).code, 2) << "never over one that is there";
  EXPECT_EQ(folder.Read("factlint.yaml"), written);
}

TEST(Program, InitNamesThePacksAndYearsThatTheFilesTell) {
  const TempFolder folder;
  folder.Write("a.txt", std::string(kFew) + "Shanghai had 600 AI companies. Wuhan had 500 AI companies.\n");
  folder.Write("b-2023.csv", "Town,Shops\nLakewood,40\n");
  EXPECT_EQ(RunBinary({"init"}, folder.path()).code, 0);
  const std::string written = folder.Read("factlint.yaml");
  EXPECT_TRUE(Holds(written, "packs: [china-ai]    # claims found here: 3 of china-ai\n")) << written;
  EXPECT_TRUE(Holds(written, "  - path: 'b-2023.csv'\n    # published: 2023    # as its name has it\n")) << written;
  EXPECT_EQ(RunBinary({"audit"}, folder.path()).code, 0);
}

TEST_F(ProgramTest, ReadsStandardInput) {
  const Ran text = Run({"extract", "-"}, std::string(kFew));
  EXPECT_EQ(text.code, 0);
  EXPECT_TRUE(Holds(text.out, "\"doc\":\"-\"")) << text.out;
  const Ran records =
      Run({"extract", "--from", "jsonl", "-"},
          "{\"id\": \"x\", \"text\": \"Beijing has 1,048 AI companies.\", \"published\": \"2023-02\"}\n");
  EXPECT_TRUE(Holds(records.out, "\"doc\":\"x\"")) << records.out;
}

TEST_F(ProgramTest, OfTwoDocumentsWithOneIdTheSecondIsNotRead) {
  const Ran ran = Run({"extract", "--from", "jsonl", "-"},
                      "{\"id\": \"x\", \"text\": \"Beijing has 1,048 AI companies.\"}\n"
                      "{\"id\": \"x\", \"text\": \"Beijing has 2,000 AI companies.\"}\n");
  EXPECT_FALSE(Holds(ran.out, "2,000"));
  EXPECT_TRUE(Holds(ran.err, "-:2: note: not read: another document has the id \"x\" [FL905]")) << ran.err;
}

TEST_F(ProgramTest, AClosedPipeEndsQuietly) {
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += "As of 2019, Beijing had " + std::to_string(1000 + i) + " AI companies.\n\n";
  folder_.Write("long.txt", lines);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"mentions"}, {"extract"}, {"audit", "--format", "json"}}) {
    SCOPED_TRACE(words[0]);
    std::vector<std::string> all = words;
    all.insert(all.end(), {"--quiet", "long.txt"});
    EXPECT_GT(Run(all).out.size(), 200'000u) << "more than a pipe holds";
    const Ran ran = RunBinaryAndClose(all, folder_.path(), 1000);
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.err, "");
  }
  EXPECT_EQ(RunBinaryAndClose({"--help"}, ".", 10).code, 0);
}

TEST_F(ProgramTest, ControlCharactersNeverReachTheTerminal) {
  folder_.Write("a.txt",
                "As of October 2022, Beijing had 1,048 \x1b[31mAI\x1b[0m companies.\x07\n\n" + std::string(kFew));
  folder_.Write("c\x1b[2J.txt", "x");
  folder_.Write("d\x1b]0;title\x07.pdf", "x");
  for (const std::vector<std::string>& words : {std::vector<std::string>{"audit"},
                                                {"audit", "--show", "all", "d\x1b]0;title\x07.pdf", "a.txt", "b.txt"},
                                                {"audit", "gone\x1b[1m.txt"},
                                                {"audit", "--\x1b[1m"},
                                                {"\x1b[1m"},
                                                {"mentions"},
                                                {"extract"}}) {
    const Ran ran = Run(words);
    EXPECT_EQ(ran.out.find_first_of("\x1b\x07"), std::string::npos) << ran.out;
    EXPECT_EQ(ran.err.find_first_of("\x1b\x07"), std::string::npos) << ran.err;
  }
  EXPECT_TRUE(Holds(Run({"audit", "--color", "always"}).out, "\x1b[")) << "colour is ours";
  EXPECT_FALSE(Holds(Run({"audit"}).out, "\x1b[")) << "and only on a terminal by itself";
}

TEST_F(ProgramTest, WritesReportsWhole) {
  const Ran ran = Run({"audit", "--format", "sarif", "--output", "r.sarif", "--format", "text", "--format", "json",
                       "--output", "r.json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, Run({"audit"}).out);
  EXPECT_EQ(FirstLine(folder_.Read("r.json")), FirstLine(Run({"audit", "--format", "json"}).out));
  EXPECT_TRUE(Holds(folder_.Read("r.sarif"), "\"2.1.0\""));
  folder_.Write("kept.txt", "as it was");
  folder_.Write("factlint.yaml", "factlint: 2\n");
  EXPECT_EQ(Run({"audit", "--output", "kept.txt"}).code, 2);
  EXPECT_EQ(folder_.Read("kept.txt"), "as it was");
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
    files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 6u) << "nothing half is left behind";
}

TEST_F(ProgramTest, AFullDiskEndsWithFour) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const Ran ran = Run({"audit", "--output", "/dev/full"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_EQ(ran.LastLine(), "factlint: exit 4: /dev/full cannot be written: No space left on device");
}

TEST_F(ProgramTest, QuietSaysNothingWhenAllIsWell) {
  EXPECT_EQ(Run({"audit", "--quiet"}).err, "");
  EXPECT_EQ(FirstLine(Run({"check", "--quiet"}).err).substr(0, 18), "factlint: exit 1: ");
}

TEST(Program, HelpsWithEveryCommand) {
  EXPECT_EQ(RunBinary({"--version"}).out.substr(0, 9), "factlint ");
  EXPECT_EQ(RunBinary({"-V", "audit"}).code, 0);
  const std::string help = RunBinary({"--help"}).out;
  for (const CommandSpec& command : CommandTable()) {
    SCOPED_TRACE(command.name);
    EXPECT_TRUE(Holds(help, command.name));
    std::vector<std::string> words;
    std::string name(command.name);
    for (size_t at = 0; at != std::string::npos;) {
      const size_t space = name.find(' ', at);
      words.push_back(name.substr(at, space - at));
      at = space == std::string::npos ? space : space + 1;
    }
    words.push_back("--help");
    const Ran ran = RunBinary(words);
    EXPECT_EQ(ran.code, 0);
    EXPECT_TRUE(Holds(ran.out, "Usage: factlint " + name)) << ran.out;
    EXPECT_EQ(ran.err, "");
  }
}

}  // namespace
}  // namespace factlint
