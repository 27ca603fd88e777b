// HTML pages as documents: where they are read, and waivers in their comments.
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/holds.h"
#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

using nlohmann::json;

constexpr std::string_view kConfig =
    "factlint: 1\npacks: [china-ai]\ndocuments:\n  - path: a.md\n  - {path: page.html, publisher: The paper}\n";
constexpr std::string_view kPage =
    "<!doctype html>\n<html lang=en><title>AI in Beijing | The paper</title>\n<nav>Beijing had 77 AI companies</nav>\n"
    "<h1>AI in Beijing</h1>\n<p>As of October 2022, <a href=\"x?a=1&b=2\">Beijing</a> had\n  <b>2,517</b> AI "
    "companies.</p>\n";

class HtmlDocumentsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("factlint.yaml", kConfig);
    folder_.Write("a.md", "As of October 2022, Beijing had 1,048 AI companies.\n");
    folder_.Write("page.html", kPage);
    folder_.Write("report.html", kPage);
  }
  Ran Run(std::vector<std::string> words) const {
    words.insert(words.end(), {"--today", "2026-01-10"});
    return RunBinary(words, folder_.path());
  }
  json Report() const { return json::parse(Run({"audit", "--format", "json"}).out); }
  TempFolder folder_;
};

TEST_F(HtmlDocumentsTest, AreReadWhereTheConfigurationNamesThem) {
  const json report = Report();
  ASSERT_EQ(report["documents"].size(), 2u) << "report.html is not named";
  EXPECT_EQ(report["documents"][1]["title"], "AI in Beijing");
  ASSERT_EQ(report["findings"].size(), 1u) << report["findings"];
  EXPECT_EQ(Run({"audit", "page.html", "a.md"}).code, 0);
  EXPECT_EQ(json::parse(Run({"audit", ".", "--format", "json"}).out)["documents"].size(), 2u);
  const Ran named = Run({"audit", "a.md", "report.html"});
  EXPECT_TRUE(Holds(named.out, "FL905")) << named.out;
  EXPECT_TRUE(Holds(named.out, "documents: in factlint.yaml names it")) << named.out;
}

TEST_F(HtmlDocumentsTest, PlacesAreThoseOfThePage) {
  const json report = Report();
  for (const json& location : report["findings"][0]["locations"]) {
    if (location["path"] != "page.html") continue;
    const size_t start = location["span"]["start"], end = location["span"]["end"];
    EXPECT_EQ(kPage.substr(start, end - start), "2,517");
    EXPECT_EQ(location["span"]["line"], 6);
    EXPECT_EQ(location["quote"], "As of October 2022, Beijing had 2,517 AI companies.");
  }
  EXPECT_TRUE(Holds(Run({"audit"}).out, "6 | As of October 2022, Beijing had 2,517 AI companies."));
  EXPECT_TRUE(Holds(Run({"audit"}).out, "--> page.html:6:6"));
}

TEST_F(HtmlDocumentsTest, CommentsWaive) {
  EXPECT_EQ(Run({"check"}).code, 1);
  std::string page(kPage);
  page.insert(page.find("<p>"), "<!-- factlint-ignore FL101 until=2026-03-31 reason=\"counts branches\" -->\n");
  folder_.Write("page.html", page);
  const Ran green = Run({"check"});
  EXPECT_EQ(green.code, 0) << green.out << green.err;
  EXPECT_EQ(RunBinary({"check", "--today", "2026-04-01"}, folder_.path()).code, 1) << "its last day has passed";
  page.replace(page.find(" reason"), 25, "");
  folder_.Write("page.html", page);
  EXPECT_TRUE(Holds(Run({"check"}).out, "FL906")) << "without a reason it is none";
}

TEST_F(HtmlDocumentsTest, TheReportShowsThemWithTheirMarks) {
  EXPECT_EQ(Run({"audit", "--format", "html", "--output", "r.html"}).code, 0);
  EXPECT_TRUE(Holds(folder_.Read("r.html"), "\\u003cnav>Beijing had 77"));
}

}  // namespace
}  // namespace factlint
