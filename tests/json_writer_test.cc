#include "reports/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>

namespace factlint {
namespace {

using namespace std::string_view_literals;

TEST(JsonWriter, EscapesWhatATextMayHold) {
  const struct {
    std::string_view text, json;
  } kCases[] = {
      {"plain", R"("plain")"},
      {"", R"("")"},
      {"say \"so\" \\ here", R"("say \"so\" \\ here")"},
      {"a\nb\tc\rd", R"("a\nb\tc\u000dd")"},
      {"nul \0 within"sv, R"("nul \u0000 within")"},
      {"\x1b[31m", R"("\u001b[31m")"},  // a terminal obeys it
      {"\x7f", R"("\u007f")"},          // DEL
      {"\xC2\x9B"
       "31m",
       R"("\u009b31m")"},                                 // the one-byte form of ESC [
      {"\xE2\x80\xA8\xE2\x80\xA9", R"("\u2028\u2029")"},  // a line end in old JavaScript
      {"北京 29%", R"("北京 29%")"},                      // all else stays readable
      {"😀", R"("😀")"},
      {"\xff"
       "a",
       "\"\xEF\xBF\xBD"
       "a\""},                                                       // no UTF-8: replaced
      {"\xC3", "\"\xEF\xBF\xBD\""},                                  // cut short
      {"\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},                  // overlong
      {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},  // a surrogate
  };
  for (const auto& c : kCases) {
    std::string out;
    AppendJsonString(out, c.text);
    EXPECT_EQ(out, c.json);
    EXPECT_TRUE(nlohmann::json::accept(out)) << out;
  }
}

TEST(JsonWriter, WritesNumbersWithoutExponent) {
  const struct {
    double value;
    std::string_view json;
  } kCases[] = {{2.7296, "2.73"},
                {13.648, "13.65"},
                {0, "0"},
                {1e9, "1000000000"},
                {0.00012345, "0.0001234"},
                {-3, "-3"},
                {std::numeric_limits<double>::infinity(), "null"},
                {std::numeric_limits<double>::quiet_NaN(), "null"}};
  for (const auto& c : kCases) {
    std::string out;
    JsonWriter(out).Measure(c.value);
    EXPECT_EQ(out, c.json);
  }
  std::string out;
  JsonWriter(out)
      .BeginArray()
      .Number(Decimal::Scaled(35, 10))
      .Number(Decimal::Scaled(-5, -2))
      .Integer(uint64_t{18446744073709551615U})
      .EndArray();
  EXPECT_EQ(out, "[350000000000,-0.05,18446744073709551615]");
}

TEST(JsonWriter, SeparatesElements) {
  std::string out;
  JsonWriter(out)
      .BeginObject()
      .Field("a", 1)
      .Key("b")
      .BeginArray()
      .BeginObject()
      .EndObject()
      .Null()
      .Boolean(true)
      .EndArray()
      .FieldOrNull("c", "")
      .EndObject();
  EXPECT_EQ(out, R"({"a":1,"b":[{},null,true],"c":null})");
}

}  // namespace
}  // namespace factlint
