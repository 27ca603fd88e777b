// The pages that are made from the tables say what the tables say.
#include <cstdlib>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "cli/help.h"

namespace factlint {
namespace {

TEST(Pages, SayWhatTheTablesSay) {
  const struct {
    std::string file, text;
  } kPages[] = {
      {"docs/options.md", OptionsPage()},
      {"docs/factlint.1", ManPage()},
      {"docs/completions/factlint.bash", BashCompletion()},
      {"docs/completions/_factlint", ZshCompletion()},
      {"docs/completions/factlint.fish", FishCompletion()},
  };
  for (const auto& page : kPages) {
    SCOPED_TRACE(page.file);
    const std::string path = std::string(FACTLINT_SOURCE_DIR) + "/" + page.file;
    if (std::getenv("FACTLINT_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(path, std::ios::binary) << page.text;
      continue;
    }
    std::ifstream in(path, std::ios::binary);
    const std::string stored{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(stored, page.text) << "FACTLINT_UPDATE_GOLDEN=1 rewrites it";
  }
}

}  // namespace
}  // namespace factlint
