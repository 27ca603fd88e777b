#include "extractor/rule_show.h"

#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractor/yaml_print.h"

namespace factlint {
namespace {

constexpr const char* kKeys[] = {"finds", "why",     "misses", "since", "off",   "weak",  "beats",
                                 "emit",  "subject", "value",  "where", "match", "not_if"};

std::string PlaceOf(const Node& node) { return fmt::format("{}:{}", node.file()->path(), node.line()); }

// "<company>" anywhere in the scalars of a value.
void GatherLexsets(const Node& node, std::set<std::string>& names) {
  for (size_t i = 0; i < node.size(); ++i) GatherLexsets(node.at(i), names);
  const std::string_view text = node.scalar();
  if (text.substr(0, 3) == "re:") return;
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const size_t end = text.find('>', at);
    if (end != std::string_view::npos) names.emplace(text.substr(at + 1, end - at - 1));
  }
}

std::string Origin(const Rule& rule) {
  std::string text = fmt::format("# {}, {}", rule.id, PlaceOf(rule.node));
  for (size_t i = 1; i < rule.chain.size(); ++i)
    text += fmt::format("\n# extends {}, {}", rule.chain[i - 1]["extends"].scalar(), PlaceOf(rule.chain[i]));
  for (const Node& node : rule.replaced) text += fmt::format("\n# replaces {}", PlaceOf(node));
  return text + "\n";
}

// The lexsets as the vocabulary of the rule's pack has them.
std::string Words(const RuleBook& book, const Rule& rule) {
  const std::vector<std::string> names = LexsetsOf(rule);
  if (names.empty()) return {};
  const Vocabulary vocabulary[] = {book.VocabularyOf(rule.pack, Language::kEnglish),
                                   book.VocabularyOf(rule.pack, Language::kChinese)};
  std::string text = "lexsets:\n";
  for (const std::string& name : names) {
    text += fmt::format("  {}:\n", name);
    for (size_t language = 0; language < 2; ++language) {
      const auto found = vocabulary[language].lexsets.find(name);
      if (found == vocabulary[language].lexsets.end()) continue;
      text += fmt::format("    {}: [\"{}\"]\n", language == 0 ? "en" : "zh", fmt::join(*found->second, "\", \""));
    }
  }
  return text;
}

}  // namespace

std::vector<std::string> LexsetsOf(const Rule& rule) {
  std::set<std::string> names;
  for (const char* key : {"match", "not_if", "where"})
    for (const Node& value : Resolved(rule.chain, key)) GatherLexsets(value, names);
  return {names.begin(), names.end()};
}

std::string ShowRule(const RuleBook& book, const Rule& rule, ShowAs as) {
  std::string text = Origin(rule) + fmt::format("- id: {}\n", rule.node["id"].scalar());
  if (as == ShowAs::kWritten) {
    for (size_t i = 0; i < rule.node.size(); ++i)
      if (rule.node.key(i).scalar() != "id") text += PrintEntry(rule.node.key(i).scalar(), {rule.node.at(i)}, 2);
    return text;
  }
  for (const char* key : kKeys) text += PrintEntry(key, Resolved(rule.chain, key), 2);
  if (const Node tests = rule.node["tests"]) text += PrintEntry("tests", {tests}, 2);
  return text + Words(book, rule);
}

}  // namespace factlint
