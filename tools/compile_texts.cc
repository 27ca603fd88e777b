#include "tools/compile_texts.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

#include "extractor/compiled_texts.h"

namespace factlint {
namespace {

using Range = CompiledTexts::Range;
using Instruction = BacktrackerProgram::Instruction;

template <class Item>
struct Keyed {
  std::string text;  // what the key was made of
  Item item;
};

// What a text compiles to, where it may depend on more than the text.
const std::string& ResultOf(const Pattern& pattern) { return pattern.expression; }
const std::string& ResultOf(const PhraseSet& phrases) { return phrases.expression; }
std::string_view ResultOf(const Backtracker& matcher) { return matcher.program().texts; }

template <class Item>
void Keep(std::map<uint64_t, Keyed<Item>>& kept, uint64_t key, std::string text, Item item) {
  const auto found = kept.find(key);
  if (found == kept.end()) {
    kept.emplace(key, Keyed<Item>{std::move(text), std::move(item)});
  } else if (found->second.text != text || ResultOf(found->second.item) != ResultOf(item)) {
    std::fprintf(stderr, "two texts have one key: \"%s\" and \"%s\"\n", found->second.text.c_str(), text.c_str());
    std::exit(1);
  }
}

struct Memory {
  std::map<uint64_t, Keyed<Pattern>> patterns;
  std::map<uint64_t, Keyed<PhraseSet>> phrases;
  std::map<uint64_t, Keyed<Backtracker>> expressions;
};

Memory& Remembered() {
  static Memory memory;
  return memory;
}

std::string NameOf(std::string_view pack, std::string_view source, Language language) {
  return fmt::format("{} {} {}", pack, static_cast<int>(language), source);
}

}  // namespace

// The tool's own: they write down what they are asked for.

PatternResult CompilePatternOf(const PatternPlace& place, std::string_view source, Language language,
                               const Vocabulary& vocabulary) {
  PatternResult result = CompilePattern(source, language, vocabulary);
  Keep(Remembered().patterns, KeyOfPattern(place.pack, source, language), NameOf(place.pack, source, language),
       result.pattern);
  RememberExpression(result.pattern.expression);
  return result;
}

PhraseSet CompilePhrasesOf(const PatternPlace& place, const std::vector<std::string_view>& sources, Language language,
                           const std::function<PhraseSet()>& make) {
  PhraseSet made = make();
  std::string text = NameOf(place.pack, {}, language);
  for (const std::string_view source : sources) text.append(source).push_back('\n');
  Keep(Remembered().phrases, KeyOfPhrases(place.pack, sources, language), std::move(text), made);
  if (!made.expression.empty()) RememberExpression(made.expression);
  return made;
}

std::optional<Backtracker> CompileExpression(std::string_view source) {
  std::optional<Backtracker> made = Backtracker::Compile(source);
  if (made) Keep(Remembered().expressions, KeyOfExpression(source), std::string(source), *made);
  return made;
}

void RememberExpression(std::string_view source) { CompileExpression(source); }

namespace {

using factlint::CodeOf;

std::string CodeOf(Range range) { return fmt::format("{{{},{}}}", range.first, range.last); }
std::string CodeOf(const ByteSet& set) {
  return fmt::format("{{{{{}u,{}u,{}u,{}u}}}}", set.bits[0], set.bits[1], set.bits[2], set.bits[3]);
}

std::string CodeOf(const Instruction& i) {
  static constexpr std::string_view kOps[] = {"kText",  "kClass", "kSplit", "kJump", "kOpen",
                                              "kClose", "kEdge",  "kEnd",   "kMatch"};
  return fmt::format("{{Op::{},{},{},{},{},{},{},{}u}}", kOps[static_cast<size_t>(i.op)], CodeOf(i.lazy),
                     CodeOf(i.keeps), i.min, i.max, i.first, i.count, i.begins);
}
std::string CodeOf(const BacktrackerProgram::Branch& branch) {
  return fmt::format("{{{},{}}}", branch.target, static_cast<int>(branch.begins));
}
std::string CodeOf(const BacktrackerProgram::Class& one) {
  return fmt::format("{{{{{}u,{}u}},{},{},{}}}", one.ascii[0], one.ascii[1], one.first, one.last, CodeOf(one.negated));
}
std::string CodeOf(const BacktrackerProgram::WideRange& range) {
  return fmt::format("{{{},{}}}", static_cast<uint32_t>(range.lo), static_cast<uint32_t>(range.hi));
}
std::string CodeOf(const CompiledTexts::Group& group) {
  return fmt::format("{{{},{},{},{},{}}}", group.index, CodeOf(group.role), CodeOf(group.list), CodeOf(group.words),
                     CodeOf(group.tail));
}
std::string CodeOf(const CompiledTexts::Expression& e) {
  return fmt::format("{{{}u,{},{},{},{},{},{},{},{},{}}}", e.key, CodeOf(e.instructions), CodeOf(e.branches),
                     CodeOf(e.begins), CodeOf(e.classes), CodeOf(e.wide), CodeOf(e.texts), CodeOf(e.opens),
                     CodeOf(e.needs), e.groups);
}
std::string CodeOf(const CompiledTexts::Pattern& pattern) {
  return fmt::format("{{{}u,{},{},{}}}", pattern.key, CodeOf(pattern.expression), CodeOf(pattern.groups),
                     pattern.literals);
}
std::string CodeOf(const CompiledTexts::Phrases& phrases) {
  return fmt::format("{{{}u,{},{},{},{}}}", phrases.key, CodeOf(phrases.expression), CodeOf(phrases.begins),
                     CodeOf(phrases.first), CodeOf(phrases.needed));
}

// Fills the arrays of CompiledTexts.
class Collector {
 public:
  void Add(uint64_t key, const BacktrackerProgram& program) {
    expressions_.push_back({.key = key,
                            .instructions = Put(instructions_, program.instructions),
                            .branches = Put(branches_, program.branches),
                            .begins = Put(begins_, program.begins),
                            .classes = Put(classes_, program.classes),
                            .wide = Put(wide_, program.wide),
                            .texts = Put(program.texts),
                            .opens = program.opens,
                            .needs = Put(begins_, program.needs),
                            .groups = program.groups});
  }

