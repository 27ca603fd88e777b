#include "reconcile/waivers.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

const WaiverRules kRules = {.today = {2026, 1, 10}};

// A finding on Beijing's share, of documents a and b; the claim of b stands on line 4.
Report Sample() {
  Report report;
  Claim claim;
  claim.id = "c1:b";
  claim.doc = "b";
  claim.text = "1,048";
  claim.quote = "Beijing has 1,048 registered firms.";
  claim.place = Place{.line = 5};
  claim.quote_place = Place{.line = 4};
  report.claims = {claim};
  Finding finding;
  finding.id = "f1:7f3a";
  finding.state = "9c10";
  finding.code = "FL101";
  finding.severity = Severity::kError;
  finding.verdict = Verdict::kContradiction;
  finding.key = {"beijing", "ai_share_of_nation", {{"population", "startup"}}};
  finding.camps = {Camp{.sources = {"a"}, .claims = {"c1:a"}}, Camp{.sources = {"b"}, .claims = {"c1:b"}}};
  finding.message = "Beijing's share: 1 against 2";
  report.findings = {finding};
  return report;
}

std::string Rest(std::string_view until = "2026-03-31") {
  return "\n  outcome: scope-differs\n  reason: B counts firms\n  until: " + std::string(until) + "\n";
}

std::vector<Waiver> Read(std::string source, std::string* mistakes = nullptr) {
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse("waivers.yaml", std::move(source), diagnostics);
  std::vector<Waiver> waivers;
  if (file) waivers = ReadWaivers(*file, "waivers.yaml", kRules, diagnostics);
  if (mistakes != nullptr)
    *mistakes = diagnostics.ToString();
  else
    EXPECT_FALSE(diagnostics.HasErrors()) << diagnostics.ToString();
  return waivers;
}

TEST(Waivers, MatchByIdOrByCodeAndMore) {
  const struct {
    std::string match;
    bool waives;
  } kCases[] = {
      {"{id: \"f1:7f3a\"}", true},
      {"{id: \"f1:7f3b\"}", false},
      {"{code: FL101, key: {subject: Beijing}}", true},
      {"{code: FL102, key: {subject: Beijing}}", false},
      {"{code: [FL102, FL101], key: {subject: Beijing}}", true},
      {"{code: FL101, key: {subject: \"Bei*\", metric: \"*_share_*\"}}", true},
      {"{code: FL101, key: {metric: \"*_count\"}}", false},
      {"{code: FL101, key: {subject: beijing, scope: {population: startup}}}", true},
      {"{code: FL101, key: {subject: beijing, scope: {population: all}}}", false},
      {"{code: FL101, sources: [a, b]}", true},
      {"{code: FL101, sources: [a, c]}", false},
      {"{code: FL101, text: \"1,048\"}", true},
      {"{code: FL101, text: \"1,04?\"}", true},
      {"{code: FL101, text: \"048\"}", false},
      {"{code: FL101, quote: \"*registered FIRMS*\"}", true},
      {"{code: FL101, quote: \"*listed firms*\"}", false},
      {"{code: FL101, sources: [a], text: \"1,048\"}", true},
      {"{id: \"f1:7f3a\", state: 9c10}", true},
      {"{id: \"f1:7f3a\", state: 0000}", false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.match);
    Report report = Sample();
    const std::vector<WaiverUse> uses = ApplyWaivers(Read("- match: " + c.match + Rest()), kRules.today, report);
    ASSERT_EQ(uses.size(), 1u);
    EXPECT_EQ(uses.front().waives, c.waives);
    EXPECT_EQ(report.findings.front().waiver, c.waives ? "scope-differs: B counts firms" : "");
  }
}

TEST(Waivers, EndWithTheirLastDay) {
  const std::vector<Waiver> waivers = Read("- match: {id: \"f1:7f3a\"}" + Rest());
  Report report = Sample();
  EXPECT_TRUE(ApplyWaivers(waivers, {2026, 3, 31}, report).front().waives) << "the last day is a day";
  report = Sample();
  const WaiverUse use = ApplyWaivers(waivers, {2026, 4, 1}, report).front();
  EXPECT_TRUE(use.expired);
  EXPECT_EQ(report.findings.front().waiver, "");
  const Finding expired = ExpiredWaiver(waivers.front(), use);
  EXPECT_EQ(expired.code, "FL902");
  EXPECT_EQ(expired.severity, Severity::kWarning);
  EXPECT_EQ(expired.locations.front().place->line, 1u);
}

TEST(Waivers, ComeBackWhenTheValuesChangeUnlessPinnedToTheKey) {
  const std::string match = "- match: {id: \"f1:7f3a\", state: 0000}" + Rest();
  Report report = Sample();
  const std::vector<Waiver> state = Read(match);
  const WaiverUse use = ApplyWaivers(state, kRules.today, report).front();
  EXPECT_TRUE(use.reopened);
  EXPECT_EQ(UnusedWaiver(state.front(), use).basis, "values changed");
  EXPECT_TRUE(ApplyWaivers(Read(match + "  pin: key\n"), kRules.today, report).front().waives);
}

