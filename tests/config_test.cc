#include "cli/config.h"

#include <gtest/gtest.h>

#include "tests/temp_folder.h"

namespace factlint {
namespace {

TEST(Config, ReadsEveryField) {
  const Result<Config> got = ParseConfig("x/factlint.yaml", R"(factlint: 1
packs: [china-ai, ./mine]
open: false
documents:
  - path: a.txt
    id: a
    title: Ten cities
    publisher: Someone
    url: https://example.org/a
    published: 2019-09
    language: zh-CN
    derived_from: [b]
    trust: 0.8
    lag_months: 36
  - b.txt
  - path: b/*.md
    published: 2020
defaults: {currency_of_dollar: HKD, lag_months: 6}
gate: {fail_on: error, max_new: {warning: 2}, demote: {tool_errors: 60}}
help_url: https://example.org/codes#{code}
exclude: [drafts/**]
x-mine: what users keep for themselves
)");
  ASSERT_TRUE(got) << got.error().what;
  const Config& config = *got;
  EXPECT_EQ(config.folder, "x");
  ASSERT_EQ(config.packs.size(), 2u);
  EXPECT_EQ(config.packs[1].scalar(), "./mine");
  EXPECT_FALSE(config.open);
  ASSERT_EQ(config.documents.size(), 3u);
  const DocumentInfo& info = config.documents[0].info;
  EXPECT_EQ(info.id, "a");
  EXPECT_EQ(info.title, "Ten cities");
  EXPECT_EQ(info.publisher, "Someone");
  EXPECT_EQ(info.url, "https://example.org/a");
  EXPECT_EQ(info.published, DateRange::OfMonth(2019, 9));
  EXPECT_EQ(info.language, "zh");
  EXPECT_EQ(info.derived_from, std::vector<std::string>{"b"});
  EXPECT_EQ(info.trust, 0.8);
  EXPECT_EQ(info.lag_months, 36);
  EXPECT_EQ(config.documents[1].path, "b.txt");
  EXPECT_EQ(config.documents[2].info.published, DateRange::OfYear(2020));
  EXPECT_EQ(config.currency_of_dollar, "HKD");
  EXPECT_EQ(config.lag_months, 6);
  EXPECT_EQ(config.gate.fail_on, Severity::kError);
  EXPECT_EQ(config.gate.max_new[static_cast<size_t>(Severity::kWarning)], 2);
  EXPECT_FALSE(config.gate.max_new[static_cast<size_t>(Severity::kError)]);
  ASSERT_TRUE(config.gate.demote);
  EXPECT_EQ(config.gate.demote->percent, 60);
  EXPECT_EQ(config.gate.demote->of, 5);
  EXPECT_EQ(config.help_url, "https://example.org/codes#{code}");
  EXPECT_EQ(config.exclude, std::vector<std::string>{"drafts/**"});
}

TEST(Config, TellsAllMistakesAtOnce) {
  const Result<Config> got = ParseConfig("factlint.yaml", R"(factlint: 2
packs: china-ai
documents:
  - pth: a.txt
  - path: b.txt
    published: last year
    trust: 2
gate: {fail_on: eror}
exlude: [x]
)");
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().exit_code, 2);
  EXPECT_EQ(got.error().what,
            "factlint.yaml:1:11: error: \"factlint\" must be an integer from 1 to 1\n"
            "  1 | factlint: 2\n"
            "    |           ^\n"
            "factlint.yaml:4:5: error: a document needs \"path\"\n"
            "  4 |   - pth: a.txt\n"
            "    |     ^\n"
            "factlint.yaml:4:5: error: unknown key \"pth\" in a document\n"
            "  4 |   - pth: a.txt\n"
            "    |     ^~~ did you mean \"path\"?\n"
            "factlint.yaml:6:16: error: \"published\" is no date: \"last year\"\n"
            "  6 |     published: last year\n"
            "    |                ^~~~~~~~~ write YYYY, YYYY-MM or YYYY-MM-DD\n"
            "factlint.yaml:7:12: error: \"trust\" must be a number from 0 to 1\n"
            "  7 |     trust: 2\n"
            "    |            ^\n"
            "factlint.yaml:8:17: error: unknown fail_on \"eror\"\n"
            "  8 | gate: {fail_on: eror}\n"
            "    |                 ^~~~ did you mean \"error\"?\n"
            "factlint.yaml:9:1: error: unknown key \"exlude\" in the configuration\n"
            "  9 | exlude: [x]\n"
            "    | ^~~~~~ did you mean \"exclude\"?\n"
            "7 errors\n");
}

TEST(Config, RefusesWhatCannotBeMeant) {
  const struct {
    std::string_view source, message;
  } kCases[] = {
      {"", "it begins with \"factlint: 1\""},
      {"- a\n", "the configuration must be a map"},
      {"factlint: [\n", "factlint.yaml:"},
      {"packs: [a]\n", "needs \"factlint\""},
      {"factlint: 1\ndocuments: a.txt\n", "\"documents\" must be a list"},
      {"factlint: 1\ndocuments:\n  - {path: a, id: x}\n  - {path: b, id: x}\n", "two documents have the id"},
      {"factlint: 1\ndocuments:\n  - {path: '*.md', id: x}\n", "one \"id\" cannot serve"},
      {"factlint: 1\ndocuments:\n  - {path: a, derived_from: [bb]}\n  - {path: b, id: bbb}\n", "did you mean \"bbb\"?"},
      {"factlint: 1\ndocuments:\n  - {path: a, id: a, derived_from: [a]}\n", "derived from itself"},
      {"factlint: 1\ndefaults: {currency_of_dollar: usd}\n", "is no ISO 4217 code"},
      {"factlint: 1\ndefaults: {lag_months: -1}\n", "\"lag_months\" must be an integer"},
      {"factlint: 1\nwaivers: gone.yaml\n", "there is no file \"gone.yaml\""},
      {"factlint: 1\nhelp_url: javascript:alert(1)\n", "is no address of a page"},
      {"factlint: 1\ngate: {demote: {tool_errors: 101}}\n", "\"tool_errors\" must be an integer from 1 to 100"},
      {"factlint: 1\ngate: {demote: often}\n", "\"demote\" must be true or false"},
      {"factlint: 1\nopen: \"false\"\n", "\"open\" must be true or false"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.source);
    const Result<Config> got = ParseConfig("factlint.yaml", std::string(c.source));
    ASSERT_FALSE(got);
    EXPECT_NE(got.error().what.find(c.message), std::string::npos) << got.error().what;
  }
}

TEST(Config, ReadsWhatLiesBesideIt) {
  const TempFolder folder;
  folder.Write("factlint.yaml", "factlint: 1\nbaseline: later.jsonl\n");
  folder.Write("waivers.yaml", "");
  const Result<Config> got = ReadConfig(folder / "factlint.yaml");
  ASSERT_TRUE(got) << got.error().what;
  EXPECT_EQ(got->waivers, folder / "waivers.yaml");
  EXPECT_EQ(got->corrections, "");
  EXPECT_EQ(got->baseline, folder / "later.jsonl");  // may be named before it is written
}

TEST(Config, IsFoundInTheNearestParent) {
  const TempFolder folder;
  folder.Write("a/factlint.yaml", "factlint: 1\n");
  folder.Write("a/b/c/x.txt", "");
  EXPECT_EQ(FindConfig(folder / "a/b/c"), folder / "a/factlint.yaml");
  EXPECT_EQ(FindConfig(folder / "a"), folder / "a/factlint.yaml");
}

}  // namespace
}  // namespace factlint
