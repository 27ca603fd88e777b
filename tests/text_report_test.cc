// The report for people: golden files in tests/golden/reports.
#include "reports/text.h"

#include <gtest/gtest.h>

#include "reports/selection.h"
#include "reports/wording.h"
#include "tests/golden.h"
#include "tests/report_fixture.h"

namespace factlint {
namespace {

TEST(TextReport, Harbours) { ExpectGolden("reports/harbours.txt", Render(HarbourReport().report, "text")); }

TEST(TextReport, HarboursNarrow) {
  ExpectGolden("reports/harbours-narrow.txt", Render(HarbourReport().report, "text", {.width = 60}));
}

TEST(TextReport, HarboursInColour) {
  ExpectGolden("reports/harbours-colour.txt", Render(HarbourReport().report, "text", {.color = true}));
}

TEST(TextReport, NothingFoundStillTellsWhatWasLookedAt) {
  Report report;
  report.coverage = {.documents = 2, .read = 2, .claims = 3, .keys = 3, .keys_with_two_sources = 0};
  ExpectGolden("reports/nothing.txt", Render(report, "text"));
}

// Whoever says one thing three times is quoted once; the others are counted.
TEST(TextReport, ASentenceThatItsDocumentSaysAgainIsShownOnce) {
  Report report;
  Finding finding{.code = "FL101", .verdict = Verdict::kContradiction};
  finding.camps = {{.value = "40"}, {.value = "47"}};
  const struct {
    const char* doc;
    const char* text;
    int camp;
  } kSaid[] = {{"a", "40", 0}, {"a", "40", 0}, {"c", "40", 0}, {"a", "forty", 0}, {"b", "47", 1}, {"b", "47", 1}};
  for (const auto& said : kSaid) {
    Claim claim;
    claim.id = std::to_string(report.claims.size());
    claim.doc = said.doc;
    claim.text = said.text;
    finding.locations.push_back({.path = said.doc, .doc = said.doc, .camp = said.camp, .claim = claim.id});
    report.claims.push_back(std::move(claim));
  }
  report.findings = {finding};
  const ReportIndex index(report);
  std::string shown;
  for (const FindingLocation* location : DistinctLocations(report.findings.front(), {}, index))
    shown += location->claim;
  EXPECT_EQ(shown, "0234");
  EXPECT_NE(Render(report, "text").find("also   2 sentences in a, b"), std::string::npos) << Render(report, "text");
}

TEST(TextReport, ControlCharactersOfDocumentsAreShownNotObeyed) {
  const std::string text = Render(HarbourReport().report, "text");
  for (const char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
  EXPECT_NE(text.find("<U+0007>"), std::string::npos);  // the bell of docs/hostile.md
}

}  // namespace
}  // namespace factlint
