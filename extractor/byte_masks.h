// Which of 64 bytes of a text are of a kind, as a bit each: most bytes are passed over so.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace factlint {

// The `count` byte values from `first` on, of bytes in which the bits of `folded` are set first.
struct ByteRange {
  char first = 0;
  int count = 1;
  char folded = 0;
};
inline constexpr ByteRange kLetterBytes = {'a', 26, 0x20};  // of ASCII, in both cases
inline constexpr ByteRange kSmallBytes = {'a', 26};
inline constexpr ByteRange kDigitBytes = {'0', 10};
inline constexpr ByteRange kBeyondAscii = {'\x80', 0x80};

class ByteMasks {
 public:
  static constexpr uint32_t kBytes = 64;

  // The 64 bytes at `at` < text.size(); behind the end of the text stand NULs.
  ByteMasks(std::string_view text, size_t at) {
    const char* bytes = text.data() + at;
    char rest[kBytes] = {};
    if (text.size() - at < kBytes) {
      std::memcpy(rest, bytes, text.size() - at);
      bytes = rest;
    }
    Take(bytes);
  }
  // Those at `bytes`.
  explicit ByteMasks(const char* bytes) { Take(bytes); }

  // Bit i: is byte i in one of the ranges?
  template <class... Ranges>
  uint64_t In(const Ranges&... ranges) const;

 private:
#ifdef __SSE2__
  void Take(const char* bytes) {
    for (__m128i& part : parts_) {
      part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
      bytes += sizeof part;
    }
  }

  static __m128i Hits(__m128i part, const ByteRange& range) {
    if (range.folded != 0) part = _mm_or_si128(part, _mm_set1_epi8(range.folded));
    if (range.count == 1) return _mm_cmpeq_epi8(part, _mm_set1_epi8(range.first));
    // As signed numbers, which are all that can be compared, the values wanted become the least ones.
    const __m128i moved = _mm_add_epi8(part, _mm_set1_epi8(static_cast<char>(-128 - range.first)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(range.count - 128)));
  }

  __m128i parts_[4];
#else
  void Take(const char* bytes) { std::memcpy(bytes_, bytes, kBytes); }

  static bool Hits(char c, const ByteRange& range) {
    const auto moved = static_cast<unsigned char>((c | range.folded) - range.first);
    return moved < range.count;
  }

  char bytes_[kBytes];
#endif
};

template <class... Ranges>
uint64_t ByteMasks::In(const Ranges&... ranges) const {
  uint64_t mask = 0;
#ifdef __SSE2__
  for (int i = 0; i < 4; ++i) {
    __m128i hits = _mm_setzero_si128();
    ((hits = _mm_or_si128(hits, Hits(parts_[i], ranges))), ...);
    mask |= static_cast<uint64_t>(static_cast<uint16_t>(_mm_movemask_epi8(hits))) << (16 * i);
  }
#else
  for (uint32_t i = 0; i < kBytes; ++i) mask |= uint64_t{(Hits(bytes_[i], ranges) || ...)} << i;
#endif
  return mask;
}

template <class... Ranges>
size_t CountBytes(std::string_view text, const Ranges&... ranges) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); at += ByteMasks::kBytes)
    if (const uint64_t found = ByteMasks(text, at).In(ranges...); found != 0) count += std::popcount(found);
  return count;
}

template <class... Ranges>
bool HoldsBytes(std::string_view text, const Ranges&... ranges) {
  for (size_t at = 0; at < text.size(); at += ByteMasks::kBytes)
    if (ByteMasks(text, at).In(ranges...) != 0) return true;
  return false;
}

// Walks forward over the bytes of a kind: `places(at)` tells of the 64 bytes from `at` on which are.
template <class Places>
class ByteWalk {
 public:
  ByteWalk(size_t size, Places places) : size_(static_cast<uint32_t>(size)), places_of_(std::move(places)) {}

  // The first at byte `at` or behind it; the size of the text if there is none.
  uint32_t Next(uint32_t at) {
    for (; at < size_; at = block_ + ByteMasks::kBytes) {
      if (at - block_ >= ByteMasks::kBytes) {
        block_ = at;
        places_ = places_of_(at);
      }
      if (const uint64_t behind = places_ >> (at - block_); behind != 0)
        return at + static_cast<uint32_t>(std::countr_zero(behind));
    }
    return size_;
  }

 private:
  uint32_t size_;
  Places places_of_;
  uint32_t block_ = 0u - ByteMasks::kBytes;  // bit i of `places_` is byte block_ + i
  uint64_t places_ = 0;
};

}  // namespace factlint
