// Packs: folders of rules, metrics and entities for a field, and all that a run
// knows once they are loaded together.
#pragma once

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
#include "extractor/rule_store.h"
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
  uint32_t number = 0;  // of the entry
};
inline constexpr uint32_t kNoRule = UINT32_MAX;  // of a pack that is not in use

// What a run needs of its packs: names and metrics, or the rules too; of packs that are all built in
// each rule only when a text has its words.
enum class Reads : uint8_t { kAll, kWhenNeeded, kWithoutRules };

// Everything a run knows. Immutable once loaded; safe to share among threads.
class RuleBook {
 public:
  // Later packs replace entities and rules of the same id; a rules file changes the
  // lexsets, bases and rules of the pack that it names, its own or another. A
  // pattern's lexset is its own pack's, else that of the last pack which has one.
  // Fails with all mistakes of all files, those in `diagnostics` among them, and where a
  // pack has more than 20,000 rules (some ten kilobytes each).
  // Without rules, `rules()` stays empty, nothing that rules say is checked, and the hash is the same.
  // Except with kAll, all packs must be built in; the book says the same as one that read all.
  static Result<RuleBook> Load(std::vector<PackFiles> packs, Diagnostics diagnostics = {}, Reads reads = Reads::kAll);

  const EntityTable& entities() const { return *entities_; }
  // All of them, read.
  const std::vector<Rule>& rules() const { return store_->All(); }
  const Rule& rule(size_t i) const { return store_->rule(i); }
  // Only id, pack and node are there for certain.
  const std::vector<Rule>& rule_heads() const { return store_->Heads(); }
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
  // By number of the triage's entries.
  const std::vector<PatternRef>& refs(Language language) const { return refs_[static_cast<size_t>(language)]; }
  // The patterns that may match a sentence of these keys, by rule and pattern.
  std::vector<PatternRef> Candidates(Language language, const std::vector<uint64_t>& keys) const;
  const Expression& exact(Language language, PatternRef ref) const {
    return store_->exact(language, ref.rule, ref.pattern);
  }
  const PhraseFinder& guard(Language language, size_t rule, size_t guard) const {
    return store_->guard(language, rule, guard);
  }
  const PhraseFinder& condition(Language language, size_t rule, int which) const {
    return store_->condition(language, rule, which);
  }

 private:
  class Loader;

  std::vector<PackFiles> packs_;
  std::unique_ptr<EntityTable> entities_;  // stays where it is when the book is moved
  std::map<std::string, Lexsets, std::less<>> lexsets_;
  std::unique_ptr<const RuleStore> store_;
  const LanguageWords* words_ = nullptr;  // lives as long as the program
  std::string ruleset_;
  Triage triage_[2];
  std::vector<PatternRef> refs_[2];
};

// The slots that rules may name: mention types, kinds, "place", "organisation",
// "entity", "name", "heading.number".
// `lexsets`: those seen, by name; they must outlive the vocabulary.
Vocabulary MakeVocabulary(const EntityTable& entities, const std::map<std::string_view, const Lexset*>& lexsets,
                          Language language);

}  // namespace factlint
