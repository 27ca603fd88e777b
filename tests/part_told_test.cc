// Numbers of some alone, by what a sentence says of them.
#include <span>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

std::string ScopeOf(const Claim& claim) {
  std::string told;
  for (const auto& [dimension, value] : claim.scope)
    told.append(told.empty() ? "" : ";").append(dimension).append("=").append(value);
  return told;
}

// The scope of the first claim of a number: "part=lose"; "none" without a claim.
std::string ScopeOfFirst(std::string_view text) {
  for (const Claim& claim : ReadPublished(text, OpenBook()).claims)
    if (std::holds_alternative<Quantity>(claim.value)) return ScopeOf(claim);
  return "none";
}

// That of the last one.
std::string ScopeOfLast(std::string_view text) {
  std::string told = "none";
  for (const Claim& claim : ReadPublished(text, OpenBook()).claims)
    if (std::holds_alternative<Quantity>(claim.value)) told = ScopeOf(claim);
  return told;
}

struct ScopeRow {
  std::string_view text, scope, why;
};

void ExpectScopes(std::span<const ScopeRow> rows, std::string (*scope_of)(std::string_view)) {
  for (const ScopeRow& row : rows) {
    SCOPED_TRACE(std::string(row.why) + ": " + std::string(row.text));
    EXPECT_EQ(scope_of(row.text), row.scope);
  }
}

TEST(PartTold, KeepsSomeApartFromAll) {
  const ScopeRow kRows[] = {
      {"Halden Motors has 900 employees.\n", "", "all"},
      {"Halden Motors employed 900 people in 2024.\n", "", "all"},
      {"Halden Motors lost 900 employees in 2024.\n", "part=lose", "what it lost"},
      {"Halden Motors trained 900 employees in 2024.\n", "part=train", "what it did to some"},
      {"Halden Motors needs 900 employees.\n", "part=need", "what it has not"},
      {"Halden Motors is larger than Orlo Cars, which had 900 employees in 2024.\n", "part=orlo-cars", "another's"},
      {"The operator of Harrow Airport handled 900,000 passengers in 2024.\n", "part=operator", "of who runs it"},
      {"Harrow Airport had 900 passengers per employee in 2024.\n", "part=per", "a rate"},
      {"The Carden Museum counted 900,000 visitors from abroad in 2024.\n", "part=abroad", "of a kind"},
      {"The Carden Museum counted 900,000 visitors in 2024, 38% of its total.\n", "part=some", "a share of the total"},
      {"Including contractors, Halden Motors had 900 employees in 2024.\n", "part=including contractor",
       "another count"},
      {"Marnby is a city. With its suburbs it has 900,000 inhabitants.\n", "part=with suburb", "a wider one"},
      {"Marnby is a city. With the new harbour it has 900,000 inhabitants.\n", "", "what it has come to"},
      {"The Carden Museum is old. Since its opening the museum has had 58 million visitors.\n", "part=since opening",
       "of all the years"},
      {"Marnby needs homes for 900 people.\n", "part=room", "what there is no room for yet"},
      {"Terminal 2 of Harrow Airport handled 11.2 million passengers in 2023.\n", "part=terminal 2", "a numbered part"},
      {"Repairs on the Tarn Bridge cost 12 million euros in 2019.\n", "part=repair", "what was done on it"},
      {"Quellen is old. The district of Quellen, to which eleven more towns belong, had 900 inhabitants in 2023.\n",
       "part=district", "more than the town"},
      {"The output of Spain's steel industry reached 20 billion euros in 2024.\n", "part=steel industry",
       "of one industry"},
      {"In 2024 Spain's tourism sector had revenue of 20 billion euros.\n", "part=tourism industry", "in other words"},
      {"The output of Spain's industry exceeded 20 billion euros in 2024.\n", "", "of all of them"},
      {"The digital economy's share of Spain's GDP rose to 45% in 2024.\n", "part=digital economy",
       "whose share it is"},
      {"Tourism's share of Spain's GDP rose to 12% in 2024.\n", "part=tourism", "and that of another"},
      {"Some 900 firms call Marnby home.\n", "", "in other words"},
      {"The city of Marnby has 900 firms.\n", "", "the city itself"},
      {"A fund gave Carden Hospital 30 beds.\n", "part=donate", "what it was given"},
      {"Norvik Port is building a quay of 1.2 kilometres.\n", "part=build", "what is not there yet"},
      {"Trams and buses in Marnby carried 900,000 passengers in 2023.\n", "part=bus and tram", "two kinds together"},
      {"The trams in Marnby carried 900,000 passengers in 2023.\n", "part=tram", "one of them"},
      {"Trains and trams in Marnby carried 900,000 passengers in 2023.\n", "part=train and tram",
       "the first is a noun, although it may be a verb"},
      {"Lund, Ghent and Marnby together have 900 schools.\n", "part=together", "of several"},
      {"Halden Motors posted half-year revenue of 900 million euros.\n", "period=half", "of six months"},
  };
  ExpectScopes(kRows, ScopeOfFirst);
}

TEST(PartTold, KeepsTheLaterFiguresOfASentenceApart) {
  const ScopeRow kRows[] = {
      {"Halden Motors has 900 employees and 40 shops.\n", "", "both are its own"},
      {"Halden Motors belongs to the Larkfield group, which has 40 shops and 900 employees.\n", "part=group",
       "the group's, as what stands before"},
      {"Norvik is the largest of four ports that handled 900 tonnes of wheat and 40 ferries.\n", "part=port",
       "of the four"},
      {"Carden Hospital is one of three hospitals in Marden with 1,840 beds.\n", "part=hospital", "of the three"},
      {"The Carden Museum is the largest of the nine city museums, which drew 3.7 million visitors in 2023.\n",
       "part=museum", "of the nine"},
      {"Halden Motors has 180 suppliers with 12,000 employees.\n", "part=supplier", "whom it has to do with"},
      {"Halden Motors trained 90 employees in 2023 and its summer school 40 employees.\n", "part=school summer",
       "the verb stands before"},
      {"Carden Hospital has 610 beds, the county 1,840 beds.\n", "part=county", "and so it does here"},
      {"Halden Motors has 900 shops, among them 410 shops in the north and 90 shops with a garage.\n", "part=some",
       "of the shops that were counted"},
      {"Halden Motors has 900 shops, including 40 large ones, and 12 plants.\n", "", "other things"},
      {"Halden Motors has 900 employees; 400 employees voted in its election.\n", "part=voted", "behind a semicolon"},
      {"Halden Motors is old. 520 employees are women, 700 employees work part-time.\n", "part=part-time work",
       "behind another such clause"},
      {"Marnby had 612,400 inhabitants in 2023, 3,100 inhabitants more than Lund.\n", "part=difference", "by how many"},
      {"Marnby has 96 primary schools with 24,800 pupils and 41 secondary schools with 26,100 pupils.\n",
       "part=school secondary", "of one sort"},
      {"Halden Motors has 10 shops: two large shops and eight small shops.\n", "part=some", "what the colon lists"},
      {"Marnby has 9 parks. 900 firms are based in Marnby.\n", "", "where all of them are"},
      {"Marnby has 9 parks. Of the country's 900 firms, many are small.\n", "part=country", "of the whole country"},
      {"Corvel Bank has 1,200 branches, and 410 branches in the north.\n", "place=north", "in a part of the country"},
      {"Halden Motors had 900 employees in Spain in 2023, where revenue was 40 million euros.\n", "place=spain",
       "there"},
  };
  ExpectScopes(kRows, ScopeOfLast);
}

}  // namespace
}  // namespace factlint
