// The report for people: golden files in tests/golden/reports.
#include "reports/text.h"

#include <gtest/gtest.h>

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

TEST(TextReport, ControlCharactersOfDocumentsAreShownNotObeyed) {
  const std::string text = Render(HarbourReport().report, "text");
  for (const char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
  EXPECT_NE(text.find("<U+0007>"), std::string::npos);  // the bell of docs/hostile.md
}

}  // namespace
}  // namespace factlint
