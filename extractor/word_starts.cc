#include "extractor/word_starts.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace factlint {
namespace {

// A bit for each of 64 bytes.
struct Masks {
  uint64_t letters = 0;
  uint64_t digits = 0;
  uint64_t leads = 0;  // first bytes of characters beyond ASCII
};

#ifdef __SSE2__

// Which bytes are less than `limit` above `first`, as unsigned numbers.
uint64_t Within(__m128i bytes, char first, int limit) {
  const __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
  return static_cast<uint16_t>(_mm_movemask_epi8(_mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(limit - 128)))));
}

Masks Classify(const char* bytes) {
  Masks masks;
  for (int i = 0; i < 64; i += 16) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    const __m128i lower = _mm_or_si128(part, _mm_set1_epi8(0x20));
    masks.letters |= Within(lower, 'a', 26) << i;
    masks.digits |= Within(part, '0', 10) << i;
    masks.leads |= Within(part, static_cast<char>(0xC0), 0x40) << i;
  }
  return masks;
}

#else

Masks Classify(const char* bytes) {
  Masks masks;
  for (int i = 0; i < 64; ++i) {
    const auto byte = static_cast<uint8_t>(bytes[i]);
    const uint64_t bit = uint64_t{1} << i;
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') masks.letters |= bit;
    if (byte >= '0' && byte <= '9') masks.digits |= bit;
    if (byte >= 0xC0) masks.leads |= bit;
  }
  return masks;
}

#endif

}  // namespace

void WordFilter::Add(std::string_view word) {
  Set(words_, Slot(RunKeyAt(word, 0, static_cast<uint32_t>(word.size()))));
  char head[4] = {};
  for (size_t i = 0; i < std::min<size_t>(3, word.size()); ++i) head[i] = word[i];
  const auto set = [&] { Set(heads_, Head(head)); };
  // What stands behind a word of one or two letters can be anything.
  for (int second = 0; second < (word.size() < 2 ? 32 : 1); ++second) {
    if (word.size() < 2) head[1] = static_cast<char>(second);
    for (int third = 0; third < (word.size() < 3 ? 32 : 1); ++third) {
      if (word.size() < 3) head[2] = static_cast<char>(third);
      set();
    }
  }
}

void WordStarts::Load(uint32_t begin) {
  block_ = begin;
  char rest[kBlock + 4] = {};
  const char* bytes = text_.data() + begin;
  if (text_.size() - begin < sizeof rest) {
    std::memcpy(rest, bytes, text_.size() - begin);
    bytes = rest;
  }
  const Masks masks = Classify(bytes);
  const uint64_t joined = begin > 0 && IsLetter(text_[begin - 1]) ? 1 : 0;
  letters_ = masks.letters;
  places_ = words_.MayBegin(bytes, letters_ & ~(letters_ << 1 | joined)) | masks.digits | masks.leads;
}

}  // namespace factlint
