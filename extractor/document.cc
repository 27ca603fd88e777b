#include "extractor/document.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "extractor/charset.h"
#include "extractor/hash.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

// Files that begin like text or would be read as noise, and what to say of them.
struct Signature {
  std::string_view bytes;
  std::string_view name;
};
constexpr Signature kSignatures[] = {
    {"%PDF-", "a PDF file"},
    {{"PK\x03\x04", 4}, "a ZIP archive (or an office document)"},
    {{"\x1F\x8B", 2}, "a gzip archive"},
    {"\x89PNG\r\n", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"\x7F"
     "ELF",
     "a program"},
};

// Will decoding change no byte?
bool StaysAsItIs(std::string_view bytes, std::string_view charset) {
  return charset == "utf-8" && !bytes.starts_with("\xEF\xBB\xBF") && IsValidUtf8(bytes);
}

Error Unreadable(std::string what) { return {.what = std::move(what), .exit_code = 3}; }

}  // namespace

Result<Document> Document::Decode(std::string bytes, DocumentKind kind, DocumentInfo info) {
  if (bytes.size() > UINT32_MAX) return Unreadable("larger than 4 GiB");
  for (const Signature& signature : kSignatures)
    if (bytes.compare(0, signature.bytes.size(), signature.bytes) == 0)
      return Unreadable(fmt::format("{}, no text: convert it first", signature.name));
  Document document;
  document.info_ = std::move(info);
  document.kind_ = kind;
  document.original_bytes_ = bytes.size();
  document.charset_ = DetectCharset(bytes);
  if (!StaysAsItIs(bytes, document.charset_)) document.sha256_ = Sha256(bytes);
  const bool wide = document.charset_.compare(0, 6, "utf-16") == 0;
  if (!wide)
    if (const std::optional<size_t> at = FindBinary(bytes))
      return Unreadable(fmt::format("binary content at byte {} of {}", *at, bytes.size()));
  std::optional<Decoded> decoded = DecodeBytes(std::move(bytes), document.charset_);
  if (!decoded) return Unreadable(fmt::format("larger than 4 GiB, decoded from {}", document.charset_));
  document.text_ = std::move(decoded->text);
  document.runs_ = std::move(decoded->runs);
  document.bom_ = decoded->skipped;
  if (wide)
    if (const std::optional<size_t> at = FindBinary(document.text_))
      return Unreadable(fmt::format("binary content at byte {} of {}", document.Original(static_cast<uint32_t>(*at)),
                                    document.original_bytes_));
  if (kind == DocumentKind::kHtml)
    if (const Result<bool> read = document.TakePage(); !read) return read.error();
  return document;
}

// The text of a page, and what it says of itself where nobody else does.
Result<bool> Document::TakePage() {
  Result<HtmlText> html = ReadHtml(text_);
  if (!html) return html.error();
  page_ = std::exchange(text_, std::move(html->text));
  map_ = std::move(html->map);
  if (info_.title.empty()) info_.title = std::move(html->title);
  if (info_.language.empty() && (html->language == "en" || html->language == "zh")) info_.language = html->language;
  if (!info_.published) info_.published = DateRange::ParseIso(html->published);
  return true;
}

std::string Document::sha256() const { return sha256_.empty() ? Sha256(Source()) : sha256_; }

Span Document::SourceOf(Span span) const {
  if (page_.empty()) return span;
  const uint32_t begin = map_.Begin(span.begin);
  return {begin, std::max(begin, map_.End(span.end))};
}

Document Document::FromUtf8(std::string text, DocumentKind kind, DocumentInfo info) {
  assert(text.size() <= UINT32_MAX);
  Document document;
  document.info_ = std::move(info);
  document.kind_ = kind;
  document.original_bytes_ = text.size();
  if (!StaysAsItIs(text, document.charset_)) document.sha256_ = Sha256(text);
  Decoded decoded = RepairUtf8(std::move(text));
  document.text_ = std::move(decoded.text);
  document.runs_ = std::move(decoded.runs);
  return document;
}

uint64_t Document::Original(uint32_t offset) const {
  if (runs_.empty()) return uint64_t{bom_} + offset;
  if (offset >= Source().size()) return original_bytes_;
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                      [](uint32_t value, const OffsetRun& run) { return value < run.text; });
  const OffsetRun& run = after == runs_.begin() ? runs_.front() : *(after - 1);
  return run.original + uint64_t{offset - run.text} / run.text_step * run.original_step;
}

namespace {

// The characters that begin in the eight bytes at `at`; 0 where a control character, which
// may end a line, is among them, or none begins.
uint32_t CharactersIn(const char* at) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  constexpr uint64_t kOnes = 0x0101010101010101ull;
  constexpr uint64_t kHighs = 0x80 * kOnes;
  if (((bytes - 0x20 * kOnes) & ~bytes & kHighs) != 0) return 0;
  const uint64_t following = bytes & ~(bytes << 1) & kHighs;         // 10xxxxxx
  return 8 - static_cast<uint32_t>((following >> 7) * kOnes >> 56);  // the sum of its bytes
}

}  // namespace

void Locator::Advance(Cursor& cursor, uint32_t offset) const {
  const std::string& text = document_.Source();
  if (offset < cursor.offset) cursor = {};
  for (uint32_t at = cursor.offset; at < offset; ++at) {
    while (at + 8 <= offset) {
      const uint32_t chars = CharactersIn(text.data() + at);
      if (chars == 0) break;
      cursor.chars += chars;
      at += 8;
    }
    if (at >= offset) break;
    const char c = text[at];
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++cursor.chars;
    // A lone CR ends a line too; CR LF ends one.
    if (c == '\n' || (c == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'))) {
      ++cursor.line;
      cursor.line_start = cursor.chars;
    }
  }
  cursor.offset = offset;
}

Place Locator::LocateSource(Span span) {
  Advance(cursor_, span.begin);
  Cursor end = cursor_;
  Advance(end, span.end);
  return {.start = document_.Original(span.begin),
          .end = document_.Original(span.end),
          .char_start = cursor_.chars,
          .char_end = end.chars,
          .line = cursor_.line,
          .column = static_cast<uint32_t>(cursor_.chars - cursor_.line_start + 1)};
}

}  // namespace factlint
