// Which neighbours a text has, as a filter: what holds a pair of bytes that the text does not
// have stands nowhere in it.
#pragma once

#include <string_view>

#include "extractor/byte_set.h"

namespace factlint {

// Each pair of neighbouring bytes as one of 256 numbers.
inline ByteSet PairsOf(std::string_view text) {
  ByteSet pairs;
  for (size_t i = 1; i < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i - 1]);
    const auto second = static_cast<unsigned char>(text[i]);
    pairs.Add(static_cast<unsigned char>(first + 37 * second));
  }
  return pairs;
}

}  // namespace factlint
