#include "extractor/lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "extractor/ascii.h"
#include "extractor/byte_masks.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";
constexpr std::string_view kParagraphSeparator = "\xE2\x80\xA9";

// The ends of lines one after the other. Each mark is looked for on its own, by the C
// library, and its next place kept: a text of one kind of mark is not read over and over.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  // The end of the line that begins at `begin`, and where the next begins. Asked in
  // ascending order.
  struct End {
    size_t end = 0;
    size_t next = 0;
  };
  End After(size_t begin) {
    size_t end = text_.size();
    for (Mark& mark : marks_) {
      if (!mark.looked || mark.at < begin) mark = {mark.byte, true, Find(mark.byte, begin)};
      end = std::min(end, mark.at);
    }
    if (end == text_.size()) return {end, end};
    if (text_[end] == '\xE2') return {end, end + 3};
    return {end, text_.substr(end, 2) == "\r\n" ? end + 2 : end + 1};
  }

 private:
  struct Mark {
    char byte = 0;
    bool looked = false;
    size_t at = 0;
  };

  size_t Find(char byte, size_t begin) const {
    size_t at = begin;
    for (; (at = text_.find(byte, at)) != std::string_view::npos; ++at) {
      const std::string_view mark = text_.substr(at, 3);
      if (byte != '\xE2' || mark == kLineSeparator || mark == kParagraphSeparator) return at;
    }
    return text_.size();
  }

  std::string_view text_;
  std::array<Mark, 4> marks_ = {Mark{'\n'}, Mark{'\r'}, Mark{'\f'}, Mark{'\xE2'}};
};

uint32_t WidthOf(std::string_view text) {
  if (ascii::IsAscii(text)) return static_cast<uint32_t>(text.size());
  uint32_t width = 0;
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++width;
      ++at;
      continue;
    }
    const CodePoint c = CodePointAt(text, at);
    width +=
        IsCjk(c.value) || (c.value >= 0x3000 && c.value <= 0x303F) || (c.value >= 0xFF00 && c.value <= 0xFF60) ? 2 : 1;
    at += c.size;
  }
  return width;
}

uint32_t IndentOf(std::string_view text) {
  uint32_t columns = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    columns = c.value == '\t' ? (columns / 4 + 1) * 4 : columns + (c.value == 0x3000 ? 2 : 1);
    at += c.size;
  }
  return columns;
}

bool IsCloser(char32_t c) {
  return IsQuote(c) || c == ')' || c == ']' || c == '*' || c == '_' || c == 0xFF09 || c == 0x3011 || c == 0x300B ||
         c == 0x3009;
}

// Where the note mark that ends at `end` begins: "[12]"; `end` if there is none.
size_t NoteBegin(std::string_view line, size_t end) {
  size_t begin = end - 1;
  while (begin > 0 && line[begin - 1] >= '0' && line[begin - 1] <= '9') --begin;
  return begin < end - 1 && begin > 0 && line[begin - 1] == '[' ? begin - 1 : end;
}

// The last character that is no closing mark and no note; 0 if there is none.
char32_t LastMark(std::string_view line) {
  size_t end = line.size();
  while (end > 0) {
    const CodePoint c = CodePointBefore(line, end);
    if (c.value == ']' && NoteBegin(line, end) < end) {
      end = NoteBegin(line, end);
      continue;
    }
    if (!IsCloser(c.value) && !IsSpace(c.value)) return c.value;
    end -= c.size;
  }
  return 0;
}

// Counts what stands between white space and holds a letter or digit; an ideograph counts as half.
class WordCounter {
 public:
  explicit WordCounter(uint32_t limit) : enough_(2 * limit) {}

  uint32_t Count(std::string_view line) {
    for (size_t at = 0; at < line.size() && halves_ < enough_;) {
      const ByteMasks bytes(line, at);
      if (bytes.In(kBeyondAscii) != 0) {
        at = CountSlowly(line, at);
      } else {
        CountAscii(bytes);
        at += ByteMasks::kBytes;
      }
    }
    return (halves_ + 1) / 2;
  }

