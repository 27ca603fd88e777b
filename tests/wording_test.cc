#include "reports/wording.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

TEST(Wording, Periods) {
  const struct {
    DateRange range;
    std::string_view name;
  } kCases[] = {
      {DateRange::OfYear(2022), "2022"},
      {DateRange::OfMonth(2022, 10), "October 2022"},
      {{{2022, 10, 31}, {2022, 10, 31}}, "31 October 2022"},
      {{{2023, 1, 1}, {2023, 9, 30}}, "January to September 2023"},
      {{{2022, 11, 1}, {2023, 2, 28}}, "November 2022 to February 2023"},
      {{{2020, 1, 1}, {2029, 12, 31}}, "2020 to 2029"},
      {{{2022, 10, 5}, {2022, 11, 1}}, "5 October 2022 to 1 November 2022"},
  };
  for (const auto& c : kCases) EXPECT_EQ(PeriodName(c.range), c.name);
}

TEST(Wording, AsOf) {
  const DateRange october = DateRange::OfMonth(2022, 10);
  const DateRange published = DateRange::OfYear(2025);
  EXPECT_EQ(AsOfPhrase({october, Basis::kStated}, published), "as of October 2022");
  EXPECT_EQ(AsOfPhrase({october, Basis::kInherited}, published), "as of October 2022 (from the context)");
  EXPECT_EQ(AsOfPhrase({october, Basis::kPublished}, published), "undated, published 2025");
  EXPECT_EQ(AsOfPhrase({october, Basis::kPublished}, std::nullopt), "undated, published 31 October 2022");
  EXPECT_EQ(AsOfPhrase({}, std::nullopt), "undated");
}

TEST(Wording, Gaps) {
  const Decimal sum = Decimal::Scaled(35, 10);
  const struct {
    FindingGap gap;
    std::string_view phrase;
  } kCases[] = {
      {{.hard = 22, .soft = 22}, "22 apart at the least"},
      {{.hard = 1, .soft = 3, .unit = "points"}, "1 point apart at the least, 3 points as a reader takes them"},
      {{.hard = 0, .soft = 8, .unit = "points"}, "none between the bounds, 8 points as a reader takes them"},
      {{.hard = sum, .soft = sum, .unit = "CNY", .years = 2.0},
       "350,000,000,000 CNY apart at the least, dated at most 2 years apart"},
      {{.hard = 15, .soft = 15, .unit = "points", .years = 2.7296, .max_drift = 13.648},
       "15 points apart at the least; 2.73 years explain 13.65"},
      {{.hard = 2923, .soft = 2923, .unit = "days", .years = 9.996}, "8 years apart at the least"},
      {{.hard = 228, .soft = 1, .unit = "days"}, "7.5 months apart at the least, 1 day as a reader takes them"},
      {{.hard = 22, .soft = 22, .years = 0.9966}, "22 apart at the least, dated at most 12 months apart"},
      {{.hard = 22, .soft = 22, .years = 0.4}, "22 apart at the least, dated at most 4.8 months apart"},
      {{.hard = 22, .soft = 22, .years = 0.0246}, "22 apart at the least, dated at most 9 days apart"},
  };
  for (const auto& c : kCases) EXPECT_EQ(GapPhrase(c.gap), c.phrase);
}

TEST(Wording, Counts) {
  EXPECT_EQ(Count(1, "finding"), "1 finding");
  EXPECT_EQ(Count(0, "finding"), "0 findings");
  EXPECT_EQ(Count(2, "key"), "2 keys");
  EXPECT_EQ(Count(2, "summary"), "2 summaries");
  EXPECT_EQ(Count(12'500, "claim"), "12,500 claims");
  EXPECT_EQ(Grouped(Decimal::Scaled(-12345678, -2)), "-123,456.78");
}

TEST(Wording, WaivedAndGoneAreNotCounted) {
  const std::vector<Finding> findings = {
      {.code = "FL101", .verdict = Verdict::kContradiction, .severity = Severity::kError},
      {.code = "FL101",
       .verdict = Verdict::kContradiction,
       .severity = Severity::kError,
       .waiver = "both-wrong: known"},
      {.code = "FL406", .verdict = Verdict::kDrift, .severity = Severity::kNote, .status = Status::kAbsent},
      {.code = "FL000", .verdict = Verdict::kEcho, .severity = Severity::kHidden},
  };
  EXPECT_EQ(VerdictCounts(findings), "1 contradiction, 1 echo");
  EXPECT_EQ(SeverityCounts(findings), "1 error");
}

TEST(Wording, WhatIsNewIsToldFromWhatWasThere) {
  const auto of = [](Status status, std::string worse = "", std::string waiver = "") {
    return Finding{
        .severity = Severity::kError, .status = status, .waiver = std::move(waiver), .worse = std::move(worse)};
  };
  EXPECT_EQ(StatusCounts({}, "main"), "");
  EXPECT_EQ(StatusCounts({of(Status::kNew), of(Status::kNew)}, "main"), "") << "there is nothing to tell it from";
  EXPECT_EQ(StatusCounts({of(Status::kNew), of(Status::kUnchanged), of(Status::kUpdated), of(Status::kAbsent)}, "main"),
            "1 new, 2 in main");
  EXPECT_EQ(StatusCounts({of(Status::kUpdated, "the gap grew"), of(Status::kRuleChanged), of(Status::kNew, "", "x: y")},
                         "the baseline"),
            "0 new, 1 worse than in the baseline, 1 of changed rules, 1 waived");
}

}  // namespace
}  // namespace factlint
