// Patterns, phrases and expressions that were compiled when the program was built.
// Written by tools/compile_rules.cc, which reads the built-in rules as a run does:
// that tool has its own Compile functions, which write down what they are asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extractor/backtracker.h"
#include "extractor/pattern.h"
#include "extractor/phrase_finder.h"

namespace factlint {

// Where a pattern stands: what it compiles to depends on the lexsets of its pack.
struct PatternPlace {
  std::string_view pack;  // empty: the words of a language
  bool built_in = false;  // only such a place has patterns that were compiled before
};

// As CompilePattern, but of a pattern that was compiled before only what it matches by is
// there: no `required`, `first` and `ahead`.
PatternResult CompilePatternOf(const PatternPlace& place, std::string_view source, Language language,
                               const Vocabulary& vocabulary);
// What AnyOf gives of these patterns, which `make` compiles where nobody did.
PhraseSet CompilePhrasesOf(const PatternPlace& place, const std::vector<std::string_view>& sources, Language language,
                           const std::function<PhraseSet()>& make);
// As Backtracker::Compile, which depends on nothing but the source.
std::optional<Backtracker> CompileExpression(std::string_view source);

// By the keys below, sorted; ranges of the arrays that follow.
struct CompiledTexts {
  struct Range {
    uint32_t first = 0;
    uint32_t last = 0;
  };
  struct Expression {
    uint64_t key = 0;
    Range instructions, branches, begins, classes, wide, texts;
    ByteSet opens;
    Range needs;  // of `begins`
    uint32_t groups = 0;
  };
  struct Pattern {
    uint64_t key = 0;
    Range expression;  // of `texts`
    Range groups;
    int literals = 0;
  };
  struct Group {
    int index = 0;
    std::string_view role;
    bool list = false;
    bool words = false;
    bool tail = false;
  };
  struct Phrases {
    uint64_t key = 0;
    Range expression;  // of `texts`
    ByteSet begins;
    Range first;  // of `words`: the tables of the sets
    Range needed;
  };
  std::span<const Expression> expressions;
  std::span<const Pattern> patterns;
  std::span<const Phrases> phrases;

  std::span<const BacktrackerProgram::Instruction> instructions;
  std::span<const BacktrackerProgram::Branch> branches;
  std::span<const ByteSet> begins;
  std::span<const BacktrackerProgram::Class> classes;
  std::span<const BacktrackerProgram::WideRange> wide;
  std::span<const Group> groups;
  std::span<const uint64_t> words;
  std::string_view texts;
};

extern const CompiledTexts kCompiledTexts;

uint64_t KeyOfExpression(std::string_view source);
uint64_t KeyOfPattern(std::string_view pack, std::string_view source, Language language);
uint64_t KeyOfPhrases(std::string_view pack, const std::vector<std::string_view>& sources, Language language);

}  // namespace factlint
