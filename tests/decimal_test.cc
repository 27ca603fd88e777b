#include "extractor/decimal.h"

#include <gtest/gtest.h>

#include "extractor/interval.h"

namespace factlint {
namespace {

Decimal D(std::string_view text) { return *Decimal::Parse(text); }

TEST(Decimal, PrintsWhatItReads) {
  const struct {
    std::string_view in, out;
  } kCases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"12.50", "12.5"},
      {"350e9", "350000000000"},  // never an exponent
      {"0.05", "0.05"},
      {"-.5", "-0.5"},
      {"007", "7"},
      {"1000000000000000000000", "1000000000000000000000"},
      {"123456789012345678901234567890123456", "123456789012345678901234567890123456"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.in);
    ASSERT_TRUE(Decimal::Parse(c.in));
    EXPECT_EQ(D(c.in).ToString(), c.out);
  }
}

TEST(Decimal, RefusesWhatIsNoPlainNumber) {
  for (const std::string_view text : {"", ".", "-", "1.2.3", "nan", "1e", "1e+", "0x10", "1,000", " 1", "1 ",
                                      "1234567890123456789012345678901234567", "1e9999"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(Decimal::Parse(text));
  }
}

TEST(Decimal, ComputesExactly) {
  EXPECT_EQ(D("0.1") + D("0.2"), D("0.3"));
  EXPECT_EQ(D("1e20") + D("1"), D("100000000000000000001"));
  EXPECT_EQ(D("5") - D("5"), D("0"));
  EXPECT_EQ(D("1.5") * D("1e8"), D("150000000"));
  EXPECT_EQ(Decimal::Divide(D("2"), D("3"), 12, Decimal::Rounding::kNearest), D("0.666666666667"));
  EXPECT_EQ(Decimal::Divide(D("2"), D("3"), 3, Decimal::Rounding::kDown), D("0.666"));
  EXPECT_EQ(Decimal::Divide(D("1048"), D("0.29"), 6, Decimal::Rounding::kUp), D("3613.80"));
  EXPECT_EQ(Decimal::Divide(D("-1"), D("3"), 2, Decimal::Rounding::kDown), D("-0.34"));
}

TEST(Decimal, OrdersBySignMagnitudeAndDigits) {
  const std::string_view kAscending[] = {"-1e30", "-2", "-1.5", "-0.1", "0", "1e-9", "0.1", "1.5", "2", "10", "1e30"};
  for (size_t i = 0; i < std::size(kAscending); ++i)
    for (size_t j = 0; j < std::size(kAscending); ++j) EXPECT_EQ(D(kAscending[i]) < D(kAscending[j]), i < j);
}

TEST(Decimal, KnowsItsDigits) {
  EXPECT_EQ(D("350").Digits(), 2);
  EXPECT_EQ(D("350").Exponent(), 1);
  EXPECT_EQ(D("350").Magnitude(), 2);
  EXPECT_EQ(D("0.05").Magnitude(), -2);
  EXPECT_EQ(D("1048").ToInteger(), 1048);
  EXPECT_FALSE(D("0.5").ToInteger());
}

TEST(Interval, TellsWhatOneNumberCanSatisfy) {
  const Interval one_to_two = {.lo = D("1"), .hi = D("2"), .hi_open = true};
  const Interval two_to_three = {.lo = D("2"), .hi = D("3")};
  EXPECT_FALSE(Overlaps(one_to_two, two_to_three));
  EXPECT_FALSE(Overlaps(two_to_three, one_to_two));
  EXPECT_TRUE(Overlaps(two_to_three, Interval::AtLeast(D("3"))));
  EXPECT_FALSE(Overlaps(two_to_three, Interval::MoreThan(D("3"))));
  EXPECT_EQ(Gap(one_to_two, Interval::MoreThan(D("5"))), D("3"));
  EXPECT_EQ(ToString(one_to_two), "[1, 2)");
  EXPECT_EQ(ToString(Interval::MoreThan(D("1000"))), "(1000, inf)");
}

}  // namespace
}  // namespace factlint
