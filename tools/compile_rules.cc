// Writes a C++ file that says what each built-in rule needs (extractor/compiled_rules.h),
// their entities (extractor/compiled_entities.h) and what patterns compile to (extractor/compiled_texts.h).
// usage: factlint_compile_rules OUTPUT
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extractor/builtin.h"
#include "extractor/compiled_entities.h"
#include "extractor/compiled_rules.h"
#include "extractor/outline_cues.h"
#include "extractor/rule_pack.h"
#include "tools/compile_lexicon.h"
#include "tools/compile_texts.h"
#include "tools/source_writer.h"

namespace factlint {

const CompiledRules kCompiledRules{};
const CompiledEntities kCompiledEntities{};

namespace {

// All built-in packs, `open` first as in a run, each behind those that it uses.
class AllPacks {
 public:
  AllPacks() {
    Add("open");
    for (const std::string& name : BuiltinPackNames()) Add(name);
  }

  std::vector<PackFiles> Take() { return std::move(packs_); }

 private:
  void Add(const std::string& name) {
    if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) return;
    seen_.push_back(name);
    std::optional<PackFiles> pack = OpenBuiltinPack(name);
    if (!pack) BuiltinIsBroken(name + " is no pack\n");
    Diagnostics diagnostics;
    const PackHead head = ReadPackHead(*pack, diagnostics);
    for (const std::string& used : head.uses) Add(used);
    pack->name = head.name;
    packs_.push_back(std::move(*pack));
  }

