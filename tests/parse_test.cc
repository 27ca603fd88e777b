#include "cli/parse.h"

#include <gtest/gtest.h>

#include "cli/option_table.h"

namespace factlint {
namespace {

TEST(OptionTable, IsWhole) {
  for (const OptionSpec& option : OptionTable()) {
    SCOPED_TRACE(option.name);
    EXPECT_EQ(option.name.substr(0, 2), "--");
    EXPECT_TRUE(option.short_name.empty() || option.short_name.size() == 2);
    EXPECT_FALSE(option.help.empty());
    EXPECT_NE(option.help.back(), '.');
    EXPECT_TRUE(option.detail.empty() || option.detail.back() == '.');
    EXPECT_EQ(FindOption(option.name), &option) << "two options of one name";
  }
}

TEST(CommandLine, TellsMistakesWithTheNearestName) {
  const struct {
    std::vector<std::string> words;
    std::string_view message;
  } kCases[] = {
      {{}, "factlint: error: no command was given; see factlint --help\n"},
      {{"--jbos"}, "factlint: error: unknown option \"--jbos\"; did you mean \"--jobs\"?\n"},
      {{"--jobs", "0"}, "factlint: error: --jobs must be a number from 1 to 1024, not \"0\"\n"},
      {{"--color=sometimes"}, "factlint: error: unknown value \"sometimes\" of --color; one of: auto, always, never\n"},
      {{"--color=alway"}, "factlint: error: unknown value \"alway\" of --color; did you mean \"always\"?\n"},
      {{"--today", "2026-02-30"}, "factlint: error: --today must be a day as YYYY-MM-DD, not \"2026-02-30\"\n"},
      {{"--today", "2026-02"}, "factlint: error: --today must be a day as YYYY-MM-DD, not \"2026-02\"\n"},
      {{"--color", "x", "--jobs", "y"},
       "factlint: error: unknown value \"x\" of --color; one of: auto, always, never\n"
       "factlint: error: --jobs must be a number from 1 to 1024, not \"y\"\n"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.message);
    const Result<Invocation> got = ParseCommandLine(c.words);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().what, c.message);
    EXPECT_EQ(got.error().exit_code, 2);
  }
}

}  // namespace
}  // namespace factlint
