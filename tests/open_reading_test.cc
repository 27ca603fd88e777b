// What the pack `open` makes of whole texts: who a figure belongs to, of what it is, and
// for when. A row a lesson; its reason says what was read wrong once.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "tests/packs.h"

namespace factlint {
namespace {

Extraction Read(std::string_view text) {
  DocumentInfo info{.id = "d", .path = "d.md"};
  info.published = DateRange{*Date::Of(2024, 5, 20), *Date::Of(2024, 5, 20)};
  return ExtractClaims(Document::FromUtf8(std::string(text), DocumentKind::kMarkdown, info), OpenBook(), {});
}

std::string Scope(const Claim& claim) {
  std::string text;
  for (const auto& [dimension, value] : claim.scope)
    if (dimension != "statement") text.append(text.empty() ? "" : ", ").append(dimension).append("=").append(value);
  return text;
}

std::string Years(const Claim& claim) {
  if (!claim.as_of.range || claim.as_of.basis == Basis::kPublished) return "";
  return claim.as_of.range->start.ToString() + "/" + claim.as_of.range->end.ToString();
}

struct Row {
  std::string_view text;
  std::string_view value;  // as printed
  std::string_view subject;
  std::string_view metric;
  std::string_view when;  // empty: not told
  std::string_view scope;
  std::string_view why;
};

constexpr std::string_view k2023 = "2023-01-01/2023-12-31";

const Row kRows[] = {
    {"# Makers\n\n## Marnby Air\n\nFounded: 1996. Headquarters: Skarrow. Fleet: 84 aircraft.\n", "84", "marnby-air",
     "count:aircraft", "", "", "a place behind its label is no subject"},
    {"Orlo Motors grew. The firm, a child of the late 1990s, had revenue of €12 million in 2023.\n", "€12 million",
     "orlo-motors", "money:revenue", k2023, "", "a date between commas is of what stands there"},
    {"Orlo Motors (1928, the year of its foundation, stands above the door) and Tarsk Motors (staff: 780) are old.\n",
     "780", "tarsk-motors", "count:employee", "", "", "a date in brackets dates nothing outside"},
    {"Orlo Bank is old. Its balance sheet total reached €12 million.\n", "€12 million", "orlo-bank", "money:asset", "",
     "", "the metric under another name is no part"},
    {"Orlo Motors had 900 shops at the end of 2023. A year earlier there had been 800 shops.\n", "800", "orlo-motors",
     "count:shop", "2022-12-31/2022-12-31", "", "a year earlier than the sentence before tells"},
    {"Notes on makers of cars.\n\n**Orlo Motors.**\n- Shops: 312.\n- Staff: 900.\n\n**Tarsk Motors.**\n- Staff: "
     "6,000.\n",
     "6,000", "tarsk-motors", "count:employee", "", "", "a bold name with a full stop heads its items"},
    {"The ships will be built by Orlo Motors, which has 900 shops.\n", "900", "orlo-motors", "count:shop", "", "",
     "a relative clause tells of what is"},
    {"The Orlo Dam is 90 metres tall.\n", "90 metres", "orlo-dam", "measure:height", "", "", "an adjective measures"},
    {"Orlo Museum is old. Some 900 tourists visited it in 2023.\n", "Some 900", "orlo-museum", "count:visitor", k2023,
     "", "those who visit are visitors"},
    {"Orlo Bank has 900 branches and 40 customers, which makes some 3 visits every day.\n", "900", "orlo-bank",
     "count:shop", "", "", "each day is told of another figure"},
    {"Stay a day at the Orlo Museum, which drew 900 visitors in 2023.\n", "900", "orlo-museum", "count:visitor", k2023,
     "", "a day before a relative clause is no period"},
    {"Orlo Airport counted 18 percent more passengers in 2023 than in the previous year.\n", "18 percent",
     "orlo-airport", "growth:count:passenger", k2023, "", "what it is held against is not its time"},
    {"# Makers\n\n## ORLO\n\nStaff: 703,500\n", "703,500", "orlo", "count:employee", "", "",
     "letters say it is a name"},
    {"# Makers\n\n## Tarsk\n\nStaff: 70\n\n## Volmer\n\nStaff: 900\n", "900", "volmer", "count:employee", "", "",
     "headings of one kind are names"},
    {"# Makers\n\n## Volmer\n\nFounded: 1924\nHeadquarters: Ghent\nStaff: 900\n", "900", "volmer", "count:employee", "",
     "", "a profile stands below it"},
    {"# Makers\n\n- Tarsk: the group's deliveries reached 8,740 vehicles in 2023.\n- Volmer: it has 900 employees at "
     "the end of 2023.\n",
     "8,740", "tarsk", "count:sale", k2023, "", "labels before phrases are names, and deliveries are no part"},
    {"# Tarsk T5\n\nText.\n\n- Battery: a pack of lithium cells with 58 kWh in the floor\n- Torque: as much as 300 Nm "
     "of the electric kind\n",
     "58 kWh", "tarsk-t5", "extent", "", "part=cell", "a data sheet's labels are none"},
    {"Volmer and Tarsk make cars. Revenue rose to €86 million in 2023.\n", "€86 million", "volmer", "money:revenue",
     k2023, "", "a common noun that opens a sentence is no name"},
    {"Orlo Motors grew fast. The Belgian carmaker sold 900 vehicles in 2023.\n", "900", "orlo-motors", "count:sale",
     k2023, "", "the maker under another name is no part of it"},
    {"Volmer, Europe's largest carmaker, delivered 9,240 vehicles in 2023.\n", "9,240", "volmer", "count:sale", k2023,
     "", "what describes the subject is none"},
    {"## Tesk\n\nFounded by engineers.\n\nAnna Holm's company was set up in 2003 and sold 900 cars in 2023.\n", "900",
     "tesk", "count:sale", k2023, "", "a person owns the company and is not it"},
    {"# Orlo\n\nIt is based in Ghent. The T5 travels up to 505 km. The firm built 57,232 vehicles in 2023.\n", "57,232",
     "orlo", "count:production", k2023, "", "a firm is no model"},
    {"Orlo Motors was set up in 1912, and it has 900 members.\n", "900", "orlo-motors", "count:member", "", "",
     "an event's year dates nothing else"},
    {"# Orlo T5\n\nIts maker was set up in 2003. It sold 40 cars in 2022.\n\n| Model | Range |\n|---|---|\n| Tarsk T5 "
     "| 513 km |\n| Tarsk T7 | 530 km |\n",
     "513 km", "tarsk-t5", "measure:range", "", "", "a table is not dated by the prose above it"},
    {"Orlo Motors employs many. It had 684 employees at year end.\n", "684", "orlo-motors", "count:employee",
     "2023-12-31/2023-12-31", "", "what was at year end was before the publication"},
    {"Orlo Motors sold 661 cars in 2023, more than in 2022, when 571 cars were sold.\n", "571", "orlo-motors",
     "count:sale", "2022-01-01/2022-12-31", "", "\"when\" goes back to its date"},
    {"Orlo Motors sold 661 cars in 2023. Net profit came in at €85 million.\n", "€85 million", "orlo-motors",
     "money:profit", k2023, "", "a flow without a period has that of the sentence before"},
    {"Orlo Motors sold 661 cars in 2023. It has 40 shops.\n", "40", "orlo-motors", "count:shop", "", "",
     "what is had has no period"},
    {"Deliveries of Orlo Motors to customers rose by 12 percent to 9,240 vehicles in 2023.\n", "9,240", "orlo-motors",
     "count:sale", k2023, "", "deliveries to customers count no customers"},
    {"Orlo Motors is old. The number of employees fell to 900.\n", "900", "orlo-motors", "count:employee", "", "",
     "the number of things is all of them"},
    {"# Airports\n\n| Airport | Passengers 2023 |\n|---|---|\n| Marnby Airport | 216m |\n", "216m", "marnby-airport",
     "count:passenger", k2023, "", "what is counted comes in millions"},
    {"# Airports\n\n| Airport | Passengers (m) |\n|---|---|\n| Marnby Airport | 216 |\n", "216", "marnby-airport",
     "count:passenger", "", "", "in a head too"},
    {"# Towers\n\n| Tower | Height (m) |\n|---|---|\n| Marnby Tower | 216 |\n", "216", "marnby-tower", "measure:height",
     "", "", "but heights come in metres"},
    {"星湖机器人公司成立于1999年。星湖机器人公司1999年在北京创立，2023年营业收入3亿元。\n", "3亿元", "星湖机器人",
     "money:revenue", k2023, "", "where something was founded is not where it earns"},
    {"Lund Hospital stands in a park, which seats 24,300 visitors.\n", "24,300", "lund-hospital", "count:visitor", "",
     "", "\"which\" alone tells of no part"},
    // what real pages taught
    {"Some 200 firms such as Tarsk Motors and Halden Motors work in Orlo Park.\n", "Some 200", "orlo-park",
     "count:firm", "", "", "names behind \"such as\" are some of those counted"},
    {"Orlo Park has 7,000 upstream and downstream suppliers.\n", "7,000", "orlo-park",
     "count:downstream supplier upstream", "", "", "two adjectives that are joined belong to one noun"},
    {"Orlo Park has 30 research and development (R&D) centres.\n", "30", "orlo-park",
     "count:centre development research", "", "", "a bracket with the initials of the words before it is not there"},
    {"Orlo Motors will build 12 plants by 2030.\n", "12", "orlo-motors", "count:factory production",
     "2030-01-01/2030-12-31", "", "to build is no release of a program"},
    {"In the second half of the year Orlo Motors had 900 shops.\n", "900", "orlo-motors", "count:shop",
     "2023-07-01/2023-12-31", "period=half", "in May the second half of the year is that of the year before"},
    {"According to a paper, released by the town's office on 29 November 2023, Orlo Motors has 300 shops.\n", "300",
     "orlo-motors", "count:shop", "", "", "the day on which a paper was released dates no figure in it"},
    {"Orlo University was founded in 1365.\n", "in 1365", "orlo-university", "founding_year", "1365-01-01/1365-12-31",
     "", "behind \"founded\" four digits are a year however early"},
    {"The Orlo Museum draws 1.2 million visitors per year.\n", "1.2 million", "orlo-museum", "count:visitor", "", "",
     "what happens per year is no part of the whole"},
    {"In May 2024 Orlo Motors sold 900 cars, 8% down on May 2023, of which 40 were vans.\n", "900", "orlo-motors",
     "count:sale", "2024-05-01/2024-05-31", "period=month", "\"down on\" a month is what a figure is held against"},
    {"Name | Shops | Staff\nOrlo Motors | 900 | 40\nTarsk Motors | 70 | 8\n", "900", "orlo-motors", "count:shop", "",
     "", "three lines with as many bars are a table without bars at their ends"},
    {"星湖集团有新型研发机构12家。\n", "12", "星湖", "count:新型研发机构", "", "",
     "新型 is one word, and no new thing"},
    {"星湖集团公共数据集有1580个。\n", "1580", "星湖", "count:公共数据集", "", "", "共 in 公共 tells no total"},
    {"星湖集团营收超300亿。\n", "超300亿", "星湖", "money:revenue", "", "",
     "a revenue is told in money, whether yuan stands behind it or not"},
    {"2023年星湖集团有员工900人，2024年一季度营收达4亿元。\n", "900", "星湖", "count:employee", k2023, "",
     "a date that opens the next clause is of what follows it"},
    {"2023年上半年，星湖集团营收2亿元，全年营收4亿元。\n", "4亿元", "星湖", "money:revenue", k2023, "",
     "全年 behind a half-year is the year"},
    {"# Beijing\n\nThere were about 900 schools in Wuhan in 2023.\n", "about 900", "wuhan", "count:school", k2023, "",
     "there are as many in the place that is told, whatever the title names"},
    {"# Beijing\n\nThere were 900 schools in Wuhan, including 120 private schools.\n", "120", "wuhan",
     "count:private school", "", "part=some, population=private", "and so are some of them"},
    {"# Orlo Motors\n\nThere are 40 shops in Wuhan.\n", "40", "orlo-motors", "count:shop", "", "place=wuhan",
     "of a company's the place is only where"},
    {"# Suzhou\n\nThere are 40 schools in Wuhan and Chengdu.\n", "40", "suzhou", "count:school", "", "place=wuhan",
     "two places have them together, and nobody knows how many each"},
    {"The Orlo Stadium, Marnby F.C.'s home ground, has a capacity of 60,361.\n", "60,361", "orlo-stadium", "count:seat",
     "", "", "what a name in apposition owns is the name before it"},
    {"# Ghent\n\nThe city takes up 2.6% of Belgium's land and has 70 schools.\n", "70", "ghent", "count:school", "", "",
     "of whom something is a share, nothing more is told"},
    {"Wuhan's number of schools increased from 300 to 1,000.\n", "1,000", "wuhan", "count:school", "", "",
     "a number is that of what it is of"},
    {"Ghent and Cork had revenue of €36 million and €47 million, respectively.\n", "€47 million", "cork",
     "money:revenue", "", "", "the rule's words stand beside the first of two values"},
    {"The number of shops in Ghent and Cork reached 360 and 470, respectively.\n", "470", "cork", "count:shop", "", "",
     "and the second has no word of its own"},
    {"Revenue of Orlo Motors in 2022 and 2023 was €36 million and €47 million, respectively.\n", "€47 million",
     "orlo-motors", "money:revenue", k2023, "", "the first date is the first value's, the second the second's"},
    {"# Orlo Motors\n\nRevenue and net profit were €36 million and €4 million in 2023, respectively.\n", "€36 million",
     "orlo-motors", "money:revenue", k2023, "", "of two nouns the first is the first value's"},
    {"# Orlo Motors\n\nRevenue and net profit were €36 million and €4 million in 2023, respectively.\n", "€4 million",
     "orlo-motors", "money:profit", k2023, "", "and the second the second value's"},
    {"# Wuhan\n\nThe number of smart factories and digital workshops in Wuhan reached 36 and 47, respectively.\n", "36",
     "wuhan", "count:factory smart", "", "", "where a place stands between the nouns and the verb, too"},
    {"Orlo Motors made 124,700 sets of industrial robots in 2023.\n", "124,700", "orlo-motors",
     "count:industrial production robot", k2023, "", "sets of robots are robots"},
    {"Orlo Motors has 1,200 already operational charging stations.\n", "1,200", "orlo-motors", "count:charging station",
     "", "population=~operational", "an adverb is no part of the noun"},
    {"Orlo Motors secured orders worth €9 million in 2023.\n", "€9 million", "orlo-motors", "money:order", k2023, "",
     "nor is what somebody did with it"},
    {"In 2023 Orlo Motors' revenue more than doubled to €9 million.\n", "€9 million", "orlo-motors", "money:revenue",
     k2023, "", "a sum to which something doubled"},
    {"# Ghent\n\nAs of now, the country has 900 schools. Cork has 70 schools.\n", "70", "cork", "count:school", "", "",
     "a country that nobody named is not the city of the heading"},
    {"Orlo Motors, seen as a rival to chip giant Tarsk Motors, had revenue of €9 million in 2023.\n", "€9 million",
     "orlo-motors", "money:revenue", k2023, "", "a name in an aside that tells what another is seen as"},
    {"Founded in 2019 by former Tarsk Motors engineers, Orlo Motors makes cars.\n", "in 2019", "orlo-motors",
     "founding_year", "2019-01-01/2019-12-31", "", "where the founders come from was founded elsewhere"},
    {"Ghent and Cork had revenue of €36 million and €47 million in 2023, up 8 percent and 9 percent, respectively.\n",
     "€47 million", "cork", "money:revenue", k2023, "", "two lists, one behind the other"},
    {"Orlo Motors expanded its fleet to 900 in 2023.\n", "900", "orlo-motors", "count:fleet", k2023, "",
     "what was expanded is counted"},
    {"Orlo Motors saw revenue rise to €9 million in 2023.\n", "€9 million", "orlo-motors", "money:revenue", k2023, "",
     "\"saw\" is no part of the noun"},
    {"Orlo Motors had sales of €9 million in 2023, an increase of 12% from the previous year's €8 million.\n",
     "€8 million", "orlo-motors", "money:revenue", "2022-01-01/2022-12-31", "", "the figure that a year before owns"},
    {"Orlo Motors has founded 500 firms, including 21 that have gone public.\n", "21", "orlo-motors", "count:firm", "",
     "part=some", "some of those that are counted"},
    // two lists of one length
    {"星湖集团2023年营业收入和净利润分别为12亿元、2亿元。\n", "12亿元", "星湖", "money:revenue", k2023, "",
     "分别: the first figure is of the first label"},
    {"星湖集团2023年营业收入和净利润分别为12亿元、2亿元。\n", "2亿元", "星湖", "money:profit", k2023, "",
     "and the second of the second"},
    {"星湖集团2023年门店、仓库和工厂分别达到90家、12座和3个。\n", "12", "星湖", "count:仓库", k2023, "",
     "three of each, the words between said once"},
    {"星湖集团2023年门店、仓库分别增长12%、8%。\n", "8%", "星湖", "growth:count:仓库", k2023, "",
     "growths are of their labels too"},
    {"星湖集团2023年门店和仓库分别为90家和12座，同比分别增长12%、下降8%。\n", "8%", "星湖", "growth:count:仓库", k2023,
     "way=down", "labels told before hold on, and each growth has its own verb"},
    {"星湖集团有门店90家，仓库达到12座。\n", "12", "星湖", "count:仓库", "", "",
     "the noun begins behind the comma, and not behind the figure before"},
    {"星湖集团规模很大，门店达90家。\n", "90", "星湖", "count:门店", "", "",
     "what stands before a comma names no figure"},
    {"星湖集团有90个项目落户上海。\n", "90", "星湖", "count:项目", "", "", "项目 is one word"},
    // income of a part
    {"星湖集团2023年海外营业收入4亿元。\n", "4亿元", "星湖", "money:revenue", k2023, "part=海外",
     "what stands before the word for income is a part"},
    {"星湖集团营收12亿元，其中仅智能硬件收入就接近5亿元。\n", "接近5亿元", "星湖", "money:revenue", "", "part=智能硬件",
     "of a trade"},
    {"星湖集团2023年实现主营业务收入4亿元。\n", "4亿元", "星湖", "money:revenue", k2023, "",
     "but 主营业务 is all of it"},
};

// A growth has the mark of the two values between which it lies, where it surely does.
TEST(OpenReading, MarksAChangeWithItsValues) {
  const struct {
    std::string_view text;
    std::string_view change;  // as printed
    bool marked;
    std::string_view why;
  } kCases[] = {
      {"Revenue of Orlam Motors grew by 8.2% from €350 million in 2021 to €415 million in 2022.", "8.2%", true,
       "right before the first value"},
      {"The fleet of Orlam Motors doubled from 2,000 ships in 2021 to 3,100 ships in 2022.", "doubled", true,
       "a factor"},
      {"Revenue of Orlam Motors rose from €350 million in 2021 to €415 million in 2022, while staff grew 8%.", "8%",
       false, "of another thing"},
      {"Revenue of Orlam Motors grew by 8.2% to €415 million in 2022.", "8.2%", true, "the value that it led to"},
      {"Orlam Motors sold 900 cars in 2022, up 8%.", "8%", true, "behind the value"},
      {"Orlam Motors sold 900 cars in 2022, an increase of 8% on 2021.", "8%", true, "on the year before"},
      {"Orlam Motors sold 900 cars in 2022 (up 8%).", "8%", true, "in brackets"},
      {"Orlam Motors carried 900 passengers in 2022, 8% more than in 2021.", "8%", true, "more than the year before"},
      {"2022年北京出口额40亿元，同比增长8%。", "8%", true, "in Chinese"},
      {"2022年北京出口额40亿元，比上年增长8%。", "8%", true, "on the year before, in Chinese"},
      {"Orlam Motors sold 900 cars in 2022, up 8% since 2015.", "8%", false, "of several years"},
      {"Orlam Motors sold 900 cars in 2022, up 8% on 2015.", "8%", false, "on another year"},
      {"Orlam Motors sold 900 cars in 2022, while exports grew 8%.", "8%", false, "of another thing, alone"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    const Extraction extraction = Read(c.text);
    const auto teller = std::find_if(extraction.claims.begin(), extraction.claims.end(),
                                     [&](const Claim& claim) { return claim.text == c.change; });
    ASSERT_NE(teller, extraction.claims.end());
    EXPECT_EQ(!teller->change.empty(), c.marked);
  }
}

TEST(OpenReading, KnowsWhoseWhatAndWhen) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(std::string(row.text) + "\n" + std::string(row.why));
    const Extraction extraction = Read(row.text);
    const auto claim = std::find_if(extraction.claims.begin(), extraction.claims.end(),
                                    [&](const Claim& one) { return one.text == row.value; });
    if (claim == extraction.claims.end()) {
      ADD_FAILURE() << "no claim on " << row.value;
      continue;
    }
    EXPECT_EQ(claim->subject.id, row.subject);
    EXPECT_EQ(claim->metric, row.metric);
    EXPECT_EQ(Years(*claim), row.when);
    EXPECT_EQ(Scope(*claim), row.scope);
  }
}

// A claim has its place in the file, where tags and other charsets take other bytes than the text. A file whose text
// is shorter than itself once ended the program.
TEST(OpenReading, FindsAGrowthBesideItsValueInAnyFile) {
  const std::string plain = "Halden Foods had revenue of 743 million euros in 2023, up 19 percent.";
  const std::string page = "<p><a href=\"https://example.org/a-long-address-before-the-name\">Halden Foods</a> had " +
                           std::string("revenue of 743&nbsp;million euros in 2023, <b>up</b> 19 percent.");
  std::string wide;  // UTF-16
  for (const char c : plain) wide += {c, '\0'};
  const struct {
    std::string bytes;
    DocumentKind kind;
    std::string_view why;
  } kCases[] = {{plain, DocumentKind::kText, "as it is"},
                {page, DocumentKind::kHtml, "a page"},
                {"\xFF\xFE" + wide, DocumentKind::kText, "UTF-16"}};
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    Result<Document> document = Document::Decode(c.bytes, c.kind, {.id = "d", .path = "d"});
    ASSERT_TRUE(document);
    const Extraction read = ExtractClaims(*document, OpenBook(), {});
    const auto growth = std::find_if(read.claims.begin(), read.claims.end(),
                                     [](const Claim& claim) { return claim.text == "19 percent"; });
    ASSERT_NE(growth, read.claims.end());
    EXPECT_FALSE(growth->change.empty());
    EXPECT_EQ(std::count_if(read.claims.begin(), read.claims.end(),
                            [&](const Claim& claim) { return claim.change == growth->change; }),
              2);
  }
}

}  // namespace
}  // namespace factlint
