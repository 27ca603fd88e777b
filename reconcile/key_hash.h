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
  uint64_t hash = MixHash(seed, text.size());
  const char* at = text.data();
  size_t left = text.size();
  uint64_t word = 0;
  for (; left >= 8; left -= 8, at += 8) {
    std::memcpy(&word, at, 8);
    hash = MixHash(hash, word);
  }
  word = 0;
  if (left > 0) std::memcpy(&word, at, left);
  return MixHash(hash, word);
}

}  // namespace factlint
