#include <gtest/gtest.h>

#include "cli/code_notes.h"
#include "reports/code_text.h"
#include "tests/run_binary.h"

namespace factlint {
namespace {

TEST(Explain, KnowsEveryCode) {
  const std::vector<std::string> codes = KnownCodes();
  ASSERT_EQ(AllCodeNotes().size(), codes.size());
  for (size_t i = 0; i < codes.size(); ++i) {
    EXPECT_EQ(AllCodeNotes()[i].code, codes[i]);
    EXPECT_FALSE(AllCodeNotes()[i].example.empty()) << codes[i];
    EXPECT_FALSE(AllCodeNotes()[i].blind_spots.empty()) << codes[i];
  }
}

TEST(Explain, PrintsMeaningExampleBlindSpotsAndWayOut) {
  const Ran ran = RunBinary({"explain", "FL102"});
  EXPECT_EQ(ran.code, 0);
  for (const char* part : {"FL102: ", "What it means", "For example", "Where it is blind", "What to do"})
    EXPECT_NE(ran.out.find(part), std::string::npos) << part;
}

TEST(Explain, NamesTheNearestCode) {
  const Ran ran = RunBinary({"explain", "FL1O2"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "factlint: error: unknown code \"FL1O2\"; did you mean \"FL102\"?\n"
            "factlint: exit 2: there is nothing to explain\n");
}

}  // namespace
}  // namespace factlint
