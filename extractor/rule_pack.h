// Packs: folders of rules, metrics and entities for a field, and all that a run
// knows once they are loaded together.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/entities.h"
#include "extractor/expression.h"
#include "extractor/language_words.h"
#include "extractor/rule.h"
#include "extractor/triage.h"
#include "extractor/yaml.h"

namespace factlint {

// The files of one pack, parsed, in the order of their names. A file's kind shows
// in its first key: factlint_pack, factlint_rules, factlint_entities, factlint_metrics.
struct PackFiles {
  std::string name;
  std::vector<std::unique_ptr<YamlFile>> files;
};

// "open", "china-ai", ...: the folders below rules/ that have a pack.yaml.
std::vector<std::string> BuiltinPackNames();

// Nothing where there is no such pack.
std::optional<PackFiles> OpenBuiltinPack(std::string_view name);

// What a pack.yaml says of its pack: its name and the packs that it uses. A folder
// without one has the folder's name.
struct PackHead {
  std::string name;
  std::vector<std::string> uses;
  Node node;       // of the name; missing where there is none
  Node uses_node;  // of the packs used
};
PackHead ReadPackHead(const PackFiles& pack, Diagnostics& diagnostics);

// Which rule and pattern an entry of the triage stands for.
struct PatternRef {
  uint32_t rule = 0;
  uint32_t pattern = 0;
};

// What a run needs of its packs: names and metrics, or the rules too.
enum class Reads : uint8_t { kAll, kWithoutRules };

// Everything a run knows. Immutable once loaded; safe to share among threads.
class RuleBook {
 public:
  // Later packs replace entities and rules of the same id; a rules file changes the
  // lexsets, bases and rules of the pack that it names, its own or another. A
  // pattern's lexset is its own pack's, else that of the last pack which has one.
  // Fails with all mistakes of all files, those in `diagnostics` among them, and where a
  // pack has more than 20,000 rules (some ten kilobytes each).
  // Without rules, `rules()` stays empty, nothing that rules say is checked, and the hash is the same.
  static Result<RuleBook> Load(std::vector<PackFiles> packs, Diagnostics diagnostics = {}, Reads reads = Reads::kAll);

  const EntityTable& entities() const { return entities_; }
  const std::vector<Rule>& rules() const { return rules_; }
  // By pack.
  const std::map<std::string, Lexsets, std::less<>>& lexsets() const { return lexsets_; }
  // What patterns of a pack may refer to.
  Vocabulary VocabularyOf(std::string_view pack, Language language) const;
  const std::vector<PackFiles>& packs() const { return packs_; }
  const NameShapes& names() const { return words_->names; }
  const TableWords& table_words() const { return words_->tables; }
  const RoleWords& role_words(Language language) const { return words_->role_words[static_cast<size_t>(language)]; }
  // Every file with metrics, for reconcile/metric.h.
  std::vector<const YamlFile*> MetricFiles() const;
  // The hash of every rule, entity, metric and language file read.
  const std::string& ruleset() const { return ruleset_; }
  std::vector<std::string> pack_names() const;

  const Triage& triage(Language language) const { return triage_[static_cast<size_t>(language)]; }
  const std::vector<PatternRef>& refs(Language language) const { return refs_[static_cast<size_t>(language)]; }
  const Expression& exact(Language language, size_t ref) const { return exact_[static_cast<size_t>(language)][ref]; }
  // The guard's expression, or null where it has none in this language.
  const PhraseFinder& guard(Language language, size_t rule, size_t guard) const;
  const PhraseFinder& condition(Language language, size_t rule, int which) const;  // 0 label, 1 heading, 2 title

 private:
  class Loader;

  std::vector<PackFiles> packs_;
  EntityTable entities_;
  std::map<std::string, Lexsets, std::less<>> lexsets_;
  std::vector<Rule> rules_;
  const LanguageWords* words_ = nullptr;  // lives as long as the program
  std::string ruleset_;
  Triage triage_[2];
  std::vector<PatternRef> refs_[2];
  std::vector<Expression> exact_[2];
  std::vector<std::vector<PhraseFinder>> guards_[2];
  std::vector<std::vector<PhraseFinder>> conditions_[2];  // three a rule
};

// The slots that rules may name: mention types, kinds, "place", "organisation",
// "entity", "name", "heading.number".
// `lexsets`: those seen, by name; they must outlive the vocabulary.
Vocabulary MakeVocabulary(const EntityTable& entities, const std::map<std::string_view, const Lexset*>& lexsets,
                          Language language);

}  // namespace factlint
