// Parts with names of their own that are said to be all, against their whole.
#include "reconcile/part_lists.h"

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint::testing {
namespace {

Claim Part(std::string_view subject, std::string_view value, std::string_view of = "3",
           std::string_view metric = "count:bed") {
  Claim claim = Number("a", value, StatedAt("2024"), metric);
  claim.subject = {.id = std::string(subject), .name = std::string(subject), .kind = "district"};
  claim.scope = {{"of", "beijing"}, {"parts", std::string(of)}};
  return claim;
}

std::string Sums(const std::vector<Claim>& claims) {
  std::vector<Finding> found = Reported(Judge(claims, Metrics("metrics: {}\n")));
  std::erase_if(found, [](const Finding& f) { return f.family != "derived:part-lists"; });
  return Brief(found);
}

TEST(PartLists, SumToTheirWhole) {
  constexpr std::string_view kFound = "FL203 contradiction warning stated times\n";
  const struct {
    std::string_view third, of, whole, doc, when, reported, why;
  } kCases[] = {
      {"241", "3", "961", "b", "2024", kFound, "803 are not 961"},
      {"241", "3", "702", "b", "2024", kFound, "nor 702"},
      {"399", "3", "961", "b", "2024", "", "961 are"},
      {"241", "3", "961", "b", "2021", "", "the whole of another time"},
      {"241", "3", "961", "a", "2024", kFound, "of one document"},
      {"241", "4", "961", "b", "2024", "", "one of the four parts is not known"},
      {"241", "3", "more than 800", "b", "2024", "", "a bound that holds"},
      {"241", "3+", "961", "b", "2024", "", "there may be a fourth part"},
      {"241", "3+", "702", "b", "2024", kFound, "three are more than all"},
      {"241", "3", "about 830", "b", "2024", "", "within what about allows"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<Claim> claims = {Part("ghent", "301", c.of), Part("cork", "261", c.of), Part("derby", c.third, c.of),
                                 Number(c.doc, c.whole, StatedAt(c.when), "count:bed")};
    EXPECT_EQ(Sums(claims), c.reported);
    std::swap(claims[0], claims[3]);
    EXPECT_EQ(Sums(claims), c.reported) << "in any order";
    claims.push_back(Number("d", c.third == "399" ? "961" : "803", StatedAt("2024"), "count:bed"));
    EXPECT_EQ(Sums(claims), "") << "another whole fits: the wholes are at odds, not the parts";
  }
}

TEST(PartLists, AreSharesOfAllOfIt) {
  const auto sums = [](std::string_view a, std::string_view b, std::string_view c) {
    return Sums(
        {Part("ghent", a, "3", "share:wind"), Part("cork", b, "3", "share:sun"), Part("derby", c, "3", "portion")});
  };
  EXPECT_EQ(sums("45.2%", "31.1%", "28.9%"), "FL204 contradiction warning stated times\n") << "more than all";
  EXPECT_EQ(sums("45.2%", "31.1%", "18.9%"), "FL204 contradiction warning stated times\n") << "less than all";
  EXPECT_EQ(sums("34%", "33%", "34%"), "") << "rounded";
}

}  // namespace
}  // namespace factlint::testing
