#include "reports/json_writer.h"

#include <array>
#include <cmath>
#include <cstring>
#include <iterator>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "extractor/unicode.h"

namespace factlint {
namespace {

// Bytes that stand for themselves in a JSON string.
constexpr std::array<bool, 256> MakePlain() {
  std::array<bool, 256> plain{};
  for (size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}
constexpr std::array<bool, 256> kPlain = MakePlain();

// Where the plain bytes that begin at `at` end, some eight at a step.
size_t PlainEnd(std::string_view text, size_t at) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighBits = kOnes << 7;
  // A high bit for the lowest zero byte, and perhaps for some above it.
  const auto zeros = [](uint64_t bytes) { return (bytes - kOnes) & ~bytes; };
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    const uint64_t small = (bytes - kOnes * 0x20) & ~bytes;
    const uint64_t large = bytes | (bytes + kOnes);
    const uint64_t special = zeros(bytes ^ kOnes * '"') | zeros(bytes ^ kOnes * '\\');
    if (((small | large | special) & kHighBits) != 0) break;
  }
  while (at < text.size() && kPlain[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

bool NeedsEscape(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

void AppendEscaped(std::string& out, char32_t c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      fmt::format_to(std::back_inserter(out), FMT_COMPILE("\\u{:04x}"), static_cast<uint32_t>(c));
  }
}

}  // namespace

void AppendJsonString(std::string& out, std::string_view text) {
  out += '"';
  size_t kept = 0;  // all before it is written
  for (size_t i = 0; i < text.size();) {
    if (kPlain[static_cast<unsigned char>(text[i])]) {
      i = PlainEnd(text, i);
      continue;
    }
    const CodePoint c = CodePointAt(text, i);
    const bool quoted = c.value == '"' || c.value == '\\';
    if (!c.valid || quoted || NeedsEscape(c.value)) {
      out.append(text, kept, i - kept);
      kept = i + c.size;
      if (c.valid)
        AppendEscaped(out, c.value);
      else
        AppendUtf8(out, kReplacement);
    }
    i += c.size;
  }
  out.append(text, kept);
  out += '"';
}

void JsonWriter::Separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

JsonWriter& JsonWriter::Open(char bracket) {
  Separate();
  out_ += bracket;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  out_ += bracket;
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  if (PlainEnd(key, 0) != key.size()) {
    Separate();
    AppendJsonString(out_, key);
    out_ += ':';
    comma_ = false;
    return *this;
  }
  const size_t size = out_.size();
  out_.resize(size + key.size() + (comma_ ? 4 : 3));
  char* at = out_.data() + size;
  if (comma_) *at++ = ',';
  *at++ = '"';
  std::memcpy(at, key.data(), key.size());
  std::memcpy(at + key.size(), "\":", 2);
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  AppendJsonString(out_, text);
  return *this;
}

JsonWriter& JsonWriter::Integer(uint64_t value) {
  Separate();
  const fmt::format_int digits(value);
  out_.append(digits.data(), digits.size());
  return *this;
}

JsonWriter& JsonWriter::Integer(int value) {
  Separate();
  const fmt::format_int digits(value);
  out_.append(digits.data(), digits.size());
  return *this;
}

JsonWriter& JsonWriter::Number(const Decimal& value) {
  Separate();
  out_ += value.ToString();
  return *this;
}

JsonWriter& JsonWriter::Measure(double value) {
  if (!std::isfinite(value)) return Null();
  const std::optional<Decimal> rounded = Decimal::Parse(fmt::format(FMT_COMPILE("{:.3e}"), value));
  return rounded ? Number(*rounded) : Null();
}

JsonWriter& JsonWriter::Boolean(bool value) {
  Separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::Null() {
  Separate();
  out_ += "null";
  return *this;
}

}  // namespace factlint
