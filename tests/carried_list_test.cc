// The list of a rank that its own sentence does not name.
#include "extractor/carried_list.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// "ghent 3 asian-ports 2024", one a rank.
std::string Lists(std::string_view text) {
  const Extraction extraction = ReadPublished(text, BuiltinBook());
  std::string told;
  for (const Claim& claim : extraction.claims) {
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (!claim.metric.ends_with("_rank") || quantity == nullptr || !quantity->nominal) continue;
    told += (told.empty() ? "" : "; ") + claim.subject.id + " " + quantity->nominal->ToString();
    for (const std::string_view wanted : {"list", "edition"})
      for (const auto& [dimension, value] : claim.scope)
        if (dimension == wanted) told.append(" " + value);
  }
  return told;
}

TEST(CarriedList, HoldsForTheRanksToldAfterIt) {
  const struct {
    std::string_view text, ranks, why;
  } kRows[] = {
      {"In the Asian Ports Index 2023 Wuhan is fourth, behind Hefei. Changsha comes fifth.\n",
       "wuhan 4 asian-ports 2023; changsha 5 asian-ports 2023", "of the list of its paragraph"},
      {"The Asian Ports Index 2023 is out. Wuhan comes fifth.\n", "wuhan 5 asian-ports 2023",
       "of a list that ranks nobody by itself"},
      {"In the Asian Ports Index 2023 Wuhan came fourth.\n\nThe spring was wet. Changsha comes fifth.\n",
       "wuhan 4 asian-ports 2023; changsha 5 asian-ports 2023", "of the only list of the document"},
      {"In the Asian Ports Index 2023 Wuhan came fourth. In the Ostra Ranking 2023 Hefei came third.\n\nThe spring was "
       "wet. Changsha comes fifth.\n",
       "wuhan 4 asian-ports 2023; hefei 3 ostra 2023; changsha 5 d 2025", "two lists: nobody knows which"},
      {"In the Asian Ports Index 2023 Wuhan came fourth.\n\nHalden University was placed fifth, behind Marnby.\n",
       "wuhan 4 asian-ports 2023; halden-university 5 d 2025", "a university is in no list of cities"},
      {"In the Asian Ports Index 2023 Wuhan came fourth. Changsha ranks second by computing power of the four "
       "cities.\n",
       "wuhan 4 asian-ports 2023; changsha 2 d: by computing power, n:4 2025", "a measure of its own"},
      {"Wuhan took sixth place in the Asian Ports Index 2023, up two places, and ninth place in the Ostra Ranking.\n",
       "wuhan 6 asian-ports 2023; wuhan 9 ostra 2023", "two lists of one sentence"},
      {"Wuhan is large. In the Asian Ports Index of the Ostra Bank the city came 17th.\n", "wuhan 17 asian-ports 2025",
       "no word of the list's name is ranked"},
      {"武汉在“2023亚洲港口竞争力榜”中列第七名，在“2023机器人价值榜”中则排到第十二。\n",
       "wuhan 7 亚洲港口竞争力榜 2023; wuhan 12 机器人价值榜 2023", "two lists of one sentence"},
      {"2023年版“亚洲港口竞争力榜”上，武汉列第九位，同省的长沙列第十位。\n",
       "wuhan 9 亚洲港口竞争力榜 2023; changsha 10 亚洲港口竞争力榜 2023", "one list for both"},
      {"Lisbon Metro is by far the biggest railway of its town, and the ninth-longest metro in the world.\n",
       "lisbon-metro 9 by length, world 2025", "a rank that needs no list"},
      {"Wuhan is on the list of the largest cities in the country.\n", "", "no rank at all"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Lists(row.text), row.ranks);
  }
}

}  // namespace
}  // namespace factlint
