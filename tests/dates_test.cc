#include "extractor/dates.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <random>
#include <sstream>

#include "extractor/builtin.h"

namespace factlint {
namespace {

Document Text(std::string text, std::string_view published) {
  return Document::FromUtf8(std::move(text), DocumentKind::kText, {.published = DateRange::ParseIso(published)});
}

std::string Print(const Document& document, const Mention& mention) {
  std::string line = std::string(document.Slice(mention.span)) + " = ";
  if (mention.refusal != Refusal::kNone) return line + std::string(ToString(mention.refusal));
  return line + mention.date.range.start.ToString() + ".." + mention.date.range.end.ToString() + " " +
         std::string(ToString(mention.date.relation)) + " " + std::string(ToString(mention.date.grain));
}

std::vector<std::string> Dates(const std::string& text, std::string_view published = "2025-06-24") {
  const Document document = Text(text, published);
  std::vector<std::string> lines;
  for (const Mention& mention : ScanDates(document, DateLexicon::Builtin())) lines.push_back(Print(document, mention));
  return lines;
}

// Inside the text, in order, disjoint, the core inside the whole.
void ExpectInOrder(const Document& document, const std::vector<Mention>& mentions) {
  uint32_t last = 0;
  for (const Mention& mention : mentions) {
    EXPECT_LE(last, mention.span.begin);
    EXPECT_LT(mention.span.begin, mention.span.end);
    EXPECT_LE(mention.span.end, document.text().size());
    EXPECT_TRUE(mention.span.Contains(mention.number));
    EXPECT_LE(mention.date.range.start, mention.date.range.end);
    EXPECT_TRUE(mention.Is(MentionType::kDate));
    last = mention.span.end;
  }
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// A row's date as Print() has it; empty for "none".
std::vector<std::string> Wanted(const Node& row) {
  if (row["none"]) return {};
  std::string line = std::string(row["span"].scalar()) + " = ";
  if (row["refused"]) return {line + std::string(row["refused"].scalar())};
  for (const std::string_view key : {"start", "end", "relation", "grain"}) {
    if (key != "start") line += key == "end" ? ".." : " ";
    line += row[key].scalar();
  }
  return {line};
}

void RunVectors(const std::string& name) {
  Diagnostics diagnostics;
  const std::string path = FACTLINT_SOURCE_DIR "/tests/vectors/" + name;
  const auto file = YamlFile::Parse(path, ReadFile(path), diagnostics);
  ASSERT_TRUE(file) << diagnostics.ToString();
  const Node rows = file->root()["rows"];
  ASSERT_GT(rows.size(), 60u);
  for (size_t i = 0; i < rows.size(); ++i) {
    const Node row = rows.at(i);
    const std::string_view published = (row["published"] ? row["published"] : file->root()["published"]).scalar();
    const std::string text(row["text"].scalar());
    EXPECT_EQ(Dates(text, published), Wanted(row)) << path << ":" << row.line() << ": " << text << "\n"
                                                   << row["why"].scalar();
  }
}

TEST(Dates, ReadsEnglishForms) { RunVectors("dates-en.yaml"); }
TEST(Dates, ReadsChineseForms) { RunVectors("dates-zh.yaml"); }

TEST(Dates, KeepsSeparateDatesApart) {
  const struct {
    std::string text;
    std::vector<std::string> dates;
  } kCases[] = {
      // A change between two years is no range of them.
      {"from 1.76 trillion yuan in 2021 to 2.2 trillion yuan in 2024",
       {"in 2021 = 2021-01-01..2021-12-31 eq year", "in 2024 = 2024-01-01..2024-12-31 eq year"}},
      // What a year did, and how many there are.
      {"As 2024 closed, the hall filled.", {"2024 = 2024-01-01..2024-12-31 eq year"}},
      {"It has as many as 2024 closed doors.", {}},
      // Two counts with a year each.
      {"31,900 students in 2019 and 34,200 students in 2023",
       {"in 2019 = 2019-01-01..2019-12-31 eq year", "in 2023 = 2023-01-01..2023-12-31 eq year"}},
      {"In 2019, 2020 and 2021 it grew.",
       {"In 2019 = 2019-01-01..2019-12-31 eq year", "2020 = 2020-01-01..2020-12-31 eq year",
        "2021 = 2021-01-01..2021-12-31 eq year"}},
      {"| City | 2021 | 2022 |\n|---|---|---|\n| Beijing | 1048 | 2022 |\n",  // a count in the body is none
       {"2021 = 2021-01-01..2021-12-31 eq year", "2022 = 2022-01-01..2022-12-31 eq year"}},
      {"Year,Firms\n2021,1048\n2022,1200\n",
       {"2021 = 2021-01-01..2021-12-31 eq year", "2022 = 2022-01-01..2022-12-31 eq year"}},
      {"2017年增长，2019年下降",
       {"2017年 = 2017-01-01..2017-12-31 eq year", "2019年 = 2019-01-01..2019-12-31 eq year"}},
  };
  for (const auto& c : kCases) EXPECT_EQ(Dates(c.text), c.dates) << c.text;
}

TEST(Dates, MarksTheDateInsideItsWords) {
  const Document document = Text("By the end of October 2022, it grew.", "2025-06-24");
  const auto mentions = ScanDates(document, DateLexicon::Builtin());
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(document.Slice(mentions[0].number), "end of October 2022");
}

constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};

TEST(Dates, ReadsEveryDayInSixSpellings) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const Date date = Date::FromDays(std::uniform_int_distribution<int>(-170000, 80000)(random));  // 1504 to 2189
    const std::string year = std::to_string(date.year), month = std::to_string(date.month),
                      day = std::to_string(date.day);
    const std::string name = kMonths[static_cast<size_t>(date.month - 1)];
    const std::string iso = date.ToString();
    for (const std::string& text :
         {iso, year + "/" + month + "/" + day, day + "." + month + "." + year, name + " " + day + ", " + year,
          day + " " + name + " " + year, year + "年" + month + "月" + day + "日"}) {
      EXPECT_EQ(Dates("It was " + text + " then."),
                std::vector<std::string>{text + " = " + iso + ".." + iso + " eq day"});
    }
  }
}

