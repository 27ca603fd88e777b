// What stands before the words of a heading or list item: "## ", "- ", "3. ",
// "No.2 – ", "（二）".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/span.h"

namespace factlint {

enum class MarkerKind : uint8_t {
  kAbsent,
  kHash,               // "## "
  kBullet,             // "- ", "• "
  kQuote,              // "> "
  kNumber,             // "4. ", "4)", "4、", "(4)", "IV. ", "a)", "①"
  kSection,            // "3.2 ", "2.4.1 "
  kRank,               // "No. 4 – ", "#4: ", "TOP 4 ", 第4名
  kChapter,            // "Chapter 4: ", "Part II ", 第四章
  kChinese,            // 四、
  kChineseInBrackets,  // （四）
};

struct Marker {
  MarkerKind kind = MarkerKind::kAbsent;
  Span span;                  // with the white space after it
  std::optional<int> number;  // at most 9,999
  // Markers of one list look alike: "4." and "5." share a style, "4)" does not.
  uint32_t style = 0;
  int depth = 0;  // '#' marks, '>' marks, or components of "3.2.1"

  bool IsNumbered() const { return number.has_value(); }
};

// The marker that `line` of `text` begins with; words must follow it.
Marker ReadMarker(std::string_view text, Span line);

}  // namespace factlint
