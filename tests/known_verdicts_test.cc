// A run that knows what an earlier one said prints what one prints that knows nothing.
#include "reconcile/known_verdicts.h"

#include <functional>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "reconcile/finding_record.h"
#include "reconcile/reconcile.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

constexpr std::string_view kMetrics = R"(metrics:
  share: {kind: percent, whole: china, separators: [population]}
  rank: {kind: ordinal, separators: [list, edition]}
  home_city: {kind: place}
)";

const Hierarchy& Places() {
  static const Hierarchy places(std::vector<std::pair<std::string, std::string>>{{"haidian", "beijing"}});
  return places;
}

// Keys of counts, shares, ranks and seats, with three claims each.
std::vector<Claim> Many() {
  std::mt19937 random(7);
  std::vector<Claim> claims;
  for (int i = 0; i < 360; ++i) {
    const std::string doc(1, static_cast<char>('a' + random() % 5));
    const AsOf when = random() % 2 != 0 ? StatedAt("2023") : PublishedAt("2024");
    Claim claim;
    if (i % 4 == 0)
      claim = Number(doc, random() % 2 != 0 ? "29%" : "half", when, "share");
    else if (i % 4 == 1)
      claim = Number(doc, random() % 2 != 0 ? "1" : "2", when, "rank");
    else if (i % 4 == 2)
      claim = Seat(doc, random() % 2 != 0 ? "wuhan" : "haidian", Strength::kIn, when);
    else
      claim = Number(doc, random() % 2 != 0 ? "1,048" : "900", when, "count:tree");
    claim.subject.id = claim.subject.name = fmt::format("town-{}", i / 12);
    claim.id = fmt::format("c1:{:04}", i);
    claim.quote = fmt::format("Sentence {} of {}.", i, doc);
    claims.push_back(std::move(claim));
  }
  return claims;
}

struct World {
  std::vector<Claim> claims = Many();
  std::vector<DocumentInfo> documents;
  MetricTable metrics = Metrics(kMetrics);

  World() {
    for (const char* id : {"a", "b", "c", "d", "e"})
      documents.push_back({.id = id, .path = id, .published = DateRange::OfYear(2024)});
  }

  std::string Said(KnownVerdicts* known, int jobs = 1) const {
    return PackFindings(Reconcile({.claims = claims,
                                   .documents = documents,
                                   .metrics = metrics,
                                   .hierarchy = Places(),
                                   .jobs = jobs,
                                   .hidden = false,
                                   .find_copies = true,
                                   .known = known})
                            .findings);
  }
};

TEST(KnownVerdicts, ARunThatKnowsAllJudgesNothing) {
  const World world;
  KnownVerdicts nothing{""};
  EXPECT_EQ(world.Said(&nothing), world.Said(nullptr));
  EXPECT_GT(nothing.judged(), 80U);
  EXPECT_EQ(nothing.known(), 0U);
  EXPECT_TRUE(nothing.IsWorthKeeping());
  for (const int jobs : {1, 2, 5}) {
    KnownVerdicts all{nothing.Bytes()};
    EXPECT_EQ(world.Said(&all, jobs), world.Said(nullptr));
    EXPECT_EQ(all.judged(), 0U);
    EXPECT_EQ(all.known(), nothing.judged());
    EXPECT_FALSE(all.IsWorthKeeping());
  }
}

// Whatever of a claim or its document changes, its keys are judged again, and few others.
TEST(KnownVerdicts, WhatAChangeTouchedIsJudgedAgain) {
  struct Case {
    const char* changed;
    std::function<void(World&)> change;
    size_t most;  // keys judged again: those of the claim, or of the document
  };
  const std::vector<Case> cases = {
      {"the value", [](World& w) { w.claims[3] = Number("a", "77", StatedAt("2023"), "count:tree"); }, 3},
      {"the printed value", [](World& w) { w.claims[3].text += " "; }, 1},
      {"the quote", [](World& w) { w.claims[7].quote += "!"; }, 1},
      {"the place", [](World& w) { w.claims[7].place = Place{.start = 9}; }, 1},
      {"the time", [](World& w) { w.claims[7].as_of = StatedAt("2019"); }, 1},
      {"the subject", [](World& w) { w.claims[7].subject.id = "town-20"; }, 2},
      {"the metric", [](World& w) { w.claims[7].metric = "count:bench"; }, 2},
      {"the modality", [](World& w) { w.claims[7].modality = Modality::kForecast; }, 1},
      {"who says so", [](World& w) { w.claims[7].attribution = "the mayor"; }, 1},
      {"the file's name", [](World& w) { w.claims[7].path = "other"; }, 1},
      {"one claim less", [](World& w) { w.claims.erase(w.claims.begin() + 7); }, 1},
      {"the order of documents' claims", [](World& w) { std::swap(w.claims[3], w.claims[7]); }, 0},
      {"the day of publication", [](World& w) { w.documents[0].published = DateRange::OfYear(2021); }, 120},
      {"whom to trust", [](World& w) { w.documents[0].trust = 0.9; }, 120},
      {"what a document was copied from", [](World& w) { w.documents[0].derived_from = {"b"}; }, 120},
      {"a document more", [](World& w) { w.documents.push_back({.id = "f", .path = "f"}); }, 0},
  };
  const World before;
  KnownVerdicts first{""};
  before.Said(&first);
  const std::string bytes = first.Bytes();
  for (const Case& one : cases) {
    SCOPED_TRACE(one.changed);
    World after;
    one.change(after);
    KnownVerdicts known{bytes};
    EXPECT_EQ(after.Said(&known), after.Said(nullptr));
    EXPECT_LE(known.judged(), one.most);
    EXPECT_EQ(known.judged() == 0, one.most == 0);
  }
}

TEST(KnownVerdicts, DamagedBytesKnowNothingWrong) {
  const World world;
  KnownVerdicts first{""};
  const std::string expected = world.Said(&first);
  const std::string bytes = first.Bytes();
  for (size_t size = 0; size < bytes.size(); size += 211) {
    KnownVerdicts cut{bytes.substr(0, size)};
    ASSERT_EQ(world.Said(&cut), expected) << size;
  }
}

TEST(FindingRecord, GivesBackWhatItGot) {
  const World world;
  const std::string bytes = world.Said(nullptr);
  const auto findings = UnpackFindings(bytes);
  ASSERT_TRUE(findings);
  EXPECT_GT(findings->size(), 50U);
  EXPECT_EQ(PackFindings(*findings), bytes);
  for (size_t size = 0; size < bytes.size(); size += 97)
    EXPECT_FALSE(UnpackFindings(std::string_view(bytes).substr(0, size))) << size;
}

}  // namespace
}  // namespace factlint::testing
