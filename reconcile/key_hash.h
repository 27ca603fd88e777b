// A fast hash for sorting keys. Never printed and never trusted: strings are
// compared wherever two hashes are equal.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace factlint {

inline uint64_t MixHash(uint64_t a, uint64_t b) {
  const unsigned __int128 product = static_cast<unsigned __int128>(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD6E8FEB86659FD93u);
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

inline uint64_t HashText(std::string_view text, uint64_t seed = 0) {
  const auto word = [](const char* at) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    return bytes;
  };
  const auto half = [](const char* at) {
    uint32_t bytes = 0;
    std::memcpy(&bytes, at, 4);
    return uint64_t{bytes};
  };
  const auto byte = [](char c) { return uint64_t{static_cast<unsigned char>(c)}; };
  const char* const at = text.data();
  const size_t size = text.size();
  uint64_t hash = MixHash(seed, size);
  // The last word overlaps the one before it: no call to copy what is left.
  if (size >= 8) {
    for (size_t i = 0; i + 8 < size; i += 8) hash = MixHash(hash, word(at + i));
    return MixHash(hash, word(at + size - 8));
  }
  if (size >= 4) return MixHash(hash, half(at) | half(at + size - 4) << 32);
  if (size > 0) return MixHash(hash, byte(at[0]) | byte(at[size / 2]) << 8 | byte(at[size - 1]) << 16);
  return MixHash(hash, 0);
}

// Of all claims that are told apart by scope alone.
inline uint64_t BlockHash(uint64_t subject, uint64_t metric) { return MixHash(subject, metric); }

}  // namespace factlint
