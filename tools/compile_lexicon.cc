#include "tools/compile_lexicon.h"

#include <utility>
#include <vector>

#include "extractor/compiled_lexicon.h"

namespace factlint {

const CompiledLexicon kCompiledLexicon{};

namespace {

std::string CodeOf(std::span<const std::string_view> texts, SourceWriter& writer) {
  return writer.Array("std::string_view", texts, [](std::string_view text) { return factlint::CodeOf(text); });
}

std::vector<std::string_view> Views(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

}  // namespace

// Reads what a Lexicon keeps to itself.
class LexiconCode {
 public:
  LexiconCode(const Lexicon& lexicon, SourceWriter& writer) : lexicon_(lexicon), writer_(writer) {}

  std::string Code() {
    const auto& phrases = lexicon_.phrases_;
    return fmt::format(
        "{{.word_table = {}, .node_table = {}, .start_table = {}, .words = {}, .nodes = {}, .starts = {}, .units = {}, "
        ".currencies = {}, .subunits = {}, .signs = {}, .vague = {}, .variants = {}, .known = {}, .trigger_heads = {}, "
        ".trigger_words = {}, .han_trigger = {}}}",
        lexicon_.words_.size(), phrases.nodes_.size(), phrases.starts_.size(), Words(), Nodes(), Starts(), Units(),
        CodeOf(Views(lexicon_.currencies_), writer_), Subunits(), Signs(), VagueForms(), Variants(),
        Numbers(lexicon_.known_), Numbers(lexicon_.triggers_.heads_), Numbers(lexicon_.triggers_.words_),
        Numbers(lexicon_.han_trigger_));
  }

 private:
  // The items of an open table that `taken` says yes to, each with its place.
  template <class Items, class Taken, class Write>
  std::string Places(std::string_view type, const Items& items, const Taken& taken, const Write& write) {
    std::vector<std::string> codes;
    for (size_t i = 0; i < items.size(); ++i)
      if (taken(items[i])) codes.push_back(fmt::format("{{{},{}}}", i, write(items[i])));
    return writer_.Array(type, codes, [](const std::string& code) { return code; });
  }

  std::string Words() {
    return Places(
        "CompiledLexicon::WordPlace", lexicon_.words_, [](const auto& word) { return word.first != 0; },
        [](const auto& word) { return fmt::format("{}u,{}u,{}", word.first, word.second.roles, word.second.value); });
  }
  std::string Nodes() {
    return Places(
        "CompiledLexicon::NodePlace", lexicon_.phrases_.nodes_, [](const auto& node) { return node.key != 0; },
        [](const auto& node) {
          return fmt::format("{{{}u,{}u,{}}}", node.key, node.value, factlint::CodeOf(node.more));
        });
  }
  std::string Starts() {
    return Places(
        "CompiledLexicon::StartPlace", lexicon_.phrases_.starts_, [](const auto& start) { return start.kinds != 0; },
        [](const auto& start) { return fmt::format("{{{}u,{}u,{}}}", start.hash, start.kinds, start.idiom_size); });
  }

  std::string Units() {
    return writer_.Array("CompiledLexicon::Unit", WithLists(lexicon_.units_, &Unit::beside), [](const auto& one) {
      return fmt::format("{{{},{},{},{}}}", factlint::CodeOf(one.first->id), factlint::CodeOf(one.first->dimension),
                         factlint::CodeOf(one.first->factor.ToString()), one.second);
    });
  }
  std::string Signs() {
    return writer_.Array(
        "CompiledLexicon::Sign", WithLists(lexicon_.shared_signs_, &SharedSign::words), [](const auto& one) {
          return fmt::format("{{{},{},{},{}}}", factlint::CodeOf(one.first->sign),
                             factlint::CodeOf(one.first->currency), factlint::CodeOf(one.first->country), one.second);
        });
  }
  // Each item with the name of the array of its list.
  template <class Item>
  std::vector<std::pair<const Item*, std::string>> WithLists(const std::vector<Item>& items,
                                                             std::vector<std::string> Item::*list) {
    std::vector<std::pair<const Item*, std::string>> all;
    all.reserve(items.size());
    for (const Item& item : items) all.emplace_back(&item, CodeOf(Views(item.*list), writer_));
    return all;
  }

  std::string Subunits() {
    return writer_.Array("CompiledLexicon::Subunit", lexicon_.subunits_, [](const Subunit& subunit) {
      return fmt::format("{{{},{}}}", factlint::CodeOf(subunit.currency), subunit.exponent);
    });
  }
  std::string VagueForms() {
    return writer_.Array("CompiledLexicon::Vague", lexicon_.vague_, [](const VagueBounds& vague) {
      return fmt::format("{{{},{}}}", factlint::CodeOf(vague.lo.ToString()),
                         factlint::CodeOf(vague.hi ? vague.hi->ToString() : ""));
    });
  }
  std::string Variants() {
    return writer_.Array("CompiledLexicon::Variant", lexicon_.variants_.variants_, [](const auto& pair) {
      return fmt::format("{{{},{}}}", static_cast<uint32_t>(pair.second), static_cast<uint32_t>(pair.first));
    });
  }
  template <class Items>
  std::string Numbers(const Items& numbers) {
    return writer_.Array("uint64_t", numbers, [](uint64_t number) { return factlint::CodeOf(number); });
  }

  const Lexicon& lexicon_;
  SourceWriter& writer_;
};

std::string CompiledLexiconCode(SourceWriter& writer) { return LexiconCode(Lexicon::Builtin(), writer).Code(); }

}  // namespace factlint
