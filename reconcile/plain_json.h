// JSON that is as plain as our own, read in place. Any doubt makes it fail: what
// fails here is read by ClaimReader, which knows all forms.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
  // A value of exactly these bytes, of which there are some.
  bool TakeRaw(std::string_view expected) {
    const size_t size = expected.size();
    if (size == 0 || left() <= size || !EndsValue(at_[size])) return false;
    return TakeExactly(expected);
  }
  // A number, null, true or false: all up to what can follow a value. Not checked.
  std::string_view Raw() {
    const char* const begin = at_;
    if (left() >= 8) at_ += CountDigits(Word(at_));
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
  static uint32_t Half(const char* at) {
    uint32_t half = 0;
    std::memcpy(&half, at, 4);
    return half;
  }
  // Without a call, which would cost more than the few bytes do.
  static bool AreEqual(const char* a, const char* b, size_t size) {
    if (size > 16) return AreManyEqual(a, b, size);
    if (size >= 8) return ((Word(a) ^ Word(b)) | (Word(a + size - 8) ^ Word(b + size - 8))) == 0;
    if (size >= 4) return ((Half(a) ^ Half(b)) | (Half(a + size - 4) ^ Half(b + size - 4))) == 0;
    return size == 0 || (a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1]);
  }
  // More than sixteen; the last sixteen overlap those before them.
  static bool AreManyEqual(const char* a, const char* b, size_t size) {
#ifdef __SSE2__
    const auto equal = [&](size_t i) {
      return _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(a + i)),
                            _mm_loadu_si128(reinterpret_cast<const __m128i*>(b + i)));
    };
    __m128i all = equal(size - 16);
    for (size_t i = 0; i + 16 < size; i += 16) all = _mm_and_si128(all, equal(i));
    return _mm_movemask_epi8(all) == 0xFFFF;
#else
    return std::memcmp(a, b, size) == 0;
#endif
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

  // The digits that a word begins with.
  static int CountDigits(uint64_t word) {
    const uint64_t nibbles = word ^ (kOnes * '0');
    const uint64_t other = (nibbles | ((nibbles & ~kHigh) + kOnes * 0x76)) & kHigh;
    return other ? std::countr_zero(other) / 8 : 8;
  }

  // Moves to the next odd byte, sixteen or eight bytes at a time.
  void Run() {
#ifdef __SSE2__
    while (end_ - at_ >= 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at_));
      const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
      const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
      const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
      const auto odd = static_cast<uint32_t>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), control)));
      const auto high = static_cast<uint32_t>(_mm_movemask_epi8(bytes));
      const int even = odd ? std::countr_zero(odd) : 16;
      if (high & ((1u << even) - 1)) seen_ |= kHigh;
      at_ += even;
      if (odd) return;
    }
#endif
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

  int64_t mantissa = 0;  // without the zeros behind it

  // Nothing for all that is no such number.
  static std::optional<PlainNumber> Parse(std::string_view token) {
    return token.size() <= 8 && IsAllDigits(Digits(token)) ? ParseInteger(token) : ParseAny(token);
  }

 private:
  static constexpr uint64_t kZeros = 0x3030303030303030u;
  static constexpr int64_t kTens[8] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};

  // The digits of at most eight bytes, a byte each, the last one uppermost.
  static uint64_t Digits(std::string_view token) {
    const size_t size = token.size();
    if (size >= 4) {
      uint32_t head = 0, tail = 0;
      std::memcpy(&head, token.data(), 4);
      std::memcpy(&tail, token.data() + size - 4, 4);
      const size_t free = 8 * (8 - size);
      return (uint64_t{tail} << 32 | uint64_t{head} << free | (kZeros & ((uint64_t{1} << free) - 1))) ^ kZeros;
    }
    uint64_t word = kZeros;
    for (const char c : token) word = word >> 8 | uint64_t{static_cast<unsigned char>(c)} << 56;
    return word ^ kZeros;
  }
  static bool IsAllDigits(uint64_t digits) {
    constexpr uint64_t kHigh = 0x8080808080808080u;
    return ((digits | ((digits & ~kHigh) + 0x7676767676767676u)) & kHigh) == 0;
  }
  static std::optional<PlainNumber> ParseInteger(std::string_view token) {
    if (token.empty() || (token.size() > 1 && token[0] == '0')) return std::nullopt;
    PlainNumber number;
    const uint64_t digits = Digits(token);
    // Two, four, eight digits become one number.
    const uint64_t pairs = digits * 10 + (digits >> 8);
    constexpr uint64_t kPair = 0x000000FF000000FFu;
    const uint64_t value = ((pairs & kPair) * 0x000F424000000064u + (pairs >> 16 & kPair) * 0x0000271000000001u) >> 32;
    number.exponent = digits == 0 ? 0 : std::countl_zero(digits) / 8;
    number.whole = static_cast<int>(token.size());
    number.value = static_cast<double>(value);
    number.mantissa = static_cast<int64_t>(value);
    if (number.exponent > 0) number.mantissa /= kTens[number.exponent];
    return number;
  }
  static std::optional<PlainNumber> ParseAny(std::string_view token) {
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
    for (; mantissa != 0 && zeros > 0; --zeros) mantissa /= 10;
    number.mantissa = number.negative ? -static_cast<int64_t>(mantissa) : static_cast<int64_t>(mantissa);
    return number;
  }
};

}  // namespace factlint
