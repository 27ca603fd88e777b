// Differences and ratios that texts tell between two subjects or two times, against the values of both.
#include "reconcile/told_comparison.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint::testing {
namespace {

std::string Told(const std::vector<Claim>& claims) {
  std::vector<Finding> found = Reported(Judge(claims, Metrics("metrics:\n  trams: {kind: number, nouns: [tram]}\n")));
  std::erase_if(found, [](const Finding& f) { return f.code != "FL209"; });
  return Brief(found);
}

Claim Of(std::string_view subject, Claim claim) {
  claim.subject.id = claim.subject.name = subject;
  return claim;
}

Claim Scoped(Claim claim, std::string_view dimension, std::string_view value) {
  if (!dimension.empty()) claim.scope.emplace_back(dimension, value);
  std::sort(claim.scope.begin(), claim.scope.end());
  return claim;
}

constexpr std::string_view kWarning = "FL209 contradiction warning stated times\n";

TEST(ToldComparisons, HoldTwoSubjectsAgainstEachOther) {
  const struct {
    std::string_view self, other, when, told, metric, way, reported, why;
  } kCases[] = {
      {"2,513", "1,307", "2024", "1,200", "difference:count:shop", "", "", "1,206 more are some 1,200"},
      {"2,513", "1,307", "2024", "1,900", "difference:count:shop", "", kWarning, "1,900 more are 3,207"},
      {"1,307", "2,513", "2024", "1,200", "difference:count:shop", "down", "", "1,200 fewer"},
      {"1,307", "2,513", "2024", "700", "difference:count:shop", "down", kWarning, "700 fewer are 1,813"},
      {"1,307", "2,513", "2023", "700", "difference:count:shop", "down", "", "of another year nothing is told"},
      {"61.2 km", "49.1 km", "2024", "12 km", "difference:measure:length", "", "", "a measure"},
      {"61.2 km", "49.1 km", "2024", "30 km", "difference:measure:length", "", kWarning, "30 km more are 79"},
      {"306", "124", "2024", "5", "ratio:count:shop", "", kWarning, "five times 124 are 620"},
      {"306", "153", "2024", "2", "ratio:count:shop", "", "", "twice"},
      {"306", "153", "2024", "half", "ratio:count:shop", "", kWarning, "it is twice as many, not half"},
      {"153", "306", "2024", "half", "ratio:count:shop", "", "", "half as many"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string metric(c.metric.substr(c.metric.find(':') + 1));
    const std::vector<Claim> claims = {
        Of("ghent", Number("a", c.self, StatedAt(c.when), metric)),
        Of("cork", Number("b", c.other, StatedAt(c.when), metric)),
        Scoped(Scoped(Of("ghent", Number("c", c.told, StatedAt("2024"), c.metric)), "than", "cork"),
               c.way.empty() ? "" : "way", c.way)};
    EXPECT_EQ(Told(claims), c.reported);
  }
}

TEST(ToldComparisons, HoldTwoTimesAgainstEachOther) {
  const struct {
    std::string_view before, from, after, to, told, dimension, scope, reported, why;
  } kCases[] = {
      {"1,613", "2023", "2,013", "2024", "400", "", "", "", "400 more than the year before"},
      {"1,613", "2023", "2,813", "2024", "400", "", "", kWarning, "400 more are 2,013"},
      {"1,613", "2022", "2,813", "2024", "400", "against", "2022", kWarning, "than in the year that is told"},
      {"2,813", "2023", "1,613", "2024", "400", "way", "down", kWarning, "400 fewer are 2,413"},
      {"2,013", "2023", "1,613", "2024", "400", "way", "down", "", "400 fewer"},
      {"1,613", "2023", "2,813", "2024", "400", "against", "?", "", "nobody knows against what"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(
        Told({Number("a", c.before, StatedAt(c.from), "count:shop"), Number("b", c.after, StatedAt(c.to), "count:shop"),
              Scoped(Number("c", c.told, StatedAt("2024"), "difference:count:shop"), c.dimension, c.scope)}),
        c.reported);
  }
}

TEST(ToldComparisons, AreSilentWhereAnyTwoValuesFit) {
  std::vector<Claim> claims = {
      Of("ghent", Number("a", "2,513", StatedAt("2024"), "trams")),
      Of("cork", Number("b", "1,307", StatedAt("2024"), "trams")),
      Scoped(Of("ghent", Number("c", "3", StatedAt("2024"), "ratio:count:tram")), "than", "cork")};
  EXPECT_EQ(Told(claims), kWarning) << "a noun that the metric declares";
  claims.push_back(Of("cork", Number("d", "831", StatedAt("2024"), "trams")));
  EXPECT_EQ(Told(claims), "") << "another figure fits: the values are at odds";
}

}  // namespace
}  // namespace factlint::testing
