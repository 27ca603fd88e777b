#include "extractor/scanner.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "extractor/builtin.h"
#include "extractor/dates.h"

namespace factlint {
namespace {

std::vector<Mention> ScanAll(const Document& document, const ScanOptions& options = {}) {
  return ScanMentions(document, ParseOutline(document), Lexicon::Builtin(), ScanDates(document, DateLexicon::Builtin()),
                      options);
}

Document Text(std::string text) {
  DocumentInfo info;
  info.published = DateRange::ParseIso("2025-06-24");
  return Document::FromUtf8(std::move(text), DocumentKind::kText, std::move(info));
}

// As the vectors write a mention.
std::string Print(const Mention& mention) {
  const Quantity& q = mention.quantity;
  std::string out(ToString(mention.type));
  out += " " + (q.nominal ? q.nominal->ToString() : ToString(q.bounds));
  if (!q.unit.empty()) out += " " + q.unit;
  if (q.of) out += " of " + q.of->ToString();
  if (q.relation != Relation::kEq) out += " " + std::string(ToString(q.relation));
  if (q.relation == Relation::kGt && q.bounds.hi) out += " to " + q.bounds.hi->ToString();
  if (q.relation == Relation::kAbout && q.bounds.lo != q.nominal) out += " " + ToString(q.bounds);
  if (!q.exact.empty()) out += " exactly " + q.exact;
  if (q.assumed) out += " assumed";
  return out;
}

std::string Join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += part + "; ";
  return out;
}

std::vector<std::string> List(Node node) {
  std::vector<std::string> list;
  for (size_t i = 0; i < node.size(); ++i) list.emplace_back(node.at(i).scalar());
  return list;
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

TEST(Lexicon, PacksAddWordsAndSwitchThemOff) {
  Diagnostics diagnostics;
  const auto base = OpenBuiltin("rules/languages/en.yaml");
  const auto policy = OpenBuiltin("rules/policy.yaml");
  const auto pack = YamlFile::Parse(
      "pack.yaml", "factlint_language: 1\nlanguage: en\nbefore: {gt: [north by]}\noff: [beyond]\n", diagnostics);
  ASSERT_TRUE(pack) << diagnostics.ToString();
  const auto lexicon = Lexicon::Load({base.get(), policy.get(), pack.get()}, diagnostics);
  ASSERT_TRUE(lexicon) << diagnostics.ToString();
  const Document document = Text("north by 40 firms, beyond 50 firms");
  const std::vector<Mention> mentions = ScanMentions(document, {}, **lexicon, {});
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(Print(mentions[0]), "number 40 gt");
  EXPECT_EQ(Print(mentions[1]), "number 50");
}

TEST(Lexicon, PacksAddUnitsAndCurrenciesAndSwitchThemOff) {
  Diagnostics diagnostics;
  std::vector<std::unique_ptr<YamlFile>> owned;
  std::vector<const YamlFile*> files;
  for (const char* path : {"rules/policy.yaml", "rules/languages/en.yaml", "rules/languages/zh.yaml",
                           "rules/units.yaml", "rules/currencies.yaml"}) {
    owned.push_back(OpenBuiltin(path));
    files.push_back(owned.back().get());
  }
  const auto units = YamlFile::Parse("units.yaml",
                                     "factlint_units: 1\nunits:\n  - {id: barn, dimension: area, factor: \"1\", names: "
                                     "[barn, barns], symbols: [bn]}\noff: [tonnes]\n",
                                     diagnostics);
  const auto currencies = YamlFile::Parse("currencies.yaml",
                                          "factlint_currencies: 1\ncurrencies:\n  - code: TAL\n    names: [taler, "
                                          "talers]\n    symbols: [\"Tl$\"]\n    subunits:\n      - {per: 100, names: "
                                          "[groat, groats]}\noff: [euros]\n",
                                          diagnostics);
  ASSERT_TRUE(units && currencies) << diagnostics.ToString();
  files.push_back(units.get());
  files.push_back(currencies.get());
  const auto lexicon = Lexicon::Load(files, diagnostics);
  ASSERT_TRUE(lexicon) << diagnostics.ToString();
  const struct {
    const char* text;
    const char* gives;
  } kCases[] = {
      {"3 barns", "measure 3 barn"}, {"3 tonnes", "number 3"}, {"3 kg", "measure 3 kilogram"},
      {"12 talers", "money 12 TAL"}, {"Tl$5", "money 5 TAL"},  {"50 groats", "money 0.5 TAL"},
      {"7 euros", "number 7"},       {"7 EUR", "money 7 EUR"}, {"TAL 9", "money 9 TAL"},
  };
  for (const auto& c : kCases) {
    const std::vector<Mention> mentions = ScanMentions(Text(c.text), {}, **lexicon, {});
    ASSERT_EQ(mentions.size(), 1u) << c.text;
    EXPECT_EQ(Print(mentions[0]), c.gives) << c.text;
  }
}

TEST(Lexicon, SaysWhatItDoesNotKnow) {
  Diagnostics diagnostics;
  const auto pack = YamlFile::Parse(
      "pack.yaml", "factlint_language: 1\nlanguage: en\nbefore: {more: [over]}\nidiom: [a]\n", diagnostics);
  ASSERT_TRUE(pack);
  EXPECT_FALSE(Lexicon::Load({pack.get()}, diagnostics));
  EXPECT_NE(diagnostics.ToString().find("unknown relation \"more\""), std::string::npos);
  EXPECT_NE(diagnostics.ToString().find("did you mean \"idioms\"?"), std::string::npos);
}

class Vectors : public testing::TestWithParam<std::string> {};

TEST_P(Vectors, AreReadAsWritten) {
  const std::string path = FACTLINT_SOURCE_DIR "/tests/vectors/" + GetParam();
  std::ifstream stream(path);
  std::ostringstream source;
  source << stream.rdbuf();
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse(path, source.str(), diagnostics);
  ASSERT_TRUE(file) << diagnostics.ToString();
  const Node rows = file->root()["rows"];
  ASSERT_GT(rows.size(), 50u);
  for (size_t i = 0; i < rows.size(); ++i) {
    const Node row = rows.at(i);
    const std::string text(row["text"].scalar());
    SCOPED_TRACE(GetParam() + ":" + std::to_string(row.line()) + ": " + text);
    const Document document = Text(text);
    std::vector<std::string> gives, refused;
    for (const Mention& mention : ScanAll(document)) {
      if (mention.type == MentionType::kDate) continue;
      if (mention.refusal == Refusal::kNone) gives.push_back(Print(mention));
      if (mention.refusal != Refusal::kNone)
        refused.push_back(std::string(document.Slice(mention.span)) + ": " + std::string(ToString(mention.refusal)));
    }
    EXPECT_EQ(Join(gives), Join(List(row["gives"])));
    EXPECT_EQ(Join(refused), Join(List(row["refused"])));
  }
}

INSTANTIATE_TEST_SUITE_P(Numbers, Vectors,
                         testing::Values("numbers-en.yaml", "numbers-zh.yaml", "numbers-science.yaml",
                                         "numbers-hard.yaml", "numbers-forms.yaml"),
                         [](const auto& param) { return param.param.substr(8, param.param.size() - 13); });

// Each hard form of the design has a name, and two texts at least that say it in other words.
TEST(Vectors, HaveParaphrasesOfEveryForm) {
  const std::string path = FACTLINT_SOURCE_DIR "/tests/vectors/numbers-forms.yaml";
  std::ifstream stream(path);
  std::ostringstream source;
  source << stream.rdbuf();
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse(path, source.str(), diagnostics);
  ASSERT_TRUE(file) << diagnostics.ToString();
  const Node rows = file->root()["rows"];
  std::map<std::string, std::set<std::string>> texts;
  for (size_t i = 0; i < rows.size(); ++i)
    texts[std::string(rows.at(i)["form"].scalar())].emplace(rows.at(i)["text"].scalar());
  EXPECT_GE(texts.size(), 48u);
  for (const auto& [form, list] : texts) EXPECT_GE(list.size(), 2u) << form;
}

TEST(Scanner, ReadsDollarsAsTheDocumentDeclares) {
  const Document document = Text("It cost $5 million, or 20 cents a head, not US$7.");
  const std::vector<Mention> mentions = ScanAll(document, {.currency_of_dollar = "CAD", .dollar_declared = true});
  ASSERT_EQ(mentions.size(), 3u);
  EXPECT_EQ(Print(mentions[0]), "money 5000000 CAD");
  EXPECT_EQ(Print(mentions[1]), "money 0.2 CAD");
  EXPECT_EQ(Print(mentions[2]), "money 7 USD");
}

TEST(Scanner, ReadsAcrossALineEndInsideABlock) {
  const Document document = Text("It is worth nearly\n350 billion\nyuan.");
  const std::vector<Mention> mentions = ScanMentions(document, {}, Lexicon::Builtin(), {});
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(Print(mentions[0]), "money 350000000000 CNY nearly");
}

TEST(Scanner, KeepsTheDigitsThatWerePrinted) {
  const struct {
    std::string_view text;
    int digits, last_place;
  } kCases[] = {
      {"1,000 firms", 4, 0},
      {"350 billion yuan", 3, 9},
      {"29%", 2, 0},
      {"29.0%", 3, -1},
      {"12.50亿元", 4, 6},
      {"一百家", 1, 2},
      {"three thousand", 1, 3},
      {"$2.8M", 2, 5},
      {"150 basis points", 3, -2},
      {"百分之二十九点五", 3, -1},
      {"三成", 1, 1},
      {"50 cents", 2, -2},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    const std::vector<Mention> mentions = ScanAll(Text(std::string(c.text)));
    ASSERT_EQ(mentions.size(), 1u);
    EXPECT_EQ(mentions[0].quantity.digits, c.digits);
    EXPECT_EQ(mentions[0].quantity.last_place, c.last_place);
  }
}

}  // namespace
}  // namespace factlint
