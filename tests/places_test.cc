// Where a company is: strengths, refinement, moves, documents that know of two.
#include "reconcile/places.h"

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint::testing {
namespace {

constexpr Strength kIn = Strength::kIn;
constexpr Strength kBased = Strength::kBased;
constexpr Strength kSeat = Strength::kHeadquartered;
constexpr Strength kRegistered = Strength::kRegistered;

Claim Told(Claim claim, std::string change) {
  claim.change = std::move(change);
  return claim;
}

Claim As(Claim claim, Modality modality) {
  claim.modality = modality;
  return claim;
}

TEST(Places, ReportsHomesThatExcludeEachOther) {
  const MetricTable metrics = Metrics(
      "metrics:\n"
      "  home_city: {kind: place, functional: current, hierarchy: places}\n");
  const Hierarchy places({{"haidian", "beijing"}, {"guangzhou", "guangdong"}, {"shenzhen", "guangdong"}});
  const AsOf y19 = PublishedAt("2019-09-09");
  const AsOf y25 = PublishedAt("2025");
  const AsOf mid25 = PublishedAt("2025-06-24");
  const struct {
    std::string_view name;
    std::vector<Claim> claims;
    std::string_view reported;
    std::string_view why;
  } kCases[] = {
      {"listed, then seated elsewhere",
       {Seat("a", "guangzhou", kBased, y19), Seat("b", "shanghai", kSeat, y25)},
       "FL104 contradiction warning listed and seated\n",
       "publication years make no move"},
      {"listed twice at one time",
       {Seat("a", "shenzhen", kBased, y25), Seat("b", "beijing", kBased, mid25)},
       "FL104 contradiction warning listed twice\n",
       "the windows overlap"},
      {"listed twice, years apart",
       {Seat("a", "shenzhen", kBased, y19), Seat("b", "beijing", kBased, y25)},
       "FL404 tension note listed twice\n",
       "it may have moved"},
      {"two seats at one time",
       {Seat("a", "shenzhen", kSeat, y25), Seat("b", "beijing", kSeat, mid25)},
       "FL104 contradiction error same role\n",
       "one head office"},
      {"two seats, stated years",
       {Seat("a", "shenzhen", kSeat, StatedAt("2015")), Seat("b", "beijing", kSeat, StatedAt("2022"))},
       "FL406 drift note moved\n",
       "both years are stated"},
      {"an office", {Seat("a", "guangzhou", kIn, y25), Seat("b", "shanghai", kSeat, y25)}, "", "sites are many"},
      {"registered elsewhere",
       {Seat("a", "hainan", kRegistered, y25), Seat("b", "shanghai", kSeat, y25)},
       "",
       "another role"},
      {"a district of the city",
       {Seat("a", "haidian", kSeat, y25), Seat("b", "beijing", kSeat, y25)},
       "",
       "Haidian lies in Beijing"},
      {"a province of two cities",
       {Seat("a", "guangdong", kBased, y25), Seat("b", "guangzhou", kBased, y25), Seat("c", "shenzhen", kBased, y25)},
       "FL104 contradiction warning listed twice\n",
       "the province fits both cities, the cities not one another"},
      {"a told move",
       {Told(Seat("a", "wuhan", kSeat, y25), "move"), Told(Seat("a", "hangzhou", kSeat, y25), "move"),
        Seat("b", "wuhan", kSeat, mid25)},
       "FL406 drift note moved\n",
       "a text tells of the move"},
      {"moved there later, from where is not told",
       {Seat("a", "wuhan", kSeat, PublishedAt("2022-09")), Told(Seat("b", "xian", kSeat, StatedAt("2023")), "b")},
       "FL406 drift note moved\n",
       "what was written before the move is no contradiction of it"},
      {"moved there before",
       {Seat("a", "wuhan", kSeat, y25), Told(Seat("b", "xian", kSeat, StatedAt("2023")), "b")},
       "FL104 contradiction warning same role\n",
       "the other wrote after the move"},
      {"moved there, the day is not told",
       {Seat("a", "wuhan", kSeat, y25), Told(Seat("b", "xian", kSeat, mid25), "b")},
       "FL104 contradiction error same role\n",
       "what was written as late as the text that tells the move disagrees with it"},
      {"a former home in a later text",
       {Seat("a", "wuhan", kSeat, PublishedAt("2023")), Seat("b", "xian", kSeat, mid25),
        As(Seat("b", "wuhan", kSeat, mid25), Modality::kHistorical)},
       "FL406 drift note moved\n",
       "the later text knows of the home before"},
      {"a former home",
       {As(Seat("a", "wuhan", kBased, y25), Modality::kHistorical), Seat("b", "hangzhou", kBased, y25)},
       "FL406 drift note moved\n",
       "it once was there"},
      {"listed twice in one document",
       {Seat("a", "wuhan", kBased, y25), Seat("a", "hangzhou", kBased, y25)},
       "",
       "the document knows of both"},
      {"a document that knows of both",
       {Seat("a", "wuhan", kBased, y25), Seat("a", "hangzhou", kBased, y25), Seat("b", "wuhan", kBased, y25)},
       "",
       "the other agrees with one of them"},
      {"a third home",
       {Seat("a", "wuhan", kBased, y25), Seat("a", "hangzhou", kBased, y25), Seat("b", "xian", kBased, y25)},
       "FL104 contradiction warning listed twice\n",
       "neither of the two"},
      {"two seats in one document",
       {Seat("a", "wuhan", kSeat, y25), Seat("a", "xian", kSeat, y25)},
       "FL302 contradiction error same role\n",
       "one head office"},
      {"denied",
       {As(Seat("a", "wuhan", kSeat, y25), Modality::kDenied), Seat("b", "wuhan", kSeat, y25)},
       "FL104 contradiction warning denied\n",
       "one denies what the other says"},
      {"another place denied",
       {As(Seat("a", "wuhan", kSeat, y25), Modality::kDenied), Seat("b", "xian", kSeat, y25)},
       "",
       "both can be true"},
      {"planned",
       {As(Seat("a", "wuhan", kSeat, y25), Modality::kTarget), Seat("b", "xian", kSeat, y25)},
       "",
       "a plan is no seat"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.name) + ": " + std::string(c.why));
    EXPECT_EQ(Brief(Reported(Judge(c.claims, metrics, {}, places))), c.reported);
  }
}

TEST(Places, ManyValuedMetricsNeverConflict) {
  const MetricTable metrics = Metrics("metrics:\n  home_city: {kind: place, functional: no}\n");
  const AsOf now = PublishedAt("2025");
  EXPECT_EQ(Brief(Reported(Judge({Seat("a", "wuhan", kSeat, now), Seat("b", "xian", kSeat, now)}, metrics))), "");
}

TEST(Places, ARepeatSupportsNothing) {
  const MetricTable metrics = Metrics("metrics:\n  home_city: {kind: place}\n");
  const AsOf now = PublishedAt("2025");
  EXPECT_EQ(Brief(Judge({Seat("a", "wuhan", kBased, now), Seat("a", "wuhan", kBased, now)}, metrics).findings),
            "FL000 echo hidden same source\nFL501 notice hidden single source\n");
  const auto two =
      Judge({Seat("a", "wuhan", kBased, now), Seat("a", "wuhan", kBased, now), Seat("b", "wuhan", kBased, now)},
            metrics)
          .findings;
  ASSERT_EQ(Brief(two), "FL000 consistent hidden agree\n");
  EXPECT_EQ(two[0].camps[0].independent, 2);
}

TEST(Hierarchy, LeavesOutWhatClosesACircle) {
  const Hierarchy circle({{"a", "b"}, {"b", "c"}, {"c", "a"}, {"d", "d"}});
  EXPECT_TRUE(circle.IsWithin("a", "c"));
  EXPECT_FALSE(circle.IsWithin("c", "a"));
  EXPECT_EQ(circle.cycles().size(), 2u);
}

}  // namespace
}  // namespace factlint::testing
