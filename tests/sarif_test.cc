#include "reports/sarif.h"

#include <algorithm>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/golden.h"
#include "tests/report_fixture.h"

namespace factlint {
namespace {

using nlohmann::json;

json RunOf(const Report& report, const RenderOptions& options) {
  const json log = json::parse(Render(report, "sarif", options));
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_EQ(log["runs"].size(), 1);
  return log["runs"][0];
}

// What SARIF asks for beyond its schema, and what code scanning asks for beyond SARIF.
void ExpectSound(const json& run) {
  const json& rules = run["tool"]["driver"]["rules"];
  std::set<std::string> ids;
  for (const json& rule : rules) {
    EXPECT_TRUE(ids.insert(rule["id"]).second) << rule["id"];
    EXPECT_FALSE(rule["help"]["markdown"].get<std::string>().empty());
    EXPECT_LE(rule["properties"]["tags"].size(), 10U);
  }
  for (const json& result : run["results"]) {
    EXPECT_EQ(rules[result["ruleIndex"].get<size_t>()]["id"], result["ruleId"]);
    EXPECT_EQ(result["level"] == "none", result["kind"] != "fail");
    EXPECT_FALSE(result["message"]["text"].get<std::string>().empty());
    for (const json& location : result.value("locations", json::array())) {
      const std::string uri = location["physicalLocation"]["artifactLocation"]["uri"];
      EXPECT_EQ(uri.find("://"), std::string::npos) << uri;
      EXPECT_FALSE(uri.starts_with('/')) << uri;
    }
  }
}

TEST(Sarif, FullProfile) {
  json log = json::parse(Render(HarbourReport().report, "sarif", {.corpus = "harbours", .exit_code = 1}));
  // What stands behind a rule's id is the business of codes.h, which has tests of its own.
  for (const char* list : {"rules", "notifications"})
    for (json& rule : log["runs"][0]["tool"]["driver"][list]) rule = {{"id", rule["id"]}};
  ExpectGolden("reports/harbours.sarif", log.dump(2) + "\n");
}

TEST(Sarif, FullProfileTellsOfWaiversBaselineAndNotices) {
  const json run = RunOf(HarbourReport().report, {.corpus = "harbours", .exit_code = 1});
  ExpectSound(run);
  EXPECT_EQ(run["automationDetails"]["id"], "factlint/harbours/");
  EXPECT_EQ(run["results"].size(), 6);
  int suppressed = 0;
  for (const json& result : run["results"]) {
    ASSERT_TRUE(result.contains("suppressions"));  // all or none
    ASSERT_TRUE(result.contains("baselineState"));
    suppressed += static_cast<int>(result["suppressions"].size());
  }
  EXPECT_EQ(suppressed, 1);
  const json& invocation = run["invocations"][0];
  EXPECT_EQ(invocation["exitCode"], 1);
  EXPECT_EQ(invocation["toolExecutionNotifications"][0]["descriptor"]["id"], "FL905");
}

TEST(Sarif, GithubProfileShowsWhatIsNewAndOpen) {
  const Report report = HarbourReport().report;
  const json run = RunOf(report, {.sarif = SarifProfile::kGithub});
  ExpectSound(run);
  EXPECT_EQ(run["results"].size(), 5);  // not the waived one, not the unchanged drift
  for (const json& result : run["results"]) {
    EXPECT_FALSE(result.contains("suppressions"));
    EXPECT_FALSE(result["locations"].empty());
    EXPECT_EQ(result["partialFingerprints"]["primaryLocationLineHash"], result["partialFingerprints"]["factlint/v1"]);
  }
}

TEST(Sarif, PointsAtTheChangedDocumentFirst) {
  const Report report = HarbourReport().report;
  const auto first_path = [&](const RenderOptions& options) {
    return RunOf(report, options)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
  };
  EXPECT_EQ(first_path({}), "docs/hostile.md");
  EXPECT_EQ(first_path({.changed_paths = {"docs/trade-digest.txt"}}), "docs/trade-digest.txt");
}

TEST(Sarif, PointsAtTheChangedClaimFirst) {
  const Report report = HarbourReport().report;
  const Finding& finding = report.findings.front();
  ASSERT_GE(finding.locations.size(), 2u);
  const FindingLocation& second = finding.locations[1];
  const json run = RunOf(report, {.changed_claims = {second.claim}, .changed_paths = {finding.locations[0].path}});
  const json& primary = run["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(primary["artifactLocation"]["uri"], UriOfPath(second.path));
  EXPECT_EQ(primary["region"]["startLine"], second.place->line);
}

TEST(Sarif, GithubStaysBelowItsSize) {
  SampleReport sample = LargeReport(120);
  for (Finding& finding : sample.report.findings) finding.explain = {std::string(1'000'000, 'x')};
  const std::string text = Render(sample.report, "sarif", {.sarif = SarifProfile::kGithub});
  EXPECT_LT(text.size(), size_t{82} << 20);
  EXPECT_GT(json::parse(text)["runs"][0]["properties"]["omittedResults"], 20);
}

TEST(Sarif, GithubLimits) {
  SampleReport sample = LargeReport(5'200);
  Finding& crowded = sample.report.findings.front();
  crowded.severity = Severity::kError;
  crowded.locations.resize(1'500, crowded.locations.front());
  sample.report.findings.back().severity = Severity::kError;
  const json run = RunOf(sample.report, {.sarif = SarifProfile::kGithub});
  EXPECT_EQ(run["results"].size(), 5'000);
  const auto has = [&](const std::string& id) {
    return std::any_of(run["results"].begin(), run["results"].end(),
                       [&](const json& result) { return result["partialFingerprints"]["factlint/v1"] == id; });
  };
  EXPECT_TRUE(has(sample.report.findings.back().id)) << "the gravest are kept, wherever they stand";
  EXPECT_EQ(run["properties"]["omittedResults"], 200);
  EXPECT_LT(run["results"][0]["relatedLocations"].size(), 100);
  EXPECT_EQ(RunOf(sample.report, {})["results"].size(), 5'200);
}

TEST(Sarif, GithubGetsAPlaceForEveryResult) {
  SampleReport sample = HarbourReport();
  sample.report.findings.back().locations.clear();
  const json run = RunOf(sample.report, {.sarif = SarifProfile::kGithub});
  EXPECT_EQ(run["results"].back()["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "factlint.yaml");
}

TEST(Sarif, PathsAreUris) {
  const struct {
    std::string_view path, uri;
  } kCases[] = {
      {"docs/a.md", "docs/a.md"}, {"a b/c#1?.md", "a%20b/c%231%3F.md"},
      {"北.md", "%E5%8C%97.md"},  {"100%.txt", "100%25.txt"},
      {"a:b.txt", "a%3Ab.txt"},  // else "a" would be a scheme
      {"[x]\\y", "%5Bx%5D%5Cy"},
  };
  for (const auto& c : kCases) EXPECT_EQ(UriOfPath(c.path), c.uri);
}

TEST(Sarif, TextIsNoLink) { EXPECT_EQ(EscapeSarifText("see [here](1)\\"), "see \\[here\\](1)\\\\"); }

TEST(Sarif, NothingFound) {
  const json run = RunOf({}, {});
  EXPECT_TRUE(run["results"].is_array());
  EXPECT_TRUE(run["results"].empty());
}

}  // namespace
}  // namespace factlint
