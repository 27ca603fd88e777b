// A percentage told with both counts whose share it is.
#include <gtest/gtest.h>

#include "reconcile/counted_shares.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

TEST(CountedShares, AreTheQuotientOfTheirCounts) {
  const struct {
    std::string_view part, whole, share, reported, why;
  } kCases[] = {
      {"14500", "58000", "38%", "FL201 contradiction warning stated times\n", "14,500 of 58,000 are 25%"},
      {"14500", "58000", "25%", "", "they are"},
      {"301", "899", "33.5%", "", "33.48% is 33.5% to that place"},
      {"301", "899", "34.5%", "FL201 contradiction note stated times\n", "a little off"},
      {"300", "900", "about 30%", "", "within what about allows"},
      {"58000", "0", "38%", "", "nothing is a share of none"},
      {"58000", "", "38%", "", "of what is not told"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    Claim claim = Number("a", c.share, StatedAt("2024"), "portion");
    claim.scope = {{"counted", std::string(c.part)}};
    if (!c.whole.empty()) claim.scope.emplace_back("counted_of", std::string(c.whole));
    std::vector<Finding> found = Reported(Judge({claim}, Metrics("metrics: {portion: {kind: percent}}\n")));
    std::erase_if(found, [](const Finding& f) { return f.family != "derived:counted-share"; });
    EXPECT_EQ(Brief(found), c.reported);
  }
}

}  // namespace
}  // namespace factlint::testing
