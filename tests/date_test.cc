#include "extractor/date.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

TEST(Date, GoesToDaysAndBack) {
  EXPECT_EQ(Date::Of(1970, 1, 1)->ToDays(), 0);
  EXPECT_EQ(Date::Of(2000, 3, 1)->ToDays(), 11017);
  for (int64_t days = Date::Of(1, 1, 1)->ToDays(); days < Date::Of(9999, 12, 31)->ToDays(); days += 97)
    ASSERT_EQ(Date::FromDays(days).ToDays(), days);
  EXPECT_EQ(Date::FromDays(INT64_MAX / 2).ToString(), "9999-12-31");
}

TEST(Date, RefusesWhatIsNoDay) {
  EXPECT_FALSE(Date::Of(2023, 2, 29));
  EXPECT_TRUE(Date::Of(2024, 2, 29));
  EXPECT_FALSE(Date::Of(99999, 1, 1));
  EXPECT_FALSE(Date::Of(2023, 13, 1));
}

TEST(Date, AddsMonthsToTheLastDay) {
  EXPECT_EQ(AddMonths(*Date::Of(2023, 1, 31), 1).ToString(), "2023-02-28");
  EXPECT_EQ(AddMonths(*Date::Of(2019, 9, 9), -18).ToString(), "2018-03-09");
  EXPECT_EQ(AddMonths(*Date::Of(1, 3, 9), -18).ToString(), "0001-01-09");  // clamped
  EXPECT_EQ(AddMonths(*Date::Of(9999, 11, 30), 18).ToString(), "9999-12-30");
}

TEST(DateRange, ReadsMetadata) {
  EXPECT_EQ(DateRange::ParseIso("2025")->end.ToString(), "2025-12-31");
  EXPECT_EQ(DateRange::ParseIso("2022-10")->end.ToString(), "2022-10-31");
  EXPECT_EQ(DateRange::ParseIso("2023-02-14")->start.ToString(), "2023-02-14");
  for (const std::string_view text : {"", "23", "2023-2", "2023-13", "2023-02-30", "2023/02/01", "0000"})
    EXPECT_FALSE(DateRange::ParseIso(text)) << text;
}

}  // namespace
}  // namespace factlint