  void Add(uint64_t key, const Pattern& pattern) {
    std::vector<CompiledTexts::Group> groups;
    for (const PatternGroup& group : pattern.groups)
      groups.push_back({group.index, group.role, group.list, group.words, group.tail});
    patterns_.push_back({.key = key,
                         .expression = Put(pattern.expression),
                         .groups = Put(groups_, std::span<const CompiledTexts::Group>(groups)),
                         .literals = pattern.literals});
  }

  void Add(uint64_t key, const PhraseSet& phrases) {
    phrases_.push_back({.key = key,
                        .expression = Put(phrases.expression),
                        .begins = phrases.begins.keys(),
                        .first = Put(words_, std::span<const uint64_t>(phrases.first.table())),
                        .needed = Put(words_, std::span<const uint64_t>(phrases.needed.table()))});
  }

  std::string Code(SourceWriter& writer) const {
    const auto array = [&](std::string_view type, const auto& items) {
      return writer.Array(type, items, [](const auto& item) { return CodeOf(item); });
    };
    return fmt::format(
        "{{.expressions = {}, .patterns = {}, .phrases = {}, .instructions = {}, .branches = {}, .begins = {}, "
        ".classes = {}, .wide = {}, .groups = {}, .words = {}, .texts = {}}}",
        array("CompiledTexts::Expression", expressions_), array("CompiledTexts::Pattern", patterns_),
        array("CompiledTexts::Phrases", phrases_), array("BacktrackerProgram::Instruction", instructions_),
        array("BacktrackerProgram::Branch", branches_), array("ByteSet", begins_),
        array("BacktrackerProgram::Class", classes_), array("BacktrackerProgram::WideRange", wide_),
        array("CompiledTexts::Group", groups_), array("uint64_t", words_), writer.Text(texts_));
  }

 private:
  template <class Item>
  static Range Put(std::vector<Item>& all, std::span<const Item> own) {
    const auto first = static_cast<uint32_t>(all.size());
    all.insert(all.end(), own.begin(), own.end());
    return {first, static_cast<uint32_t>(all.size())};
  }
  // One text stands once: patterns of several rules are the same.
  Range Put(std::string_view text) {
    const auto [place, fresh] = by_text_.try_emplace(std::string(text));
    if (fresh) {
      place->second = {static_cast<uint32_t>(texts_.size()), static_cast<uint32_t>(texts_.size() + text.size())};
      texts_ += text;
    }
    return place->second;
  }

  std::vector<CompiledTexts::Expression> expressions_;
  std::vector<CompiledTexts::Pattern> patterns_;
  std::vector<CompiledTexts::Phrases> phrases_;
  std::vector<Instruction> instructions_;
  std::vector<BacktrackerProgram::Branch> branches_;
  std::vector<ByteSet> begins_;
  std::vector<BacktrackerProgram::Class> classes_;
  std::vector<BacktrackerProgram::WideRange> wide_;
  std::vector<CompiledTexts::Group> groups_;
  std::vector<uint64_t> words_;
  std::string texts_;
  std::map<std::string, Range> by_text_;
};

}  // namespace

std::string CompiledTextsCode(SourceWriter& writer) {
  Collector collector;
  for (const auto& [key, one] : Remembered().expressions) collector.Add(key, one.item.program());
  for (const auto& [key, one] : Remembered().patterns) collector.Add(key, one.item);
  for (const auto& [key, one] : Remembered().phrases) collector.Add(key, one.item);
  return collector.Code(writer);
}

}  // namespace factlint
