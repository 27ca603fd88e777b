// What a report shows of a claim in a table.
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/holds.h"
#include "tests/run_binary.h"
#include "tests/temp_folder.h"

namespace factlint {
namespace {

using nlohmann::json;

class TableRowsTest : public testing::Test {
 protected:
  void SetUp() override { folder_.Write("a.md", "In 2023, Nordlicht had 900 employees.\n"); }
  json Location(const std::string& path) const {
    const json report = json::parse(RunBinary({"audit", ".", "--format", "json"}, folder_.path()).out);
    EXPECT_EQ(report["findings"].size(), 1u) << report["findings"];
    for (const json& location : report["findings"][0]["locations"])
      if (location["path"] == path) return location;
    ADD_FAILURE() << path;
    return {};
  }
  TempFolder folder_;
};

TEST_F(TableRowsTest, TheRowIsTheQuoteOfACell) {
  const struct {
    std::string_view why;
    std::string path, text, row;
  } kCases[] = {
      {"CSV", "b.csv", "company,year,employees\nÅsa,2023,20\nNordlicht,2023,640\n", "Nordlicht,2023,640"},
      {"with carriage returns", "b.csv", "company,year,employees\r\nNordlicht,2023,640\r\n", "Nordlicht,2023,640"},
      {"the last line without an end", "b.csv", "company,year,employees\nNordlicht,2023,640", "Nordlicht,2023,640"},
      {"UTF-16", "b.csv", std::string("\xFF\xFE", 2), "Nordlicht,2023,640"},
      {"a pipe table", "b.md", "| company | year | employees |\n|---|---|---|\n| Nordlicht | 2023 | 640 |\n",
       "| Nordlicht | 2023 | 640 |"},
      {"a row too long to help", "b.csv",
       "company,year,employees,notes\nNordlicht,2023,640," + std::string(700, 'x') + "\n", "640"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    std::string text = c.text;
    if (c.why == "UTF-16")
      for (const char one : std::string_view("company,year,employees\nNordlicht,2023,640\n")) text += {one, '\0'};
    folder_.Write(c.path, text);
    EXPECT_EQ(Location(c.path)["quote"], c.row);
    std::filesystem::remove(folder_ / c.path);
  }
}

TEST_F(TableRowsTest, ARowOfAPageToo) {
  folder_.Write("factlint.yaml", "factlint: 1\ndocuments: [a.md, b.html]\n");
  folder_.Write("b.html",
                "<h1>é</h1><table><tr><th>Company<th>Year<th>Employees\n<tr><td>Nordlicht<td>2023\n<td>640</table>");
  EXPECT_EQ(Location("b.html")["quote"], "| Nordlicht | 2023 | 640 |");
  EXPECT_TRUE(
      Holds(RunBinary({"audit"}, folder_.path()).out, "3 | | Nordlicht | 2023 | 640 |\n  |                      ^^^"));
}

TEST_F(TableRowsTest, TheValueIsMarkedInItsRow) {
  folder_.Write("b.csv", "company,year,employees\nNordlicht,2023,640\n");
  EXPECT_TRUE(Holds(RunBinary({"audit", "."}, folder_.path()).out,
                    "2 | Nordlicht,2023,640\n  |                ^^^ as of 2023 (from the context)\n"));
}

TEST_F(TableRowsTest, TheIdOfAFindingIsTheCellsAsBefore) {
  folder_.Write("b.csv", "company,year,employees,seat\nNordlicht,2023,640,Oslo\n");
  const auto id = [&] {
    return json::parse(RunBinary({"audit", ".", "--format", "json"}, folder_.path()).out)["findings"][0]["id"];
  };
  const json before = id();
  folder_.Write("b.csv", "company,year,employees,seat\nNordlicht,2023,640,Bergen\n");
  EXPECT_EQ(id(), before) << "another cell of the row is none of its business";
}

}  // namespace
}  // namespace factlint
