// Walking over bytes that should be UTF-8 and may be anything: what a report
// prints of a document has passed here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace factlint {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  uint8_t size = 0;  // bytes taken, at least 1
  bool valid = true;
};

// The code point at `offset` < text.size(). Of a malformed sequence one byte is
// taken: U+FFFD, not valid. Surrogates and overlong forms are malformed.
CodePoint CodePointAt(std::string_view text, size_t offset);

void AppendUtf8(std::string& out, char32_t code_point);

// The byte at which the code point number `index` starts; the size past the end.
size_t ByteOfCodePoint(std::string_view text, size_t index);
size_t CountCodePoints(std::string_view text);

}  // namespace factlint
