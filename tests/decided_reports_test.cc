// What was decided about findings, in every output; and ten thousand of them.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "reports/renderer.h"
#include "tests/holds.h"
#include "tests/json_schema.h"
#include "tests/report_fixture.h"

namespace factlint {
namespace {

using nlohmann::json;

Report Corrected() {
  Report report = HarbourReport().report;
  report.corrections = {{.claim = "c1:0000",
                         .doc = "trade-digest",
                         .path = "docs/trade-digest.txt",
                         .place = Place{.line = 3, .column = 7},
                         .text = "63",
                         .quote = "At the end of 2024 Northport counted 63 shipyards.",
                         .change = "subject: northport is southbay",
                         .reason = "the table is <Southbay's>"}};
  return report;
}

TEST(DecidedReports, EveryOutputTellsCorrectionsApart) {
  for (const Renderer& renderer : Renderers()) {
    SCOPED_TRACE(renderer.name);
    const std::string with = Render(Corrected(), renderer.name);
    const std::string without = Render(HarbourReport().report, renderer.name);
    EXPECT_NE(with, without);
    // Annotations are few on GitHub: there the summary tells the rest.
    EXPECT_TRUE(Holds(with, renderer.name == "github" ? "1 claim corrected by hand" : "northport is southbay"));
    EXPECT_FALSE(Holds(with, "<Southbay's>") && (renderer.name == "html" || renderer.name == "junit")) << "escaped";
  }
  EXPECT_EQ(SchemaErrors("report", json::parse(Render(Corrected(), "json"))), "");
}

// What is marked is what the text says, also where a person has put it right.
TEST(DecidedReports, ACorrectedValueIsMarkedWhereItStands) {
  Report report = HarbourReport().report;
  const auto claim =
      std::find_if(report.claims.begin(), report.claims.end(), [](const Claim& c) { return c.text == "63"; });
  ASSERT_NE(claim, report.claims.end());
  claim->text = "61";
  report.corrections = {{.claim = claim->id,
                         .doc = claim->doc,
                         .path = claim->path,
                         .place = claim->place,
                         .text = "63",
                         .quote = claim->quote,
                         .change = "value: \"63\" is \"61\"",
                         .reason = "a misprint"}};
  const std::string text = Render(report, "text");
  EXPECT_TRUE(Holds(text, "counted 63 shipyards.\n  |                                      ^^\n") &&
              Holds(text, " as of 31 December 2024, corrected by hand: value: \"63\" is \"61\"\n"))
      << text;
  EXPECT_TRUE(Holds(Render(report, "markdown"), "<b>63</b>"));
  EXPECT_TRUE(Holds(Render(report, "html"), "\"corrected\":\"value: \\\"63\\\" is \\\"61\\\" (a misprint)\""));
}

TEST(DecidedReports, EveryStatusFitsTheSchema) {
  for (const Status status :
       {Status::kNew, Status::kUnchanged, Status::kUpdated, Status::kAbsent, Status::kRuleChanged}) {
    Report report = HarbourReport().report;
    for (Finding& finding : report.findings) finding.status = status;
    EXPECT_EQ(SchemaErrors("report", json::parse(Render(report, "json"))), "");
    const json sarif = json::parse(Render(report, "sarif"));
    for (const json& result : sarif["runs"][0]["results"])
      EXPECT_EQ(result["baselineState"], status == Status::kRuleChanged ? "new" : ToString(status));
  }
}

// Outputs hand on what they have: the whole of a report is never held.
TEST(DecidedReports, TenThousandFindingsInPieces) {
  const SampleReport sample = LargeReport(10'000);
  for (const Renderer& renderer : Renderers()) {
    SCOPED_TRACE(renderer.name);
    size_t all = 0, largest = 0;
    Output out([&](std::string_view piece) {
      all += piece.size();
      largest = std::max(largest, piece.size());
      return true;
    });
    renderer.render(sample.report, {}, out);
    EXPECT_TRUE(out.Flush());
    EXPECT_GT(all, 0u);
    // The page's index of all findings is one piece: what the list and the filters need.
    const size_t most = renderer.name == "html" ? size_t{8} << 20 : size_t{256} << 10;
    EXPECT_LT(largest, most);
  }
}

}  // namespace
}  // namespace factlint
