#include "extractor/rule.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "extractor/rule_emits.h"
#include "extractor/rule_names.h"
#include "extractor/rule_roles.h"
#include "extractor/rule_source.h"

namespace factlint {
namespace {

constexpr size_t kMostMistakes = 480;  // fewer than Diagnostics shows: the rest of a file is not read

// One file's rules while they are read.
class RuleReader {
 public:
  RuleReader(const YamlFile& file, const RuleContext& context, Diagnostics& diagnostics)
      : context_(context), diagnostics_(diagnostics), source_(context, diagnostics), root_(file.root()) {
    pack_ = std::string(root_["pack"].scalar());
  }

  std::vector<Rule> Read() {
    MapReader reader(root_, "a rules file", diagnostics_);
    reader.Integer("factlint_rules", 1, 1);
    reader.Require("pack");
    reader.Map("lexsets");
    for (const std::string& language : reader.Strings("languages"))
      if (std::find(std::begin(kRuleLanguages), std::end(kRuleLanguages), language) == std::end(kRuleLanguages))
        source_.Report(root_["languages"], fmt::format("unknown language \"{}\"", language), "one of: en, zh");
    CheckBases(reader.Map("bases"));
    const Node list = reader.List("rules");
    reader.Finish();
    std::vector<Rule> rules;
    std::set<std::string> ids;
    for (size_t i = 0; i < list.size() && list.IsSequence(); ++i) {
      if (diagnostics_.list().size() >= kMostMistakes) {
        source_.Report(list.at(i),
                       fmt::format("too many mistakes: the {} rules from here on were not read", list.size() - i),
                       "mend those above; more may follow");
        break;
      }
      errors_before_ = diagnostics_.list().size();
      Rule rule = ReadRule(list.at(i));
      if (!ids.insert(rule.id).second) source_.Report(list.at(i), fmt::format("two rules have the id \"{}\"", rule.id));
      if (diagnostics_.list().size() == errors_before_) rules.push_back(std::move(rule));
    }
    return rules;
  }

  Rule ReadRule(Node node) {
    Rule rule;
    rule.node = node;
    rule.pack = pack_;
    const std::vector<Node> chain = Chain(node);
    rule.chain = chain;
    CheckKeys(node, "a rule");
    if (node.IsMap() && node["id"].scalar().empty()) source_.Report(node, "a rule needs \"id\"");
    rule.id = pack_ + "/" + std::string(node["id"].scalar());
    MapReader texts(node, "a rule", diagnostics_);
    rule.finds = texts.String("finds").value_or("");
    rule.why = texts.String("why").value_or("");
    rule.misses = texts.String("misses").value_or("");
    rule.since = texts.String("since").value_or("");
    MapReader inherited(chain, "a rule", diagnostics_);
    for (const std::string& id : inherited.Strings("beats"))
      rule.beats.push_back(id.find('/') == std::string::npos ? pack_ + "/" + id : id);
    rule.weak = inherited.Bool("weak").value_or(false);
    if (texts.Bool("off").value_or(false)) return rule;
    ReadPatterns(Resolved(chain, "match"), node, rule);
    for (const char* role : {"subject", "value"})
      if (const std::vector<Node> spec = Resolved(chain, role); !spec.empty())
        rule.roles[role] = ReadRole(spec, source_);
    if (const std::vector<Node> spec = Resolved(chain, "time"); !spec.empty()) rule.time_from = ReadTime(spec, source_);
    if (const std::vector<Node> table = Resolved(chain, "table"); !table.empty())
      ReadTable(table, ValueRole(Resolved(chain, "emit")), source_, rule);
    GiveLists(Resolved(chain, "emit"), rule);
    ReadEmits(Resolved(chain, "emit"), node, source_, rule);
    ReadWhere(Resolved(chain, "where"), rule.where);
    ReadGuards(chain, source_, rule);
    ReadTests(node["tests"], rule);
    return rule;
  }

