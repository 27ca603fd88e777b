#include "cli/destination.h"

#include <csignal>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/temp_folder.h"

namespace factlint {
namespace {

size_t Files(const TempFolder& folder) {
  size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
  return files;
}

TEST(Destination, AFileAppearsWholeOrNotAtAll) {
  const TempFolder folder;
  folder.Write("a", "as it was");
  {
    Destination file(folder / "a");
    file.Write("half");
    EXPECT_EQ(folder.Read("a"), "as it was");
  }
  EXPECT_EQ(folder.Read("a"), "as it was") << "nobody closed it";
  Destination file(folder / "a");
  file.Write("whole");
  EXPECT_TRUE(file.Close());
  EXPECT_EQ(folder.Read("a"), "whole");
  EXPECT_EQ(Files(folder), 1u);
}

TEST(DestinationDeathTest, WhoIsToldToStopLeavesNothingHalf) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const TempFolder folder;
    folder.Write("a", "as it was");
    EXPECT_EXIT(
        {
          HandleSignals();
          Destination file(folder / "a");
          file.Write("half");
          std::raise(signal);
        },
        testing::KilledBySignal(signal), "");
    EXPECT_EQ(folder.Read("a"), "as it was");
    EXPECT_EQ(Files(folder), 1u) << "and nothing aside";
  }
}

// Killed without a word: the file is whole, and what lies aside is read by nobody.
TEST(DestinationDeathTest, WhoIsKilledLeavesTheFileAsItWas) {
  const TempFolder folder;
  folder.Write("a.md", "as it was");
  EXPECT_EXIT(
      {
        Destination file(folder / "a.md");
        file.Write(std::string(1 << 20, 'x'));
        std::raise(SIGKILL);
      },
      testing::KilledBySignal(SIGKILL), "");
  EXPECT_EQ(folder.Read("a.md"), "as it was");
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    EXPECT_TRUE(entry.path().filename() == "a.md" || entry.path().extension() != ".md") << entry.path();
}

}  // namespace
}  // namespace factlint
