// What the small matcher runs (backtracker.h): flat, so that it can be written down at
// build time (compiled_texts.h).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "extractor/byte_set.h"

namespace factlint {

struct BacktrackerProgram {
  static constexpr uint32_t kAnyByte = UINT32_MAX;

  enum class Op : uint8_t { kText, kClass, kSplit, kJump, kOpen, kClose, kEdge, kEnd, kMatch };
  // kText: texts[first, first + count). kClass: class `first`, min to max times.
  // kSplit: branches[first, first + count), in order, none of which can be taken before a
  // byte that is not in begins[begins]. kJump: to `first`. kOpen, kClose: group `first`.
  struct Instruction {
    Op op = Op::kMatch;
    bool lazy = false;
    bool keeps = false;  // what it took it never gives back: the text behind it cannot begin there
    uint16_t min = 0;
    uint16_t max = 0;  // ExpressionTree::kNoLimit: any number
    uint32_t first = 0;
    uint32_t count = 0;
    uint32_t begins = kAnyByte;
  };
  struct Branch {
    uint32_t target = 0;
    char begins = '\0';  // the byte that it begins with; NUL: any
  };
  // "[a-c]": a CharacterClass (expression_tree.h) whose ranges above ASCII are wide[first, last).
  struct Class {
    uint64_t ascii[2] = {0, 0};
    uint32_t first = 0;
    uint32_t last = 0;
    bool negated = false;
  };
  struct WideRange {
    char32_t lo = 0;
    char32_t hi = 0;
  };

  std::span<const Instruction> instructions;
  std::span<const Branch> branches;
  std::span<const ByteSet> begins;
  std::span<const Class> classes;
  std::span<const WideRange> wide;
  std::string_view texts;
  ByteSet opens;  // the bytes that a match may begin with
  // Where it may begin with almost any: of each of some texts the pairs (byte_pairs.h), one of which
  // every match holds. Empty: not known.
  std::span<const ByteSet> needs;
  uint32_t groups = 0;  // with group 0
};

}  // namespace factlint
