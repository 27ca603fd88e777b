// Which characters the bytes of a file stand for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"

namespace factlint {

// The name of the charset of `bytes`, as Document::charset() gives it. In this
// order: a BOM; valid UTF-8 without the NUL pattern of UTF-16; UTF-16 that shows
// by its NULs or its Chinese punctuation; UTF-8 with few broken places (a text
// cut in the middle of a character); GB18030, and where ICU is surer Big5,
// Shift_JIS, EUC-JP, EUC-KR or a Cyrillic or Greek single-byte set; else
// windows-1252. ICU looks at 1 KB at most.
std::string DetectCharset(std::string_view bytes);

// Decoded text and the way back. `runs` is empty where text byte i is byte
// skipped + i of the original.
struct Decoded {
  std::string text;
  std::vector<OffsetRun> runs;
  uint32_t skipped = 0;  // bytes of a BOM
};

// Nothing where ICU does not know the charset or the text passes 4 GiB - 1.
std::optional<Decoded> DecodeBytes(std::string bytes, std::string_view charset);

// `text` with U+FFFD for every byte that is no UTF-8; a BOM stays.
Decoded RepairUtf8(std::string text);

// The first byte of content that no text has: a NUL or other control character
// (tab, line ends, form feed, escape and DEL are none) in a stretch of 512
// bytes that holds at least 32, or an eighth of a shorter text.
std::optional<size_t> FindBinary(std::string_view bytes);

}  // namespace factlint