TEST(Waivers, MistakesAreToldWithTheirPlace) {
  const struct {
    std::string text;
    std::string_view said;
  } kCases[] = {
      {"- outcome: both-wrong\n  reason: x\n  until: 2026-03-31\n",
       "waivers.yaml:1:3: error: a waiver needs \"match\""},
      {"- match: {id: \"f1:0\"}\n  outcome: both-wrong\n  until: 2026-03-31\n", "needs \"reason\""},
      {"- match: {id: \"f1:0\"}\n  reason: \"  \"\n  outcome: both-wrong\n  until: 2026-03-31\n",
       "\"reason\" is empty"},
      {"- match: {id: \"f1:0\"}\n  reason: x\n  outcome: scope-difers\n  until: 2026-03-31\n",
       "waivers.yaml:3:12: error: unknown outcome \"scope-difers\""},
      {"- match: {id: \"f1:0\"}\n  reason: x\n  outcome: source-wrong\n", "does not say which source"},
      {"- match: {id: \"f1:0\"}\n  reason: x\n  outcome: both-wrong\n", "the waiver has no \"until\""},
      {"- match: {id: \"f1:0\"}" + Rest("2026-02-30"), "\"until\" is no day"},
      {"- match: {id: \"f1:0\"}" + Rest("2027-03-31"), "\"until\" is more than 366 days away"},
      {"- match: {id: \"7f3a\"}" + Rest(), "is no id of a finding"},
      {"- match: {id: \"f1:0\", code: FL101}" + Rest(), "an \"id\" says it all"},
      {"- match: {key: {subject: Beijing}}" + Rest(), "by neither \"id\" nor \"code\""},
      {"- match: {code: FL101}" + Rest(), "a code alone would hide all of its findings"},
      {"- match: {code: FL1O1, sources: [a]}" + Rest(), "unknown code \"FL1O1\""},
      {"- match: {id: \"f1:0\"}\n  ownr: me" + Rest(), "did you mean \"owner\"?"},
      {"match: {id: \"f1:0\"}\n", "waivers are a list"},
      {"- match: {id: \"f1:0\"\n", "waivers.yaml:"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    std::string mistakes;
    Read(c.text, &mistakes);
    EXPECT_NE(mistakes.find(c.said), std::string::npos) << mistakes;
    EXPECT_NE(mistakes.find("error: "), std::string::npos);
  }
  EXPECT_TRUE(Read("").empty());
  EXPECT_TRUE(Read("# none yet\n").empty());
  EXPECT_EQ(Read("- match: {id: \"f1:0\"}\n  reason: x\n  outcome: source-wrong:a\n").size(), 1u)
      << "a wrong source stays wrong: it needs no last day";
}

Result<Waiver> Comment(std::vector<std::string> words, std::vector<std::pair<std::string, std::string>> attributes,
                       uint32_t line = 4) {
  const IgnoreComment comment{
      .words = std::move(words), .attributes = std::move(attributes), .place = {.line = 3}, .line = line};
  return ReadComment(comment, {.id = "b", .path = "b.md"}, kRules);
}

TEST(Waivers, OfACommentCoverTheClaimsBelow) {
  const struct {
    std::string code;
    uint32_t line;
    bool waives;
  } kCases[] = {
      {"FL101", 4, true},  // where the sentence begins
      {"FL101", 5, true},  // where the value stands
      {"FL101", 6, false},
      {"FL102", 4, false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.code + " " + std::to_string(c.line));
    const Result<Waiver> waiver = Comment({c.code}, {{"until", "2026-03-31"}, {"reason", "x"}}, c.line);
    ASSERT_TRUE(waiver) << waiver.error().what;
    Report report = Sample();
    EXPECT_EQ(ApplyWaivers({*waiver}, kRules.today, report).front().waives, c.waives);
  }
}

TEST(Waivers, OfACommentMaySpeakOfOneValueOfALine) {
  for (const auto& [text, waives] : {std::pair("1,048", true), std::pair("2,517", false)}) {
    const Result<Waiver> waiver = Comment({"FL101"}, {{"until", "2026-03-31"}, {"reason", "x"}, {"text", text}});
    ASSERT_TRUE(waiver) << waiver.error().what;
    Report report = Sample();
    EXPECT_EQ(ApplyWaivers({*waiver}, kRules.today, report).front().waives, waives) << text;
  }
}

TEST(Waivers, ACommentMustSayWhatWhyAndHowLong) {
  const std::pair<std::string, std::string> until = {"until", "2026-03-31"}, reason = {"reason", "x"};
  EXPECT_NE(Comment({}, {until, reason}).error().what.find("names no code"), std::string::npos);
  EXPECT_NE(Comment({"FL9"}, {until, reason}).error().what.find("unknown code"), std::string::npos);
  EXPECT_NE(Comment({"FL101"}, {until}).error().what.find("no reason"), std::string::npos);
  EXPECT_NE(Comment({"FL101"}, {reason}).error().what.find("no until"), std::string::npos);
  EXPECT_NE(Comment({"FL101"}, {reason, {"untill", "x"}}).error().what.find("\"until\"?"), std::string::npos);
  EXPECT_NE(Comment({"FL101"}, {reason, until}, 0).error().what.find("nothing follows"), std::string::npos);
  EXPECT_TRUE(Comment({"FL101"}, {reason, {"outcome", "source-wrong:a"}}));
  EXPECT_TRUE(Comment({"X-own"}, {reason, until}));
}

TEST(Waivers, TheGatesOwnNoticesAreNotWaived) {
  Report report = Sample();
  for (const std::string code : {"FL901", "FL902", "FL903", "FL906"}) {
    report.findings.front().code = code;
    EXPECT_FALSE(ApplyWaivers(Read("- match: {id: \"f1:7f3a\"}" + Rest()), kRules.today, report).front().waives);
  }
}

}  // namespace
}  // namespace factlint
