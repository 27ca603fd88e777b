#include "reconcile/bearers.h"

#include <gtest/gtest.h>

#include "tests/judging.h"
#include "tests/packs.h"

namespace factlint {
namespace {

Claim Of(const std::string& subject, std::string kind, std::string metric) {
  Claim claim;
  claim.subject = {.id = subject, .name = subject, .kind = std::move(kind)};
  claim.metric = std::move(metric);
  return claim;
}

TEST(Bearers, AreMeantByThePlaceWhereTheyAre) {
  const MetricTable metrics = testing::Metrics(
      "metrics:\n  stations: {kind: number, subject: [network, city]}\n  shops: {kind: number, subject: [city, "
      "province]}\n");
  const struct {
    std::vector<Claim> claims;
    std::string first;  // subject of the first claim then
    std::string_view why;
  } kCases[] = {
      {{Of("wuhan", "city", "stations")}, "wuhan-metro", "the only network that a pack has in the city"},
      {{Of("wuhan", "city", "shops")}, "wuhan", "a city bears what it counts itself"},
      {{Of("china", "country", "stations")}, "china", "no kind that the metric is told of"},
      {{Of("marnby", "", "stations"), Of("marnby-metro", "network", "stations")},
       "marnby-metro",
       "the only one that is named for a place that nobody knows"},
      {{Of("marnby", "", "stations"), Of("marnby-metro", "network", "stations"),
        Of("marnby-tramway", "network", "stations")},
       "marnby",
       "two could be meant"},
      {{Of("marnby", "", "stations"), Of("marnby-bakery", "company", "stations")}, "marnby", "another kind of thing"},
      {{Of("marnby", "", "shops"), Of("marnby-metro", "network", "stations")}, "marnby", "another metric"},
      {{Of("marnby-metro", "network", "stations"), Of("marnby-metro-north", "network", "stations")},
       "marnby-metro",
       "what bears it itself"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<Claim> claims = c.claims;
    NameBearers(claims, metrics, BuiltinBook().entities());
    EXPECT_EQ(claims.front().subject.id, c.first);
    EXPECT_EQ(claims.back().subject.id, c.claims.size() == 1 ? c.first : c.claims.back().subject.id);
  }
}

}  // namespace
}  // namespace factlint
