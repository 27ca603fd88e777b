// Texts that disagree with nothing, each once reported: an auditor who sees three
// false alarms stops reading.
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

using nlohmann::json;

struct Row {
  std::string_view text;
  std::string_view other;  // what another document says
  std::string_view why;
};

const Row kRows[] = {
    {"Revenue of Orion Motors went from 80 million euros in 2019 to 160 million euros in 2024, a rise of 12% on the "
     "year before.\n",
     "Rain.\n", "the rise is that of the last year, and not between the two values"},
    {"星湖公司营收由2020年的80亿元增至2024年的160亿元，同比增长15%。\n", "Rain.\n", "so it is in Chinese"},
    {"Orion Hotels ran 42 hotels with 2.03 million guests, up 46% on the 1.39 million of 2022.\n", "Rain.\n",
     "the number beside the growth grew, and not the first of the clause"},
    {"Orion Hospital has 640 beds and treated 90,000 patients, up 12.5% on the 80,000 of 2022.\n", "Rain.\n",
     "beds are no patients"},
    {"Sales of Orion Motors doubled as it went from 12 shops in 2022 to 40 shops.\n", "Rain.\n",
     "sales doubled, shops did not"},
    {"Orion Motors tripled its profit by cutting its range from 900 articles to 400.\n", "Rain.\n",
     "profit tripled, the range did not"},
    {"Orion Hospital has 900 staff, among them 300 nurses, who make up 80% of the nursing team.\n", "Rain.\n",
     "a share of another whole"},
    {"北京有企业900家，其中海淀区独角兽企业30家，占60%。\n", "Rain.\n", "nobody says of what"},
    {"In the Asian Ports Index 2023 Wuhan came fourth.\n\nIn the relay race Wuhan came ninth.\n", "Rain.\n",
     "a race is no index"},
    {"In the Asian Ports Index 2023 Wuhan came fourth. Last time Wuhan came fifth.\n", "Rain.\n", "another edition"},
    {"# Wuhan\n\nWuhan has 900,000 employees. The old mill is now a restaurant. The place has 40 employees.\n",
     "Rain.\n", "the place is the restaurant"},
    {"Orion Rail runs the trains of the Lisbon Metro. The operator employs 900 people.\n",
     "The Lisbon Metro employs 3,000 people.\n", "the operator is who runs it"},
    {"Halden Tower is the third-tallest building in the world.\n",
     "Halden Tower is the ninth-tallest structure in the world.\n", "masts are structures and no buildings"},
    {"The Halden Metro is the fourth-longest metro in Europe and the ninth-longest in the world.\n",
     "The Halden Metro is the ninth-longest metro in the world.\n", "each rank has its own field"},
    {"Marnby employs 900 people.\n", "Marnby's Hospital employs 300 people.\n", "a firm, and a hospital of its name"},
    {"At the end of May 2025 Ningbo had 452 AI companies, 22 more than at the start of the year.\n", "Rain.\n",
     "its own year is no base"},
    {"截至2025年5月底，宁波人工智能企业452家，较年初增加22家。\n", "Rain.\n", "so it is in Chinese"},
    {"深圳算力总规模为3.6EFLOPS，2023年为2.1EFLOPS。\n", "Rain.\n", "who dates the one tells the other of now"},
    {"Harlow Motors is headquartered in Leeds. Its US arm, Orlo Inc., has its head office in Kiel.\n", "Rain.\n",
     "an arm has an office of its own"},
    {"| City | System | Lines |\n|---|---|---|\n| Marnby | Tram | 8 |\n| Marnby | Ferry | 3 |\n", "Rain.\n",
     "two systems of a city"},
    {"Green employs 900 people.\n", "College Green employs 300 people.\n", "a square is no college"},
};

TEST(NoAlarm, OnWhatAgrees) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    TempFolder folder;
    folder.Write("a.md", std::string(row.text));
    folder.Write("b.md", std::string(row.other));
    folder.Write("factlint.yaml",
                 "factlint: 1\npacks: [china-ai, transit]\ndocuments:\n  - {path: a.md, published: 2025-06-20}\n"
                 "  - {path: b.md, published: 2025-06-20}\n");
    const json report = json::parse(RunBinary({"audit", "--format", "json"}, folder.path()).out);
    for (const json& finding : report["findings"])
      EXPECT_TRUE(finding["severity"] == "note" || finding["severity"] == "hidden") << finding["code"] << finding;
  }
}

}  // namespace
}  // namespace factlint
