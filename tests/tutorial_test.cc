// docs/tutorial.md is followed to the letter: its files are written, its commands
// run, and what they print is what the page shows.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

const std::string kTutorial = std::string(FACTLINT_SOURCE_DIR) + "/docs/tutorial.md";

// The words of a command line; quotes hold words together.
std::vector<std::string> WordsOf(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (const char c : line + " ") {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  return words;
}

// What the commands of a block print, as a terminal shows it.
std::string RunBlock(const std::string& block, const std::string& folder) {
  std::istringstream lines(block);
  std::string shown;
  for (std::string line; std::getline(lines, line);) {
    if (line.substr(0, 2) != "$ ") continue;
    std::vector<std::string> words = WordsOf(line.substr(2));
    EXPECT_EQ(words.front(), "factlint") << line;
    words.erase(words.begin());
    const Ran ran = RunBinary(words, folder);
    shown += line + "\n" + ran.out + ran.err;
  }
  return shown;
}

TEST(Tutorial, ShowsWhatHappens) {
  std::ifstream in(kTutorial);
  const TempFolder folder;
  std::string page, file, block, language;
  int commands = 0;
  for (std::string line; std::getline(in, line);) {
    const bool fence = line.substr(0, 3) == "```";
    if (language.empty() && line.size() > 2 && line.front() == '`' && line.back() == '`' && !fence)
      file = line.substr(1, line.size() - 2);
    if (fence && language.empty()) {
      language = line.substr(3);
      block.clear();
    } else if (fence) {
      if (language == "console") {
        block = RunBlock(block, folder.path());
        ++commands;
      } else {
        EXPECT_FALSE(file.empty()) << "a file without a name:\n" << block;
        folder.Write(file, block);
        file.clear();
      }
      page += block;
      language.clear();
    } else if (!language.empty()) {
      block += line + "\n";
      continue;
    }
    page += line + "\n";
  }
  EXPECT_GE(commands, 8);
  if (std::getenv("FACTLINT_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(kTutorial, std::ios::binary) << page;
    return;
  }
  std::ifstream again(kTutorial, std::ios::binary);
  const std::string stored{std::istreambuf_iterator<char>(again), {}};
  EXPECT_EQ(stored, page)
      << "FACTLINT_UPDATE_GOLDEN=1 rewrites it; then read whether the text around still says what is shown";
}

// The page of the built-in rules is what the packs say.
TEST(RulesPage, IsPrintedFromThePacks) {
  const std::string path = std::string(FACTLINT_SOURCE_DIR) + "/docs/rules.md";
  const TempFolder folder;
  const Ran ran =
      RunBinary({"rules", "show", "--format", "markdown", "--pack", "china-ai", "--pack", "transit"}, folder.path());
  ASSERT_EQ(ran.code, 0) << ran.err;
  if (std::getenv("FACTLINT_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << ran.out;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  const std::string stored{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(stored, ran.out) << "FACTLINT_UPDATE_GOLDEN=1 rewrites it";
}

}  // namespace
}  // namespace factlint
