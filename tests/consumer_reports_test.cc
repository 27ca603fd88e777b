// What other programs read: junit, github, gitlab, rdjson, csv, markdown.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "reports/csv.h"
#include "reports/junit.h"
#include "reports/markdown.h"
#include "reports/rdjson.h"
#include "tests/golden.h"
#include "tests/report_fixture.h"

namespace factlint {
namespace {

using nlohmann::json;

int CountOf(std::string_view text, std::string_view needle) {
  int count = 0;
  for (size_t at = text.find(needle); at != std::string_view::npos; at = text.find(needle, at + 1)) ++count;
  return count;
}

TEST(Consumers, Golden) {
  const Report report = HarbourReport().report;
  ExpectGolden("reports/harbours.junit.xml", Render(report, "junit"));
  ExpectGolden("reports/harbours.github.txt", Render(report, "github"));
  ExpectGolden("reports/harbours.gitlab.json", Render(report, "gitlab"));
  ExpectGolden("reports/harbours.rdjson", Render(report, "rdjson"));
  ExpectGolden("reports/harbours.csv", Render(report, "csv"));
  ExpectGolden("reports/harbours.md", Render(report, "markdown"));
}

TEST(Consumers, EmptyReportsAreWhole) {
  const Report report;
  EXPECT_EQ(Render(report, "gitlab"), "[]\n");
  EXPECT_EQ(json::parse(Render(report, "rdjson"))["diagnostics"].size(), 0);
  EXPECT_EQ(Render(report, "github"), "");
  EXPECT_EQ(CountOf(Render(report, "csv"), "\r\n"), 1);
  EXPECT_NE(Render(report, "junit").find("tests=\"0\""), std::string::npos);
  EXPECT_NE(Render(report, "markdown").find("no findings"), std::string::npos);
}

// Nobody can be sent to a page of ours: there is one where the project names it.
TEST(Consumers, CodesLeadToTheirExplanation) {
  const Report report = HarbourReport().report;
  const auto code = [&](const std::string& help_url) {
    return json::parse(Render(report, "rdjson", {.help_url = help_url}))["diagnostics"][0]["code"];
  };
  const std::string name = code("")["value"];
  EXPECT_FALSE(code("").contains("url"));
  EXPECT_EQ(code("https://example.org/codes#{code}")["url"], "https://example.org/codes#" + name);
  EXPECT_EQ(code("https://example.org/codes")["url"], "https://example.org/codes");
  const json rule = json::parse(Render(
      report, "sarif", {.help_url = "https://example.org/{code}.html"}))["runs"][0]["tool"]["driver"]["rules"][0];
  EXPECT_EQ(rule["helpUri"], "https://example.org/" + rule["id"].get<std::string>() + ".html");
}

TEST(Junit, FailsAtTheGateAlone) {
  const Report report = HarbourReport().report;
  const struct {
    Severity fail_on;
    int failures;
  } kCases[] = {{Severity::kError, 1}, {Severity::kWarning, 3}, {Severity::kNote, 5}, {Severity::kHidden, 0}};
  for (const auto& c : kCases)
    EXPECT_EQ(CountOf(Render(report, "junit", {.fail_on = c.fail_on}), "<failure "), c.failures) << ToString(c.fail_on);
  EXPECT_EQ(
      CountOf(Render(report, "junit", {.is_gated = [](const Finding& f) { return f.code == "FL406"; }}), "<failure "),
      1);
  EXPECT_EQ(CountOf(Render(report, "junit"), "<skipped "), 1);
}

TEST(Junit, AKeyThatAgreesPasses) {
  Report report = HarbourReport().report;
  report.findings.clear();
  const std::string text = Render(report, "junit");
  EXPECT_EQ(CountOf(text, "<testcase "), 5);
  EXPECT_EQ(CountOf(text, "<failure "), 0);
}

TEST(Junit, TextIsXml) {
  EXPECT_EQ(XmlText("<a href=\"x\"> & \x1b\x01 \xff"),
            "&lt;a href=&quot;x&quot;&gt; &amp; &lt;U+001B&gt;&lt;U+0001&gt; \xEF\xBF\xBD");
}

TEST(Github, NineOfALevelAndTheirNumber) {
  const std::string text = Render(LargeReport(60).report, "github");
  EXPECT_EQ(CountOf(text, "::error "), 10);
  EXPECT_EQ(CountOf(text, "::warning "), 10);
  EXPECT_NE(text.find("21 more of this level"), std::string::npos);
}

TEST(Github, NoDocumentWritesACommand) {
  Report report = HarbourReport().report;
  report.findings[0].message = "a\n::error::b %0A";
  report.findings[0].locations[0].path = "x,title=y::z.md";
  const std::string text = Render(report, "github");
  EXPECT_EQ(CountOf(text, "\n::"), 4);
  EXPECT_NE(text.find("file=x%2Ctitle=y%3A%3Az.md,"), std::string::npos);
  EXPECT_NE(text.find("b %250A"), std::string::npos);
}

TEST(Gitlab, EachFindingOnceWithItsId) {
  const json entries = json::parse(Render(LargeReport(300).report, "gitlab"));
  std::set<std::string> fingerprints;
  for (const json& entry : entries) {
    fingerprints.insert(entry["fingerprint"].get<std::string>());
    EXPECT_GE(entry["location"]["lines"]["begin"], 1);
    EXPECT_TRUE(entry["description"].get<std::string>().starts_with(entry["check_name"].get<std::string>()));
  }
  EXPECT_EQ(fingerprints.size(), 300);
}

TEST(Rdjson, ColumnsCountBytes) {
  const Report report = HarbourReport().report;
  const std::vector<FindingLocation>& locations = report.findings[0].locations;
  EXPECT_EQ(ByteColumn(locations[2]), 38);  // all ASCII: as the column
  EXPECT_EQ(ByteColumn(locations[1]), 38);  // the sentence opens its line, and 截至2024年底，北港共有船厂 are 37 bytes
  FindingLocation inside = locations[1];
  inside.quote_place->column = 5;  // what stands before the sentence is not known
  EXPECT_EQ(ByteColumn(inside), std::nullopt);
  inside.place.reset();
  EXPECT_EQ(ByteColumn(inside), std::nullopt);
}

TEST(Csv, CellsAreNoFormulas) {
  const struct {
    std::string_view text, cell;
  } kCases[] = {
      {"29%", "29%"},
      {"", ""},
      {"=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""},
      {"+1", "'+1"},
      {"-2", "'-2"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1", "'\t=1"},
      {"\r=1", "\"'\r=1\""},
      {"＝1", "'＝1"},  // some spreadsheets take the full width for the same
      {"a=1", "a=1"},
      {"a,b", "\"a,b\""},
      {"say \"so\"", "\"say \"\"so\"\"\""},
      {"two\nlines", "\"two\nlines\""},
  };
  for (const auto& c : kCases) EXPECT_EQ(CsvCell(c.text), c.cell);
}

TEST(Csv, OneRowACamp) { EXPECT_EQ(CountOf(Render(LargeReport(50).report, "csv"), "\r\n"), 101); }

TEST(Markdown, TextIsNoMarkup) {
  const struct {
    std::string_view text, markdown;
  } kCases[] = {
      {"<img src=x>", "&lt;img src=x&gt;"},
      {"**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"},
      {"[a](b) ![c](d)", "\\[a\\](b) \\!\\[c\\](d)"},
      {"a | b", "a \\| b"},
      {"ask @octocat about #12", "ask @<!-- -->octocat about #<!-- -->12"},
      {"two\nlines", "two lines"},
      {"\x1b[31m", "&lt;U+001B&gt;\\[31m"},
  };
  for (const auto& c : kCases) EXPECT_EQ(MarkdownText(c.text), c.markdown);
}

TEST(Markdown, EndsBelowTheLimitAndSaysSo) {
  const std::string text = Render(LargeReport(5'000).report, "markdown");
  EXPECT_LE(text.size(), size_t{900} << 10);
  EXPECT_GE(text.size(), size_t{890} << 10);
  EXPECT_NE(text.find("left out to keep this summary below 900 KiB"), std::string::npos);
  EXPECT_NE(text.find("### Coverage"), std::string::npos);
}

TEST(Renderers, HoldOnePieceAtATime) {
  const Report report = LargeReport(3'000).report;
  for (const Renderer& renderer : Renderers()) {
    size_t largest = 0;
    size_t whole = 0;
    Output out([&](std::string_view piece) {
      largest = std::max(largest, piece.size());
      whole += piece.size();
      return true;
    });
    renderer.render(report, {}, out);
    EXPECT_TRUE(out.Flush());
    EXPECT_LT(largest, size_t{1} << 20) << renderer.name;
    EXPECT_GT(whole, size_t{1'000}) << renderer.name;
  }
}

TEST(Renderers, StopHandingOnWhenTheReaderIsGone) {
  const Report report = LargeReport(3'000).report;
  for (const Renderer& renderer : Renderers()) {
    if (renderer.name == "github") continue;  // a page at most
    int calls = 0;
    Output out([&](std::string_view) { return ++calls < 2; });
    renderer.render(report, {}, out);
    EXPECT_FALSE(out.Flush()) << renderer.name;
    EXPECT_EQ(calls, 2) << renderer.name;
  }
}

}  // namespace
}  // namespace factlint