TEST(Dates, AnswersForAnyPieceOfAnyText) {
  const std::string pieces[] = {"2022", "2022-", "-",    "May ",   "年",    "月",    "日", "10",    "in ",
                                "the ", "last ", "of ",  "first ", "third", " week", "1-", "/",     ".",
                                "fy",   "q3",    "从",   "到",     "上",    "个",    "十", "世纪",  "年代",
                                "end",  " to",   " and", "years",  " ago ", "next ", "\n", "’s ",   "\xE2",
                                "\xFF", "9999",  "底",   "前",     "三",    "季度",  "'",  "early "};
  std::mt19937 random(11);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int j = 0; j < 8; ++j) text += pieces[std::uniform_int_distribution<size_t>(0, std::size(pieces) - 1)(random)];
    for (const std::string_view published : {"2025-06-24", "2025", "0001-01-01", "9999-12-31", ""}) {
      const Document document = Text(text, published);
      SCOPED_TRACE(text);
      ExpectInOrder(document, ScanDates(document, DateLexicon::Builtin()));
    }
    if (HasFailure()) return;
  }
}

TEST(Dates, StaysCalmOnLongRuns) {
  const auto repeat = [](std::string_view piece, size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  for (const std::string_view piece :
       {"2022-",   "2022",   "年",        "May ",     "1,", "0",  "in the ", "between ", "late early ", "十",
        "from 2 ", "2022年", "the last ", "one and ", " ",  "\n", "/2023",   "上个",     "2 years ",    "1.1."}) {
    const Document document = Text(repeat(piece, 100000), "2025-06-24");
    SCOPED_TRACE(piece);
    ExpectInOrder(document, ScanDates(document, DateLexicon::Builtin()));
  }
  EXPECT_TRUE(Dates(repeat("7", 100000)).empty());
  EXPECT_TRUE(Dates(repeat("2022-", 100000)).empty());
}

TEST(Dates, RefusesWhatIsOutsideTheCalendar) {
  EXPECT_TRUE(Dates("In 12022 and in 99999 it ends.").empty());
  EXPECT_TRUE(Dates("10000年").empty());
  EXPECT_EQ(Dates("on 31 February 2022"), std::vector<std::string>{"on 31 February 2022 = malformed number"});
}

TEST(DateLexicon, LoadsWithoutAMistake) {
  for (const std::string_view path : BuiltinPaths()) {
    if (path.rfind("rules/languages/dates-", 0) != 0) continue;
    Diagnostics diagnostics;
    DateLexicon().Add(*OpenBuiltin(path), diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.ToString();
  }
}

TEST(DateLexicon, NamesTheSectionThatItDoesNotKnow) {
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse("x.yaml", "mont:\n  1: [january]\nunit:\n  yaer: [year]\n", diagnostics);
  ASSERT_TRUE(file);
  DateLexicon().Add(*file, diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 2u);
  EXPECT_EQ(diagnostics.list()[0].hint, "did you mean \"month\"?");
  EXPECT_EQ(diagnostics.list()[1].what, "\"yaer\" is no value of \"unit\"");
}

}  // namespace
}  // namespace factlint
