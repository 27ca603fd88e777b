// Which of 64 bytes of a text are of a kind, as a bit each: most bytes are passed over so.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace factlint {

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

  // Bit i: is byte i one of the `count` values from `first` on? In small letters too: of a
  // letter `first` both cases.
  uint64_t Within(char first, int count) const { return Each<0>(first, count); }
  uint64_t WithinFolded(char first, int count) const { return Each<0x20>(first, count); }
  uint64_t Letters() const { return WithinFolded('a', 26); }
  uint64_t Is(char c) const { return Within(c, 1); }

 private:
#ifdef __SSE2__
  void Take(const char* bytes) {
    for (int i = 0; i < 4; ++i) parts_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
  }

  template <char kSet>
  uint64_t Each(char first, int count) const {
    uint64_t mask = 0;
    for (int i = 0; i < 4; ++i) {
      const __m128i part = kSet == 0 ? parts_[i] : _mm_or_si128(parts_[i], _mm_set1_epi8(kSet));
      // As signed numbers, which are all that can be compared, the values wanted become the least ones.
      const __m128i moved = _mm_add_epi8(part, _mm_set1_epi8(static_cast<char>(-128 - first)));
      const __m128i within = count == 1 ? _mm_cmpeq_epi8(part, _mm_set1_epi8(first))
                                        : _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(count - 128)));
      mask |= static_cast<uint64_t>(static_cast<uint16_t>(_mm_movemask_epi8(within))) << (16 * i);
    }
    return mask;
  }

  __m128i parts_[4];
#else
  void Take(const char* bytes) { std::memcpy(bytes_, bytes, kBytes); }

  template <char kSet>
  uint64_t Each(char first, int count) const {
    uint64_t mask = 0;
    for (uint32_t i = 0; i < kBytes; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[i] | kSet);
      mask |= uint64_t{static_cast<unsigned char>(byte - static_cast<unsigned char>(first)) < count} << i;
    }
    return mask;
  }

  char bytes_[kBytes];
#endif
};

// Walks forward over the bytes of a kind: `kOfKind` tells of 64 bytes which are.
template <auto kOfKind>
class ByteWalk {
 public:
  explicit ByteWalk(std::string_view text) : text_(text) {}

  // The first at byte `at` or behind it; the size of the text if there is none. Never asked
  // for one before the last `at`.
  uint32_t Next(uint32_t at) {
    for (; at < text_.size(); at = block_ + ByteMasks::kBytes) {
      if (at - block_ >= ByteMasks::kBytes) {
        block_ = at;
        places_ = kOfKind(ByteMasks(text_, at));
      }
      if (const uint64_t behind = places_ >> (at - block_); behind != 0)
        return at + static_cast<uint32_t>(std::countr_zero(behind));
    }
    return static_cast<uint32_t>(text_.size());
  }

 private:
  std::string_view text_;
  uint32_t block_ = 0u - ByteMasks::kBytes;  // bit i of `places_` is byte block_ + i
  uint64_t places_ = 0;
};

}  // namespace factlint
