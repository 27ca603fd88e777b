#include "reconcile/codes.h"

#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace factlint {
namespace {

TEST(Codes, AreOneTableInOrderWithEveryFieldFilled) {
  std::string last;
  std::set<std::string_view> names;
  for (const CodeInfo& info : Codes()) {
    SCOPED_TRACE(info.code);
    EXPECT_LT(last, info.code);
    last = info.code;
    EXPECT_TRUE(names.insert(info.name).second);
    for (const std::string_view field : {info.name, info.title, info.meaning, info.example, info.blind_spots, info.fix})
      EXPECT_FALSE(field.empty());
  }
  EXPECT_EQ(FindCode("fl102"), FindCode("FL102"));
  EXPECT_EQ(FindCode("FL999"), nullptr);
  EXPECT_EQ(FindCode("FL1023"), nullptr);
}

TEST(Codes, ExplainThemselvesInEightyColumns) {
  for (const CodeInfo& info : Codes()) {
    std::istringstream lines(ExplainCode(info));
    std::string line;
    while (std::getline(lines, line)) EXPECT_LE(line.size(), 80u) << line;
  }
}

TEST(Codes, ThePageInDocsIsPrintedFromTheTable) {
  const std::string path = std::string(FACTLINT_SOURCE_DIR) + "/docs/codes.md";
  if (std::getenv("FACTLINT_UPDATE_GOLDEN")) std::ofstream(path) << CodesMarkdown();
  std::ifstream file(path);
  std::stringstream page;
  page << file.rdbuf();
  EXPECT_EQ(page.str(), CodesMarkdown());
}

TEST(Codes, ThePageForUsersSaysOfEachWhatItCannotSee) {
  std::ifstream file(FACTLINT_SOURCE_DIR "/docs/what_is_a_finding.md");
  std::set<std::string> told;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("| FL")) continue;
    for (size_t at = 2; line.compare(at, 2, "FL") == 0; at += 7) {
      EXPECT_NE(FindCode(line.substr(at, 5)), nullptr) << line;
      told.insert(line.substr(at, 5));
      if (line[at + 5] != ',') break;
    }
  }
  for (const CodeInfo& info : Codes()) EXPECT_TRUE(told.count(std::string(info.code))) << info.code;
}

}  // namespace
}  // namespace factlint
