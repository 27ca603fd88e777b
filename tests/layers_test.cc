// The folders are layers: extractor < reconcile < reports < cli. No include
// points up, and each library is met where the layers say.
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace factlint {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kLayers = {"extractor", "reconcile", "reports", "cli"};

struct Include {
  fs::path file;     // from the root
  std::string name;  // "extractor/span.h", "yaml-cpp/yaml.h"
};

std::vector<Include> IncludesOf(const std::string& folder) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*[<"]([^">]+)[">])");
  const fs::path root = FACTLINT_SOURCE_DIR;
  std::vector<Include> includes;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cc") continue;
    std::ifstream in(entry.path());
    std::smatch match;
    for (std::string line; std::getline(in, line);)
      if (std::regex_search(line, match, kInclude)) includes.push_back({fs::relative(entry.path(), root), match[1]});
  }
  return includes;
}

size_t LayerOf(const std::string& name) {
  for (size_t i = 0; i < kLayers.size(); ++i)
    if (name.rfind(kLayers[i] + "/", 0) == 0) return i;
  return kLayers.size();
}

TEST(Layers, NoIncludePointsUp) {
  for (size_t layer = 0; layer < kLayers.size(); ++layer) {
    const std::vector<Include> includes = IncludesOf(kLayers[layer]);
    EXPECT_GT(includes.size(), 1u) << kLayers[layer] << ": nothing was looked at";
    for (const Include& include : includes) {
      const size_t other = LayerOf(include.name);
      EXPECT_TRUE(other == kLayers.size() || other <= layer) << include.file << " includes " << include.name;
    }
  }
}

TEST(Layers, LibrariesAreMetWhereTheyBelong) {
  const struct {
    std::string library;
    std::regex homes;
  } kCases[] = {
      {"yaml-cpp/", std::regex("extractor/yaml\\.cc")},
      {"CLI/", std::regex("cli/.*")},
      {"sqlite3.h", std::regex("cli/.*")},
      {"unicode/", std::regex("(extractor|reports)/.*")},
      {"re2/", std::regex("extractor/.*")},
      {"filesystem", std::regex("cli/.*")},  // files are the program's business alone
      {"fstream", std::regex("cli/.*")},
  };
  for (const std::string& layer : kLayers) {
    for (const Include& include : IncludesOf(layer)) {
      for (const auto& c : kCases)
        EXPECT_TRUE(include.name.rfind(c.library, 0) != 0 || std::regex_match(include.file.generic_string(), c.homes))
            << include.file << " includes " << include.name;
    }
  }
}

}  // namespace
}  // namespace factlint
