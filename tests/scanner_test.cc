#include "extractor/scanner.h"

#include <gtest/gtest.h>

#include "extractor/builtin.h"

namespace factlint {
namespace {

// The accepted mentions as "type nominal-or-bounds unit relation", joined by "; ".
std::string Scan(std::string text, const ScanOptions& options = {}) {
  const Document document = Document::FromUtf8(std::move(text), DocumentKind::kText, {});
  std::string out;
  for (const Mention& mention : ScanMentions(document, {}, Lexicon::Builtin(), {}, options)) {
    if (mention.refusal != Refusal::kNone) continue;
    if (!out.empty()) out += "; ";
    out += std::string(ToString(mention.type)) + " ";
    const Quantity& q = mention.quantity;
    out += q.nominal ? q.nominal->ToString() : ToString(q.bounds);
    if (!q.unit.empty()) out += " " + q.unit;
    if (q.of) out += " of " + q.of->ToString();
    if (q.relation != Relation::kEq) out += " " + std::string(ToString(q.relation));
  }
  return out;
}

TEST(Lexicon, EmbeddedDataIsRight) {
  std::vector<std::unique_ptr<YamlFile>> owned;
  std::vector<const YamlFile*> files;
  for (const char* path : {"rules/policy.yaml", "rules/languages/en.yaml", "rules/languages/zh.yaml",
                           "rules/units.yaml", "rules/currencies.yaml"}) {
    owned.push_back(OpenBuiltin(path));
    ASSERT_TRUE(owned.back()) << path;
    files.push_back(owned.back().get());
  }
  Diagnostics diagnostics;
  EXPECT_TRUE(Lexicon::Load(files, diagnostics)) << diagnostics.ToString();
}

TEST(Scanner, ReadsNumbersWithUnitsAndBounds) {
  const struct {
    std::string_view text, want;
  } kCases[] = {
      {"nearly 350 billion yuan", "money 350000000000 CNY nearly"},
      {"more than 1,048 companies", "number 1048 gt"},
      {"no more than 30%", "percent 30 % le"},
      {"up 3 percentage points to 29%", "points 3 %-point; percent 29 %"},
      {"between 10 and 15 percent", "percent [10, 15] % range"},
      {"$3-5 billion", "money [3000000000, 5000000000] USD range"},
      {"rose from 12% to 18%", "percent 12 %; percent 18 %"},
      {"grew 30 percent to 2.6 billion yuan", "percent 30 %; money 2600000000 CNY"},
      {"600 square kilometers", "measure 600 square-kilometer"},
      {"30 out of the top 100 institutions", "kofn 30 of 100"},
      {"30余万人", "number 300000 gt"},
      {"产值达一万五千亿元", "money 1500000000000 CNY"},
      {"近三成", "percent 30 % nearly"},
      {"排名全国第二", "ordinal 2"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(Scan(std::string(c.text)), c.want);
  }
}

}  // namespace
}  // namespace factlint
