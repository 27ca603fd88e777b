// JSON that is as plain as our own, read in place. Any doubt makes it fail: what
// fails here is read by ClaimReader, which knows all forms.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace factlint {

// A cursor over one line. After a failure nothing moves it on.
class PlainJson {
 public:
  explicit PlainJson(std::string_view line) : at_(line.data()), end_(line.data() + line.size()) {}

  bool failed() const { return failed_; }
  const char* at() const { return at_; }
  size_t left() const { return static_cast<size_t>(end_ - at_); }
  // Was a byte beyond ASCII seen in a text?
  bool beyond_ascii() const { return (seen_ & kHigh) != 0; }
  std::string_view Fail() {
    failed_ = true;
    return {};
  }

  // The bytes `expected` stand here.
  bool TakeExactly(std::string_view expected) {
    if (left() < expected.size() || !AreEqual(at_, expected.data(), expected.size())) return false;
    at_ += expected.size();
    return true;
  }
  bool Take(char c) {
    Space();
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  void Need(char c) {
    if (!Take(c)) failed_ = true;
  }
  bool AtEnd() {
    Space();
    return at_ == end_;
  }

  // What is left of a text behind its opening quote, up to the closing one, which
  // is not taken. No escapes, no control characters.
  std::string_view TextRest() {
    const char* const begin = at_;
    Run();
    return at_ != end_ && *at_ == '"' ? std::string_view(begin, static_cast<size_t>(at_ - begin)) : Fail();
  }
  // The same of a text that nobody looks at: it may have short escapes.
  std::string_view SkippedRest() {
    const char* const begin = at_;
    for (Run(); left() >= 2 && *at_ == '\\' && IsShortEscape(at_[1]); Run()) at_ += 2;
    return at_ != end_ && *at_ == '"' ? std::string_view(begin, static_cast<size_t>(at_ - begin)) : Fail();
  }
  // A number, null, true or false: all up to what can follow a value. Not checked.
  std::string_view Raw() {
    const char* const begin = at_;
    while (at_ != end_ && !EndsValue(*at_)) ++at_;
    return {begin, static_cast<size_t>(at_ - begin)};
  }
  // A key with its colon, and the space behind it.
  std::string_view Key() {
    Need('"');
    const std::string_view key = failed_ ? Fail() : TextRest();
    Need('"');
    Need(':');
    Space();
    return key;
  }

 private:
  static constexpr uint64_t kOnes = 0x0101010101010101u;
  static constexpr uint64_t kHigh = 0x8080808080808080u;

  static uint64_t Word(const char* at) {
    uint64_t word = 0;
    std::memcpy(&word, at, 8);
    return word;
  }
  // Of some ten or twenty bytes: a call would cost more than it does.
  static bool AreEqual(const char* a, const char* b, size_t size) {
    if (size < 8) {
      for (size_t i = 0; i < size; ++i)
        if (a[i] != b[i]) return false;
      return true;
    }
    uint64_t differ = Word(a + size - 8) ^ Word(b + size - 8);
    for (size_t i = 0; i + 8 < size; i += 8) differ |= Word(a + i) ^ Word(b + i);
    return differ == 0;
  }
  static bool EndsValue(char c) {
    return c == ',' || c == '}' || c == ']' || c == '"' || static_cast<unsigned char>(c) <= ' ';
  }
  static bool IsShortEscape(char c) { return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos; }
  static bool IsEven(char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; }

  // The high bit of each byte that is a quote, a backslash or a control character.
  // Bytes behind the first such may be marked too.
  static uint64_t OddBytes(uint64_t word) {
    const uint64_t quote = word ^ (kOnes * '"');
    const uint64_t slash = word ^ (kOnes * '\\');
    const uint64_t zero = ((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash);
    const uint64_t control = (word - kOnes * 0x20) & ~word;
    return (zero | control) & kHigh;
  }

  // Moves to the next odd byte, eight bytes at a time.
  void Run() {
    while (end_ - at_ >= 8) {
      const uint64_t word = Word(at_);
      if (const uint64_t odd = OddBytes(word)) {
        const int even = std::countr_zero(odd) / 8;
        if (even > 0) seen_ |= word << (64 - 8 * even);
        at_ += even;
        return;
      }
      seen_ |= word;
      at_ += 8;
    }
    for (; at_ != end_ && IsEven(*at_); ++at_) seen_ |= static_cast<unsigned char>(*at_);
  }
  void Space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')) ++at_;
  }

  const char* at_;
  const char* end_;
  uint64_t seen_ = 0;
  bool failed_ = false;
};

// A number of at most 15 digits without an exponent: a double holds it.
struct PlainNumber {
  double value = 0;
  int exponent = 0;  // of the last non-zero digit
  int whole = 0;     // digits before the point
  int decimals = 0;  // as written
  bool negative = false;

  static constexpr double kPowers[16] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

  // Nothing for all that is no such number.
  static std::optional<PlainNumber> Parse(std::string_view token) {
    PlainNumber number;
    number.negative = !token.empty() && token[0] == '-';
    if (number.negative) token.remove_prefix(1);
    uint64_t mantissa = 0;
    int zeros = 0;
    int count = 0;
    bool point = false;
    for (const char c : token) {
      if (c == '.' && !point && count > 0) {
        point = true;
        continue;
      }
      if (c < '0' || c > '9' || ++count > 15) return std::nullopt;
      mantissa = mantissa * 10 + static_cast<uint64_t>(c - '0');
      zeros = c == '0' ? zeros + 1 : 0;
      if (point) ++number.decimals;
    }
    number.whole = count - number.decimals;
    const bool leading_zero = number.whole > 1 && token[0] == '0';
    if (count == 0 || leading_zero || (point && number.decimals == 0)) return std::nullopt;
    number.value = static_cast<double>(mantissa) / kPowers[number.decimals];
    if (number.negative) number.value = -number.value;
    number.exponent = mantissa == 0 ? 0 : zeros - number.decimals;
    return number;
  }
};

}  // namespace factlint
