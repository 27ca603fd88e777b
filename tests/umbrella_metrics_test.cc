#include "reconcile/umbrella_metrics.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

Claim Of(std::string doc, const std::string& subject, std::string metric) {
  Claim claim;
  claim.doc = std::move(doc);
  claim.subject = {.id = subject, .name = subject};
  claim.metric = std::move(metric);
  return claim;
}

TEST(UmbrellaMetrics, TakeTheNarrowWordWhereOneIsMeant) {
  const std::vector<std::pair<std::string, std::string>> umbrellas = {
      {"capacity", "seat"}, {"fleet", "aircraft"}, {"fleet", "ship"}};
  const struct {
    std::vector<Claim> claims;
    std::string first;  // metric of the first claim, joined
    std::string_view why;
  } kCases[] = {
      {{Of("a", "vela", "count:fleet"), Of("b", "vela", "count:aircraft")}, "count:aircraft", "its aircraft"},
      {{Of("a", "vela", "count:fleet"), Of("b", "halden", "count:aircraft")}, "count:fleet", "another's aircraft"},
      {{Of("a", "vela", "count:fleet"), Of("b", "vela", "count:aircraft"), Of("c", "vela", "count:ship")},
       "count:fleet",
       "two things could be meant"},
      {{Of("a", "vela", "count:fleet"), Of("a", "vela", "count:aircraft")}, "count:fleet", "a text that tells both"},
      {{Of("a", "vela", "count:fleet"), Of("b", "vela", "count:seat")}, "count:fleet", "no part of a fleet"},
      {{Of("a", "vela", "count:fleet"), Of("b", "vela", "count:new aircraft")}, "count:fleet", "some aircraft"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<Claim> claims = c.claims;
    JoinUmbrellaMetrics(claims, umbrellas);
    EXPECT_EQ(claims.front().metric, c.first);
    EXPECT_EQ(claims.back().metric, c.claims.back().metric);
  }
}

}  // namespace
}  // namespace factlint
