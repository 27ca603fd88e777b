#include "cli/in_order.h"

#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace factlint {
namespace {

// Counts to `last`; the work on some items takes far longer than on others.
std::vector<int> Count(int jobs, int last, int stop_at = -1, int throw_at = -1) {
  int at = 0;
  std::vector<int> out;
  InOrder<int, int>(
      jobs, [&]() -> std::optional<int> { return at < last ? std::optional(at++) : std::nullopt; },
      [&](int i) {
        if (i == throw_at) throw std::runtime_error("at " + std::to_string(i));
        volatile int sum = 0;
        for (int k = 0; k < (i % 7 == 0 ? 20000 : 10); ++k) sum = sum + k;
        return i;
      },
      [&](int i) {
        out.push_back(i);
        return i != stop_at;
      });
  return out;
}

TEST(InOrder, KeepsTheOrderForAnyNumberOfThreads) {
  std::vector<int> expected;
  for (int i = 0; i < 500; ++i) expected.push_back(i);
  for (const int jobs : {1, 2, 8}) EXPECT_EQ(Count(jobs, 500), expected) << jobs;
  EXPECT_TRUE(Count(4, 0).empty());
}

TEST(InOrder, StopsWhenAskedTo) {
  for (const int jobs : {1, 3}) EXPECT_EQ(Count(jobs, 500, 10).size(), 11u) << jobs;
}

TEST(InOrder, HandsOnWhatIsThrown) {
  for (const int jobs : {1, 3}) EXPECT_THROW(Count(jobs, 500, -1, 100), std::runtime_error) << jobs;
}

}  // namespace
}  // namespace factlint
