#include "reconcile/short_names.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

Claim Of(std::string doc, const std::string& subject, std::string kind = "") {
  Claim claim;
  claim.doc = std::move(doc);
  claim.subject = {.id = subject, .name = subject, .kind = std::move(kind)};
  return claim;
}

Claim Called(std::string doc, const std::string& subject, std::string name, std::string text) {
  Claim claim = Of(std::move(doc), subject);
  claim.subject.name = std::move(name);
  claim.subject.text = std::move(text);
  return claim;
}

TEST(ShortNames, JoinTheOneFullName) {
  const std::vector<std::pair<std::string, std::string>> heads = {{"group", "company"},
                                                                  {"hospital", "institution"},
                                                                  {"motor", "company"},
                                                                  {"report", "work"},
                                                                  {"universidad", "university"}};
  const std::vector<std::string> tails = {"air", "dam"};
  const std::vector<std::string> forms = {"group"};
  const struct {
    std::vector<Claim> claims;
    std::string first;  // subject of the first claim, joined
    std::string_view why;
  } kCases[] = {
      {{Of("a", "northgate-general"), Of("b", "northgate-general-hospital", "institution")},
       "northgate-general-hospital",
       "one house"},
      {{Of("a", "volmer"), Of("b", "volmer-group")}, "volmer-group", "one company"},
      {{Of("a", "volmer"), Of("b", "volmer-motor-group")}, "volmer-motor-group", "two words for kinds"},
      {{Of("a", "volmer"), Of("b", "volmer-air")}, "volmer-air", "a word that a name for short leaves out"},
      {{Of("a", "volmer"), Called("b", "volmer-wind-motor", "Volmer Wind Motor", "Volmer")},
       "volmer-wind-motor",
       "another text calls it so"},
      {{Of("a", "volmer"), Called("b", "volmer-wind-lumo", "Volmer Wind Lumo", "Volmer")},
       "volmer",
       "what does not end as an organisation may be what it makes"},
      {{Of("a", "volmer"), Called("a", "volmer-wind-motor", "Volmer Wind Motor", "Volmer")},
       "volmer",
       "a text that names both may mean two, though it calls them alike"},
      {{Of("a", "volmer"), Of("a", "volmer-group")}, "volmer", "a text that names both may mean two"},
      {{Of("a", "volmer"), Of("b", "volmer-group"), Of("c", "volmer-hospital")}, "volmer", "two could be meant"},
      {{Of("a", "volmer-motor"), Of("b", "volmer-motor-group")},
       "volmer-motor-group",
       "a word for its form makes no other house"},
      {{Of("a", "volmer-motor"), Of("b", "volmer-motor-hospital")}, "volmer-motor", "a word for another kind does"},
      {{Of("a", "lumo"), Of("a", "volmer"), Of("b", "volmer-lumo")}, "volmer-lumo", "its maker stands beside it"},
      {{Of("a", "lumo"), Of("a", "halden"), Of("b", "volmer-lumo")}, "lumo", "another maker does"},
      {{Of("a", "volmer"), Of("b", "volmer-lumo")}, "volmer", "what it makes is not it"},
      {{Of("a", "costa-clara"), Of("b", "universidad-costa-clara")},
       "universidad-costa-clara",
       "its kind stands before it"},
      {{Of("a", "costa-clara"), Of("b", "universidad-of-costa-clara")}, "costa-clara", "of a place"},
      {{Of("a", "costa-clara"), Of("b", "universidad-costa-clara"), Of("c", "costa-clara-hospital")},
       "costa-clara",
       "two houses"},
      {{Of("a", "st-marnby"), Called("b", "st-marnbys-hospital", "St Marnby's Hospital", "St Marnby's Hospital")},
       "st-marnbys-hospital",
       "the possessive is part of the name"},
      {{Of("a", "st-marnby"), Called("b", "st-marnbys-report", "St Marnby's Report", "St Marnby's Report")},
       "st-marnby",
       "what it writes is not it"},
      {{Of("a", "marnby"), Called("b", "marnbys-hospital", "Marnbys Hospital", "Marnbys Hospital")},
       "marnby",
       "another name, and no possessive"},
      {{Of("a", "云帆智能"), Called("b", "yunfan-ai", "Yunfan AI", "Yunfan AI (云帆智能)")},
       "yunfan-ai",
       "told in brackets"},
      {{Of("a", "云帆智能"), Called("b", "yunfan-ai", "Yunfan AI", "Yunfan AI (云帆智能)"),
        Called("c", "yunfan", "Yunfan", "Yunfan (云帆智能)"), Of("d", "yunfan-ai")},
       "云帆智能",
       "two are called so"},
      {{Of("a", "volmer"), Of("b", "volmer-report")}, "volmer", "what it writes is not it"},
      {{Of("a", "beijing", "city"), Of("b", "beijing-hospital")}, "beijing", "a pack knows the city"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::vector<Claim> claims = c.claims;
    JoinShortNames(claims, {heads, tails, forms}, [](std::string_view id) { return id == "beijing"; });
    EXPECT_EQ(claims.front().subject.id, c.first);
    EXPECT_EQ(claims.back().subject.id, c.claims.back().subject.id);
  }
}

}  // namespace
}  // namespace factlint
