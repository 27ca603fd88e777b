#include "extractor/rule_lint.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "extractor/extract.h"
#include "extractor/rule_show.h"
#include "extractor/rule_test.h"

namespace factlint {
namespace {

constexpr int kMostInstructions = 20'000;
constexpr std::string_view kLanguages[] = {"en", "zh"};

bool IsGap(std::string_view part) { return part[0] == '~'; }

bool IsChinese(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte >= 0xE3 && byte <= 0xE9;
         }) >= 3;
}

class Linter {
 public:
  Linter(const RuleBook& book, const std::vector<std::string>& packs, const RuleUse* corpus)
      : book_(book), packs_(packs), corpus_(corpus) {}

  std::vector<Diagnostic> Run() {
    for (uint32_t r = 0; r < book_.rules().size(); ++r) {
      const Rule& rule = book_.rules()[r];
      if (!IsMeant(rule.pack) || rule.emits.empty()) continue;
      Tests(rule);
      Patterns(rule);
      Roles(rule);
      if (corpus_ != nullptr && corpus_->claims[r] == 0)
        Warn(rule.node["id"], "no-hit",
             fmt::format("no claim of \"{}\" in the documents of this configuration", rule.id));
    }
    Ties();
    Languages();
    for (const auto& [pack, lexsets] : book_.lexsets())
      if (IsMeant(pack)) Words(pack, lexsets);
    return std::move(warnings_);
  }

 private:
  bool IsMeant(std::string_view pack) const {
    return packs_.empty() || std::find(packs_.begin(), packs_.end(), pack) != packs_.end();
  }

  void Warn(Node node, std::string_view name, std::string what, std::string hint = {}) {
    Diagnostic d = node.file()->At(node, fmt::format("{} [{}]", what, name), std::move(hint));
    d.warning = true;
    warnings_.push_back(std::move(d));
  }

  void Tests(const Rule& rule) {
    bool positive = false;
    bool negative = false;
    bool chinese[2] = {false, false};
    for (const RuleTest& test : rule.tests) {
      if (!test.todo.empty()) continue;
      const bool claims = test.node["out"].size() > 0;
      positive = positive || claims;
      negative = negative || !claims;
      chinese[IsChinese(test.in) ? 1 : 0] = true;
    }
    const Node at = rule.node["id"];
    if (!positive) Warn(at, "no-positive-test", "no test shows what the rule finds");
    if (!negative)
      Warn(at, "no-negative-test", "no test shows what the rule must leave alone",
           "add one with `out: []`, close to what it finds");
    for (size_t language = 0; language < 2; ++language)
      if (positive && !rule.patterns[language].empty() && !chinese[language])
        Warn(at, "language-without-test",
             fmt::format("patterns for {}, and no test in that language", kLanguages[language]));
  }

  void Patterns(const Rule& rule) {
    const std::vector<Node> match = Resolved(rule.chain, "match");
    for (size_t language = 0; language < 2; ++language) {
      Node list;
      for (const Node& map : match)
        if (!list) list = map[kLanguages[language]];
      for (size_t p = 0; p < rule.patterns[language].size(); ++p)
        OnePattern(rule, rule.patterns[language][p], list.IsSequence() ? list.at(p) : list);
    }
  }

  void OnePattern(const Rule& rule, const Pattern& pattern, Node at) {
    const std::vector<std::string> parts = PatternParts(pattern.source);
    for (size_t i = 1; i < parts.size(); ++i)
      if (IsGap(parts[i - 1]) && IsGap(parts[i]))
        Warn(at, "gaps-side-by-side", fmt::format("the gaps {} and {} stand side by side", parts[i - 1], parts[i]),
             "write one gap of both");
    const bool anchored = pattern.source.find("{list:") != std::string::npos ||
                          pattern.source.find("{heading.number") != std::string::npos;
    if (pattern.literals == 0 && !rule.weak && !anchored)
      Warn(at, "matches-anything", "no word but the slot decides", "add a word or a lexset, or `weak: true`");
    if (const int size = Expression(pattern.expression).Size(); size == 0 || size > kMostInstructions)
      Warn(at, "large-program",
           size == 0 ? std::string("too large to be compiled: it never matches")
                     : fmt::format("{} instructions, more than {}", size, kMostInstructions),
           "shorten its gaps, or the lexsets between them");
  }

