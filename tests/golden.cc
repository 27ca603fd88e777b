#include "tests/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace factlint {

namespace {

// ":12:\n  expected: the line\n  actual:   the line"
std::string FirstDifference(std::string_view expected, std::string_view actual) {
  const auto both = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto at = static_cast<size_t>(both.first - expected.begin());
  const size_t line = static_cast<size_t>(std::count(expected.begin(), both.first, '\n')) + 1;
  const size_t begin = expected.rfind('\n', at == 0 ? 0 : at - 1) + 1;
  const auto line_of = [&](std::string_view text) {
    return std::string(text.substr(std::min(begin, text.size()), text.find('\n', begin) - begin).substr(0, 400));
  };
  return ":" + std::to_string(line) + ":\n  expected: " + line_of(expected) + "\n  actual:   " + line_of(actual);
}

}  // namespace

void ExpectGolden(std::string_view name, std::string_view actual) {
  const std::filesystem::path path = std::filesystem::path(FACTLINT_SOURCE_DIR) / "tests/golden" / name;
  if (std::getenv("FACTLINT_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << "no " << path << "; FACTLINT_UPDATE_GOLDEN=1 writes it";
  const std::string expected((std::istreambuf_iterator<char>(file)), {});
  if (expected != actual) ADD_FAILURE() << name << FirstDifference(expected, actual);
}

}  // namespace factlint
