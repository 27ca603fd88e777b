// A text with its metadata, decoded once; and the way back from its UTF-8 to
// the bytes of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/date.h"
#include "extractor/html.h"
#include "extractor/result.h"
#include "extractor/span.h"

namespace factlint {

// What factlint.yaml, front matter or a JSON Lines record say of a document.
struct DocumentInfo {
  std::string id;    // default: the path
  std::string path;  // as reports print it: relative, '/' between folders
  std::string title;
  std::string publisher;
  std::string url;
  std::optional<DateRange> published;  // a bare year is the whole year
  std::string language;                // "en", "zh"; empty: to be detected
  std::vector<std::string> derived_from;
  std::optional<double> trust;    // 0 to 1
  std::optional<int> lag_months;  // how much older than its publication a figure without a date may be
};

// The text of an HTML page is Markdown that html.h makes of it.
enum class DocumentKind : uint8_t { kText, kMarkdown, kCsv, kTsv, kHtml };

// One run of text in which UTF-8 and original bytes advance together: character
// i of the run is at text + i * text_step, original + i * original_step.
struct OffsetRun {
  uint32_t text = 0;
  uint8_t text_step = 1;
  uint8_t original_step = 1;
  uint64_t original = 0;
};

class Document {
 public:
  // `bytes` as read from a file. UTF-8 (with or without BOM) is taken as it is,
  // UTF-16 by BOM or by its looks; where the bytes are no valid UTF-8, charset.h
  // chooses (GB18030, Windows-1252, ...). Bytes that the charset does not have
  // become U+FFFD; single control characters stay. Fails (an Error meant for
  // FL905, one line without the path) on binary content and on more than 4 GiB - 1.
  static Result<Document> Decode(std::string bytes, DocumentKind kind, DocumentInfo info);
  // A text that is UTF-8 already, such as a JSON Lines record: offsets count in
  // it, also where a byte that is no UTF-8 became U+FFFD.
  static Document FromUtf8(std::string text, DocumentKind kind, DocumentInfo info);

  const std::string& text() const { return text_; }
  std::string_view Slice(Span span) const { return std::string_view(text_).substr(span.begin, span.size()); }
  const DocumentInfo& info() const { return info_; }
  DocumentInfo& info() { return info_; }
  DocumentKind kind() const { return kind_; }
  bool IsMarkdown() const { return kind_ == DocumentKind::kMarkdown || kind_ == DocumentKind::kHtml; }
  // What lines and characters are counted in: the text; of a page the page itself.
  const std::string& Source() const { return page_.empty() ? text_ : page_; }
  // Size of the file and the SHA-256 of its bytes, hexadecimal.
  uint64_t original_bytes() const { return original_bytes_; }
  // The hash is made by the first of TakeSha256() and sha256(); the latter keeps nothing, so that it is safe to call
  // from several threads: who asks more than once takes it before.
  std::string sha256() const;
  void TakeSha256() { sha256_ = sha256(); }
  // "utf-8", "utf-16le", "gb18030", "windows-1252", ...
  const std::string& charset() const { return charset_; }

  // The part of Source() that a part of the text was made of.
  Span SourceOf(Span span) const;
  // The byte of the original at which byte `offset` of Source() stands; `offset` is
  // at the edge of a character.
  uint64_t Original(uint32_t offset) const;

 private:
  Result<bool> TakePage();

  std::string text_;
  DocumentInfo info_;
  DocumentKind kind_ = DocumentKind::kText;
  uint64_t original_bytes_ = 0;
  std::string sha256_;  // empty: not made yet, and Source() has the original bytes
  std::string charset_ = "utf-8";
  uint32_t bom_ = 0;             // bytes before the text, for UTF-8
  std::vector<OffsetRun> runs_;  // of Source(); empty for UTF-8
  std::string page_;             // of kHtml, decoded; else empty
  HtmlMap map_;                  // from text_ to page_
};

// Turns spans into places in one forward pass: ask in the order of the text and
// each answer costs the distance from the last. Keeps a reference to `document`.
class Locator {
 public:
  explicit Locator(const Document& document) : document_(document) {}
  Place Locate(Span span) { return LocateSource(document_.SourceOf(span)); }
  // Of a part of Source().
  Place LocateSource(Span span);

 private:
  struct Cursor {
    uint32_t offset = 0;
    uint64_t chars = 0;
    uint32_t line = 1;
    uint64_t line_start = 0;  // in characters
  };
  void Advance(Cursor& cursor, uint32_t offset) const;

  const Document& document_;
  Cursor cursor_;
};

}  // namespace factlint
