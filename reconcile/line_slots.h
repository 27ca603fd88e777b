// The values of a line of claims, found by the keys of a line before it: lines
// that one program wrote have the same keys in the same order.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/plain_json.h"

namespace factlint {

enum class Slot : uint8_t {
  kId,
  kDoc,
  kSubject,
  kVia,
  kMetric,
  kScope,
  kModality,
  kText,
  kQuote,
  kNominal,
  kLo,
  kHi,
  kLoOpen,
  kHiOpen,
  kRelation,
  kUnit,
  kForm,
  kDigits,
  kLastPlace,
  kStart,
  kEnd,
  kBasis,
  kNone,  // nobody looks at it: a path, a quote, a span
};
inline constexpr size_t kSlots = static_cast<size_t>(Slot::kNone);

// Texts without their quotes, all else as written; a null view where the line
// does not have the field.
class LineSlots {
 public:
  std::string_view operator[](Slot slot) const { return tokens_[static_cast<size_t>(slot)]; }
  bool Has(Slot slot) const { return (*this)[slot].data() != nullptr; }
  void Set(Slot slot, std::string_view token) {
    if (slot != Slot::kNone) tokens_[static_cast<size_t>(slot)] = token;
  }

 private:
  std::array<std::string_view, kSlots> tokens_;
};

class LineReader {
 public:
  // The slots of the first line of `text`, if it is a claim of plain JSON with all
  // required fields; null for every other. Texts are right as texts, and `scope`
  // is an object of texts with sorted keys; numbers, words and dates are not
  // checked. Good until the next call.
  const LineSlots* Read(std::string_view text);

  // The line that was read, without its newline.
  std::string_view line() const { return line_; }
  // As long as it is the same, all slots but kId, kDoc, kSubject, kText, kQuote,
  // numbers and dates are what they were.
  uint64_t generation() const { return generation_; }

 private:
  enum class Form : uint8_t { kText, kSkipped, kRaw, kLikeNominal, kCount, kScope };
  // The bytes before a value, with an opening quote; what the value is.
  struct Piece {
    std::string before;
    Form form;
    Slot slot;
    bool steady;  // mostly the same in all lines: a unit, a relation
  };
  // Steady pieces [first, last) and the bytes before the value of the piece behind
  // them, compared at once with what they were in the line before.
  struct Step {
    size_t first = 0, last = 0;
    std::string usual;
    Form form = Form::kText;  // of the piece behind them, if there is one
    Slot slot = Slot::kNone;
    bool known = false;
    bool beyond_ascii = false;  // a byte of `usual` is
  };
  struct Shape {
    std::vector<Piece> pieces;
    std::string after;
    std::vector<Step> steps;
    LineSlots slots;
  };
  class Parser;

  static inline bool TakeValue(PlainJson& in, Form form, const LineSlots& slots, std::string_view& token);
  bool TakeStep(PlainJson& in, Shape& shape, Step& step);
  bool Match(Shape& shape, std::string_view text);

  std::vector<std::unique_ptr<Shape>> shapes_;
  std::unique_ptr<Shape> odd_;  // of a line that no shape was kept for
  const Shape* last_ = nullptr;
  std::string_view line_;
  uint64_t generation_ = 0;
};

}  // namespace factlint
