// "¥" is yen or yuan by what the text around it names.
#include <string>

#include <gtest/gtest.h>

#include "extractor/extract.h"
#include "tests/packs.h"

namespace factlint {
namespace {

std::string UnitOfLastSum(std::string_view text) {
  const Extraction extraction =
      ExtractClaims(Document::FromUtf8(std::string(text), DocumentKind::kMarkdown, {.id = "d"}), OpenBook(), {});
  std::string unit;
  for (const Mention& mention : extraction.mentions)
    if (mention.type == MentionType::kMoney)
      unit = mention.quantity.unit + (mention.quantity.assumed ? " assumed" : "");
  return unit;
}

TEST(SharedSigns, TheCountryThatIsNamedDecides) {
  const struct {
    std::string_view text;
    std::string_view unit;
    std::string_view why;
  } kCases[] = {
      {"Orion Foods earned ¥3 billion.", "CNY assumed", "nothing tells"},
      {"Orion Foods of Sendai earned ¥3 billion.", "JPY assumed", "a city in Japan"},
      {"The Japanese company earned ¥3 billion.", "JPY assumed", "an adjective"},
      {"Beijing is large. Its industry earned ¥3 billion.", "CNY assumed", "a city in China"},
      {"Orion Foods is Japanese.\n\nIt earned ¥3 billion.", "JPY assumed",
       "another paragraph, where this one has none"},
      {"Osaka and Tokyo are far.\n\nIn Beijing, Orion Foods earned ¥3 billion.", "CNY assumed",
       "its own paragraph first"},
      {"Beijing and Tokyo: Orion Foods earned ¥3 billion.", "CNY assumed", "neither leads"},
      {"The Japanese company earned CN¥3 billion.", "CNY", "a sign of one currency alone"},
      {"The Japanese company earned $3 billion.", "USD assumed", "another sign"},
      {"Orion Foods of Copenhagen earned 3 billion kroner.", "DKK assumed", "a word of two countries"},
      {"Orion Foods of Oslo earned 3 billion kroner.", "NOK assumed", "and of the other"},
      {"The Swedish company earned 3 billion crowns.", "SEK assumed", "a word of four"},
      {"The Japanese company of Copenhagen earned ¥3 billion.", "JPY assumed", "a country with another sign"},
      {"Orion Foods of Santiago earned 3 billion pesos.", "CLP assumed", "a word of six"},
      {"Orion Foods earned 3 billion pesos.", "MXN assumed", "nothing tells"},
      {"Orion Foods of Casablanca earned 3 billion dirhams.", "MAD assumed", "another word of two"},
      {"He is Japanesey. Orion Foods earned ¥3 billion.", "CNY assumed", "a whole word"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(UnitOfLastSum(c.text), c.unit);
  }
}

}  // namespace
}  // namespace factlint
