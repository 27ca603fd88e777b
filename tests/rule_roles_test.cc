// What a rule says of time, tables and scope, in a small pack of its own.
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

constexpr const char* kEntities =
    "factlint_entities: 1\n"
    "kinds: {town: {is: place}}\n"
    "entities:\n"
    "  arden: {kind: town, en: [Arden], zh: [雅登]}\n"
    "  brill: {kind: town, en: [Brill]}\n";
constexpr const char* kMetrics =
    "factlint_metrics: 1\n"
    "metrics: {trees: {kind: number, subject: town, separators: [beside]}}\n";
const std::string kRules =
    "factlint_rules: 1\n"
    "pack: woods\n"
    "languages: [en, zh]\n"
    "lexsets: {tree: {en: [trees, oaks], zh: [树木]}}\n"
    "rules:\n"
    "  - id: count\n"
    "    subject: {slot: town, from: [clause, sentence, heading]}\n"
    "    emit: {metric: trees, value: number}\n";

// The claims of `text` by the rule with these further lines, one a line, or the mistakes in it.
std::string Read(const std::string& lines, std::string_view text, const std::string& rules = kRules) {
  const TempFolder folder;
  folder.Write("factlint.yaml",
               "factlint: 1\nopen: false\npacks: [./woods]\ndocuments: [{path: a.md, published: 2024-05-20}]\n");
  folder.Write("woods/pack.yaml", "factlint_pack: 1\nname: woods\n");
  folder.Write("woods/entities.yaml", kEntities);
  folder.Write("woods/metrics.yaml", kMetrics);
  folder.Write("woods/rules.yaml", rules + lines);
  folder.Write("a.md", text);
  const Ran ran = RunBinary({"extract", "--quiet"}, folder.path());
  if (ran.code == 2) return ran.err;
  std::string told;
  std::istringstream in(ran.out);
  for (std::string line; std::getline(in, line);) {
    const nlohmann::json claim = nlohmann::json::parse(line);
    told += claim["subject"]["id"].get<std::string>() + " " + claim["text"].get<std::string>();
    for (const auto& [dimension, value] : claim["scope"].items())
      told += " " + dimension + "=" + value.get<std::string>();
    const nlohmann::json& time = claim["as_of"];
    const bool dated = time["basis"] == "stated" || time["basis"] == "inherited";
    told += " " + (dated ? time["start"].get<std::string>().substr(0, 4) : time["basis"].get<std::string>());
    if (claim.contains("attribution") && claim["attribution"].is_string())
      told += " says " + claim["attribution"].get<std::string>();
    told += "\n";
  }
  return told;
}

const std::string kProse = "    match: {en: [\"{number} <tree>\"]}\n";

TEST(RuleRoles, TimeComesFromTheRungsThatTheRuleNames) {
  const std::string text = "# Towns\n\n## Arden in 2019\n\nArden has 40 trees.\n\nIn 2021, Arden had 30 trees.\n";
  EXPECT_EQ(Read(kProse, text), "arden 40 2019\narden 30 2021\n");
  EXPECT_EQ(Read(kProse + "    time: {slot: date, from: [clause, sentence, front_matter]}\n", text),
            "arden 40 published\narden 30 2021\n");
  EXPECT_EQ(Read(kProse + "    time: {slot: date, from: [heading]}\n",
                 "# Town\n\n## Arden in 2019\n\nIn 2021, Arden had 30 trees.\n"),
            "arden 30 2019\n");
  EXPECT_EQ(Read(kProse + "    time: {slot: date, from: [clause]}\n", text), "arden 40 unknown\narden 30 2021\n");
  EXPECT_EQ(Read(kProse + "    time: {slot: date}\n", text), "arden 40 2019\narden 30 2021\n") << "all rungs";
}

