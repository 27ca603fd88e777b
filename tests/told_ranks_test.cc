// Ranks with their measure and field, against the values of those that are ranked.
#include "reconcile/told_ranks.h"

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint::testing {
namespace {

Claim Of(std::string_view subject, std::string_view doc, std::string_view value, std::string_view when = "2024") {
  Claim claim = Number(doc, value, StatedAt(when), "count:bed");
  claim.subject = {.id = std::string(subject), .name = std::string(subject), .kind = "city", .via = Via::kTable};
  return claim;
}

Claim Rank(std::string_view subject, std::string_view place, std::string_view among, std::string_view way = "",
           std::string_view when = "2024") {
  Claim claim = Number("r", place, StatedAt(when), "list_rank");
  claim.subject = {.id = std::string(subject), .name = std::string(subject), .kind = "city"};
  claim.scope = {{"among", std::string(among)}, {"by", "bed"}, {"edition", "2024"}, {"list", "r"}};
  if (!way.empty()) claim.scope.emplace_back("way", way);
  return claim;
}

std::string Clashes(std::vector<Claim> claims) {
  for (const auto& [subject, beds] : {std::pair{"ghent", "901"}, {"cork", "603"}, {"derby", "302"}})
    claims.push_back(Of(subject, "t", beds));
  const Hierarchy hierarchy({{"ghent", "norland"}, {"cork", "norland"}, {"derby", "ostland"}});
  std::vector<Finding> found =
      Reported(Judge(claims, Metrics("metrics:\n  list_rank: {kind: ordinal, series: ranklist, separators: [list]}\n"),
                     {}, hierarchy));
  std::erase_if(found, [](const Finding& f) { return f.code != "FL208"; });
  return Brief(found);
}

TEST(ToldRanks, AreHeldAgainstValues) {
  constexpr std::string_view kFound = "FL208 contradiction warning order\n";
  const struct {
    std::string_view subject, place, among, way, when, reported, why;
  } kCases[] = {
      {"cork", "1", "n:3", "", "2024", kFound, "Ghent has more"},
      {"cork", "2", "n:3", "", "2024", "", "it is"},
      {"cork", "3", "n:3", "", "2024", kFound, "nobody but Ghent has more, and all three are known"},
      {"cork", "3", "n:4", "", "2024", "", "one of the four is not known"},
      {"cork", "1", "table", "", "2024", kFound, "of those in the table"},
      {"cork", "1", "", "", "2024", "", "nobody tells among whom"},
      {"cork", "1", "?", "", "2024", "", "among some that nobody can tell"},
      {"cork", "1", "nation", "", "2024", kFound, "Ghent is in the same country"},
      {"derby", "1", "nation", "", "2024", "", "the only one in its country"},
      {"cork", "3", "nation", "", "2024", "", "others in the country may have more"},
      {"cork", "1", "in:ostland", "", "2024", "", "nobody in the place has more"},
      {"cork", "1", "names:cork|derby", "", "2024", "", "of these two it is"},
      {"cork", "1", "names:cork|ghent", "", "2024", kFound, "of these two it is not"},
      {"cork", "2", "n:3", "low", "2024", "", "the second from below"},
      {"cork", "1", "n:3", "low", "2024", kFound, "Derby has fewer"},
      {"cork", "1", "n:3", "", "2021", "", "of another year"},
      {"leeds", "1", "n:3", "", "2024", "", "its own value is not known"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(Clashes({Rank(c.subject, c.place, c.among, c.way, c.when)}), c.reported);
  }
}

TEST(ToldRanks, GiveWayToWhatAnybodySays) {
  EXPECT_EQ(Clashes({Rank("cork", "1", "n:3"), Of("cork", "u", "950")}), "") << "another text gives Cork more";
  EXPECT_EQ(Clashes({Rank("cork", "1", "n:3"), Of("ghent", "u", "more than 800")}),
            "FL208 contradiction warning order\n")
      << "a bound that the table's figure keeps";
  EXPECT_EQ(Clashes({Rank("cork", "1", "names:cork|leeds"), Of("leeds", "u", "more than 300")}), "")
      << "a bound tells no order";
  Claim line = Of("line", "u", "990");
  line.subject.kind = "line";
  EXPECT_EQ(Clashes({Rank("ghent", "1", "world"), line}), "") << "things of another kind are none of them";
  Claim target = Rank("cork", "1", "n:3");
  target.modality = Modality::kTarget;
  EXPECT_EQ(Clashes({target}), "") << "what is aimed at";
}

TEST(ToldRanks, TellWhyTheyDidNotRun) {
  const Judgement judged =
      Judge({Rank("cork", "1", "n:3")},
            Metrics("metrics:\n  list_rank: {kind: ordinal, series: ranklist, separators: [list]}\n"));
  for (const CheckCoverage& check : judged.coverage.checks)
    EXPECT_EQ(check.not_run, check.name == "rank-order" ? 1 : 0);
}

}  // namespace
}  // namespace factlint::testing
