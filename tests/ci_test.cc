// What CI systems run, as they run it: the hooks, the action, the template, in the
// example repository of docs/.
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "extractor/yaml.h"
#include "tests/git_folder.h"
#include "tests/holds.h"
#include "tests/run_binary.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

const std::string kRoot = FACTLINT_SOURCE_DIR;
const std::string kProgram = std::string("FACTLINT=") + FACTLINT_BINARY;
constexpr std::string_view kCell = "Nordlicht,2023,900,";
constexpr std::string_view kOther = "Nordlicht,2023,640,";

std::string FileText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::unique_ptr<YamlFile> Yaml(const std::string& path) {
  Diagnostics diagnostics;
  auto file = YamlFile::Parse(path, FileText(kRoot + "/" + path), diagnostics);
  EXPECT_TRUE(file) << diagnostics.ToString();
  return file;
}

// The example repository, cloned.
class ExampleTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::copy(kRoot + "/docs/example-repository", git_.path(), fs::copy_options::recursive);
    git_.Commit();
  }
  // Says in the table what a text denies.
  void ChangeCell() const { Replace("data/companies.csv", kCell, kOther); }
  void Replace(const std::string& name, std::string_view from, std::string_view to) const {
    std::string text = git_.Read(name);
    const size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << name;
    git_.Write(name, text.replace(at, from.size(), to));
  }
  Ran Run(const std::vector<std::string>& words) const { return RunBinary(words, git_.path()); }
  // A program in the repository, with `environment` besides our own.
  ProcessAnswer Command(std::vector<std::string> words, const std::vector<std::string>& environment) const {
    words.insert(words.begin(), {"env", "-C", git_.path()});
    const Result<ProcessAnswer> answer = RunProcess(words, environment);
    EXPECT_TRUE(answer);
    return answer ? *answer : ProcessAnswer();
  }
  GitFolder git_;
};

// "factlint check --quiet" without the program.
std::vector<std::string> WordsOf(std::string_view entry) {
  std::vector<std::string> words;
  for (size_t at = 0; at <= entry.size();) {
    const size_t end = std::min(entry.find(' ', at), entry.size());
    words.emplace_back(entry.substr(at, end - at));
    at = end + 1;
  }
  EXPECT_EQ(words.front(), "factlint");
  words.erase(words.begin());
  return words;
}

// docs/ci.md, from the clone to the end.
class StoryTest : public ExampleTest {
 protected:
  // Moves what can be moved: paragraphs in a text, rows of the table, a file.
  void MoveThingsAround() const {
    git_.Write(
        "texts/notes/market.md",
        "# Notes on a small market\n\nThe notes begin with something else now.\n\nIn 2023, Harbour Works had 620 "
        "employees, counting the docks.\n\nLindqvist was founded in 1978. It is older than anyone else here.\n");
    fs::remove(git_ / "texts/market-notes-2024.md");
    Replace("factlint.yaml", "texts/market-notes-2024.md", "texts/notes/market.md");
    const std::string table = git_.Read("data/companies.csv");
    const size_t second = table.find('\n') + 1, third = table.find('\n', second) + 1;
    git_.Write("data/companies.csv",
               table.substr(0, second) + table.substr(third) + table.substr(second, third - second));
  }
  // The table that the waiver speaks of lies in another folder.
  void MoveTheTable() const {
    fs::create_directory(git_ / "tables");
    fs::rename(git_ / "data/companies.csv", git_ / "tables/companies.csv");
    Replace("factlint.yaml", "data/companies.csv", "tables/companies.csv");
  }
  nlohmann::json Diff(const std::string& today = "2026-11-22") const {
    return nlohmann::json::parse(Run({"diff", "--base", "main", "--format", "json", "--today", today}).out, nullptr,
                                 false);
  }
  int Check(const std::string& today = "2026-11-22") const { return Run({"check", "--today", today}).code; }
};

