// Names that a text tells for one thing, and the columns that name the subjects of a table.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/packs.h"
#include "tests/published_text.h"

namespace factlint {
namespace {

// The ids of all subjects, in the order of the alphabet.
std::string Subjects(std::string_view text) {
  std::set<std::string> ids;
  for (const Claim& claim : ReadPublished(text, BuiltinBook()).claims) ids.insert(claim.subject.id);
  std::string told;
  for (const std::string& id : ids) told += (told.empty() ? "" : "; ") + id;
  return told;
}

TEST(ToldNames, AreOfOneThing) {
  const struct {
    std::string_view text, subjects, why;
  } kRows[] = {
      {"**Halden Robotics**, formally Halden Intelligent Robotics Co., Ltd., is a maker. It has 900 employees. Halden "
       "Intelligent Robotics sold 30 arms in 2024.\n",
       "halden-robotics", "its formal name"},
      {"Halden Robotics (Chinese: 海登机器人), formally Halden Intelligent Robotics Co., Ltd., has 900 employees. "
       "Halden "
       "Intelligent Robotics sold 30 arms in 2024.\n",
       "halden-robotics", "behind a remark in brackets"},
      {"Halden Robotics (formerly Ostra Motion) has 900 employees. Ostra Motion sold 30 arms in 2019.\n",
       "halden-robotics", "its name of before"},
      {"Halden Robotics, like Ostra Motion, is a maker. Halden Robotics has 900 employees. Ostra Motion has 30 "
       "employees.\n",
       "halden-robotics; ostra-motion", "another firm"},
      {"# 海登机器人\n\n海登机器人（英文名：Halden Robotics），全称海登智能装备股份有限公司，总部位于苏州。Halden "
       "Robotics员工900人。\n",
       "海登机器人", "in Chinese"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Subjects(row.text), row.subjects);
  }
}

TEST(ToldNames, EndWithALegalForm) {
  EXPECT_EQ(Subjects("# Hallam & Wray plc: the year in brief\n\nIt employed 2,860 people in 2024.\n"), "hallam-wray");
}

TEST(ToldNames, OfATableStandBehindTheirPlaces) {
  EXPECT_EQ(Subjects("| City | Company | Employees |\n|---|---|---|\n| Ghent | Halden Motors | 900 |\n"),
            "halden-motors");
  EXPECT_EQ(Subjects("| City | Companies | Employees |\n|---|---|---|\n| Wuhan | 30 | 900 |\n"), "wuhan")
      << "a number of them";
  EXPECT_EQ(Subjects("| City | Operator | Employees |\n|---|---|---|\n| Wuhan | Halden Motors | 900 |\n"), "wuhan")
      << "who runs what the row is about";
}

}  // namespace
}  // namespace factlint
