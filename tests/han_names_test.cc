#include "extractor/han_names.h"

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "extractor/han_folding.h"
#include "tests/packs.h"

namespace factlint {
namespace {

// "云帆=云帆智能(company) …": each name found by shape, and what it stands for.
std::string NamesIn(std::string text) {
  const Document document = Document::FromUtf8(std::move(text), DocumentKind::kText, {});
  const FoundMentions found = FindMentions(document, BuiltinBook(), {});
  const auto& entities = BuiltinBook().entities();
  std::string names;
  for (const Mention& mention : found.mentions) {
    if (mention.type != MentionType::kEntity || mention.entity < entities.entities().size()) continue;
    const Entity& entity = EntityOf(BuiltinBook(), found.local, mention);
    if (!names.empty()) names += ' ';
    names +=
        std::string(document.Slice(mention.span)) + "=" + entity.id + "(" + entities.kinds()[entity.kind].name + ")";
  }
  return names;
}

TEST(HanNames, AreToldByWhatIsSaidOfThem) {
  const struct {
    std::string_view text;
    std::string_view names;
  } kCases[] = {
      {"星湖机器人成立于2019年。", "星湖机器人=星湖机器人(company)"},
      {"上海的星湖机器人成立于2019年。", "星湖机器人=星湖机器人(company)"},  // the city stays a city
      {"三年前，鹿鸣总部位于合肥。", "鹿鸣=鹿鸣(company)"},                  // no head, but told
      {"星湖机器人成立于2019年。去年星湖机器人卖出三台。",
       "星湖机器人=星湖机器人(company) 星湖机器人=星湖机器人(company)"},
      {"星湖智能科技有限公司（简称“星湖智能”）成立于2019年。",
       "星湖智能科技有限公司=星湖智能(company) 星湖智能=星湖智能(company)"},
      {"星湖機器人成立於2019年。", "星湖機器人=星湖机器人(company)"},  // one thing in both scripts
      {"合肥聚集了星湖、鹿鸣科技等企业。", "星湖=星湖(company) 鹿鸣科技=鹿鸣科技(company)"},
      {"“江淮声谷”入驻企业超过900家。", "江淮声谷=江淮声谷(park)"},
      {"再说星湖。它成立于2019年。", "星湖=星湖(company)"},  // named, and no more
      {"再说星湖。天气很好。", ""},
      {"问：星湖智能好吗？答：该公司很大。", "星湖智能=星湖智能(company)"},  // whom a question is about
      {"问：哪家好？答：都好。", ""},
      // the name behind what tells it
      {"总部位于合肥的星湖机器人也来了。", "星湖机器人=星湖机器人(company)"},
      {"2019年注册成立的星湖智算很大。", "星湖智算=星湖智算(company)"},
      {"总部位于合肥的机器人企业也来了。", ""},
      {"总部位于合肥的两家公司也来了。", ""},
      {"产自合肥的星湖机器人也来了。", ""},
      {"人工智能研究院成立于2019年。", ""},    // common words alone
      {"这家公司成立于2019年。", ""},          // an anaphor
      {"其前身成立于2019年。", ""},            // a common noun
      {"公司扩大了产能，总部位于合肥。", ""},  // the comma parts two clauses
      {"科大讯飞总部位于合肥。", ""},          // known: no second name
      {"全市人工智能企业去年营收三亿元。", ""},
      // what opens a clause, by its last word
      {"鹿鸣市第一人民医院2023年度工作报告。", "鹿鸣市第一人民医院=鹿鸣市第一人民医院(institution)"},
      {"全市人民医院2023年共有12家。", ""},
      {"2023年，鹿鸣市森林覆盖率为41.2%。", "鹿鸣市=鹿鸣市(city)"},
      {"鹿鸣医院拥有640张床位。", "鹿鸣医院=鹿鸣医院(institution)"},
      {"鹿鸣实验室在编科研人员620人。", "鹿鸣实验室=鹿鸣实验室(laboratory)"},
      {"鹿鸣智能实验室落户合肥。", "鹿鸣智能实验室=鹿鸣智能实验室(laboratory)"},  // its name, then its field
      {"国家级实验室有4家。", ""},
      {"人工智能实验室有4家。", ""},
      {"两家重点实验室落户合肥。", ""},
      {"鹿鸣大桥全长1640米。", "鹿鸣大桥=鹿鸣大桥(name)"},
      {"社区医院拥有640张床位。", ""},
      {"沿海城市森林覆盖率为41.2%。", ""},
      // with the place that it is named for
      {"青岛啤酒去年营业收入三亿元。", "青岛啤酒=青岛啤酒(company)"},
      {"青岛港货物吞吐量为7亿吨。", "青岛港=青岛港(name)"},
      {"宁德人工智能计算中心算力为400P。", "宁德人工智能计算中心=宁德人工智能计算中心(institution)"},
      {"宁德人工智能计算中心数量居首。", ""},
      {"宁德银行总部设在宁德。", "宁德银行=宁德银行(company)"},
      {"青岛港口众多，青岛啤酒业发达。", ""},
      {"宁德市中心医院始建于1921年。", "宁德市中心医院=宁德市中心医院(institution)"},
      // a facility by its last words, wherever it stands
      {"正月刚过，鹿鸣智算中心坐满了人。", "鹿鸣智算中心=鹿鸣智算中心(park)"},
      {"第二天去参观鹿鸣智算中心，很大。", "鹿鸣智算中心=鹿鸣智算中心(park)"},
      {"成都的鹿鸣超算中心值得一说。", "鹿鸣超算中心=鹿鸣超算中心(park)"},
      {"成都智算中心设计算力300P。", "成都智算中心=成都智算中心(park)"},
      {"鹿湖星光先进计算中心占地4万平方米。", "鹿湖星光先进计算中心=鹿湖星光先进计算中心(institution)"},
      {"鹿鸣跨海通道全长24.8公里。", "鹿鸣跨海通道=鹿鸣跨海通道(name)"},
      {"昨天是鹿鸣跨海通道通车两周年的日子。", "鹿鸣跨海通道=鹿鸣跨海通道(name)"},
      {"记者走进青岩湿地公园。", "青岩湿地公园=青岩湿地公园(name)"},
      {"海上风电场12座。", ""},
      {"当地新建海上风电场三座。", ""},
      {"首批国家公园有五个。", ""},
      {"成都智算中心共12座。", ""},  // all of them
      {"当地新建智算中心三座。", ""},
      {"国家级智算中心有4座。", ""},
      {"绿色智算中心有4座。", ""},
      // the labels of portraits, and not the heading above them
      {"## 代表企业\n\n- 鹿鸣智能：总部设在合肥。\n- 星湖数科：2020年创办。\n",
       "鹿鸣智能=鹿鸣智能(company) 星湖数科=星湖数科(company)"},
      {"## 鹿鸣智能研究院\n\n位于合肥，有三人。\n", "鹿鸣智能研究院=鹿鸣智能研究院(institution)"},
      {"## 重点研究院\n\n位于合肥，有三家。\n", ""},
      // who was founded stands before the year
      {"星湖2018年成立，有三人。", "星湖=星湖(company)"},
      {"上海的星湖科技于2018年3月正式成立。", "星湖科技=星湖科技(company)"},
      {"这家公司2018年成立。", ""},
      // short for the name that stands there in full
      {"星湖机器人总部位于合肥。星湖2018年成立。", "星湖机器人=星湖机器人(company) 星湖=星湖机器人(company)"},
      {"2018年成立。", ""},
      {"大家都说2018年很好。", ""},
      // a district, behind its city and among its parts
      {"鹿鸣区有企业90家。", "鹿鸣区=鹿鸣区(district)"},
      {"芜湖市鹿鸣区有企业90家。", "鹿鸣区=鹿鸣区(district)"},
      {"芜湖有企业120家，其中鹿鸣区90家、星湖区30家。", "鹿鸣区=鹿鸣区(district) 星湖区=星湖区(district)"},
      {"经开区有企业90家。", ""},  // of whichever city
      {"中心城区有企业90家。", ""},
      {"鹿鸣区域很大。", ""},
      {"鹿鸣智算中心规划算力300P。", "鹿鸣智算中心=鹿鸣智算中心(park)"},
      {"## 数据\n\n- 人工智能企业：900家。\n- 大数据：三家。\n", ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(NamesIn(std::string(c.text)), c.names);
  }
}

TEST(HanFolding, MakesTraditionalCharactersSimplified) {
  EXPECT_EQ(Simplified(U'機'), uint32_t{U'机'});
  EXPECT_EQ(Simplified(U'机'), uint32_t{U'机'});
  EXPECT_EQ(Simplified(U'乾'), uint32_t{U'乾'});  // of either script
  EXPECT_EQ(Simplified(U'a'), uint32_t{'a'});
  EXPECT_EQ(Simplified(kLastHan + 1), kLastHan + 1);
  for (uint32_t c = kFirstHan; c <= kLastHan; ++c) {
    ASSERT_GE(Simplified(c), kFirstHan) << c;
    ASSERT_LE(Simplified(c), kLastHan) << c;
  }
}

}  // namespace
}  // namespace factlint