TEST_F(StoryTest, FromCloneToRedToWaiverToGreen) {
  // Two old contradictions.
  EXPECT_EQ(Check(), 1);
  EXPECT_EQ(Run({"baseline", "write"}).code, 0);
  EXPECT_EQ(Check(), 0);
  git_.Commit();

  // Nothing that anyone says has changed.
  MoveThingsAround();
  EXPECT_EQ(Check(), 0);
  const nlohmann::json moved = Diff();
  EXPECT_EQ(moved["findings"]["unchanged"], 2);
  for (const std::string list : {"new", "updated", "gone"}) EXPECT_TRUE(moved["findings"][list].empty()) << list;
  for (const std::string list : {"changed", "added", "removed"}) EXPECT_TRUE(moved["claims"][list].empty()) << list;
  git_.Commit();

  // A cell that contradicts the prose: red, the new finding alone, at the changed line.
  ChangeCell();
  const Ran red = Run({"check", "--format", "github"});
  EXPECT_EQ(red.code, 1) << red.err;
  EXPECT_EQ(red.out.find("::warning", 1), std::string::npos) << red.out;
  const Ran diff = Run({"diff", "--base", "main", "--format", "github"});
  EXPECT_EQ(diff.code, 1);
  EXPECT_EQ(diff.out.find("::warning file=data/companies.csv,line=4,col=16,"), 0u) << diff.out;
  EXPECT_EQ(diff.out.find("::warning", 1), std::string::npos) << diff.out;
  const nlohmann::json change = Diff();
  ASSERT_EQ(change["findings"]["new"].size(), 1u);
  EXPECT_EQ(change["findings"]["unchanged"], 2);
  EXPECT_EQ(change["claims"]["changed"].size(), 1u);
  const nlohmann::json sarif =
      nlohmann::json::parse(Run({"diff", "--base", "main", "--format", "sarif", "--sarif-profile", "github"}).out);
  ASSERT_EQ(sarif["runs"][0]["results"].size(), 1u);
  const nlohmann::json& place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "data/companies.csv");
  EXPECT_EQ(place["region"]["startLine"], 4);

  // A waiver with an end: green until then, and red after it.
  const nlohmann::json& finding = change["findings"]["new"][0];
  const Ran added = Run({"waivers", "add", finding["id"], "--outcome", "scope-differs", "--reason",
                         "The register counts part-time staff since 2024.", "--owner", "data-team", "--until",
                         "2026-12-31", "--today", "2026-11-22"});
  ASSERT_EQ(added.code, 0) << added.err;
  const Ran green = Run({"check", "--today", "2026-12-31"});
  EXPECT_EQ(green.code, 0) << green.out << green.err;
  EXPECT_EQ(Run({"diff", "--base", "main", "--today", "2026-12-31"}).code, 0);
  const nlohmann::json waived = Diff("2026-12-31");
  EXPECT_EQ(waived["findings"]["waived"].size(), 1u);
  EXPECT_TRUE(waived["findings"]["new"].empty()) << waived["findings"]["new"];
  MoveTheTable();
  EXPECT_EQ(Check("2026-12-31"), 0) << "the waiver follows the finding, wherever it stands";
  EXPECT_EQ(Check("2027-01-01"), 1);
  EXPECT_EQ(Run({"diff", "--base", "main", "--today", "2027-01-01"}).code, 1);

  // Other values are another question.
  Replace("tables/companies.csv", kOther, "Nordlicht,2023,310,");
  EXPECT_EQ(Check("2026-12-31"), 1) << "the waiver was for 640";
  Replace("tables/companies.csv", "Nordlicht,2023,310,", kCell);
  EXPECT_EQ(Check(), 0) << "mended";
}

TEST_F(ExampleTest, TheHooksOfPreCommit) {
  const auto hooks = Yaml(".pre-commit-hooks.yaml");
  ASSERT_EQ(hooks->root().size(), 2u);
  const Node all = hooks->root().at(0), each = hooks->root().at(1);
  EXPECT_EQ(all["id"].scalar(), "factlint");
  EXPECT_EQ(all["pass_filenames"].scalar(), "false");
  EXPECT_EQ(all["require_serial"].scalar(), "true");
  EXPECT_EQ(Run(WordsOf(all["entry"].scalar())).code, 1);

  EXPECT_EQ(each["id"].scalar(), "factlint-file");
  EXPECT_FALSE(each["pass_filenames"]) << "names are passed unless it says no";
  EXPECT_EQ(each["language"].scalar(), "script") << "the entry lies in this repository";
  const auto run = [&](const std::string& last) {
    return Command({"bash", kRoot + "/" + std::string(each["entry"].scalar()), "texts/market-notes-2024.md",
                    "data/companies.csv", last},
                   {kProgram});
  };
  const ProcessAnswer fine = run("texts/nordlicht.md");
  EXPECT_EQ(fine.exit_code, 0) << fine.out << fine.err << "that two disagree is none of its business";
  git_.Write("texts/both.md",
             "# Nordlicht\n\nIn 2023, Nordlicht had 900 employees.\n\nIn 2023, Nordlicht had 310 employees.\n");
  const ProcessAnswer broken = run("texts/both.md");
  EXPECT_EQ(broken.exit_code, 1) << broken.err;
  EXPECT_TRUE(Holds(broken.out, "[FL302]")) << broken.out;

  const std::regex files(std::string(all["files"].scalar()));
  for (const std::string name :
       {"a.md", "x/data.csv", "page.html", "factlint.yaml", "x/waivers.yaml", "factlint-baseline.jsonl"})
    EXPECT_TRUE(std::regex_search(name, files)) << name;
  for (const std::string name : {"a.cc", "factlint.yaml.orig", "amd", "notfactlint.yaml"})
    EXPECT_FALSE(std::regex_search(name, files)) << name;
}

