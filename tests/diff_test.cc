// factlint diff from outside, in repositories made for the purpose.
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/git_folder.h"
#include "tests/holds.h"
#include "tests/json_schema.h"
#include "tests/run_binary.h"

namespace factlint {
namespace {

constexpr std::string_view kConfig = "factlint: 1\npacks: [china-ai]\n";
constexpr std::string_view kPress =
    "As of October 2022, Beijing had 1,048 AI companies.\n\nNothing else is said here.\n";
constexpr std::string_view kBlog = "A blog.\n\nAs of October 2022, Beijing had 1,048 AI companies.\n";
constexpr std::string_view kOther = "A blog.\n\nAs of October 2022, Beijing had 2,517 AI companies.\n";

// Two documents that agree, in a commit.
class DiffTest : public testing::Test {
 protected:
  void SetUp() override {
    git_.Write("factlint.yaml", kConfig);
    git_.Write("press.txt", kPress);
    git_.Write("blog.md", kBlog);
    git_.Commit();
  }
  Ran Diff(std::vector<std::string> words = {}) const {
    words.insert(words.begin(), "diff");
    if (std::find(words.begin(), words.end(), "--base") == words.end()) words.insert(words.end(), {"--base", "main"});
    return RunBinary(words, git_.path());
  }
  nlohmann::json Json(std::vector<std::string> words = {}) const {
    words.insert(words.end(), {"--format", "json"});
    const Ran ran = Diff(words);
    nlohmann::json report = nlohmann::json::parse(ran.out, nullptr, false);
    EXPECT_FALSE(report.is_discarded()) << ran.out << ran.err;
    EXPECT_EQ(report.is_discarded() ? "" : SchemaErrors("diff", report), "");
    return report;
  }
  GitFolder git_;
};

TEST_F(DiffTest, NothingChangedIsNothing) {
  const nlohmann::json report = Json();
  EXPECT_TRUE(report["documents"].empty());
  EXPECT_TRUE(report["findings"]["new"].empty());
  EXPECT_EQ(report["claims"]["unchanged"], 2);
  EXPECT_EQ(Diff().code, 0);
}

TEST_F(DiffTest, ANewContradictionPointsAtTheChange) {
  git_.Write("blog.md", kOther);
  const nlohmann::json report = Json();
  ASSERT_EQ(report["findings"]["new"].size(), 1u);
  EXPECT_EQ(report["findings"]["new"][0]["status"], "new");
  ASSERT_EQ(report["claims"]["changed"].size(), 1u);
  EXPECT_EQ(report["claims"]["changed"][0]["fields"], nlohmann::json({"value"}));
  EXPECT_EQ(report["documents"],
            nlohmann::json::parse(R"([{"id": "blog.md", "path": "blog.md", "change": "changed", "was": null}])"));
  const Ran text = Diff();
  EXPECT_EQ(text.code, 1);
  EXPECT_EQ(text.LastLine(), "factlint: exit 1: 1 finding at or above the gate (the default, warning)");
  EXPECT_LT(text.out.find("--> blog.md:3:33"), text.out.find("--> press.txt:1:33")) << text.out;
  EXPECT_TRUE(Holds(text.out, "~ blog.md:3:33: beijing ai_company_count: 1,048 is now 2,517\n")) << text.out;
  EXPECT_TRUE(Holds(Diff({"--format", "github"}).out, "::error file=blog.md,line=3,col=33,"));
  EXPECT_TRUE(Holds(Diff({"--format", "markdown"}).out, "- <code>blog.md:3:33</code>"));
  const auto sarif = nlohmann::json::parse(Diff({"--format", "sarif", "--sarif-profile", "github"}).out);
  const auto& result = sarif["runs"][0]["results"][0];
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "blog.md");
  EXPECT_EQ(result["partialFingerprints"]["primaryLocationLineHash"], report["findings"]["new"][0]["id"]);
}

TEST_F(DiffTest, OldFindingsDoNotFail) {
  git_.Write("blog.md", kOther);
  git_.Commit();
  git_.Write("more.txt", "Hefei had 120 AI companies in 2022.\n");
  const nlohmann::json report = Json();
  EXPECT_EQ(report["findings"]["unchanged"], 1);
  EXPECT_TRUE(report["findings"]["new"].empty());
  EXPECT_EQ(report["claims"]["added"].size(), 1u);
  EXPECT_EQ(Diff().code, 0);
}

TEST_F(DiffTest, WhatIsMendedIsGone) {
  git_.Write("blog.md", kOther);
  git_.Commit();
  git_.Write("blog.md", kBlog);
  const nlohmann::json report = Json();
  ASSERT_EQ(report["findings"]["gone"].size(), 1u);
  EXPECT_EQ(report["findings"]["gone"][0]["camps"].size(), 2u) << "as the base has it";
  EXPECT_EQ(Diff().code, 0);
  const auto sarif = nlohmann::json::parse(Diff({"--format", "sarif"}).out);
  EXPECT_EQ(sarif["runs"][0]["results"][0]["baselineState"], "absent");
}

TEST_F(DiffTest, WhatGetsWorseFailsLikeNew) {
  git_.Write("blog.md", kOther);
  git_.Commit();
  const struct {
    std::string_view value;
    std::string_view worse;
    int code;
  } kCases[] = {{"2,400", "", 0}, {"9,913", "the gap grew", 1}};
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.value);
    git_.Write("blog.md", "A blog.\n\nAs of October 2022, Beijing had " + std::string(c.value) + " AI companies.\n");
    const nlohmann::json updated = Json()["findings"]["updated"];
    ASSERT_EQ(updated.size(), 1u);
    const std::string worse = updated[0]["worse"].is_null() ? "" : updated[0]["worse"].get<std::string>();
    EXPECT_EQ(worse.substr(0, c.worse.size()), c.worse);
    EXPECT_EQ(worse.empty(), c.worse.empty()) << worse;
    const Ran text = Diff();
    EXPECT_EQ(text.code, c.code) << text.err;
    EXPECT_TRUE(Holds(text.out, "updated against main")) << text.out;
  }
}

