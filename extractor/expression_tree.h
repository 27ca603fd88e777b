// The text of an expression as a tree: what the small matcher is written from
// (backtracker.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace factlint {

// "[a-c]", "\d", ".".
struct CharacterClass {
  uint64_t ascii[2] = {0, 0};
  std::vector<std::pair<char32_t, char32_t>> wide;  // ranges above ASCII
  bool negated = false;                             // of the wide ones; `ascii` has it applied

  bool Holds(char32_t c) const { return c < 0x80 ? (ascii[c >> 6] >> (c & 63) & 1) != 0 : HoldsWide(c); }

 private:
  bool HoldsWide(char32_t c) const;
};

struct ExpressionTree {
  // kEdge: "\b", between a letter, digit or '_' of ASCII and what is none; kEnd: "$", the end of the text.
  enum class Kind : uint8_t { kText, kClass, kSequence, kChoice, kRepeat, kGroup, kEdge, kEnd };
  static constexpr uint16_t kNoLimit = 0xFFFF;

  Kind kind = Kind::kSequence;
  bool lazy = false;
  uint16_t min = 0;
  uint16_t max = 0;    // kNoLimit: any number
  uint32_t index = 0;  // of the class or the group
  std::string text;
  std::vector<ExpressionTree> parts;
};

struct ParsedExpression {
  ExpressionTree tree;
  std::vector<CharacterClass> classes;
  uint32_t groups = 1;  // with group 0, the whole match
};

// Nothing where `source` holds more than characters, escaped punctuation, \x{E000}, classes
// of these and of \d, \w and \s, '.', \b, '$', groups, alternatives and repeats, or repeats
// what may be empty without limit. All mean what they mean to RE2.
std::optional<ParsedExpression> ParseExpression(std::string_view source);

}  // namespace factlint
