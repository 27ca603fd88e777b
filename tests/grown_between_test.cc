// A change that its sentence tells with both values needs no other claim.
#include <gtest/gtest.h>

#include "reconcile/grown_between.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

TEST(GrownBetween, LeadsFromOnePrintedValueToTheOther) {
  const struct {
    std::string_view from, to, told, reported, why;
  } kCases[] = {
      {"80000000000 CNY", "96000000000 CNY", "35%", "FL205 contradiction warning stated times\n", "80 to 96 are 20%"},
      {"80000000000 CNY", "96000000000 CNY", "20%", "", "they are"},
      {"80000000000 CNY", "96000000000 CNY", "27%", "", "80 may be 76, which makes 26%"},
      {"1390000000", "2030000000", "16%", "FL205 contradiction warning stated times\n", "46%"},
      {"7600000", "8600000", "13.4%", "", "7.55 to 8.65 allow it"},
      {"9600", "8000", "17%", "", "a fall by 17%"},
      {"9600", "8123", "35%", "FL205 contradiction warning stated times\n", "a fall by 15%"},
      {"80000000000 CNY", "96000000000 USD", "35%", "", "two currencies"},
      {"80000000000 CNY", "96000000000", "35%", "FL205 contradiction warning stated times\n", "an elided unit"},
      {"80000", "", "35%", "", "only one is told"},
      {"0", "96000", "35%", "", "nothing grows from none"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    Claim claim = Number("a", c.told, StatedAt("2024"), "portion");
    claim.scope = {{"grown_from", std::string(c.from)}};
    if (!c.to.empty()) claim.scope.emplace_back("grown_to", std::string(c.to));
    std::vector<Finding> found = Reported(Judge({claim}, Metrics("metrics: {portion: {kind: percent}}\n")));
    std::erase_if(found, [](const Finding& f) { return f.family != "derived:grown-between"; });
    EXPECT_EQ(Brief(found), c.reported);
  }
}

}  // namespace
}  // namespace factlint::testing
