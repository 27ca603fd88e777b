#include "reconcile/claim_changes.h"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/judging.h"

namespace factlint {
namespace {

using testing::Number;
using testing::StatedAt;

// "beijing 5 2022", "shanghai 5 2022 a reworded sentence": subject, value, time, sentence.
Claim ClaimOf(std::string_view words) {
  std::vector<std::string> parts;
  for (size_t at = 0; at < words.size();) {
    const size_t end = std::min(words.find(' ', at), words.size());
    parts.emplace_back(words.substr(at, end - at));
    at = end + 1;
  }
  Claim claim = Number("a", parts[1], StatedAt(parts[2]));
  claim.subject.id = parts[0];
  claim.text = parts[1];
  for (size_t i = 3; i < parts.size(); ++i) claim.quote += parts[i] + " ";
  return claim;
}

std::vector<Claim> ClaimsOf(const std::vector<std::string_view>& lines) {
  std::vector<Claim> claims;
  claims.reserve(lines.size());
  for (const std::string_view line : lines) claims.push_back(ClaimOf(line));
  return claims;
}

// "5->6 value, +7, -8, 3 same"
std::string Brief(const ClaimChanges& changes) {
  std::string text;
  for (const ClaimChange& change : changes.changed)
    text += fmt::format("{}->{} {}, ", change.before->text, change.after->text, fmt::join(change.fields, "+"));
  for (const Claim* claim : changes.added) text += fmt::format("+{}, ", claim->text);
  for (const Claim* claim : changes.removed) text += fmt::format("-{}, ", claim->text);
  return text + fmt::format("{} same", changes.unchanged);
}

TEST(ClaimChanges, PairsWhatIsTheSameClaim) {
  const struct {
    std::string_view why;
    std::vector<std::string_view> before, after;
    std::string_view changes;
  } kCases[] = {
      {"nothing", {}, {}, "0 same"},
      {"the order does not matter", {"beijing 5 2022", "hefei 7 2022"}, {"hefei 7 2022", "beijing 5 2022"}, "2 same"},
      {"nor does the sentence", {"beijing 5 2022 was there"}, {"beijing 5 2022 is said to"}, "1 same"},
      {"a new value", {"beijing 5 2022"}, {"beijing 6 2022"}, "5->6 value, 0 same"},
      {"a new time", {"beijing 5 2022"}, {"beijing 5 2023"}, "5->5 as_of, 0 same"},
      {"a new subject", {"beijing 5 2022"}, {"hefei 5 2022"}, "5->5 subject, 0 same"},
      {"both are new: another claim", {"beijing 5 2022"}, {"hefei 6 2022"}, "+6, -5, 0 same"},
      {"of a series, the year that changed",
       {"beijing 5 2021", "beijing 6 2022", "beijing 7 2023"},
       {"beijing 5 2021", "beijing 9 2022", "beijing 7 2023"},
       "6->9 value, 2 same"},
      {"and the year that came",
       {"beijing 5 2021", "beijing 6 2022"},
       {"beijing 4 2020", "beijing 5 2021", "beijing 6 2022"},
       "+4, 2 same"},
      {"the same time before the same value",
       {"beijing 5 2021", "beijing 6 2022"},
       {"beijing 6 2021", "beijing 7 2022"},
       "5->6 value, 6->7 value, 0 same"},
      {"said twice, then once", {"beijing 5 2022", "beijing 5 2022"}, {"beijing 5 2022"}, "-5, 1 same"},
      {"a zero more is another promise", {"beijing 5% 2022"}, {"beijing 5.0% 2022"}, "5%->5.0% value, 0 same"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::vector<Claim> before = ClaimsOf(c.before), after = ClaimsOf(c.after);
    EXPECT_EQ(Brief(CompareClaims(before, after)), c.changes);
  }
}

TEST(ClaimChanges, ADocumentIsNoOther) {
  std::vector<Claim> before = ClaimsOf({"beijing 5 2022"}), after = before;
  after[0].doc = "b";
  EXPECT_EQ(Brief(CompareClaims(before, after)), "+5, -5, 0 same");
}

}  // namespace
}  // namespace factlint
