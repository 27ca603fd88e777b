// The schemas that editors use accept every built-in pack, and refuse what the
// program refuses.
#include <charconv>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "extractor/builtin.h"
#include "extractor/mention.h"
#include "extractor/rule.h"
#include "tests/json_schema.h"

namespace factlint {
namespace {

using nlohmann::json;

// As a YAML reader of an editor has it: plain numbers and booleans are no texts.
json Scalar(const Node& node) {
  const std::string text(node.scalar());
  if (node.quoted()) return text;
  if (text == "true" || text == "false") return text == "true";
  double number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed == std::errc() && end == text.data() + text.size()) return number;
  return text;
}

json ToJson(const Node& node) {
  if (node.IsScalar()) return Scalar(node);
  if (node.IsMap()) {
    json map = json::object();
    for (size_t i = 0; i < node.size(); ++i) map[std::string(node.key(i).scalar())] = ToJson(node.at(i));
    return map;
  }
  if (!node.IsSequence()) return nullptr;
  json list = json::array();
  for (size_t i = 0; i < node.size(); ++i) list.push_back(ToJson(node.at(i)));
  return list;
}

// "rules" of a file that begins with factlint_rules; empty: no file of a pack.
std::string SchemaOf(const Node& root) {
  for (const char* kind : {"pack", "rules", "entities", "metrics"})
    if (root[std::string("factlint_") + kind]) return kind;
  return {};
}

TEST(PackSchema, AcceptsEveryBuiltinPack) {
  int files = 0;
  for (const std::string_view path : BuiltinPaths()) {
    const std::unique_ptr<YamlFile> file = OpenBuiltin(path);
    const std::string schema = SchemaOf(file->root());
    if (schema.empty()) continue;
    SCOPED_TRACE(path);
    ++files;
    EXPECT_EQ(SchemaErrors(schema, ToJson(file->root())), "");
    const std::string comment = "# yaml-language-server: $schema=../../docs/schemas/" + schema + ".schema.json\n";
    EXPECT_EQ(file->source().substr(0, comment.size()), comment) << "so that editors find it";
  }
  EXPECT_GE(files, 12);
}

TEST(PackSchema, RefusesWhatTheProgramRefuses) {
  const struct {
    std::string_view schema, yaml, why;
  } kCases[] = {
      {"pack", "factlint_pack: 2\nname: x\n", "a version that nobody knows"},
      {"pack", "factlint_pack: 1\nnmae: x\n", "an unknown key"},
      {"rules", "factlint_rules: 1\n", "rules of no pack"},
      {"rules", "factlint_rules: 1\npack: x\nlanguages: [fr]\n", "a language without rules"},
      {"rules", "factlint_rules: 1\npack: x\nrules: {a: b}\n", "no list"},
      {"rules", "factlint_rules: 1\npack: x\nrules: [{match: {en: a}}]\n", "no id"},
      {"rules", "factlint_rules: 1\npack: x\nrules: [{id: a, subject: {from: [sentense]}}]\n", "an unknown rung"},
      {"rules", "factlint_rules: 1\npack: x\nrules: [{id: a, where: {block: tabel}}]\n", "an unknown block"},
      {"rules", "factlint_rules: 1\npack: x\nrules: [{id: a, not_if: [{within: 2}]}]\n", "a guard without words"},
      {"rules", "factlint_rules: 1\npack: x\nrules: [{id: a, match: {fr: [a]}}]\n", "a language without rules"},
      {"entities", "factlint_entities: 1\nkinds: {a: {is: animal}}\n", "an unknown class"},
      {"metrics", "factlint_metrics: 1\nmetrics: {m: {series: stock}}\n", "no kind"},
      {"metrics", "factlint_metrics: 1\nmetrics: {m: {kind: nmber}}\n", "an unknown kind"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.why);
    Diagnostics diagnostics;
    const auto file = YamlFile::Parse("a.yaml", std::string(c.yaml), diagnostics);
    ASSERT_TRUE(file);
    EXPECT_NE(SchemaErrors(c.schema, ToJson(file->root())), "");
  }
}

// What the schema lists is what the program knows.
TEST(PackSchema, NamesWhatTheProgramKnows) {
  for (int i = 0; i <= static_cast<int>(Rung::kDocument); ++i) {
    const json file = {{"factlint_rules", 1},
                       {"pack", "x"},
                       {"rules", {{{"id", "a"}, {"subject", {{"from", {ToString(static_cast<Rung>(i))}}}}}}}};
    EXPECT_EQ(SchemaErrors("rules", file), "");
  }
  for (int i = 0; i <= static_cast<int>(BlockKind::kCode); ++i) {
    const json file = {{"factlint_rules", 1},
                       {"pack", "x"},
                       {"rules", {{{"id", "a"}, {"where", {{"block", ToString(static_cast<BlockKind>(i))}}}}}}};
    EXPECT_EQ(SchemaErrors("rules", file), "");
  }
}

}  // namespace
}  // namespace factlint
