#include "tests/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace factlint {

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
  EXPECT_EQ(expected, actual) << name;
}

}  // namespace factlint
