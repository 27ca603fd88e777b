#include "extractor/charset.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr size_t kMaxText = UINT32_MAX;
constexpr size_t kPrefix = 64u << 10;  // what the own checks look at
constexpr size_t kIcuPrefix = 1u << 10;

uint8_t ByteAt(std::string_view bytes, size_t i) { return static_cast<uint8_t>(bytes[i]); }

// --- Writing text and its runs ---

class Writer {
 public:
  // `c` took bytes [original, original + size).
  void Put(char32_t c, uint64_t original, uint32_t size) {
    const auto text = static_cast<uint32_t>(out_.text.size());
    AppendUtf8(out_.text, c);
    Note(text, static_cast<uint32_t>(out_.text.size()) - text, original, size);
  }

  // Bytes that are UTF-8 already.
  void Copy(std::string_view part, uint64_t original) {
    if (part.empty()) return;
    Note(static_cast<uint32_t>(out_.text.size()), 1, original, 1);
    out_.text += part;
    next_original_ = original + part.size();
  }

  bool full() const { return out_.text.size() > kMaxText; }
  Decoded Take() && { return std::move(out_); }

 private:
  void Note(uint32_t text, uint32_t text_step, uint64_t original, uint32_t step) {
    const bool goes_on = !out_.runs.empty() && out_.runs.back().text_step == text_step &&
                         out_.runs.back().original_step == step && next_original_ == original;
    if (!goes_on)
      out_.runs.push_back({.text = text,
                           .text_step = static_cast<uint8_t>(text_step),
                           .original_step = static_cast<uint8_t>(step),
                           .original = original});
    next_original_ = original + step;
  }

  Decoded out_;
  uint64_t next_original_ = 0;
};

// --- UTF-8 ---

struct Utf8Census {
  size_t characters = 0;  // of more than one byte
  size_t broken = 0;      // bytes that belong to none
};

