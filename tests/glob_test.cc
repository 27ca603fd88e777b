#include "extractor/glob.h"

#include <string>

#include <gtest/gtest.h>

namespace factlint {
namespace {

TEST(Glob, MatchesPaths) {
  const struct {
    std::string_view pattern, path;
    bool matches;
  } kCases[] = {
      {"a.md", "a.md", true},
      {"*.md", "a.md", true},
      {"*.md", "b/a.md", false},  // a star stays in its folder
      {"**/*.md", "a.md", true},  // any number of folders, also none
      {"**/*.md", "b/c/a.md", true},
      {"drafts/**", "drafts/a/b.md", true},
      {"drafts/**", "drafts", true},
      {"drafts/**", "draft/a.md", false},
      {"a/**/b/*.txt", "a/x/b/y/b/c.txt", true},  // the last ** gives way as often as it must
      {"a/**/b/*.txt", "a/x/b/y/c.txt", false},
      {"report-201?.txt", "report-2019.txt", true},
      {"report-201?.txt", "report-201.txt", false},
      {"?.txt", "数.txt", true},  // one letter, not one byte
      {"[a-c].txt", "b.txt", true},
      {"[!a-c].txt", "b.txt", false},
      {"[a.txt", "[a.txt", true},  // no closing bracket: a letter
      {"\\*.txt", "*.txt", true},
      {"\\*.txt", "a.txt", false},
      {"*", ".hidden", false},
      {".*", ".hidden", true},
      {"**/*.md", ".git/a.md", false},
      {"*a*b*c", "xxaxxbxxc", true},
      {"*a*b*c", "xxaxxcxxb", false},
      {"", "", true},
      {"", "a", false},
      {"a", "", false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.pattern) + " against " + std::string(c.path));
    EXPECT_EQ(GlobMatches(c.pattern, c.path), c.matches);
  }
}

TEST(Glob, StaysQuickOnHostilePatterns) {
  std::string pattern, path;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(GlobMatches(pattern, std::string(5000, 'a') + "b"));
  pattern.clear();
  for (int i = 0; i < 200; ++i) {
    pattern += "**/a/";
    path += "a/a/";
  }
  EXPECT_FALSE(GlobMatches(pattern + "b", path + "c"));
}

TEST(Glob, NamesAreNoPaths) {
  EXPECT_TRUE(NameMatches("count:*", "count:a/b"));
  EXPECT_TRUE(NameMatches("*", ".net"));
  EXPECT_TRUE(NameMatches("FL1*", "FL101"));
  EXPECT_FALSE(NameMatches("FL1*", "FL201"));
}

}  // namespace
}  // namespace factlint
