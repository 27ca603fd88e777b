// A document that two runs meet is extracted once, and nobody can tell.
#include <filesystem>
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "cli/audit_report.h"
#include "cli/packs.h"
#include "cli/session.h"
#include "reports/json_report.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

class ExtractedTest : public testing::Test {
 protected:
  void SetUp() override {
    Configure("");
    folder_.Write("a.md", "As of October 2022, Beijing had 1,048 AI companies.\n");
    folder_.Write("b.md", "As of October 2022, Beijing had 2,517 AI companies.\n");
  }
  void Configure(const std::string& rest) const {
    folder_.Write("factlint.yaml", "factlint: 1\npacks: [china-ai]\n" + rest);
  }
  std::string Json(ExtractedDocuments* extracted) const {
    const Options options = {.config = folder_ / "factlint.yaml"};
    const Result<Session> session = OpenSession(options);
    EXPECT_TRUE(session);
    const Result<RuleBook> book = LoadRules(session->config, options);
    EXPECT_TRUE(book);
    const Result<Report> report = MakeReport(*session, *book, nullptr, nullptr, extracted);
    EXPECT_TRUE(report);
    std::string json;
    Output out([&](std::string_view bytes) {
      json += bytes;
      return true;
    });
    RenderJson(*report, {}, out);
    out.Flush();
    return json;
  }
  TempFolder folder_;
};

TEST_F(ExtractedTest, WhatIsTheSameIsTakenAndTheRestIsNot) {
  const struct {
    std::string name;
    int reused;
    std::function<void()> change;
  } kCases[] = {
      {"nothing changes", 2, [] {}},
      {"a text", 1, [this] { folder_.Write("b.md", "As of October 2022, Beijing had 2,400 AI companies.\n"); }},
      {"what is said of a text", 1, [this] { Configure("documents: [{path: a.md}, {path: b.md, title: B}]\n"); }},
      {"when it was published", 1, [this] { Configure("documents: [{path: a.md}, {path: b.md, published: 2023}]\n"); }},
      {"an option of all", 0, [this] { Configure("defaults: {lag_months: 3}\n"); }},
      {"rules", 0, [this] { Configure("open: false\n"); }},
      {"a file's name, not its id", 2,
       [this] {
         Configure("documents: [{path: a.md}, {path: c.md, id: b.md}]\n");
         std::filesystem::rename(folder_ / "b.md", folder_ / "c.md");
       }},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.name);
    std::filesystem::remove(folder_ / "c.md");
    SetUp();
    ExtractedDocuments extracted;
    Json(&extracted);
    EXPECT_EQ(extracted.reused(), 0);
    c.change();
    EXPECT_EQ(Json(&extracted), Json(nullptr));
    EXPECT_EQ(extracted.reused(), c.reused);
  }
}

TEST_F(ExtractedTest, ItIsHandedOutOnce) {
  ExtractedDocuments extracted;
  Json(&extracted);
  Json(&extracted);
  Json(&extracted);
  EXPECT_EQ(extracted.reused(), 2);
}

}  // namespace
}  // namespace factlint