  std::vector<std::string> seen_;
  std::vector<PackFiles> packs_;
};

using factlint::CodeOf;

std::string CodeOf(TriageTables::Range range) { return fmt::format("{{{},{}}}", range.first, range.last); }
std::string CodeOf(const TriageTables::Ahead& ahead) {
  return fmt::format("{{{},{},{}}}", CodeOf(ahead.keys), ahead.least, ahead.most);
}
std::string CodeOf(const TriageTables::Slot& slot) {
  return fmt::format("{{{}u,{},{}}}", slot.key, CodeOf(slot.groups), slot.row);
}
std::string CodeOf(const CompiledRules::File& file) {
  return fmt::format("{{{},{},{}}}", CodeOf(file.path), file.first, file.count);
}
std::string CodeOf(const CompiledRules::Pattern& pattern) {
  return fmt::format("{{{},{}}}", pattern.rule, pattern.pattern);
}

std::string CodeOf(const NameTables::Name& name) {
  return fmt::format("{{{},{},{},{}}}", CodeOf(name.text), name.entity, CodeOf(name.capital), CodeOf(name.exact));
}
std::string CodeOf(const NameTables::Head& head) {
  return fmt::format("{{{}u,{},{}}}", head.hash, head.first, head.last);
}
std::string CodeOf(const CompiledEntities::Entity& entity) {
  return fmt::format("{{{},{},{},{},{},{}}}", CodeOf(entity.id), CodeOf(entity.name), CodeOf(entity.in),
                     CodeOf(entity.parent), entity.kind, entity.file);
}

template <class Items>
std::string Array(SourceWriter& writer, std::string_view type, const Items& items) {
  return writer.Array(type, items, [](const auto& item) { return CodeOf(item); });
}

std::string TriageCode(SourceWriter& writer, const TriageTables& t) {
  return fmt::format(
      "{{.required = {}, .groups_of = {}, .begins_of = {}, .begins = {}, .ahead_of = {}, .aheads = {}, .asks_of = {}, "
      ".asks = {}, .index = {}, .groups_by_key = {}, .rows = {}, .asking = {}, .filter = {}, .always = {}}}",
      Array(writer, "TriageTables::Range", t.required), Array(writer, "uint32_t", t.groups_of),
      Array(writer, "TriageTables::Range", t.begins_of), Array(writer, "uint64_t", t.begins),
      Array(writer, "TriageTables::Ahead", t.ahead_of), Array(writer, "uint64_t", t.aheads),
      Array(writer, "TriageTables::Range", t.asks_of), Array(writer, "uint32_t", t.asks),
      Array(writer, "TriageTables::Slot", t.index), Array(writer, "uint32_t", t.groups_by_key),
      Array(writer, "uint64_t", t.rows), Array(writer, "uint64_t", t.asking), Array(writer, "uint64_t", t.filter),
      Array(writer, "uint32_t", t.always));
}

std::vector<CompiledRules::File> FilesOf(const RuleBook& book) {
  std::vector<CompiledRules::File> files;
  uint32_t first = 0;
  for (const PackFiles& pack : book.packs()) {
    for (const auto& file : pack.files) {
      if (!file->root()["factlint_rules"]) continue;
      const auto count = static_cast<uint32_t>(file->root()["rules"].size());
      files.push_back({.path = file->path(), .first = first, .count = count});
      first += count;
    }
  }
  return files;
}

std::string RulesCode(SourceWriter& writer, const RuleBook& book) {
  std::vector<std::string_view> kinds;
  for (const EntityKind& kind : book.entities().kinds()) kinds.push_back(kind.name);
  const std::string kind_names = Array(writer, "std::string_view", kinds);
  const std::string files = Array(writer, "CompiledRules::File", FilesOf(book));
  std::string triage;
  std::string patterns;
  for (const Language language : {Language::kEnglish, Language::kChinese}) {
    std::vector<CompiledRules::Pattern> list;
    for (const PatternRef ref : book.refs(language)) list.push_back({.rule = ref.rule, .pattern = ref.pattern});
    triage += TriageCode(writer, book.triage(language).tables()) + ", ";
    patterns += Array(writer, "CompiledRules::Pattern", list) + ", ";
  }
  return fmt::format("{{.kinds = {}, .files = {}, .triage = {{{}}}, .patterns = {{{}}}}}", kind_names, files, triage,
                     patterns);
}

// Their files in the order in which the book has their entities; which file has which.
std::vector<std::string_view> EntityFilesOf(const RuleBook& book, std::map<std::string_view, uint32_t>& file_of) {
  std::vector<std::string_view> files;
  for (const PackFiles& pack : book.packs()) {
    for (const auto& file : pack.files) {
      const Node entities = file->root()["entities"];
      if (!file->root()["factlint_entities"]) continue;
      for (size_t i = 0; i < entities.size(); ++i) {
        const bool fresh = file_of.try_emplace(entities.key(i).scalar(), static_cast<uint32_t>(files.size())).second;
        if (!fresh) BuiltinIsBroken(fmt::format("two packs have the entity {}\n", entities.key(i).scalar()));
      }
      files.push_back(file->path());
    }
  }
  return files;
}

std::string EntitiesCode(SourceWriter& writer, const RuleBook& book) {
  std::map<std::string_view, uint32_t> file_of;
  const std::vector<std::string_view> files = EntityFilesOf(book, file_of);
  std::vector<CompiledEntities::Entity> entities;
  for (const Entity& one : book.entities().entities())
    entities.push_back({one.id, one.name, one.in, one.parent, one.kind, file_of.at(one.id)});
  const NameTables& names = book.entities().names();
  return fmt::format(
      "{{.files = {}, .entities = {}, .names = {{.names = {}, .heads = {}, .starts = {{{}, {}}}, .word_starts = {}, "
      ".wide_starts = {}}}}}",
      Array(writer, "std::string_view", files), Array(writer, "CompiledEntities::Entity", entities),
      Array(writer, "NameTables::Name", names.names), Array(writer, "NameTables::Head", names.heads),
      Array(writer, "uint64_t", names.starts[0]), Array(writer, "uint64_t", names.starts[1]),
      Array(writer, "uint64_t", names.word_starts), Array(writer, "uint64_t", names.wide_starts));
}

// What no rule says but every text is held against.
void RememberTheRest(const RuleBook& book) {
  for (const std::string& source : OutlineCues::Get().Sources()) RememberExpression(source);
  for (const EntityKind& kind : book.entities().kinds())
    if (kind.shape) RememberExpression(kind.shape->source());
}

std::string Code(const RuleBook& book) {
  RememberTheRest(book);
  SourceWriter writer;
  const std::string rules = RulesCode(writer, book);
  const std::string entities = EntitiesCode(writer, book);
  const std::string lexicon = CompiledLexiconCode(writer);
  const std::string texts = CompiledTextsCode(writer);
  return fmt::format(
      "#include \"extractor/compiled_entities.h\"\n#include \"extractor/compiled_lexicon.h\"\n#include "
      "\"extractor/compiled_rules.h\"\n#include \"extractor/compiled_texts.h\"\n\nnamespace factlint {{\n"
      "namespace {{\n\nusing Op = BacktrackerProgram::Op;\n{}\n}}  // namespace\n\n"
      "constinit const CompiledRules kCompiledRules = {};\n\n"
      "constinit const CompiledEntities kCompiledEntities = {};\n\n"
      "constinit const CompiledLexicon kCompiledLexicon = {};\n\n"
      "constinit const CompiledTexts kCompiledTexts = {};\n\n}}  // namespace factlint\n",
      writer.arrays(), rules, entities, lexicon, texts);
}

}  // namespace
}  // namespace factlint

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const factlint::Result<factlint::RuleBook> book = factlint::RuleBook::Load(factlint::AllPacks().Take());
  if (!book) {
    std::fputs(book.error().what.c_str(), stderr);
    return 1;
  }
  // A rule that took another's place, or one with a mistake, would put those behind it out of order.
  size_t rules = 0;
  for (const factlint::CompiledRules::File& file : factlint::FilesOf(*book)) rules += file.count;
  if (rules != book->rules().size()) {
    std::fputs("built-in rules must not replace each other\n", stderr);
    return 1;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << factlint::Code(*book);
  return out.good() ? 0 : 1;
}