TEST(RuleRoles, ABulletinIsOfTheYearInItsTitle) {
  const std::string count =
      "    match: {en: [\"{number} <tree>\", \"<tree> ~8 {number}\"], zh: [\"{number} 棵 <tree>\", \"<tree> ~3 "
      "{number} 棵\"]}\n";
  const struct {
    std::string_view text;
    std::string_view told;
    std::string_view why;
  } cases[] = {
      {"# 2022年雅登林业统计公报\n\n雅登有树木40棵。\n", "arden 40 2022\n", "a bulletin tells of its year"},
      {"# Arden: statistical bulletin 2022\n\nArden has 40 trees.\n", "arden 40 2022\n", "in English too"},
      {"# 2022年雅登林业统计公报\n\n2019年雅登有树木40棵。\n", "arden 40 2019\n", "a year of its own comes first"},
      {"# 2022年雅登林业大会\n\n雅登有树木40棵。\n", "arden 40 published\n", "a fair does not"},
      {"# 2024年雅登林业统计公报\n\n雅登有树木40棵。\n", "arden 40 published\n", "its year is not over"},
      {"# 雅登2019年和2022年统计公报\n\n雅登有树木40棵。\n", "arden 40 published\n", "which of two?"},
  };
  for (const auto& [text, told, why] : cases) EXPECT_EQ(Read(count, text), told) << why << ": " << text;
}

TEST(RuleRoles, WhatIsAtPresentIsOfNoTimeToCome) {
  EXPECT_EQ(Read("    match: {en: [\"{number} <tree>\"]}\n",
                 "Arden wants 90 trees by the end of 2030, from 40 trees at present.\n"),
            "arden 90 2030\narden 40 published\n");
}

TEST(RuleRoles, APartIsOfTheTimeOfItsWhole) {
  const std::string count = "    match: {en: [\"{number} ~4 <tree>\"], zh: [\"{number} 棵 <tree>\"]}\n";
  const struct {
    std::string_view text;
    std::string_view told;
    std::string_view why;
  } cases[] = {
      {"截至2022年底，雅登有90棵树木。\n\n其中，Brill有40棵树木。\n", "arden 90 2022\nbrill 40 2022\n",
       "across paragraphs"},
      {"In 2022 Arden had 90 trees. Of these, 40 trees were in Brill.\n", "arden 90 2022\nbrill 40 2022\n",
       "in English too"},
      {"2022年雅登有90棵树木。Brill有40棵树木。\n", "arden 90 2022\nbrill 40 published\n",
       "what opens anew is no part"},
      {"2022年雅登有90棵树木。其中2019年有40棵树木。\n", "arden 90 2022\narden 40 2019\n", "its own year comes first"},
      {"预计2027年雅登有90棵树木。其中，Brill有40棵树木。\n", "arden 90 2027\nbrill 40 published\n",
       "not of a time to come"},
  };
  for (const auto& [text, told, why] : cases) EXPECT_EQ(Read(count, text), told) << why << ": " << text;
}

TEST(RuleRoles, APatternMayCaptureTimeScopeAndWhoSaysIt) {
  EXPECT_EQ(Read("    match: {en: [\"{date:time} ~~6 {number} <tree>\"]}\n",
                 "After a fire in 2001 and a storm in 2019 Arden has 40 trees.\n"),
            "arden 40 2001\n")
      << "and not the nearer one";
  const std::string plain = "emit: {metric: trees, value: number}";
  std::string scoped = kRules;
  scoped.replace(scoped.find(plain), plain.size(),
                 "emit: {metric: trees, value: number, scope: {beside: \"{other}\"}}");
  const std::string beside = "    match: {en: [\"{number} <tree> beside {town:other}\", \"{number} <tree> here\"]}\n";
  EXPECT_EQ(Read(beside, "Arden has 40 trees beside Brill. Arden has 30 trees here.\n", scoped),
            "arden 40 beside=brill published\narden 30 published\n");
  EXPECT_NE(Read(kProse, "", scoped).find("no pattern fills the role \"other\""), std::string::npos);
  EXPECT_EQ(
      Read("    match: {en: [\"{town:attribution} says ~~4 {number} <tree>\"]}\n", "Brill says Arden has 40 trees.\n"),
      "arden 40 published says Brill\n");
}

TEST(RuleRoles, AListGivesAClaimAnItem) {
  const std::string each =
      "    match: {en: [\"{list:town} ~2 {number} <tree>\", \"{number} <tree>\"], zh: [\"{number} 棵 <tree>\"]}\n";
  EXPECT_EQ(Read(each, "Arden and Brill each have 40 trees.\n"), "arden 40 published\nbrill 40 published\n");
  EXPECT_EQ(Read(each, "Arden and Brill have 40 and 30 trees respectively.\n"),
            "arden 40 published\nbrill 30 published\n");
  EXPECT_EQ(Read(each, "雅登和Brill分别有40棵和30棵树木。\n"), "arden 40 published\nbrill 30 published\n");
}

