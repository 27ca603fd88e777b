// Places of one list are places of one list, whatever rule read them.
#include "reconcile/rank_metrics.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

Claim Of(const std::string& metric, const std::string& list, const std::string& kind, const std::string& by = "") {
  Claim claim;
  claim.doc = "a";
  claim.subject = {.id = "ghent", .name = "Ghent", .kind = kind};
  claim.metric = metric;
  claim.scope = {{"edition", "2024"}, {"list", list}};
  if (!by.empty()) claim.scope.emplace(claim.scope.begin(), "by", by);
  return claim;
}

TEST(RankMetrics, AreThoseOfTheirList) {
  const struct {
    std::vector<Claim> claims;
    std::string first;  // metric of the first claim, joined
    std::string_view why;
  } kCases[] = {
      {{Of("list_rank", "ports", "city"), Of("city_ai_rank", "ports", "city")}, "city_ai_rank", "one list"},
      {{Of("list_rank", "ports", "city", "talent"), Of("city_ai_rank", "ports", "city")},
       "list_rank",
       "one measure of it"},
      {{Of("list_rank", "ports", "city"), Of("city_ai_rank", "towns", "city")}, "list_rank", "another list"},
      {{Of("list_rank", "ports", "company"), Of("city_ai_rank", "ports", "city")}, "list_rank", "another kind"},
      {{Of("list_rank", "a", "city"), Of("city_ai_rank", "a", "city")}, "list_rank", "a list without a name"},
      {{Of("list_rank", "ports", "city"), Of("city_ai_rank", "ports", "city"), Of("port_rank", "ports", "city")},
       "list_rank",
       "two metrics"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<Claim> claims = c.claims;
    JoinRankMetrics(claims);
    EXPECT_EQ(claims.front().metric, c.first);
  }
}

}  // namespace
}  // namespace factlint
