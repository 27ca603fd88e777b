#include "cli/progress.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

TEST(Progress, SaysHowFarAndHowLong) {
  const struct {
    size_t done, total;
    double seconds;
    std::string_view line;
  } kCases[] = {
      {1234, 20000, 2.0, "1,234 of 20,000 documents, 617 a second, 30 s left"},
      {1234567, 0, 1000.0, "1,234,567 documents, 1,235 a second"},  // a crawl: nobody has counted
      {5, 5, 10.0, "5 of 5 documents, 1 a second, 0 s left"},
      {0, 5, 0.0, "0 of 5 documents, 0 a second"},
  };
  for (const auto& c : kCases) EXPECT_EQ(ProgressLine(c.done, c.total, c.seconds), c.line);
}

}  // namespace
}  // namespace factlint