using Settings = std::map<std::string, std::string>;

// `text` with its expressions as a runner puts them in: inputs as `with` says or by their
// defaults, anything else by its whole expression.
std::string Expanded(std::string text, const Node& inputs, const Settings& with) {
  constexpr std::string_view kInputs = "inputs.";
  for (size_t open = text.find("${{"); open != std::string::npos; open = text.find("${{", open)) {
    const size_t close = text.find("}}", open);
    std::string name = text.substr(open + 3, close - open - 3);
    name = name.substr(name.find_first_not_of(' '));
    name.resize(name.find_last_not_of(' ') + 1);
    std::string value;
    if (name.starts_with(kInputs)) name.erase(0, kInputs.size());
    if (const auto given = with.find(name); given != with.end())
      value = given->second;
    else if (const Node input = inputs[name]; input)
      value = Expanded(std::string(input["default"].scalar()), inputs, with);
    text.replace(open, close + 2 - open, value);
    open += value.size();
  }
  return text;
}

// The last step of action.yml as a runner runs it: its words in a file, its own bash,
// its environment, its folder. The step before builds the program, which is there.
TEST_F(ExampleTest, TheActionOfGitHub) {
  const auto action = Yaml("action.yml");
  const Node inputs = action->root()["inputs"], steps = action->root()["runs"]["steps"];
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(steps.at(0)["if"].scalar(), "inputs.program == ''");
  const Node step = steps.at(1);
  ASSERT_EQ(step["shell"].scalar(), "bash");
  const TempFolder out;
  const auto act = [&](Settings with) {
    with.insert({{"program", FACTLINT_BINARY}, {"sarif", out / "r.sarif"}});
    out.Write("step.sh", std::string(step["run"].scalar()) + "\n");
    std::vector<std::string> environment = {"GITHUB_ACTION_PATH=" + kRoot,
                                            "GITHUB_STEP_SUMMARY=" + (out / "summary.md"),
                                            "GITHUB_OUTPUT=" + (out / "output"), "RUNNER_TEMP=" + out.path()};
    for (size_t i = 0; i < step["env"].size(); ++i)
      environment.push_back(std::string(step["env"].key(i).scalar()) + "=" +
                            Expanded(std::string(step["env"].at(i).scalar()), inputs, with));
    const std::string folder = Expanded(std::string(step["working-directory"].scalar()), inputs, with);
    return Command({"env", "-C", folder, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", out / "step.sh"},
                   environment);
  };
  ChangeCell();
  const ProcessAnswer change = act({{"github.event.pull_request.base.sha", "main"}});
  EXPECT_EQ(change.exit_code, 1) << change.err;
  EXPECT_TRUE(Holds(change.out, "::warning file=data/companies.csv,line=2,col=16,")) << change.out;
  EXPECT_EQ(change.out.find("::warning", 1), std::string::npos) << "the old ones are silent" << change.out;
  EXPECT_TRUE(Holds(out.Read("summary.md"), "## factlint: 1 new finding"));
  EXPECT_EQ(out.Read("output"), "exit-code=1\nsarif=" + (out / "r.sarif") + "\n");
  const auto sarif = nlohmann::json::parse(out.Read("r.sarif"));
  EXPECT_EQ(sarif["runs"][0]["results"].size(), 1u);

  const ProcessAnswer push = act({{"options", "--fail-on=error\n--metric=founding_year"}});
  EXPECT_EQ(push.exit_code, 0) << push.err;
  EXPECT_TRUE(Holds(push.out, "file=texts/market-notes-2024.md")) << push.out;
  EXPECT_TRUE(Holds(out.Read("summary.md"), "## factlint: 1 new finding")) << "the summary is added to";
  EXPECT_EQ(act({{"base", "main"}, {"paths", "texts/nordlicht.md\ntexts/harbour-works.md"}}).exit_code, 0);
  EXPECT_EQ(act({{"base", "main"}, {"paths", "nordlicht.md"}, {"working-directory", "texts"}}).exit_code, 0);
  EXPECT_EQ(act({{"base", "mian"}}).exit_code, 2);
  size_t files = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(out.path())) ++files;
  EXPECT_EQ(files, 4u) << "nothing is left behind";
}

