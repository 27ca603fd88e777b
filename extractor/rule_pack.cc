#include "extractor/rule_pack.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "extractor/builtin.h"
#include "extractor/hash.h"

namespace factlint {
namespace {

// "rules/china-ai/rules.yaml" -> "china-ai"; empty for files beside the packs.
std::string_view PackOf(std::string_view path) {
  path.remove_prefix(std::string_view("rules/").size());
  const size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

constexpr std::string_view kLanguageFiles[] = {"rules/languages/roles-en.yaml", "rules/languages/roles-zh.yaml"};

}  // namespace

std::vector<std::string> BuiltinPackNames() {
  std::vector<std::string> names;
  for (const std::string_view path : BuiltinPaths())
    if (path.substr(std::min(path.size(), path.rfind('/'))) == "/pack.yaml") names.emplace_back(PackOf(path));
  return names;
}

std::optional<PackFiles> OpenBuiltinPack(std::string_view name) {
  PackFiles pack{.name = std::string(name), .files = {}};
  for (const std::string_view path : BuiltinPaths())
    if (PackOf(path) == name) pack.files.push_back(OpenBuiltin(path));
  if (name == "languages" || pack.files.empty()) return std::nullopt;
  return pack;
}

std::vector<std::string> UsedPacks(const PackFiles& pack) {
  std::vector<std::string> names;
  for (const auto& file : pack.files) {
    const Node uses = file->root()["uses"];
    for (size_t i = 0; i < uses.size(); ++i) names.emplace_back(uses.at(i).scalar());
  }
  return names;
}

Vocabulary MakeVocabulary(const EntityTable& entities, const Lexsets& lexsets, Language language) {
  Vocabulary vocabulary;
  for (int i = 0; i < kMentionTypes; ++i) {
    const auto type = static_cast<MentionType>(i);
    std::vector<uint32_t> characters = {kTypeBase + static_cast<uint32_t>(i)};
    if (type == MentionType::kPercent || type == MentionType::kOrdinal) characters.push_back(kPercentOrOrdinal);
    vocabulary.slots[std::string(ToString(type))] = characters;
  }
  vocabulary.slots["heading.number"] = {kHeadingNumber};
  std::vector<uint32_t> any;
  for (uint32_t i = 0; i < entities.kinds().size(); ++i) {
    const EntityKind& kind = entities.kinds()[i];
    const uint32_t character = kKindBase + i;
    any.push_back(character);
    auto& own = vocabulary.slots[kind.name];
    own.push_back(character);
    // A name that no pack knows may be a company or another organisation; places are known.
    if (i > 0 && kind.is == KindClass::kOrganisation) own.push_back(kKindBase);
    if (kind.is == KindClass::kPlace) vocabulary.slots["place"].push_back(character);
    if (kind.is == KindClass::kOrganisation) vocabulary.slots["organisation"].push_back(character);
  }
  vocabulary.slots["organisation"].push_back(kKindBase);
  vocabulary.slots["entity"] = any;
  for (const auto& [name, lexset] : lexsets) {
    const auto& entries = lexset.entries[static_cast<size_t>(language)];
    if (!entries.empty()) vocabulary.lexsets[name] = entries;
  }
  return vocabulary;
}

std::vector<const YamlFile*> RuleBook::MetricFiles() const {
  std::vector<const YamlFile*> files;
  for (const PackFiles& pack : packs_)
    for (const auto& file : pack.files)
      if (file->root()["factlint_metrics"]) files.push_back(file.get());
  return files;
}

std::vector<std::string> RuleBook::pack_names() const {
  std::vector<std::string> names;
  for (const PackFiles& pack : packs_) names.push_back(pack.name);
  return names;
}

const Expression* RuleBook::guard(Language language, size_t rule, size_t guard) const {
  return guards_[static_cast<size_t>(language)][rule][guard].get();
}

const Expression* RuleBook::condition(Language language, size_t rule, int which) const {
  return conditions_[static_cast<size_t>(language)][rule][static_cast<size_t>(which)].get();
}

Result<RuleBook> RuleBook::Load(std::vector<PackFiles> packs) {
  RuleBook book;
  book.packs_ = std::move(packs);
  Diagnostics diagnostics;
  IdHash hash;
  Lexsets lexsets;
  RuleContext context;
  std::vector<const YamlFile*> rule_files;
  for (const PackFiles& pack : book.packs_) {
    for (const auto& file : pack.files) {
      hash.Add(file->path()).Add(file->source());
      const Node root = file->root();
      if (root["factlint_entities"]) {
        book.entities_.Add(*file, diagnostics);
      } else if (root["factlint_rules"]) {
        ReadLexsets(*file, lexsets, diagnostics);
        rule_files.push_back(file.get());
      } else if (root["factlint_metrics"]) {
        const Node metrics = root["metrics"];
        for (size_t i = 0; i < metrics.size(); ++i) context.metrics.emplace_back(metrics.key(i).scalar());
      } else if (!root["factlint_pack"] && !root["factlint_policy"] && !root["factlint_language"]) {
        diagnostics.Add(file->At(root, "a file of a pack begins with its kind",
                                 "one of: factlint_pack, factlint_rules, factlint_entities, factlint_metrics"));
      }
    }
  }
  book.entities_.Finish(diagnostics);
  for (size_t i = 0; i < 2; ++i) {
    const auto file = OpenBuiltin(kLanguageFiles[i]);
    hash.Add(file->path()).Add(file->source());
    book.role_words_[i] = ReadRoleWords(*file, static_cast<Language>(i), diagnostics);
    context.vocabulary[i] = MakeVocabulary(book.entities_, lexsets, static_cast<Language>(i));
  }
  const auto names = OpenBuiltin("rules/languages/names-en.yaml");
  hash.Add(names->path()).Add(names->source());
  book.names_ = ReadNameShapes(*names, diagnostics);
  const auto tables = OpenBuiltin("rules/languages/tables.yaml");
  hash.Add(tables->path()).Add(tables->source());
  book.table_words_ = ReadTableWords(*tables, diagnostics);
  const auto han_names = OpenBuiltin("rules/languages/names-zh.yaml");
  hash.Add(han_names->path()).Add(han_names->source());
  book.names_.han = ReadHanNameShapes(*han_names, diagnostics);

  std::map<std::string, size_t> by_id;
  for (const YamlFile* file : rule_files) {
    for (Rule& rule : ReadRules(*file, context, diagnostics)) {
      const auto [place, fresh] = by_id.try_emplace(rule.id, book.rules_.size());
      if (fresh) {
        book.rules_.push_back(std::move(rule));
      } else {
        book.rules_[place->second] = std::move(rule);
      }
    }
  }
  if (diagnostics.HasErrors()) return diagnostics.ToError();
  book.ruleset_ = hash.Hex();

  for (size_t language = 0; language < 2; ++language) {
    std::vector<const Pattern*> patterns;
    for (uint32_t r = 0; r < book.rules_.size(); ++r) {
      const Rule& rule = book.rules_[r];
      for (uint32_t p = 0; p < rule.patterns[language].size(); ++p) {
        patterns.push_back(&rule.patterns[language][p]);
        book.refs_[language].push_back({r, p});
        book.exact_[language].emplace_back(rule.patterns[language][p].expression);
      }
      auto& guards = book.guards_[language].emplace_back();
      for (const Guard& guard : rule.guards)
        guards.push_back(guard.expression[language].empty() ? nullptr
                                                            : std::make_unique<Expression>(guard.expression[language]));
      auto& conditions = book.conditions_[language].emplace_back();
      const std::string* sources[] = {&rule.where.label[language], &rule.where.heading[language],
                                      &rule.where.title[language]};
      for (size_t i = 0; i < 3; ++i)
        if (!sources[i]->empty()) conditions[i] = std::make_unique<Expression>(*sources[i]);
    }
    book.triage_[language] = Triage(patterns);
  }
  return book;
}

}  // namespace factlint