 private:
  // The chain of a rule and its bases, the rule first. `extends` is single.
  std::vector<Node> Chain(Node rule) {
    std::vector<Node> chain = {rule};
    std::set<std::string> seen;
    for (Node next = rule["extends"]; next; next = chain.back()["extends"]) {
      const std::string name(next.scalar());
      if (!seen.insert(name).second) {
        source_.Report(next, fmt::format("\"{}\" extends itself", name));
        break;
      }
      const auto base = context_.bases.find(name);
      if (base == context_.bases.end()) {
        std::vector<std::string> known;
        for (const auto& [other, unused] : context_.bases) known.push_back(other);
        source_.Report(next, fmt::format("unknown base \"{}\"", name), DidYouMean(name, known));
        break;
      }
      chain.push_back(base->second);
    }
    return chain;
  }

  // Also those that no rule extends.
  void CheckBases(Node bases) {
    for (size_t i = 0; i < bases.size(); ++i) {
      CheckKeys(bases.at(i), "a base");
      Chain(bases.at(i));
    }
  }

  void CheckKeys(Node node, std::string_view what) {
    MapReader reader(node, std::string(what), diagnostics_);
    for (const char* key : {"id", "extends", "emit", "match", "subject", "value", "time", "table", "where", "beats",
                            "weak", "since", "finds", "why", "misses", "off"})
      reader.Get(key);
    for (const char* key : {"not_if", "tests"}) reader.List(key);
    reader.Finish();
  }

  void ReadPatterns(const std::vector<Node>& match, Node node, Rule& rule) {
    if (match.empty()) {
      source_.Report(node, "a rule needs \"match\"");
      return;
    }
    MapReader reader(match, "match", diagnostics_);
    for (size_t language = 0; language < 2; ++language) {
      const Node list = reader.Get(kRuleLanguages[language]);
      const size_t count = list.IsScalar() ? 1 : list.size();
      for (size_t i = 0; i < count; ++i) {
        const Node one = list.IsScalar() ? list : list.at(i);
        rule.patterns[language].push_back(source_.Compile(one, language).pattern);
      }
    }
    reader.Finish();
  }

  void ReadWhere(const std::vector<Node>& nodes, BlockCondition& where) {
    if (nodes.empty()) return;
    MapReader reader(nodes, "where", diagnostics_);
    for (const std::string& name : reader.Strings("block")) {
      if (const auto kind = FindName<BlockKind>(kBlocks, name))
        where.kinds.push_back(*kind);
      else
        source_.Report(reader.Get("block"), fmt::format("unknown block \"{}\"", name),
                       DidYouMean(name, Names(kBlocks)));
    }
    const auto words = [&](const char* key, std::array<PhraseSet, 2>& target, bool& needed) {
      const Node value = reader.Get(key);
      needed = value.exists();
      for (size_t language = 0; value && language < 2; ++language) target[language] = source_.Words(value, language);
    };
    words("label", where.label, where.needs_label);
    words("heading", where.heading, where.needs_heading);
    words("title", where.title, where.needs_title);
    reader.Finish();
  }

  void ReadTests(Node list, Rule& rule) {
    for (size_t i = 0; i < list.size(); ++i) {
      MapReader reader(list.at(i), "a test", diagnostics_);
      RuleTest test;
      test.node = list.at(i);
      reader.Require("in");
      test.in = reader.String("in").value_or("");
      test.todo = reader.String("todo").value_or("");
      for (const char* key : {"out", "published", "title"}) reader.Get(key);
      reader.Finish();
      rule.tests.push_back(std::move(test));
    }
  }

  const RuleContext& context_;
  Diagnostics& diagnostics_;
  const RuleSource source_;
  Node root_;
  std::string pack_;
  size_t errors_before_ = 0;
};

}  // namespace

std::string_view ToString(Rung rung) { return NameOf(kRungs, rung); }
std::string_view ToString(BlockKind kind) { return NameOf(kBlocks, kind); }

std::vector<Node> Resolved(const std::vector<Node>& chain, std::string_view key) {
  std::vector<Node> values;
  for (const Node& node : chain) {
    const Node value = node[key];
    if (!value) continue;
    if (values.empty() || value.IsMap()) values.push_back(value);
    if (!value.IsMap()) break;
  }
  return values;
}

std::vector<Rule> ReadRules(const YamlFile& file, const RuleContext& context, Diagnostics& diagnostics) {
  return RuleReader(file, context, diagnostics).Read();
}

Rule ReadRule(Node node, const RuleContext& context, Diagnostics& diagnostics) {
  return RuleReader(*node.file(), context, diagnostics).ReadRule(node);
}

}  // namespace factlint
