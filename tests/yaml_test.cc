#include "extractor/yaml.h"

#include <gtest/gtest.h>

namespace factlint {
namespace {

TEST(Yaml, KeepsValuesAndPlaces) {
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse("a.yaml", "name: x\nlist: [1, two]\nmap: {k: \"true\"}\n", diagnostics);
  ASSERT_TRUE(file) << diagnostics.ToString();
  const Node root = file->root();
  EXPECT_EQ(root["name"].scalar(), "x");
  EXPECT_EQ(root["list"].size(), 2u);
  EXPECT_EQ(root["list"].at(1).scalar(), "two");
  EXPECT_EQ(root["list"].at(1).line(), 2);
  EXPECT_EQ(root["list"].at(1).column(), 11);
  EXPECT_TRUE(root["map"]["k"].quoted());
  EXPECT_FALSE(root["nothing"].exists());
}

TEST(Yaml, ComesBackFromItsFlatForm) {
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse("a.yaml", "a: [x, {b: c}]\n", diagnostics);
  ASSERT_TRUE(file);
  const std::string bytes = file->Serialise();
  const auto copy = YamlFile::FromSerialised(bytes);
  EXPECT_EQ(copy->path(), "a.yaml");
  EXPECT_EQ(copy->source(), file->source());
  EXPECT_EQ(copy->root()["a"].at(1)["b"].scalar(), "c");
}

TEST(Yaml, RefusesWhatHidesMistakes) {
  const struct {
    std::string_view source, message;
  } kCases[] = {
      {"a: 1\na: 2\n", "a.yaml:2:1: error: the key \"a\" stands twice in one map\n  2 | a: 2\n    | ^\n"},
      {"a: &x 1\nb: *x\n", "YAML anchors are not allowed"},
      {"a: 1\n---\nb: 2\n", "a second YAML document"},
      {"a: [1\n", "a.yaml:"},
      {"a: 1\nb: \xff\n", "a.yaml:2:1: error: the file is not written in UTF-8"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.source);
    Diagnostics diagnostics;
    EXPECT_FALSE(YamlFile::Parse("a.yaml", std::string(c.source), diagnostics));
    EXPECT_NE(diagnostics.ToString().find(c.message), std::string::npos) << diagnostics.ToString();
  }
}

TEST(MapReader, SaysWhatKindOfValueIsWanted) {
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse("a.yaml", "rules: {a: 1}\nkinds: [city]\nbases:\nlist: [1]\n", diagnostics);
  ASSERT_TRUE(file);
  MapReader reader(file->root(), "a file", diagnostics);
  EXPECT_FALSE(reader.List("rules"));
  EXPECT_FALSE(reader.Map("kinds"));
  EXPECT_FALSE(reader.Map("bases"));  // empty: no mistake
  EXPECT_EQ(reader.List("list").size(), 1u);
  EXPECT_FALSE(reader.Map("absent"));
  reader.Finish();
  EXPECT_EQ(diagnostics.ToString(),
            "a.yaml:1:8: error: \"rules\" must be a list\n"
            "  1 | rules: {a: 1}\n"
            "    |        ^\n"
            "a.yaml:2:8: error: \"kinds\" must be a map of keys and values\n"
            "  2 | kinds: [city]\n"
            "    |        ^\n"
            "2 errors\n");
}

TEST(MapReader, ReportsAllMistakesAtOnceWithTheNearestName) {
  Diagnostics diagnostics;
  const auto file = YamlFile::Parse("a.yaml", "titel: x\ntrust: 3\n", diagnostics);
  ASSERT_TRUE(file);
  MapReader reader(file->root(), "a document", diagnostics);
  EXPECT_FALSE(reader.String("title"));
  EXPECT_FALSE(reader.Number("trust", 0, 1));
  reader.Require("path");
  reader.Finish();
  EXPECT_EQ(
      diagnostics.ToString(),
      "a.yaml:1:1: error: a document needs \"path\"\n  1 | titel: x\n    | ^\n"
      "a.yaml:1:1: error: unknown key \"titel\" in a document\n  1 | titel: x\n    | ^~~~~ did you mean \"title\"?\n"
      "a.yaml:2:8: error: \"trust\" must be a number from 0 to 1\n  2 | trust: 3\n    |        ^\n"
      "3 errors\n");
}

}  // namespace
}  // namespace factlint
