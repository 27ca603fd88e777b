#include "reports/excerpt.h"

#include <gtest/gtest.h>

#include "reports/terminal.h"

namespace factlint {
namespace {

// The excerpt with its mark in brackets, as the columns say.
std::string Show(const std::string& quote, const std::string& value, int columns) {
  FindingLocation location;
  location.quote = quote;
  const Excerpt excerpt = ExcerptOf(quote, MarkOf(location, value), columns);
  EXPECT_LE(Columns(excerpt.line), columns);
  return excerpt.line + " " + std::to_string(excerpt.mark_column) + "+" + std::to_string(excerpt.mark_columns);
}

TEST(Excerpt, CutsAroundTheValue) {
  const struct {
    std::string quote, value;
    int columns;
    std::string shown;
  } kCases[] = {
      {"The port has 41 cranes.", "41", 40, "The port has 41 cranes. 13+2"},
      {"The port\n  has 41\tcranes. ", "41", 40, "The port has 41 cranes. 13+2"},  // one line
      {"Nobody knows why the port has 41 cranes and no ship.", "41", 30, "…the port has 41 cranes… 14+2"},
      {"The port has 41 cranes, and 41 ships.", "41", 60, "The port has 41 cranes, and 41 ships. 0+0"},  // which?
      {"北港共有船厂41家", "41", 40, "北港共有船厂41家 12+2"},  // a character two columns
      {"北港共有船厂四十一家", "四十一", 40, "北港共有船厂四十一家 12+6"},
      {"cafe\xCC\x81 41", "41", 40, "cafe\xCC\x81 41 5+2"},       // an accent of its own takes none
      {"\x1b[1m41\x07", "41", 40, "<U+001B>[1m41<U+0007> 11+2"},  // shown, and counted as shown
      {"\xff 41", "41", 40, "\xEF\xBF\xBD 41 2+2"},
      {"", "41", 40, " 0+0"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Show(c.quote, c.value, c.columns), c.shown);
}

TEST(Excerpt, AMarkLongerThanTheLineIsCut) {
  const std::string value(80, '9');
  EXPECT_LE(Columns(ExcerptOf("It is " + value + ".", QuoteMark{6, 86}, 40).line), 40);
}

TEST(Excerpt, EveryWidthHoldsTheMark) {
  const std::string quote =
      "截至2024年底 the harbour of the north, by all accounts, had 41 working 船厂 and nothing else of note.";
  FindingLocation location;
  location.quote = quote;
  for (int columns = 12; columns < 120; ++columns) {
    const Excerpt excerpt = ExcerptOf(quote, MarkOf(location, "41"), columns);
    EXPECT_LE(Columns(excerpt.line), columns);
    EXPECT_EQ(excerpt.mark_columns, 2) << columns;
    EXPECT_NE(excerpt.line.find("41"), std::string::npos) << columns;
  }
}

TEST(Excerpt, PlacesDecideBeforeWords) {
  FindingLocation location;
  location.quote = "41 or 41";
  location.quote_place = Place{.char_start = 100, .char_end = 108};
  location.place = Place{.char_start = 106, .char_end = 108};
  EXPECT_EQ(MarkOf(location, "41")->begin, 6);
  location.place = Place{.char_start = 10, .char_end = 12};  // in a heading, say
  EXPECT_FALSE(MarkOf(location, "41"));
}

TEST(Wrap, BreaksAtSpacesByColumns) {
  EXPECT_EQ(Wrap("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(Wrap("船厂 四十一", 6), (std::vector<std::string>{"船厂", "四十一"}));
  EXPECT_EQ(Wrap("", 7), (std::vector<std::string>{""}));
  EXPECT_EQ(Wrap("muchlongerword a", 5), (std::vector<std::string>{"muchlongerword", "a"}));
}

}  // namespace
}  // namespace factlint