TEST_F(DiffTest, ToTakeAWaiverAwayIsAChange) {
  git_.Write("blog.md", kOther);
  ASSERT_EQ(RunBinary({"waivers", "add", "--outcome", "both-wrong", "--reason", "x", "--owner", "y", "--until",
                       "2026-12-31", "--today", "2026-11-22", Json()["findings"]["new"][0]["id"]},
                      git_.path())
                .code,
            0);
  git_.Commit();
  EXPECT_EQ(Diff({"--today", "2026-11-22"}).code, 0);
  std::filesystem::remove(git_ / "waivers.yaml");
  EXPECT_EQ(Json({"--today", "2026-11-22"})["findings"]["new"].size(), 1u);
  EXPECT_EQ(Diff({"--today", "2026-11-22"}).code, 1);
  git_.Write("waivers.yaml", "broken: [");
  EXPECT_EQ(Diff().code, 2);
  git_.Commit();
  std::filesystem::remove(git_ / "waivers.yaml");
  EXPECT_EQ(Json()["notes"].size(), 1u) << "what is broken at the base can be mended";
}

TEST_F(DiffTest, MovedParagraphsAndRenamedFilesChangeNothing) {
  git_.Write("blog.md", std::string(kOther) + "\nThe blog says many things about cats, and that is a lot.\n");
  git_.Commit();
  const nlohmann::json before = Json();
  ASSERT_EQ(before["findings"]["unchanged"], 1);
  std::filesystem::remove(git_ / "blog.md");
  git_.Write("notes/2022/diary.md",
             "The blog says many things about cats, and that is a lot.\n\n" + std::string(kOther));
  const nlohmann::json report = Json();
  EXPECT_EQ(report["documents"][0]["change"], "renamed");
  EXPECT_EQ(report["documents"][0]["was"], "blog.md");
  EXPECT_EQ(report["findings"]["unchanged"], 1);
  EXPECT_TRUE(report["findings"]["new"].empty());
  EXPECT_TRUE(report["findings"]["gone"].empty());
  EXPECT_EQ(report["claims"]["unchanged"], before["claims"]["unchanged"]);
  EXPECT_EQ(Diff().code, 0);
}

// What a document says against itself is known by the document, and goes with it.
TEST_F(DiffTest, AFindingOfOneDocumentFollowsItsName) {
  git_.Write("blog.md", std::string(kBlog) + "\n" + std::string(kOther) + "\nThe rest of the blog is about cats.\n");
  git_.Commit();
  ASSERT_EQ(RunBinary({"baseline", "write"}, git_.path()).code, 0);
  std::filesystem::create_directories(git_ / "notes");
  std::filesystem::rename(git_ / "blog.md", git_ / "notes/diary.md");
  EXPECT_EQ(RunBinary({"check"}, git_.path()).code, 0);
  EXPECT_EQ(Diff().code, 0);
  git_.Write("notes/diary.md", git_.Read("notes/diary.md") + "\nAnd of dogs, too.\n");
  const nlohmann::json report = Json();
  EXPECT_TRUE(report["findings"]["new"].empty()) << report["findings"]["new"];
  EXPECT_TRUE(report["findings"]["gone"].empty()) << report["findings"]["gone"];
  EXPECT_EQ(report["findings"]["unchanged"].get<int>() > 0, true);
}

