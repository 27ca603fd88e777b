// The HTML page as text; tests/browser opens it.
#include "reports/html.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "reports/html_data.h"
#include "tests/report_fixture.h"

namespace factlint {
namespace {

using nlohmann::json;

// The contents of the page's data elements whose tag holds `attribute`.
std::vector<json> DataOf(const std::string& page, std::string_view attribute) {
  std::vector<json> data;
  constexpr std::string_view kOpening = "<script type=\"application/json\" ";
  for (size_t at = page.find(kOpening); at != std::string::npos; at = page.find(kOpening, at + 1)) {
    const size_t tag_end = page.find('>', at);
    const std::string tag = page.substr(at, tag_end - at);
    if (tag.find(attribute) != std::string::npos)
      data.push_back(json::parse(page.substr(tag_end + 1, page.find("</script>", at) - tag_end - 1)));
  }
  return data;
}

std::string Page(const SampleReport& sample) {
  return Render(sample.report, "html", {.corpus = "<Harbours> & \"more\"", .texts = sample.Texts()});
}

TEST(Html, HoldsEveryFindingAndDocument) {
  const SampleReport sample = LargeReport(120);
  const std::string page = Page(sample);
  EXPECT_EQ(DataOf(page, "id=\"index\"").at(0)["findings"].size(), 120);
  size_t details = 0;
  for (const json& piece : DataOf(page, "data-findings=")) details += piece.size();
  EXPECT_EQ(details, 120);
  EXPECT_EQ(DataOf(page, "data-document=").size(), 10);
}

TEST(Html, MarksClaimsAndUnclaimedNumbers) {
  const json survey = DataOf(Page(HarbourReport()), "data-document=").at(0);
  EXPECT_EQ(survey["claims"].size(), 3);
  EXPECT_EQ(survey["claims"][0]["findings"], json::array({1}));
  EXPECT_EQ(survey["unclaimed"][0]["reason"], "no subject");
}

// The plot of such a finding leaves out what its sentences print: 29% is no number of firms.
TEST(Html, TellsWhatWasComputed) {
  SampleReport sample = HarbourReport();
  sample.report.findings[1].family = "derived:implied-total";
  const json details = DataOf(Page(sample), "data-findings=").at(0);
  EXPECT_FALSE(details[0].contains("derived"));
  EXPECT_EQ(details[1]["derived"], true);
}

TEST(Html, NothingOfADocumentEndsAnElement) {
  const std::string page = Page(HarbourReport());
  const auto count = [&](std::string_view needle) {
    int found = 0;
    for (size_t at = page.find(needle); at != std::string::npos; at = page.find(needle, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("<script"), count("</script>"));
  EXPECT_EQ(count("<img"), 0);
  EXPECT_EQ(count("<Harbours>"), 0);
  EXPECT_EQ(count("\x1b"), 0);
  EXPECT_EQ(count("\x07"), 0);
}

TEST(Html, WorksWithoutTexts) {
  const std::string page = Render(HarbourReport().report, "html");
  EXPECT_TRUE(DataOf(page, "data-document=").empty());
  EXPECT_EQ(DataOf(page, "data-findings=").size(), 1);
}

TEST(Html, ScriptSafe) {
  std::string out;
  AppendScriptSafe(out, "\"</script><!--\"");
  EXPECT_EQ(out, "\"\\u003c/script>\\u003c!--\"");
}

}  // namespace
}  // namespace factlint
