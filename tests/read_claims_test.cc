#include "reconcile/read_claims.h"

#include <gtest/gtest.h>

#include "reports/claim_json.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

std::string Line(std::string_view value, std::string_view as_of = R"({"basis":"unknown"})",
                 std::string_view rest = R"("modality":"actual")") {
  return R"({"id":"c1:a","doc":"d","subject":{"id":"beijing"},"metric":"m","scope":{},"value":)" + std::string(value) +
         R"(,"as_of":)" + std::string(as_of) + "," + std::string(rest) + "}";
}

TEST(ReadClaims, ReadsBackWhatIsPrinted) {
  Claim number = Number("d", "nearly 350 bn CNY", StatedAt("2023"));
  number.id = "c1:1";
  number.rule = "open/money";
  number.scope = {{"population", "~major"}, {"whole", "china"}};
  number.place = number.quote_place = number.subject.place = Place{1, 2, 1, 2, 1, 2};
  number.attribution = "the bureau";
  number.in_title = true;
  number.change = "grew";
  Claim place = Seat("d", "wuhan", Strength::kBased, PublishedAt("2025"));
  place.id = "c1:2";
  Claim date = Number("d", "1", {});
  date.id = "c1:3";
  date.value = DateValue{DateRange::OfMonth(2013, 5), DateRelation::kBy, Grain::kMonth};
  const std::vector<Claim> claims = {number, place, date};
  std::string jsonl;
  for (const Claim& claim : claims) {
    AppendClaimJson(jsonl, claim);
    jsonl += '\n';
  }
  const auto read = ReadClaims(jsonl, "claims.jsonl");
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, claims);
}

TEST(ReadClaims, KeepsEveryDigitAndFindsTheLastPrintedPlace) {
  const struct {
    std::string_view value, nominal;
    int last_place;
  } kCases[] = {
      {R"({"nominal":350000000000,"digits":3})", "350000000000", 9},  // 350 billion
      {R"({"nominal":1000,"digits":4})", "1000", 0},                  // 1,000
      {R"({"nominal":29.0,"digits":3,"unit":"%"})", "29", -1},
      {R"({"nominal":29.0,"unit":"%"})", "29", -1},  // without digits: as written
      {R"({"nominal":12345678901234567890.123456789})", "12345678901234567890.123456789", -9},
      {R"({"nominal":0,"digits":1})", "0", 0},
      {R"({"nominal":5,"last_place":-2})", "5", -2},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.value);
    const auto read = ReadClaims(Line(c.value), "c");
    ASSERT_TRUE(read) << read.error().what;
    const auto& q = std::get<Quantity>(read->at(0).value);
    EXPECT_EQ(q.nominal->ToString(), c.nominal);
    EXPECT_EQ(q.last_place, c.last_place);
  }
}

TEST(ReadClaims, NamesEachBadLineAndWhy) {
  const struct {
    std::string line;
    std::string_view error;
  } kCases[] = {
      {"{", "not a JSON object"},
      {"[1]", "not a JSON object"},
      {Line("{\"nominal\":NaN}"), "\"nominal\" must be a number or null, not NaN"},
      {Line("{\"nominal\":\"NaN\"}"), "\"nominal\" must be a number or null"},
      {Line("{\"nominal\":1e999999}"), "\"nominal\" must be a number"},
      {Line("{\"nominal\":1234567890123456789012345678901234567890}"), "more digits than are kept exactly"},
      {Line("{}"), "the value says nothing"},
      {Line("{\"nominal\":5,\"lo\":7,\"hi\":3}"), "lo 7 is above hi 3"},
      {Line("{\"lo\":3,\"hi\":3,\"lo_open\":true}"), "no number lies between lo and hi"},
      {Line("{\"nominal\":5,\"relation\":\"bigger\"}"), "unknown relation \"bigger\""},
      {Line("{\"nominal\":5}", R"({"start":"99999-01-01","end":"99999-12-31","basis":"stated"})"),
       "\"start\" is no date: \"99999-01-01\""},
      {Line("{\"nominal\":5}", R"({"start":"2023-02-29","end":"2023-03-01","basis":"stated"})"), "is no date"},
      {Line("{\"nominal\":5}", R"({"start":"2023-03-01","end":"2023-02-01","basis":"stated"})"),
       "starts after it ends"},
      {Line("{\"nominal\":5}", R"({"start":"2023-03-01","basis":"stated"})"), "needs both start and end"},
      {Line("{\"nominal\":5}", R"({"basis":"stated"})"), "has no start and end"},
      {Line("{\"nominal\":5}", "{}", R"("modality":"maybe")"), "unknown modality \"maybe\""},
      {Line("{\"nominal\":5}", "{}", R"("x":1)"), "missing \"modality\""},
      {R"({"id":"c1:a"})", "missing \"doc\""},
      {R"({"id":"","doc":"d"})", "missing \"id\""},
      {R"({"id":"a","doc":"d","subject":{"name":"x"}})", "missing \"subject.id\""},
      {Line("{\"nominal\":5}") + Line("{\"nominal\":5}"), "c:1: error: "},
      {"\n\n" + Line("{}"), "c:3: error: "},
      {Line("{\"nominal\":5}") + "\n" + Line("{\"nominal\":6}"),
       "c:2: error: the id \"c1:a\" stands on an earlier line"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.line);
    const auto read = ReadClaims(c.line, "c");
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().what.find(c.error), std::string::npos) << read.error().what;
    EXPECT_EQ(read.error().exit_code, 2);
  }
}

TEST(ReadClaims, ReportsManyBadLinesAndStops) {
  std::string lines;
  for (int i = 0; i < 60; ++i) lines += "{\n";
  const auto read = ReadClaims(lines, "c");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().what.find("c:50: "), std::string::npos);
  EXPECT_EQ(read.error().what.find("c:51: "), std::string::npos);
  EXPECT_NE(read.error().what.find("10 more lines are bad\n60 errors\n"), std::string::npos);
}

}  // namespace
}  // namespace factlint::testing
