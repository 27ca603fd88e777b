// The structure of a text gives numbers their meaning: heads of tables, lines that wrap, marks of notes.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "extractor/extract.h"
#include "tests/packs.h"

namespace factlint {
namespace {

// The numbers that a rule may take: type, value, unit.
std::string Numbers(std::string_view text, DocumentKind kind) {
  DocumentInfo info{.id = "d", .path = "d"};
  const Document document = Document::FromUtf8(std::string(text), kind, info);
  std::string numbers;
  for (const Mention& mention : FindMentions(document, BuiltinBook(), {}).mentions) {
    if (mention.refusal != Refusal::kNone || mention.type == MentionType::kEntity || mention.type == MentionType::kDate)
      continue;
    numbers +=
        fmt::format("{}{} {} {}", numbers.empty() ? "" : "; ", ToString(mention.type),
                    mention.quantity.nominal ? mention.quantity.nominal->ToString() : "?", mention.quantity.unit);
  }
  return numbers;
}

TEST(Structure, GivesNumbersTheirUnits) {
  constexpr DocumentKind kMarkdown = DocumentKind::kMarkdown, kCsv = DocumentKind::kCsv, kText = DocumentKind::kText;
  const struct {
    std::string_view text;
    DocumentKind kind;
    std::string_view numbers;
    const char* why;
  } kCases[] = {
      {"| 城市 | 营收（亿元） |\n|---|---|\n| 甲市 | 36.5 |\n", kMarkdown, "money 3650000000 CNY",
       "unit and scale of the head"},
      {"城市,营收（亿元）\n甲市,36.5\n", kCsv, "money 3650000000 CNY", "the same as CSV"},
      {"| 城市 | 占比（%） |\n|---|---|\n| 甲市 | 29 |\n", kMarkdown, "percent 29 %", "a share"},
      {"| City | Revenue (billion yuan) |\n|---|---|\n| Wuhan | 3.65 |\n", kMarkdown, "money 3650000000 CNY",
       "in English"},
      {"City,Revenue (€ million)\nWuhan,36.5\n", kCsv, "money 36500000 EUR", "a sign and a scale"},
      {"| City | Area (km²) |\n|---|---|\n| Wuhan | 8,569 |\n", kMarkdown, "measure 8569 square-kilometer",
       "a measure"},
      {"City,Rank in the Ports Index 2024\nWuhan,3\n", kCsv, "ordinal 3 ", "a rank of a named list"},
      {"城市,亚洲港口指数2024年版名次\n武汉,3\n", kCsv, "ordinal 3 ", "the same in Chinese"},
      {"Share of patents, 2022:\n\n- Beijing: 29%\n- Shanghai: 12%\n", kMarkdown, "percent 29 %; percent 12 %",
       "below a line"},
      {"The city has 1,0\n48 firms.", kText, "number 1048 ", "split at the end of a line"},
      {"全市共有1,0\n48家企业。", kText, "number 1048 ", "the same in Chinese"},
      {"It has 1,048² firms.", kText, "number 1048 ", "a mark of a note"},
      {"共有１２３家，占２９％。", kText, "number 123 ; percent 29 %", "full width"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Numbers(c.text, c.kind), c.numbers) << c.why << "\n" << c.text;
}

}  // namespace
}  // namespace factlint
