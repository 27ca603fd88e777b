// Where something stands in a document.
#pragma once

#include <cstdint>

namespace factlint {

// Bytes [begin, end) of a document's UTF-8 text. Document::Original() maps it
// to bytes of the file. A document is at most 4 GiB - 1.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(const Span& other) const { return begin < other.end && other.begin < end; }

  friend bool operator==(const Span&, const Span&) = default;
};

// A span as formats.md section 3 prints it. `start` and `end` count bytes of
// the original file, char_* Unicode code points of the decoded text; line and
// column count from 1, the column in code points.
struct Place {
  uint64_t start = 0;
  uint64_t end = 0;
  uint64_t char_start = 0;
  uint64_t char_end = 0;
  uint32_t line = 0;
  uint32_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace factlint
