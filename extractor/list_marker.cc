#include "extractor/list_marker.h"

#include <array>

#include "extractor/ascii.h"
#include "extractor/unicode.h"

namespace factlint {
namespace {

// A reader over the characters of one line.
class Scan {
 public:
  Scan(std::string_view text, Span line) : text_(text.substr(0, line.end)), begin_(line.begin), at_(line.begin) {}

  bool done() const { return at_ >= text_.size(); }
  uint32_t at() const { return at_; }
  void MoveTo(uint32_t at) { at_ = at; }
  char32_t Peek() const { return done() ? 0 : CodePointAt(text_, at_).value; }
  char32_t Next() {
    const CodePoint c = CodePointAt(text_, at_);
    at_ += c.size;
    return c.value;
  }
  bool Take(char32_t wanted) {
    if (Peek() != wanted) return false;
    Next();
    return true;
  }
  // `lower`: letters of ASCII in lower case or Chinese; no other character folds to them in as many bytes.
  bool TakeWord(std::string_view lower) {
    if (text_.size() - at_ < lower.size()) return false;
    const auto folded = [](char c) { return ascii::IsUpper(c) ? static_cast<char>(c + 0x20) : c; };
    for (size_t i = 0; i < lower.size(); ++i)
      if (folded(text_[at_ + i]) != lower[i]) return false;
    at_ += static_cast<uint32_t>(lower.size());
    return true;
  }
  uint32_t Spaces() {
    uint32_t count = 0;
    while (!done() && IsSpace(Peek())) {
      Next();
      ++count;
    }
    return count;
  }
  Span FromStart() const { return {begin_, at_}; }