TEST_F(DiffTest, TwoRevisionsAreComparedWithoutTheWorkTree) {
  git_.Git({"switch", "--quiet", "--create", "change"});
  git_.Write("blog.md", kOther);
  git_.Commit();
  git_.Git({"switch", "--quiet", "main"});
  git_.Write("press.txt", "Nothing any more.\n");
  EXPECT_EQ(Json({"--head", "change"})["findings"]["new"].size(), 1u);
  git_.Commit();  // main goes on
  EXPECT_EQ(Json({"--head", "change"})["claims"]["added"].size(), 1u) << "main has lost what change still has";
  EXPECT_EQ(Json({"--head", "change", "--merge-base"})["claims"]["added"].size(), 0u);
}

TEST_F(DiffTest, NothingOfTheRepositoryIsTouched) {
  git_.Write("blog.md", kOther);
  git_.Write("untracked.txt", kPress);
  const std::string status = git_.Git({"status", "--porcelain"});
  const std::string index = git_.Read(".git/index");
  Diff();
  Diff({"--head", "HEAD"});
  EXPECT_EQ(git_.Read(".git/index"), index);
  EXPECT_EQ(git_.Git({"status", "--porcelain"}), status);
}

TEST_F(DiffTest, IgnoredFilesAreNoPartOfAChange) {
  git_.Write(".gitignore", "build/\ndraft.txt\n");
  git_.Write("build/copy.md", kOther);
  git_.Write("draft.txt", kOther);
  EXPECT_TRUE(Json()["documents"].empty());
  git_.Write("new.txt", kOther);
  EXPECT_EQ(Json()["documents"].size(), 1u);
}

TEST_F(DiffTest, TheBaseIsReadAsItsOwnConfigurationSays) {
  git_.Write("other/blog.md", kOther);
  git_.Write("factlint.yaml", std::string(kConfig) + "exclude: [other/**]\n");
  git_.Commit();
  git_.Write("factlint.yaml", kConfig);
  EXPECT_EQ(Json()["findings"]["new"].size(), 1u) << "to read more is a change too";
  // Where the base has none that can be used, the head's serves for both.
  git_.Write("factlint.yaml", "factlint: 1\nunknown: key\n");
  git_.Commit();
  git_.Write("factlint.yaml", kConfig);
  const nlohmann::json report = Json();
  EXPECT_EQ(report["findings"]["unchanged"], 1);
  EXPECT_EQ(report["notes"].size(), 1u);
  git_.Git({"rm", "--quiet", "--cached", "factlint.yaml"});
  git_.Git({"commit", "--quiet", "--message=none"});
  EXPECT_EQ(Json()["findings"]["unchanged"], 1);
}

TEST_F(DiffTest, FilesOfAnyNameAndLinks) {
  for (const std::string name : {"a b.txt", "line\nbreak.txt", "--base.txt", "\"quoted\".md", "ü.md"})
    git_.Write(name, "Hefei had 120 AI companies in 2022.\n");
  std::filesystem::create_symlink("press.txt", git_ / "link.txt");
  std::filesystem::create_symlink("circle.txt", git_ / "circle.txt");
  git_.Commit();
  const nlohmann::json same = Json({"--head", "main"});
  EXPECT_EQ(same["base"]["documents"], 8);
  EXPECT_EQ(Json()["documents"], nlohmann::json::array()) << "the disk and the commit are read alike";
}

TEST_F(DiffTest, ASubmoduleIsReadAtItsCommit) {
  const GitFolder module;
  module.Write("notes/other.md", kOther);
  module.Commit();
  git_.Git({"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", module.path(), "sub"});
  git_.Commit();
  const nlohmann::json same = Json();
  EXPECT_EQ(same["findings"]["unchanged"], 1) << "it contradicts the press, and did before";
  EXPECT_TRUE(same["documents"].empty()) << same["documents"];
  EXPECT_EQ(same["claims"]["unchanged"], 3);
  git_.Write("sub/notes/other.md", kBlog);
  const nlohmann::json mended = Json();
  EXPECT_EQ(mended["findings"]["gone"].size(), 1u);
  EXPECT_EQ(mended["claims"]["changed"].size(), 1u);
  std::filesystem::remove_all(git_ / "sub");
  std::filesystem::create_directory(git_ / "sub");
  EXPECT_TRUE(Json()["documents"].empty()) << "where it is not checked out neither side has it";
}

