#include "extractor/word_starts.h"

#include "extractor/byte_masks.h"

namespace factlint {

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
  const ByteMasks masks(bytes);
  const uint64_t joined = begin > 0 && IsLetter(text_[begin - 1]) ? 1 : 0;
  letters_ = masks.In(kLetterBytes);
  const uint64_t others = masks.In(kDigitBytes, ByteRange{'\xC0', 0x40});  // digits, and characters beyond ASCII
  places_ = words_.MayBegin(bytes, letters_ & ~(letters_ << 1 | joined)) | others;
}

}  // namespace factlint
