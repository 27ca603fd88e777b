// The values of a line of claims, found by the keys of a line before it: lines
// that one program wrote have the same keys in the same order.
#pragma once

#include <array>
#include <cstddef>
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
  // The slots of a line that is a claim of plain JSON with all required fields;
  // null for every other. Texts are right as texts, and `scope` is an object of
  // texts with sorted keys; numbers, words and dates are not checked. Good until
  // the next call.
  const LineSlots* Read(std::string_view line);

 private:
  enum class Form : uint8_t { kText, kSkipped, kRaw, kCount, kScope };
  // The bytes before a value, with an opening quote; what the value is.
  struct Piece {
    std::string before;
    Form form;
    Slot slot;
  };
  struct Shape {
    std::vector<Piece> pieces;
    std::string after;
    LineSlots slots;
  };
  class Parser;

  static inline bool TakeValue(PlainJson& in, Form form, std::string_view& token);
  static bool Match(Shape& shape, std::string_view line);

  std::vector<Shape> shapes_;
  Shape odd_;  // of a line that no shape was kept for
};

}  // namespace factlint
