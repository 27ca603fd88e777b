// Where a scanner must look: the digits, the beginnings of words and the characters
// beyond ASCII of a text, found 64 bytes at a time.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace factlint {

// The first eight letters of a run of ASCII letters, without case, and how many letters it has.
struct RunKey {
  uint64_t letters = 0;
  uint32_t size = 0;
};

// The run of `size` letters at byte `at` of `text`.
inline RunKey RunKeyAt(std::string_view text, uint32_t at, uint32_t size) {
  uint64_t letters = 0;
  if (at + 8 <= text.size()) {
    std::memcpy(&letters, text.data() + at, 8);
    if constexpr (std::endian::native == std::endian::little) {
      if (size < 8) letters &= (uint64_t{1} << (size * 8)) - 1;
    } else {
      if (size < 8) letters &= ~uint64_t{0} << (64 - size * 8);
    }
  } else {
    std::memcpy(&letters, text.data() + at, std::min<size_t>(size, text.size() - at));
  }
  return {letters | 0x2020202020202020u, size};
}

// Tells of almost every word that it is none of a few hundred. Never denies one of them.
class WordFilter {
 public:
  // `word`: ASCII letters, or one or two characters beyond ASCII.
  void Add(std::string_view word);
  // Of the 64 places from `bytes` that are set in `places`, those where one of the words may begin:
  // judged by the first three letters, so 67 bytes are read.
  uint64_t MayBegin(const char* bytes, uint64_t places) const {
    uint64_t begin = 0;
    for (; places != 0; places &= places - 1) {
      const int i = std::countr_zero(places);
      begin |= uint64_t{Holds(heads_, Head(bytes + i))} << i;
    }
    return begin;
  }
  // Is this one of them? Right but for one in a hundred others.
  bool MayHave(const RunKey& run) const { return Holds(words_, Slot(run)); }

 private:
  friend class Lexicon;
  friend class LexiconCode;

  static constexpr int kLogBits = 15;
  using Bits = std::array<uint64_t, (1u << kLogBits) / 64>;
  static bool Holds(const Bits& bits, uint32_t bit) { return (bits[bit >> 6] >> (bit & 63)) & 1; }
  static void Set(Bits& bits, uint32_t bit) { bits[bit >> 6] |= uint64_t{1} << (bit & 63); }
  static uint32_t Slot(const RunKey& run) {
    return static_cast<uint32_t>((run.letters + run.size) * 0x9E3779B97F4A7C15u >> (64 - kLogBits));
  }
  // Five bits of each of the first three of four bytes.
  static uint32_t Head(const char* bytes) {
    uint32_t three = 0;
    std::memcpy(&three, bytes, 4);
    if constexpr (std::endian::native == std::endian::big) three >>= 8;
    return (three & 0x1F1F1Fu) * 0x9E3779B1u >> (32 - kLogBits);
  }
  Bits heads_{};
  Bits words_{};
};

// Walks forward over a text of any bytes.
class WordStarts {
 public:
  WordStarts(std::string_view text, const WordFilter& words) : text_(text), words_(words) {}

  // The first place at or behind `at` that `stop(place)` takes, of all ASCII digits, first
  // letters of runs of ASCII letters that may be one of the words, and first bytes of characters
  // beyond ASCII; the size of the text if there is none. Each place is offered once a call.
  template <class Stop>
  uint32_t Next(uint32_t at, const Stop& stop) {
    const auto size = static_cast<uint32_t>(text_.size());
    while (at < size) {
      if (at - block_ >= kBlock) Load(at & ~(kBlock - 1));
      for (uint64_t open = places_ & (~uint64_t{0} << (at - block_)); open != 0; open &= open - 1) {
        const uint32_t place = block_ + static_cast<uint32_t>(std::countr_zero(open));
        if (stop(place)) return place;
      }
      at = block_ + kBlock;
    }
    return size;
  }

  // Is the run of letters that was offered at `place` one of the words, but for a few false positives?
  bool MayBeWord(uint32_t place) const { return words_.MayHave(RunKeyAt(text_, place, RunSize(place))); }
  // How many letters it has.
  uint32_t RunSize(uint32_t place) const {
    uint32_t end = place + static_cast<uint32_t>(std::countr_one(letters_ >> (place - block_)));
    if (end == block_ + kBlock)
      while (end < text_.size() && IsLetter(text_[end])) ++end;
    return end - place;
  }

 private:
  static constexpr uint32_t kBlock = 64;
  static bool IsLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

  // `begin` is a multiple of kBlock inside the text.
  void Load(uint32_t begin);

  std::string_view text_;
  const WordFilter& words_;
  uint32_t block_ = 0u - kBlock;  // where the masks begin, bit i is byte block_ + i; at first behind all
  uint64_t letters_ = 0;
  uint64_t places_ = 0;
};

}  // namespace factlint