 private:
  std::string_view text_;
  uint32_t begin_;
  uint32_t at_;
};

constexpr char32_t kBullets[] = {0x2022, 0x00B7, 0x25CF, 0x25CB, 0x25E6, 0x25AA, 0x25AB, 0x25A0, 0x25A1,
                                 0x25BA, 0x25B6, 0x25B8, 0x27A2, 0x27A4, 0x2713, 0x2714, 0x2605, 0x2606,
                                 0x203B, 0x25C6, 0x25C7, 0x2043, 0x2219, 0x2023, 0xF0B7, 0xFF65, 0x203A,
                                 0x00BB, 0x2192, 0x279C, 0x2794, 0x2666, 0x2756};

// Digits of one to four places, ASCII or full-width.
std::optional<int> ReadDigits(Scan& scan) {
  int value = 0;
  int places = 0;
  for (; IsDigit(scan.Peek()); ++places) {
    const char32_t c = scan.Next();
    if (places >= 4) return std::nullopt;
    value = value * 10 + static_cast<int>(c >= 0xFF10 ? c - 0xFF10 : c - '0');
  }
  if (places == 0) return std::nullopt;
  return value;
}

int ChineseDigit(char32_t c) {
  constexpr std::array<char32_t, 10> kDigits = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                                0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
  for (size_t i = 0; i < kDigits.size(); ++i)
    if (kDigits[i] == c) return static_cast<int>(i);
  return -1;
}

// 一 to 九十九.
std::optional<int> ReadChinese(Scan& scan) {
  constexpr char32_t kTen = 0x5341;
  int value = 0;
  bool any = false;
  if (ChineseDigit(scan.Peek()) > 0) {
    value = ChineseDigit(scan.Next());
    any = true;
  }
  if (scan.Take(kTen)) {
    value = (any ? value : 1) * 10;
    any = true;
    if (ChineseDigit(scan.Peek()) > 0) value += ChineseDigit(scan.Next());
  }
  if (!any) return std::nullopt;
  return value;
}

// I to XXXIX; a lone C, D, L or M is more often an initial.
std::optional<int> ReadRoman(Scan& scan) {
  int value = 0;
  int last = 0;
  int places = 0;
  while (true) {
    const char32_t c = scan.Peek();
    const int digit = c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 0;
    if (digit == 0) break;
    value += last != 0 && digit > last ? digit - 2 * last : digit;
    last = digit;
    scan.Next();
    if (++places > 7) return std::nullopt;
  }
  if (places == 0 || IsLetter(scan.Peek()) || value > 39) return std::nullopt;
  return value;
}

bool IsDash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0xFF0D; }
bool IsColon(char32_t c) { return c == ':' || c == 0xFF1A; }

Marker Make(MarkerKind kind, const Scan& scan, std::optional<int> number, char32_t closer, int depth = 0) {
  Marker marker;
  marker.kind = kind;
  marker.span = scan.FromStart();
  marker.number = number;
  marker.depth = depth;
  marker.style = static_cast<uint32_t>(kind) << 24 | static_cast<uint32_t>(depth & 7) << 21 | (closer & 0x1FFFFF);
  return marker;
}

// After "No. 4", "#4", 第四章: a dash, colon, stop or nothing but white space.
// The separator is part of the marker. 0: nothing separates.
char32_t ReadSeparator(Scan& scan) {
  const uint32_t spaces = scan.Spaces();
  const char32_t c = scan.Peek();
  if (IsDash(c) || IsColon(c) || c == '.' || c == 0xFF0E || c == 0x3001 || c == ')' || c == 0xFF5C || c == '|' ||
      c == 0x00B7) {
    scan.Next();
    scan.Spaces();
    return IsDash(c) ? U'-' : IsColon(c) ? U':' : c;
  }
  return spaces > 0 ? U' ' : 0;
}

std::optional<Marker> ReadRank(Scan scan) {
  if (scan.Take('#')) {
    const std::optional<int> number = ReadDigits(scan);
    if (!number) return std::nullopt;
    const char32_t separator = ReadSeparator(scan);
    if (separator == 0) return std::nullopt;
    return Make(MarkerKind::kRank, scan, number, '#');
  }
  const bool no = scan.TakeWord("no");
  if (no || scan.TakeWord("top") || scan.TakeWord("rank")) {
    if (no) scan.Take('.') || scan.Take(0xFF0E);
    scan.Spaces();
    const std::optional<int> number = ReadDigits(scan);
    const char32_t separator = number ? ReadSeparator(scan) : 0;
    if (separator == 0 && !(number && IsCjk(scan.Peek()))) return std::nullopt;
    // "Top 10 cities" and "No. 5 Middle School" are names and titles.
    if (separator == ' ' && !IsCjk(scan.Peek())) return std::nullopt;
    return Make(MarkerKind::kRank, scan, number, 'N');
  }
  if (!scan.Take(0x7B2C)) return std::nullopt;  // 第
  std::optional<int> number = ReadDigits(scan);
  if (!number) number = ReadChinese(scan);
  if (!number || !(scan.Take(0x540D) || scan.Take(0x4F4D))) return std::nullopt;  // 名 位
  if (ReadSeparator(scan) == 0) return std::nullopt;
  return Make(MarkerKind::kRank, scan, number, 'N');
}

std::optional<Marker> ReadChapter(Scan scan) {
  if (scan.Take(0x7B2C)) {
    std::optional<int> number = ReadChinese(scan);
    if (!number) number = ReadDigits(scan);
    const char32_t unit = scan.Peek();
    // 章 节 部 篇 编
    const bool known = unit == 0x7AE0 || unit == 0x8282 || unit == 0x90E8 || unit == 0x7BC7 || unit == 0x7F16;
    if (!number || !known) return std::nullopt;
    scan.Next();
    scan.Take(0x5206);  // 部分
    if (ReadSeparator(scan) == 0) return std::nullopt;
    return Make(MarkerKind::kChapter, scan, number, unit, unit == 0x8282 ? 2 : 1);
  }
  char32_t style = 0;
  for (const std::string_view word : {"chapter ", "section ", "part ", "step ", "appendix "}) {
    ++style;
    if (!scan.TakeWord(word)) continue;
    std::optional<int> number = ReadDigits(scan);
    if (!number) number = ReadRoman(scan);
    const char32_t separator = number ? ReadSeparator(scan) : 0;
    if (separator == 0 || separator == ' ') return std::nullopt;
    return Make(MarkerKind::kChapter, scan, number, style, 1);
  }
  return std::nullopt;
}

// "2.4 GHz", "3.5 个百分点", "1.2 亿元": what stands behind is counted, not a title.
bool OpensWithUnit(const Scan& scan) {
  static constexpr std::string_view kHan[] = {"亿",   "万",   "倍",     "吨",   "元", "美元", "欧元", "公里",
                                              "平方", "立方", "个百分", "个百", "億", "萬",   "噸",   "個百分"};
  static constexpr std::string_view kSymbols[] = {
      "ghz",  "mhz", "thz", "mw", "gw",  "tw",  "mwh", "gwh",    "twh",    "mb",     "gb", "tb", "pb", "mbps",
      "gbps", "mpa", "gpa", "gt", "mev", "gev", "tev", "tflops", "pflops", "eflops", "k",  "v",  "w"};
  static constexpr std::string_view kDivided[] = {"j", "l", "n", "kj", "mj", "a", "c"};
  const auto behind = [&](std::string_view unit) {
    Scan ahead = scan;
    return ahead.TakeWord(unit) ? std::optional<char32_t>(ahead.Peek()) : std::nullopt;
  };
  for (const std::string_view unit : kHan)
    if (behind(unit)) return true;
  for (const std::string_view unit : kSymbols)
    if (const auto next = behind(unit); next && !IsLetter(*next) && !IsDigit(*next)) return true;
  for (const std::string_view unit : kDivided)
    if (behind(unit) == U'/') return true;
  return false;
}

// "4. ", "4)", "4、", "IV. ", "3.2 ", "1 – ".
std::optional<Marker> ReadNumber(Scan scan) {
  std::optional<int> number = ReadDigits(scan);
  const bool roman = !number;
  if (!number) number = ReadRoman(scan);
  if (!number) return std::nullopt;
  const char32_t c = scan.Peek();
  if (c == 0x3001 || c == ')' || c == 0xFF09) {
    scan.Next();
    scan.Spaces();
    return Make(MarkerKind::kNumber, scan, number, roman ? c + 1 : c);
  }
  if (!roman && IsSpace(c)) {  // "1 – Beijing", never "10 – 15 percent"
    scan.Spaces();
    if (!IsDash(scan.Peek())) return std::nullopt;
    scan.Next();
    if (scan.Spaces() == 0 || IsDigit(scan.Peek())) return std::nullopt;
    return Make(MarkerKind::kNumber, scan, number, '-');
  }
  if (c != '.' && c != 0xFF0E) return std::nullopt;
  scan.Next();
  int depth = 1;
  for (; !roman && IsDigit(scan.Peek()); ++depth) {
    number = ReadDigits(scan);
    if (!number || depth > 5) return std::nullopt;
    if (!scan.Take('.')) {
      // "3.2 Methods" is a section, "3.5 million" a number: sections are small
      // and a capital or an ideograph follows.
      if (scan.Spaces() == 0 || !(IsUpper(scan.Peek()) || IsCjk(scan.Peek())) || *number > 50) return std::nullopt;
      if (OpensWithUnit(scan)) return std::nullopt;
      return Make(MarkerKind::kSection, scan, number, 0, depth + 1);
    }
  }
  const uint32_t spaces = scan.Spaces();
  if (spaces == 0 && !IsCjk(scan.Peek())) return std::nullopt;
  if (depth > 1) return Make(MarkerKind::kSection, scan, number, 0, depth);
  return Make(MarkerKind::kNumber, scan, number, roman ? U'I' : U'.');
}

// "(4) ", "（四）", "a) ", "①", 四、
std::optional<Marker> ReadOther(Scan scan) {
  const char32_t first = scan.Peek();
  if (first >= 0x2460 && first <= 0x2473) {
    scan.Next();
    scan.Spaces();
    return Make(MarkerKind::kNumber, scan, static_cast<int>(first - 0x2460) + 1, 0x2460);
  }
  if (first == '(' || first == 0xFF08) {
    scan.Next();
    std::optional<int> number = ReadDigits(scan);
    const bool digits = number.has_value();
    if (!number) number = ReadChinese(scan);
    if (!number || *number > 99 || !(scan.Take(')') || scan.Take(0xFF09))) return std::nullopt;
    scan.Spaces();
    return Make(digits ? MarkerKind::kNumber : MarkerKind::kChineseInBrackets, scan, number, '(');
  }
  if ((first | 0x20) >= 'a' && (first | 0x20) <= 'z') {
    scan.Next();
    if (!scan.Take(')') || scan.Spaces() == 0) return std::nullopt;
    return Make(MarkerKind::kNumber, scan, static_cast<int>((first | 0x20) - 'a') + 1, first < 'a' ? U'A' : U'a');
  }
  const std::optional<int> number = ReadChinese(scan);
  if (!number || !(scan.Take(0x3001) || scan.Take(0xFF0E))) return std::nullopt;
  scan.Spaces();
  return Make(MarkerKind::kChinese, scan, number, 0x3001);
}

std::optional<Marker> ReadSign(Scan scan) {
  const char32_t first = scan.Peek();
  if (first == '#') {
    int depth = 0;
    while (scan.Take('#')) ++depth;
    if (depth > 6 || scan.Spaces() == 0) return std::nullopt;
    return Make(MarkerKind::kHash, scan, std::nullopt, 0, depth);
  }
  if (first == '>') {
    int depth = 0;
    while (scan.Take('>')) {
      scan.Spaces();
      if (++depth == 64) break;
    }
    return Make(MarkerKind::kQuote, scan, std::nullopt, 0, depth);
  }
  if (first == '-' || first == '*' || first == '+' || first == 0x2013) {
    scan.Next();
    if (scan.Spaces() == 0) return std::nullopt;
    return Make(MarkerKind::kBullet, scan, std::nullopt, first);
  }
  for (const char32_t bullet : kBullets) {
    if (first != bullet) continue;
    scan.Next();
    scan.Spaces();
    return Make(MarkerKind::kBullet, scan, std::nullopt, bullet);
  }
  return std::nullopt;
}

}  // namespace

Marker ReadMarker(std::string_view text, Span line) {
  const Scan scan(text, line);
  std::optional<Marker> marker;
  for (const auto read : {ReadSign, ReadRank, ReadChapter, ReadNumber, ReadOther}) {
    marker = read(scan);
    if (marker && marker->span.end < line.end) return *marker;
  }
  return {};
}

}  // namespace factlint
