#include "extractor/compiled_texts.h"

#include <algorithm>
#include <string>

namespace factlint {
namespace {

template <class Item>
std::span<const Item> Part(std::span<const Item> all, CompiledTexts::Range range) {
  return all.subspan(range.first, range.last - range.first);
}

std::string_view Text(CompiledTexts::Range range) {
  return kCompiledTexts.texts.substr(range.first, range.last - range.first);
}

template <class Item>
const Item* Find(std::span<const Item> sorted, uint64_t key) {
  const auto found =
      std::lower_bound(sorted.begin(), sorted.end(), key, [](const Item& item, uint64_t k) { return item.key < k; });
  return found != sorted.end() && found->key == key ? &*found : nullptr;
}

}  // namespace

PatternResult CompilePatternOf(const PatternPlace& place, std::string_view source, Language language,
                               const Vocabulary& vocabulary) {
  const CompiledTexts::Pattern* found =
      place.built_in ? Find(kCompiledTexts.patterns, KeyOfPattern(place.pack, source, language)) : nullptr;
  if (found == nullptr) return CompilePattern(source, language, vocabulary);
  PatternResult result;
  result.pattern.source = std::string(source);
  result.pattern.expression = std::string(Text(found->expression));
  result.pattern.literals = found->literals;
  for (const CompiledTexts::Group& group : Part(kCompiledTexts.groups, found->groups))
    result.pattern.groups.push_back({group.index, std::string(group.role), group.list, group.words, group.tail});
  return result;
}

PhraseSet CompilePhrasesOf(const PatternPlace& place, const std::vector<std::string_view>& sources, Language language,
                           const std::function<PhraseSet()>& make) {
  const CompiledTexts::Phrases* found =
      place.built_in ? Find(kCompiledTexts.phrases, KeyOfPhrases(place.pack, sources, language)) : nullptr;
  if (found == nullptr) return make();
  return {.language = language,
          .expression = std::string(Text(found->expression)),
          .begins = FirstLetters(found->begins),
          .first = WordSet(Part(kCompiledTexts.words, found->first)),
          .needed = WordSet(Part(kCompiledTexts.words, found->needed))};
}

std::optional<Backtracker> CompileExpression(std::string_view source) {
  const CompiledTexts& all = kCompiledTexts;
  const CompiledTexts::Expression* found = Find(all.expressions, KeyOfExpression(source));
  if (found == nullptr) return Backtracker::Compile(source);
  return Backtracker({.instructions = Part(all.instructions, found->instructions),
                      .branches = Part(all.branches, found->branches),
                      .begins = Part(all.begins, found->begins),
                      .classes = Part(all.classes, found->classes),
                      .wide = Part(all.wide, found->wide),
                      .texts = Text(found->texts),
                      .opens = found->opens,
                      .needs = Part(all.begins, found->needs),
                      .groups = found->groups});
}

}  // namespace factlint
