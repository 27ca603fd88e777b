// Figures that documents tell in like words though no key holds both, and how alike words and digits are.
#include "reconcile/same_words.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "reconcile/digit_slip.h"
#include "reconcile/like_words.h"
#include "tests/judging.h"

namespace factlint::testing {
namespace {

// A figure that stands in a sentence.
struct Said {
  std::string_view subject, kind, metric, value, text, sentence, when;
};

Claim ClaimOf(std::string_view doc, const Said& said) {
  Claim claim = Number(doc, said.value, StatedAt(said.when), said.metric);
  claim.subject = {.id = std::string(said.subject), .name = std::string(said.subject), .kind = std::string(said.kind)};
  claim.text = said.text;
  claim.quote = said.sentence;
  if (said.metric == "portion") claim.scope = {{"statement", std::string(said.text)}};  // as extraction does
  claim.quote_place = Place{.start = 0, .end = said.sentence.size()};
  const size_t at = said.sentence.find(said.text);
  EXPECT_NE(at, std::string_view::npos) << said.sentence;
  claim.place = Place{.start = at, .end = at + said.text.size()};
  return claim;
}

std::vector<Finding> Held(const std::vector<Claim>& claims) {
  const MetricTable metrics = Metrics(
      "metrics:\n  portion: {kind: percent, separators: [statement]}\n  stores: {kind: number}\n"
      "  plants: {kind: number}\n");
  std::vector<Finding> found = Reported(Judge(claims, metrics));
  std::erase_if(found, [](const Finding& f) { return f.code != "FL407"; });
  return found;
}

constexpr std::string_view kSlip = "FL407 tension warning digit slip\n";
constexpr std::string_view kWords = "FL407 tension warning same words\n";

TEST(SameWords, HoldWhatNoKeyHolds) {
  const Said ferries{"Halden", "city", "count:ferry", "348", "348", "Halden's yards repaired 348 ferries in 2023.",
                     "2023"};
  const Said rate{"Halden", "city", "portion", "88.4%", "88.4%", "The completion rate of apprentices was 88.4%.",
                  "2023"};
  const struct {
    Said one, other;
    std::string_view reported, why;
  } kCases[] = {
      {ferries,
       {"Halden", "city", "count:vessel", "384", "384", "In 2023 some 384 vessels and ferries came to Halden's yards.",
        "2023"},
       kSlip,
       "two nouns, the same digits"},
      {ferries,
       {"Halden", "city", "count:vessel", "388", "388", "In 2023 some 388 vessels and ferries came to Halden's yards.",
        "2023"},
       kSlip,
       "one digit, not the last"},
      {ferries,
       {"Halden", "city", "count:vessel", "346", "346", "In 2023 some 346 vessels and ferries came to Halden's yards.",
        "2023"},
       "",
       "the last digit alone is no slip"},
      {ferries,
       {"Halden", "city", "count:vessel", "384", "384", "In 2022 some 384 vessels and ferries came to Halden's yards.",
        "2022"},
       "",
       "another year"},
      {ferries,
       {"Cork", "city", "count:vessel", "384", "384", "In 2023 some 384 vessels and ferries came to Cork's yards.",
        "2023"},
       "",
       "another city"},
      {ferries,
       {"Halden", "city", "count:teacher", "384", "384", "The schools of the town employ 384 teachers.", "2023"},
       "",
       "nothing says that they count one thing"},
      {rate,
       {"Halden", "city", "portion", "91.9%", "91.9%",
        "By autumn the completion rate of the apprentices had risen to 91.9%.", "2023"},
       kWords,
       "a rate that has no metric, in the same words"},
      {rate,
       {"Halden", "city", "portion", "88%", "88%", "By autumn the completion rate of the apprentices had risen to 88%.",
        "2023"},
       "",
       "rounded"},
      {rate,
       {"Halden", "city", "portion", "31.2%", "31.2%",
        "By autumn the completion rate of the apprentices had risen to 31.2%.", "2023"},
       "",
       "too far apart to be one thing"},
      {rate,
       {"Halden", "city", "portion", "91.9%", "91.9%", "The vacancy rate of the town's offices had risen to 91.9%.",
        "2023"},
       "",
       "other words"},
      {{"Kestrel Lines", "", "count:call", "3,215", "3,215", "A total of 3,215 ferries called at Halden.", "2023"},
       {"Halden", "city", "count:call", "2,871", "2,871", "Ferries called at the port 2,871 times.", "2023"},
       "",
       "two words of two subjects are too few where the figures are no slip"},
      {{"Port of Halden", "", "count:ferry call", "3,215", "3,215", "A total of 3,215 ferries called at Halden.",
        "2023"},
       {"Halden", "city", "count:call ferry", "2,871", "2,871", "Ferries called at the port 2,871 times.", "2023"},
       kWords,
       "one name may be short for the other"},
      {{"Kestrel", "company", "count:employee", "3,215", "3,215", "It employs 3,215 fitters and welders.", "2023"},
       {"Halden", "city", "count:worker", "3,871", "3,871", "Fitters and welders: 3,871 in all.", "2023"},
       "",
       "a company and a city"},
      {{"Halden", "city", "stores", "348", "348", "The town has 348 stores and kiosks.", "2023"},
       {"Halden", "city", "plants", "384", "384", "The town has 384 plants, stores and kiosks.", "2023"},
       "",
       "two declared metrics are two things"},
      {{"湖州", "city", "count:商品车", "427,000", "42.7万", "全年经该港出口的商品车达到42.7万辆。", "2023"},
       {"湖州", "city", "count:出口商品车", "489,000", "48.9万", "到了2023年，出口商品车48.9万辆。", "2023"},
       kWords,
       "a longer noun"},
      {{"Halden", "city", "stores", "4,286.7", "4,286.7", "Stores: 4,286.7 in all.", "2023"},
       {"Cork", "city", "stores", "4,268.7", "4,268.7", "It ran 4,268.7 kiosks.", "2023"},
       kSlip,
       "two of five digits changed places: one subject was mistaken"},
      {{"Halden", "city", "stores", "348", "348", "Stores: 348 in all.", "2023"},
       {"Cork", "city", "stores", "384", "384", "Stores: 384 in all.", "2023"},
       "",
       "three digits are too few for that"},
      {{"Halden", "city", "league_rank", "87", "87th", "In the Meridian league table it came 87th.", "2023"},
       {"Halden", "city", "count:place", "78", "78th", "The Meridian league table has the town 78th.", "2023"},
       kSlip,
       "the clauses share enough"},
      {{"Museum of Old Ships Halden", "institution", "count:guest", "612", "612", "We welcomed 612 guests.", "2023"},
       {"Museum of Old Ships", "institution", "count:guest", "548", "548", "There were 548 guests.", "2023"},
       kWords,
       "a long name cut short, of one kind and noun"},
      {{"Halden University", "institution", "count:guest", "612", "612", "We welcomed 612 guests.", "2023"},
       {"Halden University of Arts", "institution", "count:guest", "548", "548", "There were 548 guests.", "2023"},
       "",
       "a short name is its own"},
      {{"Calvera", "city", "count:guest", "612", "612", "We welcomed 612 guests.", "2023"},
       {"Port of Calvera", "", "count:guest", "548", "548", "There were 548 guests.", "2023"},
       kWords,
       "one noun, of a name and a longer one"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(Brief(Held({ClaimOf("a", c.one), ClaimOf("b", c.other)})), c.reported);
    EXPECT_EQ(Brief(Held({ClaimOf("a", c.other), ClaimOf("b", c.one)})), c.reported) << "the other way round";
  }
}

TEST(SameWords, LeaveOutWhatIsToldOrKnown) {
  const Said one{"Halden", "city", "count:ferry", "348", "348", "Halden's yards repaired 348 ferries.", "2023"};
  const Said other{"Halden", "city", "count:vessel", "384", "384", "Some 384 ferries and other vessels came.", "2023"};
  ASSERT_EQ(Brief(Held({ClaimOf("a", one), ClaimOf("b", other)})), kSlip);
  EXPECT_EQ(Brief(Held({ClaimOf("a", one), ClaimOf("a", other)})), "") << "one document";
  const Said both{"Halden", "city", "count:ferry", "348", "348", "Of ferries alone there were 348.", "2023"};
  EXPECT_EQ(Brief(Held({ClaimOf("a", one), ClaimOf("b", other), ClaimOf("b", both)})), "")
      << "who tells both figures tells them apart";
  Said same = other;
  same.metric = one.metric;
  EXPECT_EQ(Brief(Held({ClaimOf("a", one), ClaimOf("b", same)})), "") << "one key: FL101 tells it";
  Claim some = ClaimOf("b", other);
  some.scope = {{"part", "some"}};
  EXPECT_EQ(Brief(Held({ClaimOf("a", one), some})), "") << "some of them are not all";
  Claim quoted = ClaimOf("a", one);
  quoted.attribution = "the yards";
  EXPECT_EQ(Brief(Held({quoted, ClaimOf("b", other)})), kSlip) << "one document says it in its own voice";
  Claim quoted_too = ClaimOf("b", other);
  quoted_too.attribution = "the union";
  EXPECT_EQ(Brief(Held({quoted, quoted_too})), "") << "two who are quoted may differ";
}

TEST(SameWords, TellWhyTheyAreHeldTogether) {
  const std::vector<Finding> found = Held(
      {ClaimOf("a", {"Halden", "city", "count:ferry", "348", "348", "Halden's yards repaired 348 ferries.", "2023"}),
       ClaimOf("b", {"Halden", "city", "count:vessel", "384", "384", "Some 384 ferries came to the yards.", "2023"})});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].explain.front(),
            "348 and 384: the same digits in another order, in sentences that share the words yards, ferries");
  EXPECT_EQ(found[0].camps.size(), 2u);
  EXPECT_EQ(found[0].key.subject, "Halden");
}

TEST(DigitSlip, IsOfOneSize) {
  const struct {
    std::string_view a, b;
    Slip slip;
    std::string_view why;
  } kCases[] = {
      {"348", "384", Slip::kTransposed, "neighbours"},
      {"3.84", "3.48", Slip::kTransposed, "decimals"},
      {"87", "78", Slip::kTransposed, "two digits"},
      {"689", "869", Slip::kTransposed, "the first two"},
      {"3379", "2379", Slip::kOneDigit, "the first"},
      {"27.5", "37.5", Slip::kOneDigit, "of three"},
      {"64.2", "64.3", Slip::kNone, "the last is rounded"},
      {"92", "82", Slip::kNone, "one digit of two is nearly any number"},
      {"512", "1520", Slip::kNone, "another size"},
      {"14000", "4100", Slip::kNone, "another size, the same digits"},
      {"348", "348", Slip::kNone, "equal"},
      {"348", "349.1", Slip::kNone, "more digits"},
      {"0", "10", Slip::kNone, "nothing"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const Digits a = DigitsOf(*Decimal::Parse(c.a));
    const Digits b = DigitsOf(*Decimal::Parse(c.b));
    EXPECT_EQ(SlipBetween(a, b), c.slip);
    EXPECT_EQ(SlipBetween(b, a), c.slip);
  }
}

TEST(DigitSlip, NeighboursChangePlaces) {
  const auto swapped = [](std::string_view a, std::string_view b) {
    return AreNeighboursSwapped(DigitsOf(*Decimal::Parse(a)), DigitsOf(*Decimal::Parse(b)));
  };
  EXPECT_TRUE(swapped("4286.7", "4268.7"));
  EXPECT_TRUE(swapped("12", "21"));
  EXPECT_FALSE(swapped("4286.7", "6284.7")) << "not side by side";
  EXPECT_FALSE(swapped("4286.7", "4286.7"));
  EXPECT_FALSE(swapped("4286.7", "42687")) << "another size";
  EXPECT_FALSE(swapped("128", "129"));
}

TEST(LikeWords, AreThoseThatTellWhatAFigureIsAbout) {
  const auto shared = [](std::string_view a, std::string_view b) {
    std::string text;
    for (const std::string& word : SharedWords(a, b)) text += (text.empty() ? "" : " ") + word;
    return text;
  };
  EXPECT_EQ(shared("The ferries were repaired", "a ferry that needs repairing"), "ferries repaired") << "endings";
  EXPECT_EQ(shared("It rose to 12 in the year", "It rose to 14 in the year"), "") << "words of every figure";
  EXPECT_EQ(shared("毕业去向落实率为88.4%", "到8月底，毕业去向落实率达到91.9%"), "毕业去向落实率");
  EXPECT_EQ(shared("全年同比增长4.4%", "全年同比增长5.1%"), "") << "said of every growth";
  EXPECT_EQ(shared("", "ferry"), "");
  EXPECT_EQ(shared("caf\xC3\xA9 \xFF\xE4", "caf\xC3\xA9"), "caf\xC3\xA9") << "damaged text ends a word";
}

TEST(LikeWords, AreOfTheClause) {
  const std::string_view sentence = "Ferries fell to 1,307, and of the trams, 24 were old.";
  EXPECT_EQ(WordsAround(sentence, "1,307", sentence.find("1,307")), WordsOf("ferries"));
  EXPECT_EQ(WordsAround("Of the trams, 24.", "24", 14), WordsOf("trams")) << "a clause without words has those before";
  EXPECT_EQ(WordsAround("24 and 24 trams", "24", 5), LikeWords()) << "nobody knows which";
  EXPECT_EQ(WordsAround("24 trams", "25", 0), LikeWords()) << "not there";
  EXPECT_EQ(WordsAround("trams", "", 0), LikeWords());
  EXPECT_DOUBLE_EQ(Likeness(WordsOf("old trams"), WordsOf("trams")), Likeness(WordsOf("trams"), WordsOf("old trams")));
  EXPECT_DOUBLE_EQ(Likeness(WordsOf(""), WordsOf("")), 0);
}

}  // namespace
}  // namespace factlint::testing
