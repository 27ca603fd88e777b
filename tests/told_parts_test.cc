// Parts that are said to be all, against the whole that anybody gives.
#include "reconcile/told_parts.h"

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint::testing {
namespace {

Claim Part(std::string_view value, std::string_view name, std::string_view of, std::string_view when = "2024") {
  Claim claim = Number("a", value, StatedAt(when), "count:bed");
  claim.quote = "all of them";
  claim.scope = {{"part", std::string(name)}, {"parts", std::string(of)}};
  return claim;
}

std::string Sums(const std::vector<Claim>& claims) {
  std::vector<Finding> found = Reported(Judge(claims, Metrics("metrics: {}\n")));
  std::erase_if(found, [](const Finding& f) { return f.family != "derived:told-parts"; });
  return Brief(found);
}

TEST(ToldParts, SumToTheirWhole) {
  const struct {
    std::string_view third, of, whole, doc, when, reported, why;
  } kCases[] = {
      {"241", "3", "861", "b", "2024", "FL203 contradiction warning stated times\n", "803 are not 861"},
      {"299", "3", "861", "b", "2024", "", "861 are"},
      {"241", "3", "861", "b", "2021", "", "the whole of another time"},
      {"241", "3", "861", "a", "2024", "FL203 contradiction warning stated times\n", "of one document"},
      {"241", "4", "861", "b", "2024", "", "one of the four parts is not known"},
      {"241", "3", "more than 800", "b", "2024", "", "a bound that holds"},
      {"241", "3", "about 830", "b", "2024", "", "within what about allows"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<Claim> claims = {Part("301", "surgery", c.of), Part("261", "medicine", c.of),
                                 Part(c.third, "other wards", c.of),
                                 Number(c.doc, c.whole, StatedAt(c.when), "count:bed")};
    EXPECT_EQ(Sums(claims), c.reported);
    std::swap(claims[0], claims[3]);
    EXPECT_EQ(Sums(claims), c.reported) << "in any order";
    claims.push_back(Number("d", c.third == "299" ? "861" : "803", StatedAt("2024"), "count:bed"));
    EXPECT_EQ(Sums(claims), "") << "another whole fits: the wholes are at odds, not the parts";
  }
}

TEST(ToldParts, AreSharesOfNoMoreThanAll) {
  const auto share = [](std::string_view value, std::string_view place) {
    Claim claim = Number("a", value, StatedAt("2024"), "portion");
    claim.quote = "of the staff";
    claim.scope = {{"part", std::string(place)}, {"parts", "3"}};
    return claim;
  };
  EXPECT_EQ(Sums({share("45.2%", "europe"), share("31.1%", "asia"), share("28.9%", "america")}),
            "FL204 contradiction warning stated times\n");
  EXPECT_EQ(Sums({share("34%", "europe"), share("33%", "asia"), share("34%", "america")}), "") << "rounded";
}

}  // namespace
}  // namespace factlint::testing
