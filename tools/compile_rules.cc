// Writes a C++ file that says what each built-in rule needs (extractor/compiled_rules.h).
// usage: factlint_compile_rules OUTPUT
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extractor/builtin.h"
#include "extractor/compiled_rules.h"
#include "extractor/rule_pack.h"

namespace factlint {

const CompiledRules kCompiledRules{};

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

using Range = TriageTables::Range;

std::string Text(uint32_t n) { return fmt::format("{}", n); }
std::string Text(uint64_t n) { return fmt::format("{}u", n); }
std::string Text(std::string_view text) { return fmt::format("\"{}\"", text); }
std::string Text(const std::string& text) { return Text(std::string_view(text)); }
std::string Text(Range range) { return fmt::format("{{{},{}}}", range.first, range.last); }
std::string Text(const TriageTables::Ahead& ahead) {
  return fmt::format("{{{},{},{}}}", Text(ahead.keys), ahead.least, ahead.most);
}
std::string Text(const TriageTables::Slot& slot) { return fmt::format("{{{}u,{}}}", slot.key, Text(slot.groups)); }
std::string Text(const CompiledRules::File& file) {
  return fmt::format("{{\"{}\",{},{}}}", file.path, file.first, file.count);
}
std::string Text(const CompiledRules::Pattern& pattern) {
  return fmt::format("{{{},{}}}", pattern.rule, pattern.pattern);
}

// The arrays, and what refers to them by their names.
class Writer {
 public:
  // The name of an array with these items; "{}" where there are none.
  template <class Items>
  std::string Array(std::string_view type, const Items& items) {
    if (std::begin(items) == std::end(items)) return "{}";
    const std::string name = fmt::format("kArray{}", count_++);
    arrays_ += fmt::format("constexpr {} {}[] = {{", type, name);
    size_t in_line = 0;
    for (const auto& item : items) arrays_ += (in_line++ % 16 == 0 ? "\n" : "") + Text(item) + ",";
    arrays_ += "};\n";
    return name;
  }

  std::string Triage(const TriageTables& t) {
    return fmt::format(
        "{{.required = {}, .groups_of = {}, .begins_of = {}, .begins = {}, .ahead_of = {}, .aheads = {}, .asks_of = "
        "{}, "
        ".asks = {}, .index = {}, .groups_by_key = {}, .filter = {}, .always = {}}}",
        Array("TriageTables::Range", t.required), Array("uint32_t", t.groups_of),
        Array("TriageTables::Range", t.begins_of), Array("uint64_t", t.begins),
        Array("TriageTables::Ahead", t.ahead_of), Array("uint64_t", t.aheads), Array("TriageTables::Range", t.asks_of),
        Array("uint32_t", t.asks), Array("TriageTables::Slot", t.index), Array("uint32_t", t.groups_by_key),
        Array("uint64_t", t.filter), Array("uint32_t", t.always));
  }

  const std::string& arrays() const { return arrays_; }

 private:
  std::string arrays_;
  int count_ = 0;
};

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

std::string Code(const RuleBook& book) {
  Writer writer;
  std::vector<std::string> kinds;
  for (const EntityKind& kind : book.entities().kinds()) kinds.push_back(kind.name);
  const std::string kind_names = writer.Array("std::string_view", kinds);
  const std::string files = writer.Array("CompiledRules::File", FilesOf(book));
  std::string triage;
  std::string patterns;
  for (const Language language : {Language::kEnglish, Language::kChinese}) {
    std::vector<CompiledRules::Pattern> list;
    for (const PatternRef ref : book.refs(language)) list.push_back({.rule = ref.rule, .pattern = ref.pattern});
    triage += writer.Triage(book.triage(language).tables()) + ", ";
    patterns += writer.Array("CompiledRules::Pattern", list) + ", ";
  }
  return fmt::format(
      "#include \"extractor/compiled_rules.h\"\n\nnamespace factlint {{\nnamespace {{\n\n{}\n}}  // namespace\n\n"
      "constinit const CompiledRules kCompiledRules = {{.kinds = {}, .files = {}, .triage = {{{}}}, .patterns = "
      "{{{}}}}};\n\n}}  // namespace factlint\n",
      writer.arrays(), kind_names, files, triage, patterns);
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
