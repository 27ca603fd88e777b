// The JSON formats, field for field, and that real output fits docs/schemas.
#include "reports/json_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "reconcile/read_claims.h"
#include "reports/claim_json.h"
#include "reports/finding_json.h"
#include "reports/mention_json.h"
#include "tests/json_schema.h"
#include "tests/report_fixture.h"

namespace factlint {
namespace {

using nlohmann::json;

TEST(MentionJson, MoneyAsTheContractHasIt) {
  const std::string text = "It earned nearly 350 billion yuan.";
  Quantity quantity{.nominal = Decimal::Scaled(35, 10),
                    .bounds = {.hi = Decimal::Scaled(35, 10), .hi_open = true},
                    .relation = Relation::kNearly,
                    .digits = 3,
                    .last_place = 9,
                    .unit = "CNY"};
  std::string line;
  AppendMentionJson(line, "d1", "nearly 350 billion yuan", PlaceOf(text, "nearly 350 billion yuan"),
                    {.type = MentionType::kMoney, .quantity = quantity});
  EXPECT_EQ(line, R"({"schema":"factlint/mention/1","doc":"d1","type":"money","text":"nearly 350 billion yuan",)"
                  R"("span":{"start":10,"end":33,"char_start":10,"char_end":33,"line":1,"column":11},)"
                  R"("value":{"nominal":350000000000,"lo":null,"hi":350000000000,"lo_open":false,"hi_open":true,)"
                  R"("relation":"nearly","unit":"CNY","digits":3,"last_place":9,"form":"digits"}})");
}

TEST(MentionJson, OtherTypes) {
  const struct {
    Mention mention;
    std::string_view value;
  } kCases[] = {
      {{.type = MentionType::kKOfN,
        .quantity = {.nominal = 30, .bounds = Interval::Exactly(30), .digits = 1, .of = 100}},
       R"({"nominal":30,"lo":30,"hi":30,"lo_open":false,"hi_open":false,"relation":"eq","unit":"","digits":1,"last_place":0,"form":"digits","of":100})"},
      {{.type = MentionType::kPercent,
        .quantity = {.nominal = Decimal::Parse("66.6666666667"), .form = Form::kFraction, .unit = "%", .exact = "2/3"}},
       R"({"nominal":66.6666666667,"lo":null,"hi":null,"lo_open":false,"hi_open":false,"relation":"eq","unit":"%","digits":0,"last_place":0,"form":"fraction","exact":"2/3"})"},
      {{.type = MentionType::kMoney, .quantity = {.relation = Relation::kVague, .unit = "USD", .assumed = true}},
       R"({"nominal":null,"lo":null,"hi":null,"lo_open":false,"hi_open":false,"relation":"vague","unit":"USD","digits":0,"last_place":0,"form":"digits","assumed":true})"},
      {{.type = MentionType::kDate,
        .date = {.range = DateRange::OfMonth(2022, 10), .relation = DateRelation::kBy, .grain = Grain::kMonth}},
       R"({"start":"2022-10-01","end":"2022-10-31","relation":"by","grain":"month"})"},
      {{.type = MentionType::kEntity}, R"({"entity":"northport","name":"Northport","kind":"city"})"},
  };
  for (const auto& c : kCases) {
    std::string line;
    AppendMentionJson(line, "d", "x", {}, c.mention, {"northport", "Northport", "city"});
    EXPECT_EQ(line.substr(line.find("\"value\":") + 8), std::string(c.value) + "}");
    EXPECT_EQ(SchemaErrors("mention", json::parse(line)), "");
  }
}

TEST(MentionJson, UnclaimedOnesCarryTheReason) {
  std::string line;
  AppendMentionJson(line, "d", "x", {}, {}, {}, "no subject");
  EXPECT_EQ(json::parse(line)["reason"], "no subject");
}

TEST(ClaimJson, AsTheContractHasIt) {
  std::string line;
  AppendClaimJson(line, HarbourReport().report.claims.front());
  const json claim = json::parse(line);
  EXPECT_EQ(claim["schema"], "factlint/claim/1");
  EXPECT_EQ(claim["subject"]["id"], "northport");
  EXPECT_EQ(claim["subject"]["name"], "Northport");
  EXPECT_EQ(claim["subject"]["kind"], "city");
  EXPECT_EQ(claim["subject"]["via"], "sentence");
  EXPECT_EQ(claim["subject"]["span"]["line"], 3);
  EXPECT_EQ(claim["scope"], json::parse(R"({"population":"large","whole":"country"})"));
  EXPECT_EQ(claim["vague"], json::parse(R"(["population"])"));
  EXPECT_EQ(claim["as_of"], json::parse(R"({"start":"2022-10-01","end":"2022-10-31","basis":"stated"})"));
  EXPECT_EQ(claim["attribution"], nullptr);
  EXPECT_EQ(claim["text"], "29%");
  EXPECT_EQ(claim["span"]["line"], 5);
}

// What extract prints, reconcile reads: nothing of a claim is lost on the way.
TEST(ClaimJson, IsReadBackAsItWas) {
  std::vector<Claim> claims = HarbourReport().report.claims;
  Claim& odd = claims.front();
  odd.change = "from 20% in 2019";
  odd.in_title = true;
  odd.modality = Modality::kForecast;
  odd.attribution = "the \"harbour\\office\"";
  odd.value = Quantity{.nominal = Decimal::Parse("66.6666666667"),
                       .bounds = {.lo = Decimal::Scaled(-5, -2), .hi = Decimal::Scaled(35, 10), .lo_open = true},
                       .relation = Relation::kRange,
                       .form = Form::kFraction,
                       .digits = 3,
                       .last_place = -10,
                       .unit = "CNY",
                       .assumed = true,
                       .of = 100,
                       .exact = "2/3"};
  claims[1].value =
      DateValue{.range = DateRange::OfMonth(2022, 10), .relation = DateRelation::kBy, .grain = Grain::kMonth};
  ClaimReader reader;
  for (const Claim& claim : claims) {
    std::string line, error;
    AppendClaimJson(line, claim);
    const std::optional<Claim> read = reader.Read(line, error);
    ASSERT_TRUE(read) << error << "\n" << line;
    std::string again;
    AppendClaimJson(again, *read);
    EXPECT_EQ(again, line);
    const bool broken = claim.doc == "hostile";  // bytes that are no UTF-8 come back as U+FFFD
    EXPECT_TRUE(broken || *read == claim) << line;
  }
}

TEST(FindingJson, AsTheContractHasIt) {
  std::string line;
  AppendFindingJson(line, HarbourReport().report.findings[1]);
  const json finding = json::parse(line);
  EXPECT_EQ(finding["schema"], "factlint/finding/1");
  EXPECT_EQ(finding["gap"], json::parse(R"({"hard":15,"soft":18,"unit":"points","years":2.73,"max_drift":13.65})"));
  EXPECT_EQ(finding["camps"][0]["hard"], json::parse(R"x(["(28","30)"])x"));
  EXPECT_EQ(finding["camps"][0]["soft"], json::parse(R"x(["[28.5","29.5)"])x"));
  EXPECT_EQ(
      finding["key"],
      json::parse(
          R"({"subject":"northport","metric":"shipyard_share","scope":{"population":"large","whole":"country"}})"));
  EXPECT_EQ(finding["locations"][1]["camp"], 1);
}

TEST(FindingJson, UnboundedEndsAndPlaces) {
  const Report report = HarbourReport().report;
  std::string line;
  AppendFindingJson(line, report.findings[4]);
  EXPECT_EQ(json::parse(line)["camps"][0]["hard"], json::parse(R"x(["(40","inf)"])x"));
  line.clear();
  AppendFindingJson(line, report.findings[2]);
  EXPECT_FALSE(json::parse(line)["camps"][0].contains("hard"));
  EXPECT_EQ(json::parse(line)["gap"], nullptr);
}

TEST(JsonReport, FitsItsSchemas) {
  const Report report = HarbourReport().report;
  const json whole = json::parse(Render(report, "json"));
  EXPECT_EQ(SchemaErrors("report", whole), "");
  EXPECT_EQ(whole["claims"].size(), report.claims.size());
  EXPECT_EQ(whole["findings"].size(), report.findings.size());
  EXPECT_EQ(whole["documents"][2]["published"], "2025");
}

TEST(JsonReport, SchemasRefuseWhatIsWrong) {
  const json good = json::parse(Render(HarbourReport().report, "json"));
  const struct {
    const char* pointer;
    json value;
  } kCases[] = {
      {"/schema", "factlint/report/2"}, {"/claims/0/modality", "perhaps"},
      {"/claims/0/span/start", -1},     {"/claims/0/as_of/start", "October"},
      {"/findings/0/code", "101"},      {"/findings/0/camps/0/hard", json::array({"28"})},
      {"/findings/0/severity", 3},      {"/documents/0/sha256", "abc"},
      {"/coverage/read", 1.5},
  };
  for (const auto& c : kCases) {
    json bad = good;
    bad[json::json_pointer(c.pointer)] = c.value;
    EXPECT_NE(SchemaErrors("report", bad), "") << c.pointer;
  }
  json missing = good;
  missing["claims"][0].erase("metric");
  EXPECT_NE(SchemaErrors("report", missing), "");
}

TEST(JsonReport, EachFindingIsALine) {
  const Report report = HarbourReport().report;
  std::istringstream lines(Render(report, "jsonl"));
  size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) EXPECT_EQ(SchemaErrors("finding", json::parse(line)), "");
  EXPECT_EQ(count, report.findings.size());
}

TEST(JsonReport, NothingAtAll) { EXPECT_EQ(SchemaErrors("report", json::parse(Render({}, "json"))), ""); }

}  // namespace
}  // namespace factlint
