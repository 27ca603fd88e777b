// Numbers of some alone, by what a sentence says of them.
#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// The scope of the first claim of a number: "part=lose"; "none" without a claim.
std::string ScopeOfFirst(std::string_view text) {
  for (const Claim& claim : ReadPublished(text, OpenBook()).claims) {
    if (!std::holds_alternative<Quantity>(claim.value)) continue;
    std::string told;
    for (const auto& [dimension, value] : claim.scope) told += (told.empty() ? "" : ";") + dimension + "=" + value;
    return told;
  }
  return "none";
}

TEST(PartTold, KeepsSomeApartFromAll) {
  const struct {
    std::string_view text, scope, why;
  } kRows[] = {
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
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(std::string(row.why) + ": " + std::string(row.text));
    EXPECT_EQ(ScopeOfFirst(row.text), row.scope);
  }
}

}  // namespace
}  // namespace factlint