bool IsProgram(const std::string& path) {
  return (fs::status(kRoot + "/" + path).permissions() & fs::perms::owner_exec) != fs::perms::none;
}

// What action.yml hands over is what the script reads, and its inputs are there.
TEST(Ci, TheActionFitsItsScript) {
  const auto action = Yaml("action.yml");
  const std::string script = FileText(kRoot + "/tools/github-action");
  const Node step = action->root()["runs"]["steps"].at(1);
  std::set<std::string> handed, read;
  for (size_t i = 0; i < step["env"].size(); ++i) handed.emplace(step["env"].key(i).scalar());
  static const std::regex kVariable("FACTLINT(_[A-Z]+)?(?=:-)");
  for (std::sregex_iterator at(script.begin(), script.end(), kVariable), end; at != end; ++at) read.insert(at->str());
  for (const std::string& name : handed)
    EXPECT_TRUE(Holds(script, "${" + name)) << name << " is handed over, and nobody reads it";
  for (const std::string& name : read) EXPECT_TRUE(handed.count(name)) << name << " is read, and nobody sets it";
  const std::string text = FileText(kRoot + "/action.yml");
  static const std::regex kInput(R"(inputs\.([a-z-]+))");
  for (std::sregex_iterator at(text.begin(), text.end(), kInput), end; at != end; ++at)
    EXPECT_TRUE(action->root()["inputs"][(*at)[1].str()]) << at->str();
  static const std::regex kScript(R"(\$GITHUB_ACTION_PATH/([a-z/-]+))");
  for (std::sregex_iterator at(text.begin(), text.end(), kScript), end; at != end; ++at)
    EXPECT_TRUE(IsProgram((*at)[1].str())) << at->str();
}

TEST_F(ExampleTest, TheTemplateOfGitLab) {
  const auto pipeline = Yaml("templates/factlint.gitlab-ci.yml");
  const Node job = pipeline->root()["factlint"];
  const std::string script(job["script"].at(0).scalar());
  const auto run = [&](const std::string& base) {
    return Command({"sh", "-e", "-c", script}, {kProgram, "CI_MERGE_REQUEST_DIFF_BASE_SHA=" + base});
  };
  EXPECT_EQ(run("main").exit_code, 0) << "nothing is new";
  EXPECT_EQ(run("").exit_code, 1) << "there is no baseline";
  ChangeCell();
  const ProcessAnswer answer = run("main");
  EXPECT_EQ(answer.exit_code, 1) << answer.err;
  const Node artifacts = job["artifacts"];
  const auto quality = nlohmann::json::parse(git_.Read(std::string(artifacts["reports"]["codequality"].scalar())));
  EXPECT_EQ(quality.size(), 3u) << "GitLab compares two branches itself: the old ones too";
  std::set<std::string> fingerprints;
  for (const auto& entry : quality) {
    fingerprints.insert(entry["fingerprint"]);
    EXPECT_TRUE(fs::exists(git_ / entry["location"]["path"])) << entry;
    EXPECT_GT(entry["location"]["lines"]["begin"], 0);
  }
  EXPECT_EQ(fingerprints.size(), 3u);
  EXPECT_TRUE(Holds(git_.Read(std::string(artifacts["reports"]["junit"].scalar())), "<testsuite "));
  EXPECT_TRUE(Holds(git_.Read(std::string(artifacts["paths"].at(0).scalar())), "Content-Security-Policy"));
}

TEST(Ci, TheExampleNamesWhatIsThere) {
  const std::string folder = "docs/example-repository/";
  const auto hooks = Yaml(".pre-commit-hooks.yaml");
  const auto config = Yaml(folder + ".pre-commit-config.yaml");
  const Node used = config->root()["repos"].at(0)["hooks"];
  ASSERT_EQ(used.size(), hooks->root().size());
  for (size_t i = 0; i < used.size(); ++i) EXPECT_EQ(used.at(i)["id"].scalar(), hooks->root().at(i)["id"].scalar());
  const auto included = Yaml(folder + ".gitlab-ci.yml");
  EXPECT_TRUE(fs::exists(kRoot + "/" + std::string(included->root()["include"].at(0)["file"].scalar())));
  const auto workflow = Yaml(folder + ".github/workflows/factlint.yml");
  EXPECT_TRUE(Holds(std::string(workflow->root()["jobs"]["factlint"]["steps"].at(1)["uses"].scalar()), "/factlint@"));
}

}  // namespace
}  // namespace factlint