TEST_F(DiffTest, WorksWithoutABranchAndAfterAFolderMoved) {
  git_.Write("blog.md", kOther);
  git_.Commit();
  git_.Git({"checkout", "--quiet", "--detach"});
  std::filesystem::create_directory(git_ / "texts");
  for (const std::string name : {"press.txt", "blog.md"}) git_.Git({"mv", name, "texts/" + name});
  const nlohmann::json moved = Json({"--base", "HEAD"});
  EXPECT_EQ(moved["findings"]["unchanged"], 1);
  EXPECT_TRUE(moved["findings"]["new"].empty());
  ASSERT_EQ(moved["documents"].size(), 2u);
  EXPECT_EQ(moved["documents"][0]["change"], "renamed");
  EXPECT_EQ(moved["claims"]["unchanged"], 2);
}

TEST_F(DiffTest, PathsMayBeMissingOnOneSide) {
  git_.Write("new.txt", kOther);
  std::filesystem::remove(git_ / "blog.md");
  EXPECT_EQ(Json({"new.txt", "press.txt"})["findings"]["new"].size(), 1u);
  EXPECT_EQ(Json({"blog.md", "press.txt"})["claims"]["removed"].size(), 1u);
  const Ran none = Diff({"pres.txt"});
  EXPECT_EQ(none.code, 2);
  EXPECT_TRUE(Holds(none.err, "there is no file or folder \"pres.txt\"; did you mean \"press.txt\"?")) << none.err;
}

TEST_F(DiffTest, MistakesSayWhatToDo) {
  const struct {
    std::vector<std::string> words;
    std::string_view said;
  } kCases[] = {
      {{"--base", "mian"}, "git knows no revision \"mian\"; did you mean \"main\"?"},
      {{"--base", "--output=x"}, "git knows no revision \"--output=x\""},
      {{"--base", "main^{tree}"}, "git knows no revision"},
      {{"--base", "main", "--head", "0123abc"}, "git knows no revision \"0123abc\""},
      {{"--base", ""}, "--base must name a revision"},
  };
  for (const auto& c : kCases) {
    const Ran ran = Diff(c.words);
    EXPECT_EQ(ran.code, 2) << c.said;
    EXPECT_TRUE(Holds(ran.err, c.said)) << ran.err;
    EXPECT_EQ(ran.out, "");
  }
  EXPECT_TRUE(Holds(RunBinary({"diff"}, git_.path()).err, "diff needs --base REV"));
  const TempFolder bare;
  bare.Write("factlint.yaml", kConfig);
  const Ran outside = RunBinary({"diff", "--base", "main"}, bare.path());
  EXPECT_EQ(outside.code, 2);
  EXPECT_TRUE(Holds(outside.err, "in no git repository")) << outside.err;
}

TEST_F(DiffTest, AShallowCloneIsNamed) {
  git_.Commit();
  const TempFolder place;
  git_.Git({"clone", "--quiet", "--depth=1", "file://" + git_.path(), place / "clone"});
  const Ran ran = RunBinary({"diff", "--base", "HEAD~1"}, place / "clone");
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(Holds(ran.err, "the clone is shallow")) << ran.err;
  EXPECT_TRUE(Holds(ran.err, "fetch-depth: 0")) << ran.err;
}

TEST_F(DiffTest, NothingIsFetched) {
  git_.Git({"config", "uploadpack.allowFilter", "true"});
  git_.Write("blog.md", kOther);
  git_.Commit();
  const TempFolder place;
  git_.Git({"clone", "--quiet", "--filter=blob:none", "file://" + git_.path(), place / "clone"});
  const Ran ran = RunBinary({"diff", "--base", "HEAD~1"}, place / "clone");
  EXPECT_TRUE(Holds(ran.out, "could not be read")) << ran.out << ran.err;
  const Ran strict = RunBinary({"diff", "--base", "HEAD~1", "--strict"}, place / "clone");
  EXPECT_EQ(strict.code, 3) << strict.err;
}

TEST_F(DiffTest, WorksFromAFolderBelow) {
  git_.Write("blog.md", kOther);
  git_.Write("sub/deep/empty.txt", "Nothing.\n");
  const Ran here = Diff({"--format", "json"});
  EXPECT_EQ(RunBinary({"diff", "--base", "main", "--format", "json"}, git_ / "sub/deep").out, here.out);
  EXPECT_EQ(RunBinary({"diff", "--base", "main", "--format", "json", git_.path()}, "/").out, here.out);
}

}  // namespace
}  // namespace factlint
