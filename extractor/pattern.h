// The pattern language of rules (rules.md section 2) and its way to a regular
// expression.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/diagnostic.h"

namespace factlint {

// Characters of the shadow (shadow.h) that stand for what is no word.
inline constexpr uint32_t kClauseEdge = 0xE000;        // between clauses
inline constexpr uint32_t kTypeBase = 0xE100;          // + MentionType
inline constexpr uint32_t kPercentOrOrdinal = 0xE120;  // "a third"
inline constexpr uint32_t kHeadingNumber = 0xE121;     // of a heading, where it is a rank
inline constexpr uint32_t kKindBase = 0xE200;          // + kind of entity

enum class Language : uint8_t { kEnglish, kChinese };

// What a pattern may refer to, by the name it has in rules.
struct Vocabulary {
  // Slot name -> the shadow characters that may fill it.
  std::map<std::string, std::vector<uint32_t>, std::less<>> slots;
  // Lexset name -> its entries in this language, as written; whoever made the
  // vocabulary owns them.
  std::map<std::string, const std::vector<std::string>*, std::less<>> lexsets;
  // The expressions of lexsets that patterns have used, their phrases and the words
  // that begin them: many patterns name the same ones. Not for use by several threads.
  struct Compiled {
    std::string expression;
    std::vector<std::string> phrases;
    std::vector<std::string> first;
  };
  mutable std::map<std::string, Compiled, std::less<>> compiled;
};

// A role that a group of the expression captures.
struct PatternGroup {
  int index = 0;       // of the group
  std::string role;    // "subject", "value", "number", "noun" ...
  bool list = false;   // all mentions inside the group, one claim each
  bool words = false;  // text, not a mention: {noun}, {term}, ~n:name
  bool tail = false;   // {term}: the noun phrase that ends there, not the one that begins
};

struct Pattern {
  std::string source;      // as the rule has it
  std::string expression;  // RE2, to be matched from the begin of a word on
  // What must stand in a sentence for the pattern to match: one phrase or slot of
  // each list. A phrase is its words with a blank between, in Chinese too.
  std::vector<std::vector<std::string>> required;
  std::vector<PatternGroup> groups;
  int literals = 0;                // words and lexsets: how specific it is
  std::vector<std::string> first;  // one of these words or slots begins every match; empty: any may
  // Where any may: one of these stands `least` to `most` words behind the begin of every
  // match. Empty where none is known, and in Chinese.
  struct Ahead {
    std::vector<std::string> words;
    uint32_t least = 0;
    uint32_t most = 0;
  } ahead;
};

// Compiles one pattern, which is UTF-8. Fails with a message for the author: a slot or lexset
// nobody defines (with the nearest), a gap over 20 words, unbalanced brackets, a
// pattern without a literal, a lexset that matches the empty text, more than
// 10,000 bytes, brackets more than 20 deep.
struct PatternError {
  std::string what;
  std::string hint;
  size_t at = 0;    // byte of the pattern where it stands
  size_t size = 0;  // how many bytes are wrong; 0: the whole pattern
};
struct PatternResult {
  Pattern pattern;
  std::vector<PatternError> errors;
};
PatternResult CompilePattern(std::string_view source, Language language, const Vocabulary& vocabulary);

// The parts that follow each other in a pattern, brackets whole: "{number} ~2 <x>"
// has three. A raw expression is one part.
std::vector<std::string> PatternParts(std::string_view source);

// The words of a text as the shadow has them: lower case, "'s" and punctuation
// apart, quotation marks left out. Chinese: without blanks. The first `most` of them.
std::vector<std::string> ShadowWords(std::string_view text, Language language, size_t most = SIZE_MAX);
// The same as one text: a blank behind each English word.
std::string ShadowText(std::string_view text, Language language);

}  // namespace factlint
