#include "cli/walk.h"

#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "tests/temp_folder.h"

namespace factlint {
namespace {

Config Configure(const TempFolder& folder, const std::string& source) {
  Result<Config> config = ParseConfig(folder / "factlint.yaml", source);
  EXPECT_TRUE(config) << config.error().what;
  return std::move(*config);
}

// The paths in their order; what is not read has its reason in brackets.
std::string Paths(const Result<std::vector<Input>>& inputs) {
  if (!inputs) return inputs.error().what;
  std::vector<std::string> lines;
  for (const Input& input : *inputs)
    lines.push_back(input.problem.empty() ? input.path : fmt::format("{} [{}]", input.path, input.problem));
  return fmt::format("{}", fmt::join(lines, " "));
}

class WalkTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"b.md", "a.txt", "sub/c.csv", "sub/d.tsv", "sub/deep/e.jsonl", "sub/f.pdf", ".hidden/g.md",
                             ".h.md", "drafts/i.md", "Z.TXT"})
      folder_.Write(name, "x");
  }
  TempFolder folder_;
};

TEST_F(WalkTest, AFolderGivesItsTextsInOrder) {
  const Config config = Configure(folder_, "factlint: 1\nexclude: [drafts/**]\n");
  Options options;
  options.args = {folder_.path()};
  EXPECT_EQ(Paths(FindInputs(options, config)), "Z.TXT a.txt b.md sub/c.csv sub/d.tsv sub/deep/e.jsonl");
  options.args = {};  // no PATH, no documents: the configuration's folder
  EXPECT_EQ(Paths(FindInputs(options, config)), "Z.TXT a.txt b.md sub/c.csv sub/d.tsv sub/deep/e.jsonl");
}

TEST_F(WalkTest, ExcludesByPathFolderAndName) {
  const struct {
    std::string_view exclude, left;
  } kCases[] = {
      {"sub", "Z.TXT a.txt b.md drafts/i.md"},
      {"sub/", "Z.TXT a.txt b.md drafts/i.md"},
      {"./sub/deep", "Z.TXT a.txt b.md drafts/i.md sub/c.csv sub/d.tsv"},
      {"'*.csv'", "Z.TXT a.txt b.md drafts/i.md sub/d.tsv sub/deep/e.jsonl"},  // no '/': at any depth
      {"sub/*.csv", "Z.TXT a.txt b.md drafts/i.md sub/d.tsv sub/deep/e.jsonl"},
      {"'**/*.md'", "Z.TXT a.txt sub/c.csv sub/d.tsv sub/deep/e.jsonl"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.exclude);
    const Config config = Configure(folder_, fmt::format("factlint: 1\nexclude: [{}]\n", c.exclude));
    EXPECT_EQ(Paths(FindInputs({}, config)), c.left);
  }
}

TEST_F(WalkTest, DocumentsComeInTheirOrderEachOnce) {
  const Config config = Configure(folder_,
                                  "factlint: 1\ndocuments:\n  - {path: sub/c.csv, id: table}\n  - {path: '**/*.md'}\n"
                                  "  - {path: b.md, id: b}\nexclude: [drafts]\n");
  const Result<std::vector<Input>> inputs = FindInputs({}, config);
  EXPECT_EQ(Paths(inputs), "sub/c.csv b.md");
  EXPECT_EQ((*inputs)[0].entry->info.id, "table");
  EXPECT_EQ((*inputs)[1].entry->info.id, "b") << "the exact path tells more than the glob";
}

TEST_F(WalkTest, APathNarrowsAndKeepsTheMetadata) {
  const Config config = Configure(folder_, "factlint: 1\ndocuments: [{path: b.md, id: b}, {path: a.txt, id: a}]\n");
  Options options;
  options.args = {folder_ / "a.txt", folder_ / "b.md", folder_ / "sub/*.csv", folder_ / "a.txt"};
  const Result<std::vector<Input>> inputs = FindInputs(options, config);
  EXPECT_EQ(Paths(inputs), "b.md a.txt sub/c.csv");
  EXPECT_EQ((*inputs)[1].entry->info.id, "a");
  EXPECT_EQ((*inputs)[2].entry, nullptr);
}

TEST_F(WalkTest, ANamedFileOfAnotherTypeIsAProblemOfItsOwn) {
  const Config config = Configure(folder_, "factlint: 1\n");
  Options options;
  options.args = {folder_ / "sub/f.pdf", folder_ / "a.txt"};
  EXPECT_EQ(Paths(FindInputs(options, config)),
            "a.txt sub/f.pdf [its type is not one of .md, .txt, .csv, .tsv and .jsonl]");
}

TEST_F(WalkTest, TellsEveryMissingPath) {
  const Config config = Configure(folder_, "factlint: 1\n");
  Options options;
  options.args = {folder_ / "a.tx", folder_ / "*.doc", folder_ / "b.md"};
  const Result<std::vector<Input>> inputs = FindInputs(options, config);
  ASSERT_FALSE(inputs);
  EXPECT_EQ(inputs.error().exit_code, 2);
  EXPECT_EQ(inputs.error().what,
            fmt::format("factlint: error: there is no file or folder \"{0}/a.tx\"; did you mean \"a.txt\"?\n"
                        "factlint: error: no file matches \"{0}/*.doc\"\n",
                        folder_.path()));
}

TEST_F(WalkTest, AMissingDocumentIsAMistakeOfTheConfiguration) {
  const Config config = Configure(folder_, "factlint: 1\ndocuments:\n  - path: sub/c.cvs\n  - path: '*.doc'\n");
  const Result<std::vector<Input>> inputs = FindInputs({}, config);
  ASSERT_FALSE(inputs);
  EXPECT_NE(inputs.error().what.find(":3:11: error: there is no file \"sub/c.cvs\"\n  3 |   - path: sub/c.cvs\n"
                                     "    |           ^~~~~~~~~ did you mean \"c.csv\"?\n"),
            std::string::npos)
      << inputs.error().what;
  EXPECT_NE(inputs.error().what.find("no file matches \"*.doc\""), std::string::npos);
}

TEST_F(WalkTest, NeverReadsItsOwnFiles) {
  folder_.Write("factlint-baseline.jsonl", "{}");
  const Config config = Configure(folder_, "factlint: 1\nexclude: [sub, drafts]\n");
  Options options;
  options.args = {folder_.path()};
  options.outputs = {{.format = "markdown", .file = folder_ / "b.md"}};
  EXPECT_EQ(Paths(FindInputs(options, config)), "Z.TXT a.txt");
}

TEST_F(WalkTest, LinksOfFoldersLeadNowhere) {
  std::filesystem::create_directory_symlink("..", folder_ / "sub/up");
  const Config config = Configure(folder_, "factlint: 1\n");
  Options options;
  options.args = {folder_ / "sub"};
  EXPECT_EQ(Paths(FindInputs(options, config)), "sub/c.csv sub/d.tsv sub/deep/e.jsonl");
}

}  // namespace
}  // namespace factlint