  void Roles(const Rule& rule) {
    std::set<std::string> captured;
    for (const auto& patterns : rule.patterns)
      for (const Pattern& pattern : patterns)
        for (const PatternGroup& group : pattern.groups) captured.insert(group.role);
    for (const Emit& emit : rule.emits) {
      Placeholders(rule, emit, captured);
      if (!emit.population.empty() && captured.count(emit.population) == 0)
        Warn(rule.node, "never-resolves", fmt::format("no pattern captures \"{}\" for the population", emit.population),
             fmt::format("a gap does: ~2:{}", emit.population));
    }
    for (const auto& [name, spec] : rule.roles) Rungs(rule, name, spec);
  }

  // "count:{noun}" where no pattern has {noun}.
  void Placeholders(const Rule& rule, const Emit& emit, const std::set<std::string>& captured) {
    for (size_t at = emit.metric.find('{'); at != std::string::npos; at = emit.metric.find('{', at + 1)) {
      const std::string name = emit.metric.substr(at + 1, emit.metric.find('}', at) - at - 1);
      // {before} is what the text counted last, {province} where the subject lies.
      if (name != "before" && name != "province" && captured.count(name) == 0)
        Warn(rule.node, "never-resolves", fmt::format("no pattern captures {{{}}} of the metric", name));
    }
  }

  void Rungs(const Rule& rule, const std::string& name, const RoleSpec& spec) {
    const Node at = Resolved(rule.chain, name).front();
    if (spec.entity.empty() && spec.fillers.empty())
      return Warn(at, "never-resolves", fmt::format("\"{}\" has neither a slot nor an entity", name));
    const bool entities =
        std::any_of(spec.fillers.begin(), spec.fillers.end(), [](uint32_t c) { return c >= kKindBase; });
    if (name == "subject" && spec.entity.empty() && !entities)
      Warn(at, "never-resolves", "a subject is an entity: a number or a date is none");
    const std::vector<BlockKind>& kinds = rule.where.kinds;
    if (kinds.empty()) return;
    const auto only = [&](std::initializer_list<BlockKind> fitting) {
      return std::none_of(kinds.begin(), kinds.end(), [&](BlockKind kind) {
        return std::find(fitting.begin(), fitting.end(), kind) != fitting.end();
      });
    };
    for (const Rung rung : spec.from) {
      const bool row = rung == Rung::kTableRow || rung == Rung::kTableColumn;
      const bool list = rung == Rung::kListIntro;
      if ((row && only({BlockKind::kTableRow, BlockKind::kTableHeader})) ||
          (list && only({BlockKind::kListItem, BlockKind::kLabel})))
        if (spec.from.size() == 1)
          Warn(at, "never-resolves",
               fmt::format("\"{}\" comes from {} alone, and `where:` allows no such block", name, ToString(rung)));
    }
  }

  void Ties() {
    RuleUse use;
    for (const Rule& rule : book_.rules())
      for (const RuleTest& test : rule.tests) use.Add(UseOfRules(book_, DocumentOf(test)));
    if (corpus_ != nullptr) use.Add(*corpus_);
    for (const RuleTie& tie : use.ties) {
      const Rule& winner = book_.rules()[tie.winner];
      const Rule& loser = book_.rules()[tie.loser];
      if (!IsMeant(winner.pack) && !IsMeant(loser.pack)) continue;
      Warn(winner.node["id"], "tie",
           fmt::format("ties with {} on \"{}\": only their order decides", loser.id, tie.text),
           fmt::format("say `beats: [{}]`, or the other way round", loser.id));
    }
  }

