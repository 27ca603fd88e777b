#include "extractor/compiled_lexicon.h"

#include <algorithm>
#include <cassert>
#include <memory>

namespace factlint {
namespace {

Decimal Number(std::string_view text) {
  const std::optional<Decimal> number = Decimal::Parse(text);
  assert(number);
  return number.value_or(Decimal());
}

std::vector<std::string> Strings(std::span<const std::string_view> texts) { return {texts.begin(), texts.end()}; }

template <class To>
void CopyTo(std::span<const uint64_t> from, To& to) {
  assert(from.size() == to.size());
  std::copy(from.begin(), from.end(), to.begin());
}

}  // namespace

std::shared_ptr<const Lexicon> Lexicon::FromCompiled(const CompiledLexicon& compiled) {
  const std::shared_ptr<Lexicon> made(new Lexicon());
  made->words_.resize(compiled.word_table);
  made->word_count_ = compiled.words.size();
  for (const auto& word : compiled.words) made->words_[word.place] = {word.hash, {word.roles, word.value}};
  PhraseTable& phrases = made->phrases_;
  phrases.nodes_.assign(compiled.node_table, {});
  phrases.used_ = compiled.nodes.size();
  for (const auto& node : compiled.nodes) phrases.nodes_[node.place] = node.node;
  phrases.starts_.assign(compiled.start_table, {});
  phrases.start_count_ = compiled.starts.size();
  for (const auto& start : compiled.starts) phrases.starts_[start.place] = start.start;
  for (const auto& unit : compiled.units)
    made->units_.push_back(
        {std::string(unit.id), std::string(unit.dimension), Number(unit.factor), Strings(unit.beside)});
  made->currencies_ = Strings(compiled.currencies);
  for (const auto& subunit : compiled.subunits)
    made->subunits_.push_back({std::string(subunit.currency), subunit.exponent});
  for (const auto& sign : compiled.signs)
    made->shared_signs_.push_back(
        {std::string(sign.sign), std::string(sign.currency), std::string(sign.country), Strings(sign.words)});
  assert(compiled.vague.size() == made->vague_.size());
  for (size_t i = 0; i < compiled.vague.size(); ++i) {
    const CompiledLexicon::Vague& vague = compiled.vague[i];
    made->vague_[i] = {Number(vague.lo), vague.hi.empty() ? std::nullopt : std::optional(Number(vague.hi))};
  }
  for (const auto& pair : compiled.variants) made->variants_.Set(pair.from, pair.to);
  CopyTo(compiled.known, made->known_);
  CopyTo(compiled.trigger_heads, made->triggers_.heads_);
  CopyTo(compiled.trigger_words, made->triggers_.words_);
  CopyTo(compiled.han_trigger, made->han_trigger_);
  return made;
}

}  // namespace factlint
