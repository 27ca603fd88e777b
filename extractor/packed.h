// Values as bytes and back: what the cache keeps. Little but fast: numbers as varints,
// strings with their length. The reader takes no byte on trust: after the first that
// makes no sense it is bad(), and what it gave is worth nothing.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "extractor/date.h"
#include "extractor/decimal.h"

namespace factlint {

// Of an enum that is packed: its last value. Specialised beside the fields that use it.
template <class Enum>
inline constexpr Enum kLastOf = Enum{};

class Packer {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (Put(values), ...);
  }

  const std::string& bytes() const { return bytes_; }

 private:
  void PutNumber(uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
    bytes_ += static_cast<char>(number);
  }

  template <class T>
  void Put(const T& value) {
    if constexpr (std::is_enum_v<T>)
      PutNumber(static_cast<uint64_t>(value));
    else if constexpr (std::is_same_v<T, bool> || std::is_unsigned_v<T>)
      PutNumber(value);
    else if constexpr (std::is_integral_v<T>)  // small negative numbers stay small
      PutNumber(static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(int64_t{value} >> 63));
    else
      Fields(*this, value);
  }
  void Put(const std::string& text) {
    PutNumber(text.size());
    bytes_ += text;
  }
  void Put(const double& number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes_.append(raw, sizeof raw);
  }
  void Put(const Date& date) { Put(date.ToDays()); }
  void Put(const Decimal& number) {
    const std::optional<int64_t> mantissa = number.Shift(-number.Exponent()).ToInteger();
    Put(mantissa.has_value());
    if (mantissa)
      (*this)(*mantissa, number.Exponent());
    else
      Put(number.ToString());
  }
  template <class T>
  void Put(const std::optional<T>& value) {
    Put(value.has_value());
    if (value) Put(*value);
  }
  template <class A, class B>
  void Put(const std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T>
  void Put(const std::vector<T>& list) {
    PutNumber(list.size());
    for (const T& one : list) Put(one);
  }

  std::string bytes_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (Get(values), ...);
  }

  bool bad() const { return bad_; }
  bool AtEnd() const { return rest_.empty(); }

 private:
  uint64_t Number() {
    uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    bad_ = true;
    return 0;
  }

  std::string_view Bytes(uint64_t count) {
    if (count > rest_.size()) bad_ = true;
    const std::string_view bytes = rest_.substr(0, bad_ ? 0 : count);
    rest_.remove_prefix(bytes.size());
    return bytes;
  }

  template <class T>
  void Get(T& value) {
    if constexpr (std::is_enum_v<T>) {
      const uint64_t number = Number();
      bad_ = bad_ || number > static_cast<uint64_t>(kLastOf<T>);
      value = static_cast<T>(bad_ ? 0 : number);
    } else if constexpr (std::is_same_v<T, bool> || std::is_unsigned_v<T>) {
      value = static_cast<T>(Number());
    } else if constexpr (std::is_integral_v<T>) {
      const uint64_t number = Number();
      value = static_cast<T>(static_cast<int64_t>(number >> 1) ^ -static_cast<int64_t>(number & 1));
    } else {
      Fields(*this, value);
    }
  }
  void Get(std::string& text) { text = Bytes(Number()); }
  void Get(double& number) {
    const std::string_view raw = Bytes(sizeof number);
    if (raw.size() == sizeof number) std::memcpy(&number, raw.data(), sizeof number);
  }
  void Get(Date& date) {
    int32_t days = 0;
    Get(days);
    date = Date::FromDays(days);
  }
  void Get(Decimal& number) {
    constexpr int kMostExponent = 1 << 20;
    bool small = false;
    Get(small);
    if (small) {
      int64_t mantissa = 0;
      int exponent = 0;
      (*this)(mantissa, exponent);
      bad_ = bad_ || exponent > kMostExponent || exponent < -kMostExponent;
      if (!bad_) number = Decimal::Scaled(mantissa, exponent);
      return;
    }
    const std::optional<Decimal> parsed = Decimal::Parse(Bytes(Number()));
    bad_ = bad_ || !parsed;
    if (parsed) number = *parsed;
  }
  template <class T>
  void Get(std::optional<T>& value) {
    bool there = false;
    Get(there);
    value.reset();
    if (there && !bad_) Get(value.emplace());
  }
  template <class A, class B>
  void Get(std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T>
  void Get(std::vector<T>& list) {
    const uint64_t count = Number();
    if (count > rest_.size()) bad_ = true;  // each takes a byte at the least
    list.clear();
    for (uint64_t i = 0; i < count && !bad_; ++i) Get(list.emplace_back());
  }

  std::string_view rest_;
  bool bad_ = false;
};

}  // namespace factlint
