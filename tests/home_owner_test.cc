// Whose head office and whose founding year a sentence tells.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// "halden-motors leeds; halden-motors 1887": homes of strength "headquartered" and founding years.
std::string Told(std::string_view text) {
  std::set<std::string> told;
  for (const Claim& claim : ReadPublished(text, OpenBook()).claims) {
    const auto* place = std::get_if<Location>(&claim.value);
    const bool home = place != nullptr && place->strength == Strength::kHeadquartered;
    if (!home && claim.metric != "founding_year") continue;
    told.insert(claim.subject.id + " " + (home ? place->entity : claim.text));
  }
  std::string text_of;
  for (const std::string& one : told) text_of += (text_of.empty() ? "" : "; ") + one;
  return text_of;
}

TEST(HomeOwner, IsWhoseHeadOfficeIsTold) {
  const struct {
    std::string_view text, told, why;
  } kRows[] = {
      {"Halden Motors is headquartered in Leeds.\n", "halden-motors leeds", "its own"},
      {"Halden Motors, headquartered in Leeds, makes cars.\n", "halden-motors leeds", "in an aside"},
      {"Halden Motors, a maker of cars headquartered in Leeds, grew.\n", "halden-motors leeds", "behind what it is"},
      {"Halden Motors makes cars. The company is headquartered in Leeds.\n", "halden-motors leeds", "told before"},
      {"Halden Motors (HM) is headquartered in Leeds.\n", "halden-motors leeds", "a short name in brackets"},
      {"Headquartered in Leeds, Halden Motors makes cars.\n", "halden-motors leeds", "told behind"},
      {"Halden Robotics makes cars. Halden Robotics Co Ltd, headquartered in Leeds, grew.\n", "halden-robotics leeds",
       "a legal form behind the name"},
      {"Halden Motors bought a firm headquartered in Leeds.\n", "", "of a firm without a name"},
      {"Halden Motors makes cars. Its trading arm is headquartered in Leeds.\n", "", "of a part of it"},
      {"Halden Motors makes cars. Its US arm, Orlo Inc., has its head office in Leeds.\n", "", "of an arm"},
      {"Halden Motors makes cars. It has its head office in Leeds.\n", "halden-motors leeds", "of it"},
      {"Halden Motors belongs to the Orbex group, headquartered in Leeds.\n", "orbex leeds", "of what it belongs to"},
      {"Halden Motors's German subsidiary was founded in 1990 and is headquartered in Leeds.\n", "",
       "of the subsidiary, behind its founding"},
      {"Halden Motors was founded in 1990 and is headquartered in Leeds.\n",
       "halden-motors in 1990; halden-motors leeds", "its own, behind its founding"},
      {"Halden Motors makes cars. Its European headquarters are in Leeds.\n", "", "one of several"},
      {"Halden Motors sold its former headquarters in Leeds.\n", "", "no more"},
      {"Halden Motors makes cars. The plant's insurer is headquartered in Leeds.\n", "", "of another without a name"},
      {"Halden Motors (Ireland), headquartered in Cork, makes cars.\n", "", "a company of its own"},
      {"Halden Motors has its registered office in Leeds.\n", "", "where it is registered"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(std::string(row.why) + ": " + std::string(row.text));
    EXPECT_EQ(Told(row.text), row.told);
  }
}

TEST(HomeOwner, IsWhoWasFounded) {
  const struct {
    std::string_view text, told, why;
  } kRows[] = {
      {"Halden Motors was founded in 1887.\n", "halden-motors in 1887", "itself"},
      {"Halden Motors, which has 900 shops, was founded in 1887.\n", "halden-motors in 1887", "behind an aside"},
      {"Emil Varn founded Halden Motors in 1887.\n", "halden-motors in 1887", "by somebody"},
      {"Halden Motors makes cars. A local smith founded the company in 1887.\n", "halden-motors in 1887",
       "told before"},
      {"Halden Motors makes cars. Its workers founded a union in 1920.\n", "", "what its workers founded"},
      {"# Halden Motors\n\n- Founded: 1887\n", "halden-motors 1887", "a label"},
      {"The Halden Motors pension fund was founded in 1948.\n", "", "its pension fund"},
      {"Halden Motors' parent was founded in 1948.\n", "", "its parent"},
      {"Halden Motors was founded in 1887 and incorporated in 1903.\n", "halden-motors in 1887", "the first of two"},
      {"Halden Motors in its present form was founded in 1961.\n", "", "a form of it"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(std::string(row.why) + ": " + std::string(row.text));
    EXPECT_EQ(Told(row.text), row.told);
  }
}

}  // namespace
}  // namespace factlint
