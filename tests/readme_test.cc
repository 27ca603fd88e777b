// The first thing that a reader sees is a real report, and the links lead somewhere.
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "tests/run_binary.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

const std::string kRoot = FACTLINT_SOURCE_DIR;

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Readme, OpensWithARealReport) {
  const Ran check = RunBinary({"check"}, kRoot + "/docs/example");
  EXPECT_EQ(check.code, 1) << check.err;
  const std::string finding = check.out.substr(0, check.out.find("\n\n"));
  EXPECT_NE(ReadAll(kRoot + "/README.md").find("$ factlint check\n" + finding + "\n```"), std::string::npos)
      << "README.md should show what the program says of docs/example:\n"
      << finding;
}

TEST(Readme, LinksLeadSomewhere) {
  static const std::regex kLink(R"(\]\(([^)#:]+)(#[^)]*)?\))");
  std::vector<fs::path> pages = {kRoot + "/README.md", kRoot + "/CONTRIBUTING.md", kRoot + "/CHANGELOG.md"};
  for (const fs::directory_entry& entry : fs::directory_iterator(kRoot + "/docs"))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  for (const fs::path& page : pages) {
    const std::string text = ReadAll(page);
    EXPECT_FALSE(text.empty()) << page;
    for (std::sregex_iterator at(text.begin(), text.end(), kLink), end; at != end; ++at)
      EXPECT_TRUE(fs::exists(page.parent_path() / (*at)[1].str())) << page << " links to " << (*at)[1];
  }
}

}  // namespace
}  // namespace factlint
