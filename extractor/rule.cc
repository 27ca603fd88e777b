#include "extractor/rule.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "extractor/enum_names.h"
#include "extractor/lexicon.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 12> kRungs = {"clause", "sentence",  "previous",     "list_intro",
                                                     "label",  "table.row", "table.column", "heading",
                                                     "title",  "document",  "caption",      "front_matter"};
constexpr std::array<std::string_view, 12> kBlocks = {"title",      "heading",   "paragraph",    "list_item",
                                                      "list_intro", "label",     "caption",      "table_header",
                                                      "table_row",  "furniture", "front_matter", "code"};
constexpr std::array<std::string_view, 2> kLanguages = {"en", "zh"};

template <size_t N>
std::vector<std::string> Names(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

constexpr size_t kMostMistakes = 480;  // fewer than Diagnostics shows: the rest of a file is not read

Language LanguageOf(size_t i) { return i == 0 ? Language::kEnglish : Language::kChinese; }

// Regular English plurals of the last word: "AI company" -> "AI companies".
std::string Plural(const std::string& noun) {
  const auto ends = [&noun](std::string_view end) {
    return noun.size() > end.size() && noun.compare(noun.size() - end.size(), end.size(), end) == 0;
  };
  const bool vowel_y = ends("ay") || ends("ey") || ends("oy") || ends("uy");
  if (ends("y") && !vowel_y) return noun.substr(0, noun.size() - 1) + "ies";
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return noun + "es";
  return noun + "s";
}

// One file's rules while they are read.
class RuleReader {
 public:
  RuleReader(const YamlFile& file, const RuleContext& context, Diagnostics& diagnostics)
      : context_(context), diagnostics_(diagnostics), root_(file.root()) {
    pack_ = std::string(root_["pack"].scalar());
  }

  std::vector<Rule> Read() {
    MapReader reader(root_, "a rules file", diagnostics_);
    reader.Integer("factlint_rules", 1, 1);
    reader.Require("pack");
    reader.Map("lexsets");
    for (const std::string& language : reader.Strings("languages"))
      if (std::find(kLanguages.begin(), kLanguages.end(), language) == kLanguages.end())
        Report(root_["languages"], fmt::format("unknown language \"{}\"", language), "one of: en, zh");
    CheckBases(reader.Map("bases"));
    const Node list = reader.List("rules");
    reader.Finish();
    std::vector<Rule> rules;
    std::set<std::string> ids;
    for (size_t i = 0; i < list.size() && list.IsSequence(); ++i) {
      if (diagnostics_.list().size() >= kMostMistakes) {
        Report(list.at(i), fmt::format("too many mistakes: the {} rules from here on were not read", list.size() - i),
               "mend those above; more may follow");
        break;
      }
      errors_before_ = diagnostics_.list().size();
      Rule rule = ReadRule(list.at(i));
      if (!ids.insert(rule.id).second) Report(list.at(i), fmt::format("two rules have the id \"{}\"", rule.id));
      if (diagnostics_.list().size() == errors_before_) rules.push_back(std::move(rule));
    }
    return rules;
  }

 private:
  void Report(Node node, std::string what, std::string hint = {}) {
    diagnostics_.Add(node.file()->At(node, std::move(what), std::move(hint)));
  }

  // A mistake in a pattern, with its place in it where the source shows the pattern
  // as it is.
  void ReportPattern(Node node, const PatternError& error) {
    Diagnostic d = node.file()->At(node, error.what, error.hint);
    const std::string_view pattern = node.scalar();
    const size_t quote = node.quoted() ? 1 : 0;
    size_t begin = 0;  // of the pattern in the line: columns are code points
    for (int column = 1; begin < d.source_line.size() && column < d.column; ++begin)
      if (begin + 1 == d.source_line.size() || (d.source_line[begin + 1] & 0xC0) != 0x80) ++column;
    if (error.size > 0 &&
        d.source_line.compare(std::min(begin + quote, d.source_line.size()), pattern.size(), pattern) == 0) {
      d.column += static_cast<int>(quote) + CodePoints(pattern.substr(0, error.at));
      d.width = std::max(1, CodePoints(pattern.substr(error.at, error.size)));
    }
    diagnostics_.Add(std::move(d));
  }

  static int CodePoints(std::string_view text) {
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }

  // The chain of a rule and its bases, the rule first. `extends` is single.
  std::vector<Node> Chain(Node rule) {
    std::vector<Node> chain = {rule};
    std::set<std::string> seen;
    for (Node next = rule["extends"]; next; next = chain.back()["extends"]) {
      const std::string name(next.scalar());
      if (!seen.insert(name).second) {
        Report(next, fmt::format("\"{}\" extends itself", name));
        break;
      }
      const auto base = context_.bases.find(name);
      if (base == context_.bases.end()) {
        std::vector<std::string> known;
        for (const auto& [other, unused] : context_.bases) known.push_back(other);
        Report(next, fmt::format("unknown base \"{}\"", name), DidYouMean(name, known));
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

  Rule ReadRule(Node node) {
    Rule rule;
    rule.node = node;
    rule.pack = pack_;
    const std::vector<Node> chain = Chain(node);
    rule.chain = chain;
    CheckKeys(node, "a rule");
    if (node.IsMap() && node["id"].scalar().empty()) Report(node, "a rule needs \"id\"");
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
      if (const std::vector<Node> spec = Resolved(chain, role); !spec.empty()) rule.roles[role] = ReadRole(spec);
    if (const std::vector<Node> spec = Resolved(chain, "time"); !spec.empty()) rule.time_from = ReadTime(spec);
    if (const std::vector<Node> table = Resolved(chain, "table"); !table.empty())
      ReadTable(table, ValueRole(Resolved(chain, "emit")), rule);
    GiveLists(Resolved(chain, "emit"), rule);
    ReadEmits(Resolved(chain, "emit"), node, rule);
    ReadWhere(Resolved(chain, "where"), rule.where);
    ReadGuards(chain, rule);
    ReadTests(node["tests"], rule);
    return rule;
  }

  void ReadPatterns(const std::vector<Node>& match, Node node, Rule& rule) {
    if (match.empty()) {
      Report(node, "a rule needs \"match\"");
      return;
    }
    MapReader reader(match, "match", diagnostics_);
    for (size_t language = 0; language < 2; ++language) {
      const Node list = reader.Get(kLanguages[language]);
      const size_t count = list.IsScalar() ? 1 : list.size();
      for (size_t i = 0; i < count; ++i) {
        const Node one = list.IsScalar() ? list : list.at(i);
        PatternResult result = CompilePattern(one.scalar(), LanguageOf(language), context_.vocabulary[language]);
        for (const PatternError& error : result.errors) ReportPattern(one, error);
        rule.patterns[language].push_back(std::move(result.pattern));
      }
    }
    reader.Finish();
  }

  RoleSpec ReadRole(const std::vector<Node>& nodes) {
    MapReader reader(nodes, "a role", diagnostics_);
    RoleSpec spec;
    spec.entity = reader.String("entity").value_or("");
    if (!spec.entity.empty() && context_.entities->FindEntity(spec.entity) < 0) {
      std::vector<std::string> known;
      for (const Entity& entity : context_.entities->entities()) known.push_back(entity.id);
      Report(reader.Get("entity"), fmt::format("unknown entity \"{}\"", spec.entity), DidYouMean(spec.entity, known));
    }
    const Node slot = reader.Get("slot");
    for (const std::string& name : reader.Strings("slot")) {
      const auto& slots = context_.vocabulary[0].slots;
      const auto found = slots.find(name);
      if (found == slots.end()) {
        std::vector<std::string> known;
        known.reserve(slots.size());
        for (const auto& [known_slot, unused] : slots) known.push_back(known_slot);
        Report(slot, fmt::format("unknown slot \"{}\"", name), DidYouMean(name, known));
        continue;
      }
      spec.fillers.insert(spec.fillers.end(), found->second.begin(), found->second.end());
    }
    for (const std::string& name : reader.Strings("from")) {
      if (const auto rung = FindName<Rung>(kRungs, name))
        spec.from.push_back(*rung);
      else
        Report(reader.Get("from"), fmt::format("unknown rung \"{}\"", name), DidYouMean(name, Names(kRungs)));
    }
    reader.Finish();
    if (spec.from.empty())
      spec.from = {Rung::kClause,    Rung::kSentence, Rung::kPrevious, Rung::kTableRow,
                   Rung::kListIntro, Rung::kLabel,    Rung::kHeading,  Rung::kTitle};
    return spec;
  }

  // From which rungs a date is taken.
  Rungs ReadTime(const std::vector<Node>& nodes) {
    const RoleSpec spec = ReadRole(nodes);
    constexpr uint32_t kDate = kTypeBase + static_cast<uint32_t>(MentionType::kDate);
    const Node slot = nodes.front()["slot"];
    if (slot && std::any_of(spec.fillers.begin(), spec.fillers.end(), [](uint32_t c) { return c != kDate; }))
      Report(slot, "a time is a date", "use {slot: date}");
    const bool told = std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return node["from"].exists(); });
    if (!told) return kAllRungs;
    Rungs rungs = 0;
    for (const Rung rung : spec.from) rungs |= Rungs{1} << static_cast<int>(rung);
    return rungs;
  }

  // `table: {row: city, column: <ai_company>, cell: number}`: a cell stands behind its column's
  // head and a colon, and its subject at the head of the row.
  void ReadTable(const std::vector<Node>& nodes, const std::string& value, Rule& rule) {
    MapReader reader(nodes, "a table", diagnostics_);
    const Node row = reader.Require("row");
    const Node column = reader.Require("column");
    const Node cell = reader.Require("cell");
    reader.Finish();
    if (!row || !column || !cell) return;
    const auto& slots = context_.vocabulary[0].slots;
    RoleSpec& subject = rule.roles["subject"];
    if (const auto kind = slots.find(std::string(row.scalar())); kind == slots.end()) {
      std::vector<std::string> known;
      known.reserve(slots.size());
      for (const auto& [slot, unused] : slots) known.push_back(slot);
      Report(row, fmt::format("unknown slot \"{}\"", row.scalar()), DidYouMean(row.scalar(), known));
    } else {
      for (const uint32_t filler : kind->second)
        if (std::find(subject.fillers.begin(), subject.fillers.end(), filler) == subject.fillers.end())
          subject.fillers.push_back(filler);
    }
    if (std::find(subject.from.begin(), subject.from.end(), Rung::kTableRow) == subject.from.end())
      subject.from.insert(subject.from.begin(), Rung::kTableRow);
    const size_t count = column.IsSequence() ? column.size() : 1;
    for (size_t i = 0; i < count; ++i) ReadColumn(column.IsSequence() ? column.at(i) : column, cell, value, rule);
  }

  // The role that the first claim takes its value from.
  static std::string ValueRole(const std::vector<Node>& emits) {
    for (const Node& emit : emits)
      if (const Node value = (emit.IsSequence() && emit.size() > 0 ? emit.at(0) : emit)["value"])
        return std::string(value.scalar());
    return "value";
  }

  void ReadColumn(Node head, Node cell, const std::string& value, Rule& rule) {
    for (size_t language = 0; language < 2; ++language) {
      const std::string text(head.scalar());
      if (IsForeign(text, language)) continue;
      const std::string pattern = fmt::format("{} ~2 : {{{}:{}}}", text, cell.scalar(), value);
      PatternResult result = CompilePattern(pattern, LanguageOf(language), context_.vocabulary[language]);
      for (const PatternError& error : result.errors) Report(head, error.what, error.hint);
      rule.patterns[language].push_back(std::move(result.pattern));
    }
  }

  // "<lexset>" of a lexset that has entries in the other language alone.
  bool IsForeign(const std::string& text, size_t language) const {
    if (text.size() < 3 || text.front() != '<' || text.back() != '>') return false;
    const std::string name = text.substr(1, text.size() - 2);
    return context_.vocabulary[language].lexsets.count(name) == 0 &&
           context_.vocabulary[1 - language].lexsets.count(name) != 0;
  }

  // "{list:company} have {number}": each item is a subject, where no other slot of the pattern
  // is and nothing asks for the list by its name.
  static void GiveLists(const std::vector<Node>& nodes, Rule& rule) {
    std::vector<Node> emits = nodes;
    if (!nodes.empty() && nodes.front().IsSequence()) {
      emits.clear();
      emits.reserve(nodes.front().size());
      for (size_t i = 0; i < nodes.front().size(); ++i) emits.push_back(nodes.front().at(i));
    }
    std::string subject = "subject";
    std::set<std::string, std::less<>> asked;
    for (const Node& emit : emits)
      for (const char* key : {"subject", "value"})
        if (const Node role = emit[key]) {
          asked.insert(std::string(role.scalar()));
          if (key == std::string_view("subject")) subject = std::string(role.scalar());
        }
    for (auto& patterns : rule.patterns)
      for (Pattern& pattern : patterns) {
        const bool has_subject = std::any_of(pattern.groups.begin(), pattern.groups.end(),
                                             [&](const PatternGroup& group) { return group.role == subject; });
        for (PatternGroup& group : pattern.groups)
          if (group.list && !has_subject && asked.count(group.role) == 0) group.role = subject;
      }
  }

  void ReadEmits(const std::vector<Node>& nodes, Node rule_node, Rule& rule) {
    if (nodes.empty()) {
      Report(rule_node, "a rule needs \"emit\"");
      return;
    }
    const Node list = nodes.front();
    if (!list.IsSequence()) {
      rule.emits.push_back(ReadEmit(nodes, rule));
      return;
    }
    for (size_t i = 0; i < list.size(); ++i) rule.emits.push_back(ReadEmit({list.at(i)}, rule));
  }

  Emit ReadEmit(const std::vector<Node>& nodes, const Rule& rule) {
    MapReader reader(nodes, "emit", diagnostics_);
    const Node node = nodes.front();
    Emit emit;
    emit.metric = reader.String("metric").value_or("");
    if (emit.metric.empty()) Report(node, "emit needs \"metric\"");
    if (!context_.metrics.empty() && !emit.metric.empty() && emit.metric.find(':') == std::string::npos &&
        std::find(context_.metrics.begin(), context_.metrics.end(), emit.metric) == context_.metrics.end())
      Report(reader.Get("metric"), fmt::format("unknown metric \"{}\"", emit.metric),
             DidYouMean(emit.metric, context_.metrics));
    emit.subject = reader.String("subject").value_or("subject");
    emit.value = reader.String("value").value_or("value");
    emit.population = reader.String("population").value_or("");
    emit.dimension = reader.String("dimension").value_or("");
    if (!emit.dimension.empty() && !Lexicon::Builtin().HasDimension(emit.dimension))
      Report(reader.Get("dimension"), fmt::format("no unit has the dimension \"{}\"", emit.dimension));
    emit.apart = reader.Bool("apart").value_or(false);
    emit.tells_change = reader.Bool("tells_change").value_or(false);
    emit.parts = reader.Bool("parts").value_or(false);
    emit.as = reader.String("as").value_or("");
    if (!emit.as.empty() && context_.entities->FindKind(emit.as) < 0) {
      std::vector<std::string> known;
      for (const EntityKind& kind : context_.entities->kinds()) known.push_back(kind.name);
      Report(reader.Get("as"), fmt::format("unknown kind \"{}\"", emit.as), DidYouMean(emit.as, known));
    }
    if (const auto name = reader.OneOf("strength", {"in", "based", "headquartered", "registered"}))
      emit.strength = ParseStrength(*name);
    const Node scope = reader.Map("scope");
    for (size_t i = 0; i < scope.size(); ++i) emit.scope.emplace_back(scope.key(i).scalar(), scope.at(i).scalar());
    for (const auto& [dimension, value] : emit.scope)
      if (value.size() > 2 && value.front() == '{' && value.back() == '}' && value != "{doc}" && value != "{ranking}" &&
          value != "{year}")
        CheckRole(scope[dimension], value.substr(1, value.size() - 2), rule);
    std::sort(emit.scope.begin(), emit.scope.end());
    reader.Finish();
    CheckRole(node, emit.value, rule);
    CheckRole(node, emit.subject, rule);
    return emit;
  }

  static std::vector<std::string> Captured(const Rule& rule) {
    std::set<std::string> captured;
    for (const auto& patterns : rule.patterns)
      for (const Pattern& pattern : patterns)
        for (const PatternGroup& group : pattern.groups) captured.insert(group.role);
    return {captured.begin(), captured.end()};
  }

  // A role that no pattern captures and no ladder gives can never be filled.
  void CheckRole(Node node, const std::string& role, const Rule& rule) {
    if (rule.roles.count(role) != 0) return;
    const std::vector<std::string> captured = Captured(rule);
    if (captured.empty() || std::find(captured.begin(), captured.end(), role) != captured.end()) return;
    Report(node, fmt::format("no pattern fills the role \"{}\"", role), DidYouMean(role, captured));
  }

  // The role that a guard stands beside: a captured one, or "value" and "subject"
  // for what the rule emits as such. Beside any other it would look at nothing.
  std::string GuardedRole(Node node, const std::string& role, const Rule& rule) {
    const std::vector<std::string> captured = Captured(rule);
    const auto is_captured = [&](const std::string& name) {
      return captured.empty() || std::find(captured.begin(), captured.end(), name) != captured.end();
    };
    if (is_captured(role) || rule.emits.empty()) return role;
    if (role == "value" && is_captured(rule.emits.front().value)) return rule.emits.front().value;
    if (role == "subject" && is_captured(rule.emits.front().subject)) return rule.emits.front().subject;
    Report(node, fmt::format("no pattern captures \"{}\", so this guard would never look", role),
           DidYouMean(role, captured));
    return role;
  }

  // "<lexset>" or words, by language.
  PhraseSet Words(Node node, size_t language) {
    std::vector<Pattern> any;
    const size_t count = node.IsSequence() ? node.size() : 1;
    for (size_t i = 0; i < count; ++i) {
      const Node one = node.IsSequence() ? node.at(i) : node;
      const std::string text(one.scalar());
      if (IsForeign(text, language)) continue;
      PatternResult result = CompilePattern(text, LanguageOf(language), context_.vocabulary[language]);
      for (const PatternError& error : result.errors) ReportPattern(one, error);
      if (result.errors.empty()) any.push_back(std::move(result.pattern));
    }
    return AnyOf(any, LanguageOf(language));
  }

  void ReadWhere(const std::vector<Node>& nodes, BlockCondition& where) {
    if (nodes.empty()) return;
    MapReader reader(nodes, "where", diagnostics_);
    for (const std::string& name : reader.Strings("block")) {
      if (const auto kind = FindName<BlockKind>(kBlocks, name))
        where.kinds.push_back(*kind);
      else
        Report(reader.Get("block"), fmt::format("unknown block \"{}\"", name), DidYouMean(name, Names(kBlocks)));
    }
    const auto words = [&](const char* key, std::array<PhraseSet, 2>& target, bool& needed) {
      const Node value = reader.Get(key);
      needed = value.exists();
      for (size_t language = 0; value && language < 2; ++language) target[language] = Words(value, language);
    };
    words("label", where.label, where.needs_label);
    words("heading", where.heading, where.needs_heading);
    words("title", where.title, where.needs_title);
    reader.Finish();
  }

  void ReadGuards(const std::vector<Node>& chain, Rule& rule) {
    const std::vector<Node> nearest = Resolved(chain, "not_if");
    const Node list = nearest.empty() ? Node() : nearest.front();
    for (size_t i = 0; i < list.size(); ++i) {
      MapReader reader(list.at(i), "a guard", diagnostics_);
      Guard guard;
      const auto before = reader.String("before");
      const auto after = reader.String("after");
      const auto in = reader.OneOf("in", {"sentence", "heading", "title"});
      guard.where = before            ? Guard::Where::kBefore
                    : after           ? Guard::Where::kAfter
                    : in == "heading" ? Guard::Where::kHeading
                    : in == "title"   ? Guard::Where::kTitle
                                      : Guard::Where::kSentence;
      guard.role = before.value_or(after.value_or(""));
      if (!guard.role.empty()) guard.role = GuardedRole(list.at(i), guard.role, rule);
      guard.within = static_cast<int>(reader.Integer("within", 1, 40).value_or(3));
      const auto as = reader.OneOf("as", {"denied", "forecast", "target", "historical", "actual", "nothing"});
      guard.effect = as == "denied"       ? Guard::Effect::kDenied
                     : as == "forecast"   ? Guard::Effect::kForecast
                     : as == "target"     ? Guard::Effect::kTarget
                     : as == "historical" ? Guard::Effect::kHistorical
                     : as == "actual"     ? Guard::Effect::kActual
                                          : Guard::Effect::kDrop;
      if (const Node any = reader.Require("any"))
        for (size_t language = 0; language < 2; ++language) guard.words[language] = Words(any, language);
      reader.Finish();
      rule.guards.push_back(std::move(guard));
    }
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

void ReadLexsets(const YamlFile& file, Lexsets& lexsets, Diagnostics& diagnostics) {
  const Node list = file.root()["lexsets"];
  for (size_t i = 0; i < list.size() && list.IsMap(); ++i) {
    MapReader reader(list.at(i), "a lexset", diagnostics);
    Lexset lexset;
    lexset.node = list.key(i);
    const bool plural = reader.Bool("plural").value_or(false);
    for (size_t language = 0; language < 2; ++language) {
      for (std::string& entry : reader.Strings(kLanguages[language])) {
        if (plural && language == 0) lexset.entries[language].push_back(Plural(entry));
        lexset.entries[language].push_back(std::move(entry));
      }
    }
    reader.Finish();
    lexsets.insert_or_assign(std::string(list.key(i).scalar()), std::move(lexset));
  }
}

std::vector<Rule> ReadRules(const YamlFile& file, const RuleContext& context, Diagnostics& diagnostics) {
  return RuleReader(file, context, diagnostics).Read();
}

}  // namespace factlint