 private:
  // Letter by letter, from `at` to where the next mask begins.
  size_t CountSlowly(std::string_view line, size_t at) {
    const size_t end = std::min(line.size(), at + ByteMasks::kBytes);
    while (at < end && halves_ < enough_) {
      const CodePoint c = CodePointAt(line, at);
      if (IsCjk(c.value)) {
        ++halves_;
        inside_ = false;
      } else if (IsSpace(c.value)) {
        inside_ = false;
      } else if (!inside_ && (IsLetter(c.value) || IsDigit(c.value))) {
        halves_ += 2;
        inside_ = true;
      }
      at += c.size;
    }
    return at;
  }

  void CountAscii(const ByteMasks& bytes) {
    const uint64_t blanks = bytes.In(ByteRange{' '}, ByteRange{'\t', '\r' - '\t' + 1});
    const uint64_t word = bytes.In(kLetterBytes, kDigitBytes);
    const uint64_t begins = word & ~(word << 1);  // of runs of letters and digits
    const uint64_t behind_blanks = begins & (blanks << 1);
    int words = std::popcount(behind_blanks);
    // "well-known" is one word, "(so" too.
    for (uint64_t others = begins & ~behind_blanks; others != 0; others &= others - 1) {
      const uint64_t before = (others & ~(others - 1)) - 1;
      const uint64_t blanks_before = blanks & before;
      const uint64_t since = blanks_before == 0 ? before : before & (~uint64_t{0} << std::bit_width(blanks_before));
      if ((word & since) == 0 && (blanks_before != 0 || !inside_)) ++words;
    }
    const uint64_t last = blanks == 0 ? ~uint64_t{0} : ~uint64_t{0} << (std::bit_width(blanks) - 1);
    inside_ = (word & last) != 0 || (blanks == 0 && inside_);
    halves_ = std::min(halves_ + 2 * static_cast<uint32_t>(words), enough_ + (halves_ & 1));
  }

  uint32_t enough_;
  uint32_t halves_ = 0;
  bool inside_ = false;  // a word, which may go on
};

}  // namespace

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  LineEnds ends(text);
  bool apart = true;
  for (size_t begin = 0; begin < text.size();) {
    const LineEnds::End line_end = ends.After(begin);
    const Span whole{static_cast<uint32_t>(begin), static_cast<uint32_t>(line_end.end)};
    Line line;
    line.span = Trim(text, whole);
    begin = line_end.next;
    if (line.span.empty()) {
      apart = true;
      continue;
    }
    line.apart = apart;
    line.indent = IndentOf(text.substr(whole.begin, line.span.begin - whole.begin));
    line.width = WidthOf(text.substr(line.span.begin, line.span.size()));
    line.breaks = whole.end >= line.span.end + 2 || text[line.span.end - 1] == '\\';
    lines.push_back(line);
    // A form feed sets pages apart.
    apart = line_end.end < text.size() && text[line_end.end] == '\f';
  }
  return lines;
}

bool IsRule(std::string_view line) {
  size_t marks = 0;
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = CodePointAt(line, at);
    const bool draws = (c.value < 0x80 && std::strchr("-_=*~#+.", static_cast<int>(c.value)) != nullptr) ||
                       (c.value >= 0x2010 && c.value <= 0x2015) || (c.value >= 0x2500 && c.value <= 0x257F) ||
                       c.value == 0x2022 || c.value == 0x00B7 || c.value == 0x2217;
    if (!draws && !IsSpace(c.value)) return false;
    marks += draws;
    at += c.size;
  }
  return marks >= 3;
}

bool EndsSentence(std::string_view line) {
  const char32_t c = LastMark(line);
  return c == '.' || c == '!' || c == '?' || c == ';' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B ||
         c == 0x2026 || c == 0xFF0E;
}

bool EndsInColon(std::string_view line) {
  const char32_t c = LastMark(line);
  return c == ':' || c == 0xFF1A;
}

bool EndsOpen(std::string_view line) {
  if (line.empty()) return false;
  const char32_t c = CodePointBefore(line, line.size()).value;
  return c == ',' || c == 0xFF0C || c == 0x3001 || c == '(' || c == 0xFF08 || c == '-' || c == 0x2013 || c == 0x2014;
}

uint32_t CountWords(std::string_view line, uint32_t limit) { return WordCounter(limit).Count(line); }

}  // namespace factlint
