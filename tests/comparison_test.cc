// Figures that tell how far apart two others are. A row a wording.
#include "extractor/comparison.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// "marnby-motors difference:count:shop than halden-motors" of the figure that is printed so.
std::string Told(std::string_view text, std::string_view value, const RuleBook& book) {
  const Extraction extraction = ReadPublished(text, book);
  const auto claim = std::find_if(extraction.claims.begin(), extraction.claims.end(),
                                  [&](const Claim& one) { return one.text == value; });
  if (claim == extraction.claims.end()) return "none";
  std::string told = claim->subject.id + " " + claim->metric;
  for (const auto& [dimension, of] : claim->scope)
    if (dimension != "statement") told.append(" ").append(dimension).append(" ").append(of);
  return told;
}

TEST(Comparison, SaysWhatIsHeldAgainstWhat) {
  const struct {
    std::string_view text;
    std::string_view value;  // as printed
    std::string_view told;
    std::string_view why;
  } kRows[] = {
      {"Marnby Motors has 1,200 more shops than Halden Motors.\n", "1,200",
       "marnby-motors difference:count:shop than halden-motors", "two subjects"},
      {"Marnby Trams carried 4,300 guests in 2024, 400 fewer than in 2022.\n", "400",
       "marnby-trams difference:count:passenger against 2022 way down", "two times, of the value before"},
      {"In 2024 Marnby Motors had 40 more shops than a year earlier.\n", "40", "marnby-motors difference:count:shop",
       "the year before"},
      {"In 2024 Marnby Motors had 40 more shops than planned.\n", "40", "marnby-motors difference:count:shop against ?",
       "no absolute figure, and nobody knows against what"},
      {"The Marnby Bridge is 120 metres longer than the Halden Bridge.\n", "120 metres",
       "marnby-bridge difference:measure:length than halden-bridge", "an adjective measures"},
      {"Marnby Motors has twice as many shops as Halden Motors.\n", "twice",
       "marnby-motors ratio:count:shop than halden-motors", "a factor"},
      {"The Marnby Bridge is three times the length of the Halden Bridge.\n", "three times",
       "marnby-bridge ratio:count:length than halden-bridge", "a noun measures"},
      {"Marnby Motors has 900 shops, half of Halden Motors's.\n", "half",
       "marnby-motors ratio:count:shop than halden-motors", "of the value before"},
      {"Marnby Motors had 400 shops in 2024, 40 fewer than Halden Motors.\n", "40",
       "marnby-motors difference:count:shop than halden-motors way down", "of the value before"},
      {"北京图书馆数量比上海多1200座。\n", "1200", "beijing difference:count:图书馆 than shanghai", "in Chinese"},
      {"2024年，北京图书馆数量比上年增加300座。\n", "300", "beijing difference:count:图书馆",
       "the year before, in Chinese"},
      {"上海的图书馆是北京的两倍。\n", "两倍", "shanghai ratio:count:图书馆 than beijing",
       "whom it is held against is not whose it is"},
      {"上海有图书馆150座，不到北京的一半。\n", "一半", "beijing portion", "a bound is no ratio"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Told(row.text, row.value, OpenBook()), row.told);
  }
}

// A rule of a pack that takes any number of its things takes no difference for one.
TEST(Comparison, IsNoValueOfADeclaredMetric) {
  EXPECT_EQ(Told("In Hangzhou there are 1,200 more AI companies than in Wuhan.\n", "1,200", BuiltinBook()),
            "hangzhou difference:ai_company_count than wuhan");
  EXPECT_EQ(Told("2024年底，上海的人工智能人才是杭州的五倍。\n", "五倍", BuiltinBook()),
            "shanghai ratio:count:人工智能人才 than hangzhou");
}

}  // namespace
}  // namespace factlint
