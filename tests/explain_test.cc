#include <gtest/gtest.h>

#include "reconcile/codes.h"
#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

TEST(Explain, KnowsEveryCode) {
  for (const CodeInfo& info : Codes()) {
    const Ran ran = RunBinary({"explain", std::string(info.code)});
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.out, ExplainCode(info));
  }
}

TEST(Explain, TellsWhyAFindingWasMade) {
  const TempFolder folder;
  folder.Write("factlint.yaml", "factlint: 1\npacks: [china-ai]\n");
  folder.Write("a.txt", "As of October 2022, Beijing had 1,048 AI companies.\n");
  folder.Write("b.txt", "As of October 2022, Beijing had 2,517 AI companies.\n");
  folder.Write("c.txt", "As of October 2022, Beijing had 312 AI start-ups.\n");
  const std::string line = RunBinary({"audit", "--format", "jsonl"}, folder.path()).out;
  const std::string id = line.substr(line.find("f1:"), 35);
  const Ran ran = RunBinary({"explain", id}, folder.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const char* part : {"2,517", "rule       china-ai/", "subject    Beijing (beijing), from the sentence",
                           "as of      2022-10-01 to 2022-10-31, stated", "at         b.txt:1:33, bytes 32 to 37",
                           "The policy behind its sets", "rounding.count_digits = 1", "Kept out, though near",
                           "\"312\" (c.txt:1): population: all and startup"})
    EXPECT_NE(ran.out.find(part), std::string::npos) << part << "\n" << ran.out;
  EXPECT_EQ(RunBinary({"explain", id.substr(0, 12)}, folder.path()).out, ran.out) << "the beginning is enough";
  EXPECT_EQ(RunBinary({"explain", id, "a.txt"}, folder.path()).code, 2) << "not in this document alone";
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
