// The built-in lexicon as tables that lie in the program, so that a run copies them and reads no
// file. Written at build time by tools/compile_lexicon.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "extractor/lexicon.h"

namespace factlint {

// What a Lexicon holds; of open tables only the places that are taken.
struct CompiledLexicon {
  struct WordPlace {
    uint32_t place = 0;
    uint64_t hash = 0;
    uint64_t roles = 0;
    int value = 0;
  };
  struct NodePlace {
    uint32_t place = 0;
    PhraseTable::Node node;
  };
  struct StartPlace {
    uint32_t place = 0;
    PhraseTable::Start start;
  };
  struct Unit {
    std::string_view id, dimension, factor;
    std::span<const std::string_view> beside;
  };
  struct Subunit {
    std::string_view currency;
    int exponent = 0;
  };
  struct Sign {
    std::string_view sign, currency, country;
    std::span<const std::string_view> words;
  };
  struct Variant {
    uint32_t from = 0;
    uint32_t to = 0;
  };
  struct Vague {
    std::string_view lo, hi;  // hi: empty where there is none
  };
  uint32_t word_table = 0;  // sizes
  uint32_t node_table = 0;
  uint32_t start_table = 0;
  std::span<const WordPlace> words;
  std::span<const NodePlace> nodes;
  std::span<const StartPlace> starts;
  std::span<const Unit> units;
  std::span<const std::string_view> currencies;
  std::span<const Subunit> subunits;
  std::span<const Sign> signs;
  std::span<const Vague> vague;
  std::span<const Variant> variants;
  std::span<const uint64_t> known;
  std::span<const uint64_t> trigger_heads;
  std::span<const uint64_t> trigger_words;
  std::span<const uint64_t> han_trigger;
};

// Without words in the tool that writes it.
extern const CompiledLexicon kCompiledLexicon;

}  // namespace factlint