  void Languages() {
    for (const PackFiles& pack : book_.packs()) {
      for (const auto& file : pack.files) {
        const Node root = file->root();
        const std::string_view name = root["pack"].scalar();
        if (!root["factlint_rules"] || !IsMeant(name)) continue;
        const Node languages = root["languages"];
        for (size_t i = 0; i < languages.size(); ++i) {
          const auto language = static_cast<size_t>(languages.at(i).scalar() == kLanguages[1]);
          const bool any = std::any_of(book_.rules().begin(), book_.rules().end(), [&](const Rule& rule) {
            return rule.node.file() == file.get() && !rule.patterns[language].empty();
          });
          if (!any)
            Warn(languages.at(i), "language-without-pattern",
                 fmt::format("no rule of this file has a pattern for {}", kLanguages[language]));
        }
      }
    }
  }

  void Words(std::string_view pack, const Lexsets& lexsets) {
    std::set<std::string> used;
    for (const Rule& rule : book_.rules())
      for (std::string& name : LexsetsOf(rule)) used.insert(std::move(name));
    for (const auto& [name, lexset] : lexsets) {
      if (used.count(name) == 0)
        Warn(lexset.node, "unused-lexset", fmt::format("no rule names the lexset <{}> of {}", name, pack));
      for (const auto& entries : lexset.entries)
        for (const std::string& entry : entries) Entry(lexset, name, entry);
    }
  }

  // A text shows a name that a pack knows as one character, never as its words.
  void Entry(const Lexset& lexset, const std::string& name, const std::string& entry) {
    for (const Mention& mention : book_.entities().Find(entry)) {
      const Entity& entity = book_.entities().entities()[mention.entity];
      Warn(lexset.node, "shadowed-entry",
           fmt::format("the entry \"{}\" of <{}> holds the name \"{}\" of {}", entry, name,
                       entry.substr(mention.span.begin, mention.span.end - mention.span.begin), entity.id),
           fmt::format("a pattern sees {{{}}} there: write a slot", book_.entities().kinds()[entity.kind].name));
    }
  }

  const RuleBook& book_;
  const std::vector<std::string>& packs_;
  const RuleUse* corpus_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace

void RuleUse::Add(const RuleUse& other) {
  claims.resize(std::max(claims.size(), other.claims.size()));
  for (size_t i = 0; i < other.claims.size(); ++i) claims[i] += other.claims[i];
  ties.insert(ties.end(), other.ties.begin(), other.ties.end());
  std::sort(ties.begin(), ties.end());
  const auto same = [](const RuleTie& a, const RuleTie& b) { return a.winner == b.winner && a.loser == b.loser; };
  ties.erase(std::unique(ties.begin(), ties.end(), same), ties.end());
}

RuleUse UseOfRules(const RuleBook& book, const Document& document) {
  std::vector<MatchFate> fates;
  const Extraction extraction = ExtractClaims(document, book, {}, &fates);
  RuleUse use;
  use.claims.resize(book.rules().size());
  for (const MatchFate& fate : fates) {
    if (fate.kind == MatchFate::Kind::kClaim) ++use.claims[fate.rule];
    const bool tie =
        fate.kind == MatchFate::Kind::kLost && fate.edge == MatchFate::Edge::kOrder && fate.winner != fate.rule;
    if (!tie) continue;
    std::string text(document.Slice(extraction.outline.sentences[fate.sentence].span));
    std::replace(text.begin(), text.end(), '\n', ' ');
    use.ties.push_back({fate.winner, fate.rule, std::move(text)});
  }
  RuleUse sorted;
  sorted.Add(use);
  return sorted;
}

std::vector<Diagnostic> LintRules(const RuleBook& book, const std::vector<std::string>& packs, const RuleUse* corpus) {
  return Linter(book, packs, corpus).Run();
}

}  // namespace factlint
