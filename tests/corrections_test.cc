#include "reconcile/corrections.h"

#include <gtest/gtest.h>

#include "tests/judging.h"

namespace factlint {
namespace {

using testing::Number;
using testing::StatedAt;

std::vector<Correction> Read(std::string source, std::string* mistakes = nullptr) {
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse("corrections.yaml", std::move(source), diagnostics);
  std::vector<Correction> corrections;
  if (file) corrections = ReadCorrections(*file, "corrections.yaml", diagnostics);
  if (mistakes != nullptr)
    *mistakes = diagnostics.ToString();
  else
    EXPECT_FALSE(diagnostics.HasErrors()) << diagnostics.ToString();
  return corrections;
}

std::optional<ClaimValue> ReadNumber(const std::string& text, const ClaimValue&) {
  if (text == "no number") return std::nullopt;
  return testing::Value(text);
}

Report Sample() {
  Report report;
  report.documents = {{.info = testing::Info("a"), .claims = 1}, {.info = testing::Info("b"), .claims = 1}};
  report.claims = {Number("a", "29%", StatedAt("2022")), Number("b", "50%", StatedAt("2022"))};
  report.claims[0].id = "c1:a";
  report.claims[1].id = "c1:b";
  report.claims[0].text = "29%";
  report.claims[0].quote = "It has 29% of them.";
  report.claims[0].scope = {{"population", "startup"}};
  return report;
}

TEST(Corrections, ChangeWhatTheyMatchAndAreListed) {
  const struct {
    std::string what;
    std::string change;
  } kCases[] = {
      {"claim: false", "not a claim"},
      {"subject: shanghai", "subject: beijing is shanghai"},
      {"scope: {population: all, whole: china}", "population: startup is all; whole: not told is china"},
      {"scope: {population: null}", "population: startup is not told"},
      {"as_of: 2023-02", "as of: 2022-01-01 to 2022-12-31 is 2023-02-01 to 2023-02-28"},
      {"as_of: [2022-10-01, 2023-03]", "as of: 2022-01-01 to 2022-12-31 is 2022-10-01 to 2023-03-31"},
      {"as_of: unknown", "as of: 2022-01-01 to 2022-12-31 is no date"},
      {"value: 31%", "value: \"29%\" is \"31%\""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.what);
    Report report = Sample();
    const auto uses = ApplyCorrections(Read("- match: {claim: \"c1:a\"}\n  " + c.what + "\n  reason: it was misread\n"),
                                       ReadNumber, report);
    ASSERT_EQ(report.corrections.size(), 1u);
    EXPECT_EQ(report.corrections.front().change, c.change);
    EXPECT_EQ(report.corrections.front().text, "29%") << "as the document writes it";
    EXPECT_EQ(report.corrections.front().reason, "it was misread");
    EXPECT_EQ(uses.front().claims, 1);
    EXPECT_EQ(report.claims.size(), c.change == "not a claim" ? 1u : 2u);
    EXPECT_EQ(report.documents.front().claims, c.change == "not a claim" ? 0 : 1);
  }
}

TEST(Corrections, MatchByIdOrByWhereTheyStand) {
  const struct {
    std::string match;
    size_t claims;
  } kCases[] = {
      {"{claim: \"c1:a\"}", 1},
      {"{claim: \"c1:x\"}", 0},
      {"{source: a}", 1},
      {"{source: \"*\"}", 2},
      {"{source: a, subject: Beijing, metric: m}", 1},
      {"{source: a, text: 29%}", 1},
      {"{source: a, text: 50%}", 0},
      {"{source: a, quote: \"*29% OF them*\"}", 1},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.match);
    Report report = Sample();
    ApplyCorrections(Read("- match: " + c.match + "\n  claim: false\n  reason: x\n"), ReadNumber, report);
    EXPECT_EQ(report.corrections.size(), c.claims);
  }
}

TEST(Corrections, AValueThatIsNoneChangesNothing) {
  Report report = Sample();
  const auto corrections = Read("- match: {claim: \"c1:a\"}\n  value: no number\n  reason: x\n");
  const auto uses = ApplyCorrections(corrections, ReadNumber, report);
  EXPECT_TRUE(report.corrections.empty());
  EXPECT_EQ(report.claims, Sample().claims);
  const Finding bad = BadCorrection(corrections.front(), uses.front().problem);
  EXPECT_EQ(bad.code, "FL906");
  EXPECT_EQ(bad.message, "the correction of c1:a was not made: \"no number\" is no value like \"29%\"");
}

TEST(Corrections, MistakesAreToldWithTheirPlace) {
  const struct {
    std::string text;
    std::string_view said;
  } kCases[] = {
      {"- claim: false\n  reason: x\n", "corrections.yaml:1:3: error: a correction needs \"match\""},
      {"- match: {claim: \"c1:a\"}\n  claim: false\n", "needs \"reason\""},
      {"- match: {claim: \"c1:a\"}\n  reason: x\n", "the correction changes nothing"},
      {"- match: {claim: \"f1:a\"}\n  claim: false\n  reason: x\n", "is no id of a claim"},
      {"- match: {subject: Beijing}\n  claim: false\n  reason: x\n", "names neither a claim nor a source"},
      {"- match: {claim: \"c1:a\"}\n  claim: false\n  subject: b\n  reason: x\n", "what is no claim has no subject"},
      {"- match: {claim: \"c1:a\"}\n  as_of: soon\n  reason: x\n",
       "corrections.yaml:2:10: error: \"as_of\" is no time"},
      {"- match: {claim: \"c1:a\"}\n  as_of: [2023, 2022]\n  reason: x\n", "\"as_of\" is no time"},
      {"- match: {claim: \"c1:a\"}\n  sujbect: b\n  reason: x\n", "did you mean \"subject\"?"},
      {"match: {}\n", "corrections are a list"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    std::string mistakes;
    Read(c.text, &mistakes);
    EXPECT_NE(mistakes.find(c.said), std::string::npos) << mistakes;
  }
  EXPECT_TRUE(Read("").empty());
}

}  // namespace
}  // namespace factlint
