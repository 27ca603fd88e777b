// Audits every corpus that ships with the project and holds the report against its gold.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/gold.h"
#include "tests/score.h"

namespace factlint::gold {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> Corpora() {
  std::vector<std::string> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(FACTLINT_SOURCE_DIR) / "corpus")) {
    if (fs::exists(entry.path() / "gold.yaml")) folders.push_back(entry.path().filename().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

// For the shell.
std::string Quoted(std::string_view word) {
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

struct Audited {
  int exit_code = -1;
  std::string output;
};

Audited Audit(const fs::path& folder) {
  const std::string command = "cd " + Quoted(folder.string()) + " && " + Quoted(FACTLINT_BINARY) +
                              " audit --config factlint.yaml --format json --show all";
  Audited run;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return run;
  char buffer[1 << 16];
  for (size_t got = 0; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) run.output.append(buffer, got);
  const int status = pclose(pipe);
  if (WIFEXITED(status)) run.exit_code = WEXITSTATUS(status);
  return run;
}

// No figure gets worse than what the gold says of it.
void HoldToMisses(const std::map<std::string, int>& misses, const Score& score) {
  const auto hold = [&](const char* name, int missed) { EXPECT_LE(missed, misses.at(name)) << name; };
  const auto lost = [](const Tally& tally) { return tally.of - tally.good; };
  hold("recall_core", lost(score.recall_core));
  hold("subject", lost(score.subject));
  hold("as_of", lost(score.as_of));
  hold("modality", lost(score.modality));
  hold("future", lost(score.future));
  hold("bounds", lost(score.bounds));
  hold("strength", lost(score.strength));
  hold("flagged", lost(score.flagged));
  hold("alarms", score.alarms.good);
  hold("false_claims", score.false_claims);
  hold("wrong", score.wrong);
  hold("strays", score.strays);
}

class Corpus : public testing::TestWithParam<std::string> {
 protected:
  fs::path folder() const { return fs::path(FACTLINT_SOURCE_DIR) / "corpus" / GetParam(); }
};

TEST_P(Corpus, HasSoundGold) {
  const Result<Gold> gold = Read(folder().string());
  ASSERT_TRUE(gold) << gold.error().what;
  EXPECT_FALSE(gold->claims.empty());
  EXPECT_FALSE(gold->must.empty());
  EXPECT_FALSE(gold->never.empty());
}

TEST_P(Corpus, IsReadAsAPersonReadsIt) {
  const Result<Gold> gold = Read(folder().string());
  ASSERT_TRUE(gold) << gold.error().what;
  const Audited run = Audit(folder());
  const nlohmann::json report = nlohmann::json::parse(run.output, nullptr, /*allow_exceptions=*/false);
  ASSERT_EQ(run.exit_code, 0);
  ASSERT_TRUE(report.is_object()) << run.output.substr(0, 400);
  const Score score = Rate(*gold, report);
  SCOPED_TRACE(ToString(score));
  if (gold->misses) return HoldToMisses(*gold->misses, score);
  EXPECT_GE(score.recall_core.Rate(), 0.95);
  EXPECT_GE(score.subject.Rate(), 0.97);
  EXPECT_GE(score.as_of.Rate(), 0.9);
  EXPECT_GE(score.modality.Rate(), 0.95);
  EXPECT_EQ(score.future.good, score.future.of);
  EXPECT_GE(score.bounds.Rate(), 0.95);
  EXPECT_EQ(score.false_claims, 0);
  EXPECT_EQ(score.wrong, 0);
  EXPECT_EQ(score.flagged.good, score.flagged.of);
  EXPECT_EQ(score.alarms.good, 0);
  EXPECT_LE(score.strays, 2);
}

INSTANTIATE_TEST_SUITE_P(Shipped, Corpus, testing::ValuesIn(Corpora()), [](const auto& corpus) {
  std::string name = corpus.param;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace factlint::gold
