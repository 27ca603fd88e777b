// A set of byte values, as a table that the program can hold.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace factlint {

struct ByteSet {
  std::array<uint64_t, 4> bits{};

  constexpr bool operator[](unsigned char byte) const { return (bits[byte >> 6] >> (byte & 63) & 1) != 0; }
  constexpr void Add(unsigned char byte) { bits[byte >> 6] |= uint64_t{1} << (byte & 63); }
  constexpr void AddAll() { bits.fill(~uint64_t{0}); }
  friend constexpr bool operator==(const ByteSet&, const ByteSet&) = default;
};

}  // namespace factlint
