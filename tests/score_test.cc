// The scorer must be able to say no: one report that is right, then one thing wrong at a time.
#include "tests/score.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace factlint::gold {
namespace {

using Json = nlohmann::json;

// a.txt gives Xi'an over 120 firms in October 2022 (bytes 10 to 18), b.txt 90; Orion is at home in
// Xi'an; bytes 30 to 32 of a.txt are a network.
Gold TwoDocuments() {
  Gold gold;
  gold.ids_by_name = {{"xian", "xian"}, {"orion", "orion"}};
  Claim firms;
  firms.id = "a-firms";
  firms.document = "a.txt";
  firms.subjects = {"xian"};
  firms.modalities = {"actual"};
  firms.as_of = "2022-10";
  firms.span = {10, 18};
  firms.nominal = "120";
  firms.relations = {"gt"};
  Claim fewer = firms;
  fewer.id = "b-firms";
  fewer.document = "b.txt";
  fewer.nominal = "90";
  fewer.relations = {"eq"};
  Claim orion;
  orion.id = "a-orion";
  orion.document = "a.txt";
  orion.subjects = {"orion"};
  orion.modalities = {"actual"};
  orion.place = "xian";
  orion.strength = "based";
  gold.claims = {firms, fewer, orion};
  gold.not_claims = {{.document = "a.txt", .span = Bytes{30, 32}, .subject = "", .soft = false}};
  gold.must = {{.id = "F1", .title = "firms", .verdicts = {"contradiction"}, .pairs = {{"a-firms", "b-firms"}}}};
  gold.never = {{.id = "N1", .title = "place", .verdicts = {"tension"}, .pairs = {{"a-firms", "a-orion"}}}};
  return gold;
}

Json RightReport() {
  return Json::parse(R"({
    "claims": [
      {"id": "1", "doc": "a", "path": "x/a.txt", "subject": {"id": "xi-an", "name": "Xi’an"}, "metric": "m",
       "value": {"nominal": 120, "relation": "gt", "unit": ""}, "text": "over 120", "span": {"start": 10, "end": 18},
       "as_of": {"start": "2022-10-01", "end": "2022-10-31", "basis": "stated"}, "modality": "actual", "quote": "q"},
      {"id": "2", "doc": "b", "path": "x/b.txt", "subject": {"id": "xian"}, "metric": "m",
       "value": {"nominal": 90, "relation": "eq", "unit": ""}, "text": "90", "span": {"start": 12, "end": 14},
       "as_of": {"start": "2022-10-05", "end": "2022-10-05", "basis": "inherited"}, "modality": "estimate", "quote": "q"},
      {"id": "3", "doc": "a", "path": "x/a.txt", "subject": {"id": "orion"}, "metric": "home_city",
       "value": {"entity": "xian", "name": "Xi'an", "strength": "based"}, "text": "Xi'an", "span": {"start": 40, "end": 45},
       "as_of": {"basis": "unknown"}, "modality": "actual", "quote": "q"}],
    "findings": [{"verdict": "contradiction", "message": "m", "camps": [{"claims": ["1"]}, {"claims": ["2"]}]}]})");
}

TEST(Score, GivesARightReportEverything) {
  const Score score = Rate(TwoDocuments(), RightReport());
  EXPECT_TRUE(score.notes.empty()) << ToString(score);
  EXPECT_EQ(score.recall_core.of, 3);
  EXPECT_EQ(score.recall_core.good, 3);
  EXPECT_EQ(score.as_of.of, 2);
  EXPECT_EQ(score.bounds.of, 2);
  EXPECT_EQ(score.strength.good, 1);
  EXPECT_EQ(score.flagged.good, 1);
  EXPECT_EQ(score.alarms.good, 0);
}

TEST(Score, NamesEachMistake) {
  const struct {
    std::string_view path, value, note;
  } kCases[] = {
      {"/claims/0/value/nominal", "121", "missed a-firms"},
      {"/claims/0/value/nominal", "121", "wrong a.txt"},
      {"/claims/0/value/unit", R"("%")", "missed a-firms"},
      {"/claims/0/span", R"({"start": 18, "end": 20})", "missed a-firms"},
      {"/claims/0/span", R"({"start": 18, "end": 20})", "unlisted a.txt"},
      {"/claims/0/span", R"({"start": 31, "end": 33})", "false a.txt"},
      {"/claims/0/path", R"("x/b.txt")", "missed a-firms"},
      {"/claims/0/subject", R"({"id": "beijing"})", "subject of a-firms"},
      {"/claims/0/as_of/start", R"("2022-11-01")", "time of a-firms"},
      {"/claims/0/as_of/basis", R"("published")", "time of a-firms"},
      {"/claims/0/modality", R"("target")", "modality of a-firms"},
      {"/claims/0/value/relation", R"("ge")", "relation of a-firms"},
      {"/claims/2/value/entity", R"("beijing")", "missed a-orion"},  // the name is wrong too, below
      {"/claims/2/value/strength", R"("in")", "strength of a-orion"},
      {"/findings/0/verdict", R"("drift")", "not flagged F1"},
      {"/findings/0/camps", R"([{"claims": ["1", "2"]}])", "not flagged F1"},
      {"/findings/0", R"({"verdict": "tension", "camps": [{"claims": ["1"]}, {"claims": ["3"]}]})", "false alarm N1"},
      {"/findings/0", R"({"verdict": "tension", "camps": [{"claims": ["1"]}, {"claims": ["3"]}]})", "not in the gold"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.path) + " = " + std::string(c.value));
    Json report = RightReport();
    report[Json::json_pointer(std::string(c.path))] = Json::parse(c.value);
    if (c.path == "/claims/2/value/entity") report["claims"][2]["value"]["name"] = "Beijing";
    const Score score = Rate(TwoDocuments(), report);
    EXPECT_NE(ToString(score).find("  " + std::string(c.note)), std::string::npos) << ToString(score);
  }
}

TEST(Score, FoldsNames) {
  EXPECT_EQ(Fold("Xi’an"), "xian");
  EXPECT_EQ(Fold("Pony.ai"), Fold("PONY AI"));
  EXPECT_EQ(Fold("北京"), "北京");
}

}  // namespace
}  // namespace factlint::gold