Utf8Census CountUtf8(std::string_view bytes) {
  Utf8Census census;
  for (size_t at = 0; at < bytes.size();) {
    if (ByteAt(bytes, at) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = CodePointAt(bytes, at);
    if (c.size == 1)
      ++census.broken;
    else
      ++census.characters;
    at += c.size;
  }
  return census;
}

// The characters from byte `good` on.
Decoded Repair(std::string_view text, size_t good) {
  Writer writer;
  for (size_t at = good; at < text.size() && !writer.full();) {
    const CodePoint c = CodePointAt(text, at);
    if (!c.valid) {
      writer.Copy(text.substr(good, at - good), good);
      writer.Put(kReplacement, at, 1);
      good = at + 1;
    }
    at += c.size;
  }
  writer.Copy(text.substr(good), good);
  return std::move(writer).Take();
}

Decoded DecodeUtf8(std::string bytes) {
  Decoded plain;
  if (bytes.compare(0, 3, "\xEF\xBB\xBF") == 0) plain.skipped = 3;
  if (!IsValidUtf8(bytes)) return Repair(bytes, plain.skipped);
  bytes.erase(0, plain.skipped);
  plain.text = std::move(bytes);
  return plain;
}

// --- UTF-16 ---

struct Utf16 {
  std::string_view bytes;
  bool little = true;

  size_t units() const { return bytes.size() / 2; }
  char32_t Unit(size_t i) const {
    const uint8_t a = ByteAt(bytes, 2 * i);
    const uint8_t b = ByteAt(bytes, 2 * i + 1);
    return little ? static_cast<char32_t>(b << 8 | a) : static_cast<char32_t>(a << 8 | b);
  }
};

bool IsLead(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool IsTrail(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

Decoded DecodeUtf16(std::string_view bytes, const Utf16& text) {
  Writer writer;
  const size_t units = text.units();
  for (size_t i = units > 0 && text.Unit(0) == 0xFEFF ? 1 : 0; i < units && !writer.full();) {
    const char32_t unit = text.Unit(i);
    if (IsLead(unit) && i + 1 < units && IsTrail(text.Unit(i + 1))) {
      writer.Put(0x10000 + ((unit - 0xD800) << 10) + (text.Unit(i + 1) - 0xDC00), 2 * i, 4);
      i += 2;
    } else {
      writer.Put(IsLead(unit) || IsTrail(unit) ? kReplacement : unit, 2 * i, 2);
      ++i;
    }
  }
  if (bytes.size() % 2 != 0) writer.Put(kReplacement, bytes.size() - 1, 1);
  return std::move(writer).Take();
}

// Does the text look like UTF-16 of this byte order? Nearly every unit is
// printable ASCII, a line end, an ideograph or East Asian punctuation, and some
// are ASCII or punctuation: pairs of ASCII letters read as UTF-16 are
// ideographs too, but never a full stop or a line end.
bool LooksLikeUtf16(const Utf16& text) {
  size_t usual = 0;
  size_t certain = 0;
  for (size_t i = 0; i < text.units(); ++i) {
    const char32_t c = text.Unit(i);
    const bool ascii = (c >= 0x20 && c < 0x7F) || (c >= '\t' && c <= '\r');
    const bool mark = (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF00 && c <= 0xFF5E) || (c >= 0x2010 && c <= 0x2026);
    certain += ascii || mark;
    usual += ascii || mark || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xA0 && c < 0x250) || (c >= 0x400 && c < 0x460);
  }
  return text.units() >= 2 && usual * 20 >= text.units() * 19 && certain * 50 >= text.units();
}

std::string DetectUtf16(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return {};
  const std::string_view prefix = bytes.substr(0, std::min(bytes.size(), kPrefix));
  if (LooksLikeUtf16({prefix, true})) return "utf-16le";
  if (LooksLikeUtf16({prefix, false})) return "utf-16be";
  return {};
}

// --- Older charsets ---

// How bytes above 0x7F lie beside each other and how well they pair as GB2312 or
// GB18030 does.
struct HighBytes {
  size_t count = 0;
  size_t adjacent = 0;
  size_t pairs = 0;   // both bytes 0xA1 to 0xFE
  size_t others = 0;  // pairs with a low second byte, and four-byte forms
  size_t broken = 0;
};

HighBytes CountHighBytes(std::string_view bytes) {
  HighBytes high;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (ByteAt(bytes, i) < 0x80) continue;
    ++high.count;
    high.adjacent += (i > 0 && ByteAt(bytes, i - 1) >= 0x80) || (i + 1 < bytes.size() && ByteAt(bytes, i + 1) >= 0x80);
  }
  for (size_t i = 0; i < bytes.size();) {
    const uint8_t lead = ByteAt(bytes, i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const uint8_t trail = i + 1 < bytes.size() ? ByteAt(bytes, i + 1) : 0;
    if (lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE) {
      ++high.pairs;
      i += 2;
    } else if (lead >= 0x81 && lead <= 0xFE && trail >= 0x40 && trail != 0x7F && trail != 0xFF) {
      ++high.others;
      i += 2;
    } else if (lead >= 0x81 && lead <= 0xFE && trail >= 0x30 && trail <= 0x39 && i + 3 < bytes.size() &&
               ByteAt(bytes, i + 2) >= 0x81 && ByteAt(bytes, i + 3) >= 0x30 && ByteAt(bytes, i + 3) <= 0x39) {
      ++high.others;
      i += 4;
    } else {
      ++high.broken;
      ++i;
    }
  }
  return high;
}

struct IcuGuess {
  std::string name;
  int32_t confidence = 0;
};

constexpr std::array<std::string_view, 11> kAllowed = {"GB18030",    "Big5",       "Shift_JIS",    "EUC-JP",
                                                       "EUC-KR",     "KOI8-R",     "windows-1251", "windows-1253",
                                                       "ISO-8859-5", "ISO-8859-7", "windows-1256"};

// ICU's best guess among the charsets that are not Latin.
IcuGuess AskIcu(std::string_view bytes) {
  IcuGuess best;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  const std::string_view prefix = bytes.substr(0, std::min(bytes.size(), kIcuPrefix));
  ucsdet_setText(detector.get(), prefix.data(), static_cast<int32_t>(prefix.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (confidence <= best.confidence || std::find(kAllowed.begin(), kAllowed.end(), name) == kAllowed.end()) continue;
    best = {std::string(name), confidence};
  }
  std::transform(best.name.begin(), best.name.end(), best.name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  return best;
}

std::string DetectLegacy(std::string_view bytes) {
  // From the first byte that tells something.
  const auto high_byte = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  const std::string_view telling = bytes.substr(static_cast<size_t>(high_byte - bytes.begin()), kPrefix);
  const HighBytes high = CountHighBytes(telling);
  const bool mostly_adjacent = high.adjacent * 10 >= high.count * 7;
  if (!mostly_adjacent) return "windows-1252";
  const bool pairs_well = high.broken * 50 <= high.pairs + high.others;
  const bool simplified = pairs_well && high.pairs >= high.others * 4;
  const IcuGuess guess = AskIcu(telling);
  if (guess.confidence >= (simplified ? 60 : 20)) return guess.name;
  return pairs_well ? "gb18030" : "windows-1252";
}

std::optional<Decoded> DecodeWithIcu(std::string_view bytes, std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(std::string(charset).c_str(), &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  constexpr size_t kSlice = 16u << 10;
  std::vector<char16_t> units(2 * kSlice + 16);
  std::vector<int32_t> offsets(units.size());
  Writer writer;
  char32_t lead = 0;
  uint64_t last = 0;  // where the character before the current one began
  std::optional<std::pair<char32_t, uint64_t>> pending;
  const auto flush = [&](uint64_t end) {
    if (pending) writer.Put(pending->first, pending->second, static_cast<uint32_t>(end - pending->second));
    pending.reset();
  };
  for (size_t base = 0; base < bytes.size() && !writer.full();) {
    // A slice ends before a byte below 0x30, which is part of no longer
    // character in any of the charsets, so that no character is cut.
    size_t end = std::min(base + kSlice, bytes.size());
    for (size_t back = end; end < bytes.size() && back > base + kSlice / 2; --back) {
      if (ByteAt(bytes, back) >= 0x30) continue;
      end = back;
      break;
    }
    const char* source = bytes.data() + base;
    char16_t* target = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, bytes.data() + end, offsets.data(),
                   end == bytes.size(), &status);
    if (U_FAILURE(status)) return std::nullopt;
    for (const char16_t* unit = units.data(); unit != target; ++unit) {
      const int32_t offset = offsets[static_cast<size_t>(unit - units.data())];
      const uint64_t at = offset < 0 ? last : base + static_cast<uint64_t>(offset);
      last = at;
      if (IsLead(*unit)) {
        flush(at);
        lead = *unit;
        continue;
      }
      const bool paired = IsTrail(*unit) && lead != 0;
      const char32_t c = paired ? 0x10000 + ((lead - 0xD800) << 10) + (*unit - 0xDC00u) : *unit;
      lead = 0;
      flush(at);
      pending = {IsTrail(*unit) && !paired ? kReplacement : c, at};
    }
    base = end;
  }
  flush(bytes.size());
  return std::move(writer).Take();
}

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B;
}

// Of at most 255 bytes. Every byte of every document is looked at: without branches
// and in a byte the compiler takes sixteen at a time.
size_t CountControls(std::string_view bytes) {
  unsigned char count = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const auto from_tab = static_cast<unsigned char>(byte - '\t');
    count = static_cast<unsigned char>(count + ((byte < 0x20) & (from_tab > '\r' - '\t') & (byte != 0x1B)));
  }
  return count;
}

}  // namespace

std::string DetectCharset(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return "utf-8";
  if (bytes.substr(0, 2) == "\xFF\xFE") return "utf-16le";
  if (bytes.substr(0, 2) == "\xFE\xFF") return "utf-16be";
  const bool valid = IsValidUtf8(bytes);
  const bool has_nul = std::memchr(bytes.data(), 0, bytes.size()) != nullptr;
  if (valid && !has_nul) return "utf-8";
  if (std::string utf16 = DetectUtf16(bytes); !utf16.empty()) return utf16;
  if (valid) return "utf-8";
  const Utf8Census census = CountUtf8(bytes);
  if (census.characters >= 4 * census.broken) return "utf-8";
  return DetectLegacy(bytes);
}

std::optional<Decoded> DecodeBytes(std::string bytes, std::string_view charset) {
  std::optional<Decoded> decoded;
  if (charset == "utf-8")
    decoded = DecodeUtf8(std::move(bytes));
  else if (charset == "utf-16le" || charset == "utf-16be")
    decoded = DecodeUtf16(bytes, {std::string_view(bytes), charset == "utf-16le"});
  else
    decoded = DecodeWithIcu(bytes, charset);
  if (decoded && decoded->text.size() > kMaxText) return std::nullopt;
  return decoded;
}

Decoded RepairUtf8(std::string text) {
  if (!IsValidUtf8(text)) return Repair(text, 0);
  return {.text = std::move(text)};
}

std::optional<size_t> FindBinary(std::string_view bytes) {
  constexpr size_t kHalf = 256;
  constexpr size_t kMany = 32;
  size_t before = 0;
  for (size_t base = 0; base < bytes.size(); base += kHalf) {
    const std::string_view part = bytes.substr(base, kHalf);
    const size_t here =
        CountControls(part.substr(0, kHalf / 2)) + CountControls(part.substr(std::min(kHalf / 2, part.size())));
    const bool short_text = bytes.size() < 2 * kHalf && (before + here) * 8 > bytes.size() && before + here >= 4;
    if (before + here >= kMany || short_text) {
      const size_t from = before > 0 ? base - kHalf : base;
      return static_cast<size_t>(
          std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), IsControl) - bytes.begin());
    }
    before = here;
  }
  return std::nullopt;
}

}  // namespace factlint
