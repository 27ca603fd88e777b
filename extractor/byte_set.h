// A set of byte values, as a table that the program can hold.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace factlint {

struct ByteSet {
  std::array<uint64_t, 4> bits{};

  constexpr bool operator[](unsigned char byte) const { return (bits[byte >> 6] >> (byte & 63) & 1) != 0; }
  constexpr void Add(unsigned char byte) { bits[byte >> 6] |= uint64_t{1} << (byte & 63); }
  constexpr int size() const {
    int size = 0;
    for (const uint64_t part : bits) size += std::popcount(part);
    return size;
  }
  constexpr void AddAll() { bits.fill(~uint64_t{0}); }
  // Is every byte of the other one in it?
  constexpr bool HoldsAll(const ByteSet& other) const {
    return ((other.bits[0] & ~bits[0]) | (other.bits[1] & ~bits[1]) | (other.bits[2] & ~bits[2]) |
            (other.bits[3] & ~bits[3])) == 0;
  }
  friend constexpr bool operator==(const ByteSet&, const ByteSet&) = default;
};

}  // namespace factlint