TEST(RuleRoles, AFigureBesideAnotherNameTellsWhatTheClauseBeforeTold) {
  const std::string count = "    match: {en: [\"{number} <tree>\"], zh: [\"{number} 棵 <tree>\"]}\n";
  const struct {
    std::string_view text;
    std::string_view told;
    std::string_view why;
  } kCases[] = {
      {"Arden has 40 trees, Brill 30.\n", "arden 40 published\nbrill 30 published\n", "the verb is left out"},
      {"Arden has 40 trees, followed by Brill with 30.\n", "arden 40 published\nbrill 30 published\n", "and told anew"},
      {"There are 40 trees in Arden and 30 in Brill.\n", "arden 40 published\nbrill 30 published\n",
       "the name stands behind its figure"},
      {"Arden has 40 trees, against 30 in Brill.\n", "arden 40 published\nbrill 30 published\n", "a rival"},
      {"Arden had 40 trees in 2021, Brill 30.\n", "arden 40 2021\nbrill 30 2021\n", "a date stands between"},
      {"Arden has 40 trees. Brill has 30.\n", "arden 40 published\nbrill 30 published\n", "the sentence before told"},
      {"Arden has 40 trees; Brill, only 30.\n", "arden 40 published\nbrill 30 published\n", "so does a half sentence"},
      {"雅登有40棵树木，Brill有30棵。\n", "arden 40 published\nbrill 30 published\n",
       "so in Chinese, with its classifier"},
      {"Arden has 40 trees, Brill 30 parks.\n", "arden 40 published\n", "a figure with a noun tells of that"},
      {"Arden has 40 trees, Arden 30.\n", "arden 40 published\n", "nobody is another"},
      {"Arden has 40 trees, Brill 30%.\n", "arden 40 published\n", "a share is no number of trees"},
      {"Arden has 40 trees. It rained. Brill has 30.\n", "arden 40 published\n", "what was told before that is far"},
      {"Arden has 40 trees, 30 more than Brill.\n", "arden 40 published\n", "a difference is nobody's"},
  };
  for (const auto& one : kCases) {
    SCOPED_TRACE(std::string(one.why) + ": " + std::string(one.text));
    EXPECT_EQ(Read(count, one.text), one.told);
  }
}

TEST(RuleRoles, ATableGivesTheRowsSubjectAndTheColumnsMetric) {
  const std::string table = "    table: {row: town, column: <tree>, cell: number}\n";
  EXPECT_EQ(
      Read(kProse + table, "| Town | Trees | Date |\n|---|---|---|\n| Arden | 40 | 2021 |\n| Brill | 1,900 | 2022 |\n"),
      "arden 40 2021\nbrill 1,900 2022\n");
  for (const std::string head : {"date", "Year", "As of", "年份", "截至"})
    EXPECT_EQ(Read(kProse + table, "| Town | " + head + " | Trees |\n|---|---|---|\n| Arden | 2021 | 40 |\n"),
              "arden 40 2021\n")
        << head;
  EXPECT_EQ(Read(kProse + table, "| Town | Rooms |\n|---|---|\n| Arden | 40 |\n"), "");
  EXPECT_EQ(Read(kProse + table, "| 城镇 | 树木 |\n|---|---|\n| 雅登 | 40 |\n"), "arden 40 published\n");
  const std::string wrong = Read(kProse + "    table: {row: twon, column: <tre>, cell: number}\n", "");
  EXPECT_NE(wrong.find("unknown slot \"twon\""), std::string::npos) << wrong;
  EXPECT_NE(wrong.find("did you mean \"town\"?"), std::string::npos) << wrong;
  EXPECT_NE(wrong.find("unknown lexset <tre>"), std::string::npos) << wrong;
  EXPECT_NE(Read(kProse + "    table: {row: town, colum: x}\n", "").find("unknown key \"colum\""), std::string::npos);
  EXPECT_NE(Read(kProse + "    time: {slot: number}\n", "").find("a time is a date"), std::string::npos);
}

}  // namespace
}  // namespace factlint
