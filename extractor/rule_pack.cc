#include "extractor/rule_pack.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "extractor/builtin.h"
#include "extractor/compiled_entities.h"
#include "extractor/compiled_rules.h"
#include "extractor/hash.h"

namespace factlint {
namespace {

// "rules/china-ai/rules.yaml" -> "china-ai"; empty for files beside the packs.
std::string_view PackOf(std::string_view path) {
  path.remove_prefix(std::string_view("rules/").size());
  const size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

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

PackHead ReadPackHead(const PackFiles& pack, Diagnostics& diagnostics) {
  PackHead head{.name = pack.name, .uses = {}, .node = {}, .uses_node = {}};
  for (const auto& file : pack.files) {
    if (!file->root()["factlint_pack"]) continue;
    MapReader reader(file->root(), "a pack.yaml", diagnostics);
    reader.Integer("factlint_pack", 1, 1);
    head.node = reader.Require("name");
    head.name = reader.String("name").value_or(pack.name);
    head.uses = reader.Strings("uses");
    head.uses_node = file->root()["uses"];
    if (const Node label = reader.Get("label"); label && !label.IsScalar()) {
      MapReader labels(label, "a label", diagnostics);
      labels.String("en");
      labels.String("zh");
      labels.Finish();
    }
    reader.Finish();
  }
  return head;
}

Vocabulary MakeVocabulary(const EntityTable& entities, const std::map<std::string_view, const Lexset*>& lexsets,
                          Language language) {
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
    if (kind.name.empty()) continue;  // of a pack that is not in use
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
    const auto& entries = lexset->entries[static_cast<size_t>(language)];
    const auto& both = lexset->entries;  // one that is empty at all is kept, to be told of
    const bool empty = std::all_of(std::begin(both), std::end(both), [](const auto& one) { return one.empty(); });
    if (!entries.empty() || empty) vocabulary.lexsets[std::string(name)] = &entries;
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

Vocabulary RuleBook::VocabularyOf(std::string_view pack, Language language) const {
  std::map<std::string_view, const Lexset*> seen;
  const auto add = [&](std::string_view name) {
    const auto found = lexsets_.find(name);
    if (found == lexsets_.end()) return;
    for (const auto& [id, lexset] : found->second) seen[id] = &lexset;
  };
  for (const PackFiles& one : packs_)
    for (const auto& file : one.files)
      if (file->root()["factlint_rules"]) add(file->root()["pack"].scalar());
  add(pack);
  return MakeVocabulary(*entities_, seen, language);
}

std::vector<PatternRef> RuleBook::Candidates(Language language, const std::vector<uint64_t>& keys) const {
  std::vector<PatternRef> candidates;
  for (const uint32_t number : triage(language).Candidates(keys))
    if (const PatternRef ref = refs(language)[number]; ref.rule != kNoRule) candidates.push_back(ref);
  const auto before = [](PatternRef a, PatternRef b) {
    return std::tie(a.rule, a.pattern) < std::tie(b.rule, b.pattern);
  };
  if (!std::is_sorted(candidates.begin(), candidates.end(), before))
    std::sort(candidates.begin(), candidates.end(), before);
  return candidates;
}

namespace {
constexpr size_t kMostRules = 20'000;  // of one pack
}

// Fills a book, step by step.
class RuleBook::Loader {
 public:
  Loader(RuleBook& book, Diagnostics& diagnostics) : book_(book), diagnostics_(diagnostics) {}

  void ReadFiles() {
    for (const PackFiles& pack : book_.packs_)
      for (const auto& file : pack.files) ReadOne(*file);
    book_.entities_->Finish(diagnostics_);
  }

  void ReadAllRules() {
    std::map<std::string, RuleContext> contexts;  // by pack
    std::map<std::string, size_t> by_id;
    std::map<std::string, size_t> sizes;  // by pack
    std::vector<Rule> all;
    for (const YamlFile* file : rule_files_) {
      const std::string pack(file->root()["pack"].scalar());
      const Node rules = file->root()["rules"];
      if (const size_t size = sizes[pack] += rules.size(); size > kMostRules) {
        diagnostics_.Add(file->At(rules,
                                  fmt::format("{} rules are more than the {} that a pack may have", size, kMostRules),
                                  "one rule with a lexset in its pattern does the work of many that differ by a word"));
        break;
      }
      const auto [context, fresh_pack] = contexts.try_emplace(pack);
      if (fresh_pack) context->second = ContextOf(pack);
      for (Rule& rule : ReadRules(*file, context->second, diagnostics_)) {
        const auto [place, fresh] = by_id.try_emplace(rule.id, all.size());
        if (fresh) {
          all.push_back(std::move(rule));
          continue;
        }
        Rule& other = all[place->second];
        rule.replaced = std::move(other.replaced);
        rule.replaced.push_back(other.node);
        other = std::move(rule);
      }
    }
    CheckBeats(by_id, all);
    Store(std::move(all));
  }

  // Nothing of the rules but their names; built-in ones have no mistakes and replace none.
  void ListRules() {
    std::vector<Rule> heads;
    std::vector<uint32_t> own(NumberOfRules(), kNoRule);  // by number of compiled rules
    for (const YamlFile* file : rule_files_) {
      const CompiledRules::File& compiled = CompiledFile(file->path());
      const std::string pack(file->root()["pack"].scalar());
      const Node rules = file->root()["rules"];
      for (size_t i = 0; i < rules.size(); ++i) {
        own[compiled.first + i] = static_cast<uint32_t>(heads.size());
        Rule& head = heads.emplace_back();
        head.node = rules.at(i);
        head.pack = pack;
        head.id = pack + "/" + std::string(head.node["id"].scalar());
      }
    }
    for (size_t language = 0; language < 2; ++language) {
      book_.triage_[language] = Triage(kCompiledRules.triage[language]);
      uint32_t number = 0;
      for (const CompiledRules::Pattern& pattern : kCompiledRules.patterns[language])
        book_.refs_[language].push_back({own[pattern.rule], pattern.pattern, number++});
    }
    book_.store_ = std::make_unique<const RuleStore>(std::move(heads), ReaderOfRules());
  }

  // Last: they may be loading on another thread.
  void TakeLanguageWords() {
    book_.words_ = &LanguageWords::Builtin();
    book_.ruleset_ = hash_.Add(book_.words_->hash).Hex();
  }

 private:
  void ReadOne(const YamlFile& file) {
    hash_.Add(file.Digest());
    const Node root = file.root();
    if (root["factlint_entities"]) {
      book_.entities_->Add(file, diagnostics_);
    } else if (root["factlint_rules"]) {
      const std::string pack(root["pack"].scalar());
      ReadLexsets(file, book_.lexsets_[pack], diagnostics_);
      const Node bases = root["bases"];
      for (size_t i = 0; i < bases.size() && bases.IsMap(); ++i)
        bases_[pack].insert_or_assign(std::string(bases.key(i).scalar()), bases.at(i));
      rule_files_.push_back(&file);
    } else if (root["factlint_metrics"]) {
      const Node metrics = root["metrics"];
      for (size_t i = 0; i < metrics.size() && metrics.IsMap(); ++i) metrics_.emplace_back(metrics.key(i).scalar());
    } else if (!root["factlint_pack"] && !root["factlint_policy"] && !root["factlint_language"]) {
      diagnostics_.Add(file.At(root, "a file of a pack begins with its kind",
                               "one of: factlint_pack, factlint_rules, factlint_entities, factlint_metrics"));
    }
  }

  RuleContext ContextOf(const std::string& pack) const {
    RuleContext context{
        .pack = pack, .vocabulary = {}, .metrics = metrics_, .bases = {}, .entities = book_.entities_.get()};
    if (const auto bases = bases_.find(pack); bases != bases_.end()) context.bases = bases->second;
    for (size_t i = 0; i < 2; ++i) context.vocabulary[i] = book_.VocabularyOf(pack, static_cast<Language>(i));
    return context;
  }

  static size_t NumberOfRules() { return kCompiledRules.files.back().first + kCompiledRules.files.back().count; }

  static const CompiledRules::File& CompiledFile(std::string_view path) {
    const auto file = std::find_if(kCompiledRules.files.begin(), kCompiledRules.files.end(),
                                   [&](const CompiledRules::File& one) { return one.path == path; });
    assert(file != kCompiledRules.files.end());
    return *file;
  }

  // `beats: [x]` of a rule that nobody has would beat nothing in silence; one of a
  // pack that is not in use is no mistake.
  void CheckBeats(const std::map<std::string, size_t>& by_id, const std::vector<Rule>& rules) {
    for (const Rule& rule : rules) {
      for (const std::string& id : rule.beats) {
        if (by_id.count(id) != 0 || id.substr(0, id.find('/')) != rule.pack) continue;
        std::vector<std::string> known;
        for (const auto& [other, unused] : by_id)
          if (other.substr(0, other.find('/')) == rule.pack) known.push_back(other.substr(rule.pack.size() + 1));
        const std::string name = id.substr(rule.pack.size() + 1);
        const Node node = rule.node["beats"];
        diagnostics_.Add(node.file()->At(node, fmt::format("unknown rule \"{}\"", name), DidYouMean(name, known)));
      }
    }
  }

  void Store(std::vector<Rule> rules) {
    book_.store_ = std::make_unique<const RuleStore>(std::move(rules));
    for (size_t language = 0; language < 2; ++language) {
      std::vector<const Pattern*> patterns;
      for (uint32_t r = 0; r < book_.store_->size(); ++r) {
        const std::vector<Pattern>& own = book_.store_->rule(r).patterns[language];
        for (uint32_t p = 0; p < own.size(); ++p) {
          book_.refs_[language].push_back({r, p, static_cast<uint32_t>(patterns.size())});
          patterns.push_back(&own[p]);
        }
      }
      book_.triage_[language] = Triage(patterns);
    }
  }

  RuleStore::Reader ReaderOfRules() const {
    std::map<std::string, RuleContext> contexts;  // by pack
    for (const YamlFile* file : rule_files_) {
      const std::string pack(file->root()["pack"].scalar());
      contexts.emplace(pack, ContextOf(pack)).first->second.built_in = true;
    }
    return [contexts = std::move(contexts)](const Rule& head) {
      Diagnostics diagnostics;
      Rule rule = ReadRule(head.node, contexts.at(head.pack), diagnostics);
      if (diagnostics.HasErrors()) BuiltinIsBroken(diagnostics.ToString());
      return rule;
    };
  }

  RuleBook& book_;
  Diagnostics& diagnostics_;
  IdHash hash_;
  std::vector<std::string> metrics_;
  std::vector<const YamlFile*> rule_files_;
  std::map<std::string, Bases, std::less<>> bases_;  // by pack
};

Result<RuleBook> RuleBook::Load(std::vector<PackFiles> packs, Diagnostics diagnostics, Reads reads) {
  RuleBook book;
  book.packs_ = std::move(packs);
  book.entities_ =
      std::make_unique<EntityTable>(kCompiledRules.kinds, reads == Reads::kAll ? nullptr : &kCompiledEntities);
  book.store_ = std::make_unique<const RuleStore>(std::vector<Rule>());
  Loader loader(book, diagnostics);
  loader.ReadFiles();
  if (reads == Reads::kAll) loader.ReadAllRules();
  if (diagnostics.HasErrors()) return diagnostics.ToError();
  if (reads == Reads::kWhenNeeded) loader.ListRules();
  loader.TakeLanguageWords();
  return book;
}

}  // namespace factlint
