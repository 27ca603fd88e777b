// Whom a figure or place speaks of, when, and whether it is so: rows for all packs, each a
// form of speech, with look-alikes that mean something else.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "tests/packs.h"

namespace factlint {
namespace {

struct ToldRow {
  std::string_view text;
  std::string_view value;    // as printed; nothing may be claimed of it where the subject is empty
  std::string_view subject;  // the id
  std::string_view years;    // of a stated or inherited time; empty: not told
  Modality modality;
  std::string_view why;
  std::string_view title = "";  // that only the metadata tells
};

constexpr std::string_view k2024 = "2024-01-01/2024-12-31";
constexpr std::string_view kEndOf2024 = "2024-12-31/2024-12-31";
constexpr Modality kIs = Modality::kActual;

const ToldRow kToldRows[] = {
    // versions of a model
    {"The Lumo 85 stood in our drive. Its battery holds 77 kWh.\n", "77 kWh", "lumo-85", "", kIs,
     "a verb, a comma or a preposition behind the number makes it the model's"},
    {"My neighbour drives a Lumo 40. It costs €30,900.\n", "€30,900", "lumo-40", "", kIs, "so does a full stop"},
    {"The cheapest, the Lumo 50, starts at €33,900.\n", "€33,900", "lumo-50", "", kIs, "in an apposition"},
    {"In France the Marnby 5 Cross costs €32,900.\n", "€32,900", "marnby-5-cross", "", kIs,
     "a name behind the number goes on with it"},
    {"Rain fell. The Lumo 85 stood in our drive.\n\nThe boot takes 470 litres.\n", "470 litres", "lumo-85", "", kIs,
     "a title that names the family gives way to the version of the text", "A week with a Lumo"},
    {"Rain fell. Marnby ranks No. 17 in the Norland 500. It employs 900 people.\n", "900", "marnby", "", kIs,
     "a round hundred behind a name is a list"},
    {"Marnby Foods is old. Its Marnby 30 branches employ 900 people.\n", "900", "marnby-foods", "", kIs,
     "a plural behind the number is what it counts"},
    // counted names
    {"Marnby Auto sold 9,600 cars in 2024, of which 2,500 were Lumos. The company employs 900 people.\n", "900",
     "marnby-auto", "", kIs, "what a number counts is no maker"},
    {"Marnby Auto is old. To customers 9,600 cars were sold, of which 2,500 were Lumos.\n", "9,600", "marnby-auto", "",
     kIs, "nor the subject of the whole"},
    // places that tell where
    {"Marnby Auto is old. The Lumo is small. On a wet road near Brno it used 12 litres.\n", "12 litres", "lumo", "",
     kIs, "a place right before the pronoun is where, not what"},
    {"The Porto Metro is small.\n\n- Line B goes up the coast to Varzim. Length: 33.6 km.\n", "33.6 km",
     "porto-metro-line-b", "", kIs, "a label below a line tells of the line"},
    // companies named for places
    {"At the fair was Chengdu Vision, a maker of cameras. It had revenue of 2.3 billion yuan in 2024.\n",
     "2.3 billion yuan", "chengdu-vision", k2024, kIs, "an apposition tells a company"},
    {"Rain fell. Chengdu Vision earned a net profit of 310 million yuan in 2024.\n", "310 million yuan",
     "chengdu-vision", k2024, kIs, "so does what only a company does"},
    {"Rain fell. Chengdu Vision was set up in 2011 and is based in Chongqing.\n", "Chongqing", "chengdu-vision", "",
     kIs, "founded then and based there"},
    {"Rain fell. Chengdu Open Days in 2024 drew 900 visitors.\n", "900", "chengdu", k2024, kIs,
     "other words behind a city make no company"},
    {"Anna Holm, 49, joined Marnby Seafood from a bank. The company was established in 1968.\n", "in 1968",
     "marnby-seafood", "1968-01-01/1968-12-31", kIs, "an age behind a name tells a person"},
    {"Buyers can have the Lumo Standard Range, 58.3 kWh. The Lumo Standard Range costs €35,990.\n", "€35,990",
     "lumo-standard-range", "", kIs, "a measure behind a name is no age"},
    // times
    {"In 2024 the value of Chengdu's AI industry grew by 12.5 percent from the year before.\n", "12.5 percent",
     "chengdu", k2024, kIs, "a change from the year before is of this one"},
    {"Chengdu had 900 AI companies in 2024, up from 800 a year earlier.\n", "800", "chengdu", "2023-01-01/2023-12-31",
     Modality::kHistorical, "a value of a year earlier is not"},
    {"Marnby is old. Started in the 1970s by two divers, it employed 900 people in 2024.\n", "900", "marnby", k2024,
     kIs, "when it was started dates no figure"},
    {"A plan adopted by Chengdu on 9 January 2025 sets the goal of 30 exaflops of computing power by 2027.\n",
     "30 exaflops", "chengdu", "2027-01-01/2027-12-31", Modality::kTarget, "a goal is of the year it is for"},
    {"Chengdu wants to reach 20 exaflops of computing power by 2027. In the same year it intends to have 1,500 AI "
     "companies.\n",
     "1,500", "chengdu", "2027-01-01/2027-12-31", Modality::kTarget, "the same year may lie ahead"},
    {"China had 302 registered large models at the end of 2024. Qingdao contributed eight of these.\n", "eight",
     "qingdao", kEndOf2024, kIs, "a part is of the time of the whole"},
    {"At the end of 2024 there were 1,004 AI companies in Chengdu. All of them are in two districts: 412 in Wuhou "
     "District and 592 in Pidu District.\n",
     "412", "wuhou", kEndOf2024, kIs, "so are all of them"},
    {"Chengdu is large. The number of AI companies in the city reached 1,046 at the end of 2024.\n\nTwelve months "
     "earlier there had been "
     "872, officials say.\n",
     "872", "chengdu", "2023-12-31/2023-12-31", kIs, "the next paragraph goes on"},
    // what is, was and is not
    {"Marnby Shipping is old. It kept its head office in Leith until 2016, and then moved it to Glasgow.\n", "Leith",
     "marnby-shipping", "2016-01-01/2016-12-31", Modality::kHistorical, "until then, and no more"},
    {"Marnby Shipping is old. It kept its head office in Leith until 2016, and then moved it to Glasgow.\n", "Glasgow",
     "marnby-shipping", "2016-01-01/2016-12-31", kIs, "\"it\" is the head office"},
    {"Some say that Chengdu has 900 AI companies. That is not true.\n", "900", "chengdu", "", Modality::kDenied,
     "the sentence behind denies it"},
    {"Some say that Chengdu has 900 AI companies. That is not all.\n", "900", "chengdu", "", kIs, "or does not"},
    {"Marnby Auto is old. The Lumo has a target price of around €25,000.\n", "around €25,000", "lumo", "",
     Modality::kTarget, "a target price"},
    // no counts
    {"Chengdu is big. Enquiries: 027-8555 0142, weekdays.\n", "027-8555", "", "", kIs, "a telephone number"},
    {"Chengdu is big. Lost property: 01 461 4911, weekdays.\n", "01", "", "", kIs, "in blocks"},
    // Chinese
    {"网上有人说，青岛的人工智能产业规模超过了1000亿元。没有的事！\n", "超过了1000亿元", "qingdao", "",
     Modality::kDenied, "the sentence behind denies it"},
    {"按照近日印发的行动方案，到2027年，重庆人工智能企业数量将超过2000家。\n", "超过2000", "chongqing",
     "2027-01-01/2027-12-31", Modality::kTarget, "by a plan is a target"},
    {"2024年，重庆人工智能产业规模达到1300亿元，上年为1046亿元。\n", "1046亿元", "chongqing", "2023-01-01/2023-12-31",
     kIs, "上年为 tells the year before, which no other value of this year meets"},
    {"2024年，重庆人工智能产业规模比上年增长12%，达到1300亿元。\n", "1300亿元", "chongqing", k2024, kIs,
     "比上年 dates no value"},
    {"截至2024年底，重庆共有人工智能企业1385家。\n\n据介绍，两江新区聚集了其中的526家。\n", "526", "liangjiang",
     kEndOf2024, kIs, "a part is of the time of the whole"},
    {"西安交通大学：始建于1896年，现位于西安。\n", "于1896年", "xian-jiaotong-university", "1896-01-01/1896-12-31", kIs,
     "how schools are founded"},
    {"截至2024年底，长沙的智能算力规模在长沙、苏州、宁波三市中位居第一。\n", "第一", "changsha", kEndOf2024, kIs,
     "a list behind 在 is none of whom it speaks"},
    {"# 要点\n\n| 指标 | 单位 | 2024年 |\n|---|---|---|\n| 西安人工智能研发经费支出 | 亿元 | 76.4 |\n", "76.4", "xian",
     k2024, kIs, "a column of units"},
    // districts, their cities and what they are held against
    {"徐汇区很小。去年增速排名全市第一，企业达900家。\n", "900", "xuhui", k2024, kIs,
     "全市 before a rank is no subject"},
    {"海淀区面积很大。目前，该区拥有全市最多的公园，超过90个。\n", "超过90", "haidian", "", kIs, "nor before 最"},
    {"徐汇区去年发展加快。全区企业180家，占全市的12%。\n", "12%", "xuhui", "", kIs, "nor behind 占"},
    {"海淀区有学者1.2万名，占全北京的80%；企业1600家。\n", "1600", "haidian", "", kIs,
     "the whole of a share has nothing told behind it"},
    {"徐汇区引来武汉智创学院等机构，企业达90家。\n", "90", "xuhui", "", kIs,
     "a place that opens an unknown name is none"},
    {"徐汇区走在前列，“武汉数谷”落成，企业达90家。\n", "90", "xuhui", "", kIs, "nor in a quoted name"},
    {"# 合肥数字经济\n\n深入贯彻国务院部署，2024年全市企业达900家。\n", "900", "hefei", k2024, kIs,
     "an authority that acts is no subject"},
    {"北京市经信局介绍，2024年企业达900家。\n", "900", "beijing", k2024, kIs, "that of a city tells of the city"},
    {"北京已向百度、小马智行等15家企业发放牌照。\n", "15", "beijing", "", kIs,
     "a list behind a preposition is none of whom it speaks"},
    // times
    {"到2027年，合肥目标产值达到3000亿元，截至2024年底，企业达2000家。\n", "2000", "hefei", kEndOf2024, kIs,
     "a time that is over ends what is to come"},
    {"2024年合肥有企业900家，较2019年增长12%。\n", "12%", "hefei", k2024, kIs, "the base of a change dates nothing"},
    {"合肥综合实力位列12位。\n", "12", "hefei", "", kIs, "a rank without 第"},
};

std::string YearsOf(const Claim& claim) {
  if (!claim.as_of.range || claim.as_of.basis == Basis::kPublished) return "";
  return claim.as_of.range->start.ToString() + "/" + claim.as_of.range->end.ToString();
}

// A place that was moved to: nothing written before contradicts it.
TEST(ClaimRoles, KnowOfMoves) {
  const struct {
    std::string_view text;
    std::string_view value;
    bool moved;
    std::string_view why;
  } kMoves[] = {
      {"Marnby Air is the newest tenant. Marnby Air, which moved its head office to Leith last autumn, has 41 jets.\n",
       "Leith", true, "a move whose start is not told"},
      {"Marnby Vision packed its crates in 2023 and has since had its headquarters in Wuhan.\n", "Wuhan", true,
       "since then, and not before"},
      {"Marnby Vision is old. Since the move in 2023, its headquarters are in Wuhan.\n", "Wuhan", true, "a noun of it"},
      {"Marnby Vision has its headquarters in Wuhan.\n", "Wuhan", false, "no word of a move"},
      {"旷视科技2023年将总部迁至武汉。\n", "武汉", true, "迁至 tells a move"},
      {"旷视科技总部位于武汉。\n", "武汉", false, "位于 tells none"},
  };
  for (const auto& c : kMoves) {
    SCOPED_TRACE(std::string(c.why) + "\n" + std::string(c.text));
    const DocumentInfo info{.id = "d", .path = "d.md"};
    const Extraction read =
        ExtractClaims(Document::FromUtf8(std::string(c.text), DocumentKind::kMarkdown, info), BuiltinBook(), {});
    const auto claim =
        std::find_if(read.claims.begin(), read.claims.end(), [&](const Claim& one) { return one.text == c.value; });
    ASSERT_NE(claim, read.claims.end());
    EXPECT_EQ(!claim->change.empty(), c.moved);
  }
}

TEST(ClaimRoles, AreWhatAReaderSees) {
  for (const ToldRow& row : kToldRows) {
    SCOPED_TRACE(std::string(row.why) + "\n" + std::string(row.text));
    DocumentInfo info{.id = "d", .path = "d.md"};
    info.title = row.title;
    info.published = DateRange{*Date::Of(2025, 5, 20), *Date::Of(2025, 5, 20)};
    const Extraction read =
        ExtractClaims(Document::FromUtf8(std::string(row.text), DocumentKind::kMarkdown, info), BuiltinBook(), {});
    const auto claim =
        std::find_if(read.claims.begin(), read.claims.end(), [&](const Claim& c) { return c.text == row.value; });
    if (claim == read.claims.end()) {
      EXPECT_TRUE(row.subject.empty()) << "no claim on " << row.value;
      continue;
    }
    EXPECT_EQ(claim->subject.id, row.subject);
    EXPECT_EQ(YearsOf(*claim), row.years);
    EXPECT_EQ(ToString(claim->modality), ToString(row.modality));
  }
}

}  // namespace
}  // namespace factlint
