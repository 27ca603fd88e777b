// Fingerprints of claims and of what stands about them: equal ones are of equal values.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "extractor/claim.h"
#include "extractor/decimal.h"
#include "extractor/document.h"

namespace factlint {

// 128 bits. Not against an adversary: who can forge it can as well change the claims.
struct Fingerprint {
  std::array<uint64_t, 2> words = {};

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

// Mixes the values that it is called with, in their order. As an archive of
// claim_fields.h it reads a claim field by field.
class Fingerprinter {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (Put(values), ...);
  }

  Fingerprint Done() const { return {{Mixed(lanes_[0] ^ count_), Mixed(lanes_[1] + count_)}}; }

 private:
  // Constants of MurmurHash3's finaliser and of the golden ratio: odd, and without a pattern.
  static constexpr uint64_t kFirst = 0xFF51AFD7ED558CCDull;
  static constexpr uint64_t kSecond = 0x9E3779B97F4A7C15ull;

  static uint64_t Mixed(uint64_t x) {
    x = (x ^ (x >> 33)) * kFirst;
    return (x ^ (x >> 33)) * kSecond;
  }

  void PutWord(uint64_t word) {
    ++count_;
    lanes_[0] = (lanes_[0] ^ word) * kFirst;
    lanes_[0] ^= lanes_[0] >> 32;
    lanes_[1] = (lanes_[1] + word) * kSecond;
    lanes_[1] ^= lanes_[1] >> 29;
  }

  void PutText(std::string_view text) {
    PutWord(text.size());
    size_t at = 0;
    for (; at + sizeof(uint64_t) <= text.size(); at += sizeof(uint64_t)) PutBytes(text.data() + at, sizeof(uint64_t));
    if (at < text.size()) PutBytes(text.data() + at, text.size() - at);
  }
  void PutBytes(const char* bytes, size_t size) {
    uint64_t word = 0;
    std::memcpy(&word, bytes, size);
    PutWord(word);
  }

  template <class T>
  void Put(const T& value) {
    if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
      PutWord(static_cast<uint64_t>(value));
    else if constexpr (std::is_convertible_v<const T&, std::string_view>)
      PutText(value);
    else
      Fields(*this, value);
  }
  void Put(const double& number) { PutBytes(reinterpret_cast<const char*>(&number), sizeof number); }
  void Put(const Date& date) { PutWord(static_cast<uint64_t>(date.ToDays())); }
  void Put(const Decimal& number);
  void Put(const Fingerprint& other) { (*this)(other.words[0], other.words[1]); }
  template <class T>
  void Put(const std::optional<T>& value) {
    PutWord(value.has_value() ? 1 : 0);
    if (value) Put(*value);
  }
  template <class A, class B>
  void Put(const std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T>
  void Put(const std::vector<T>& list) {
    PutWord(list.size());
    for (const T& one : list) Put(one);
  }

  std::array<uint64_t, 2> lanes_ = {kSecond, kFirst};
  uint64_t count_ = 0;
};

// Of all that a claim says, its document's id and path too.
Fingerprint FingerprintOf(const Claim& claim);
// Of what is known of a document.
Fingerprint FingerprintOf(const DocumentInfo& info);

}  // namespace factlint

template <>
struct std::hash<factlint::Fingerprint> {
  size_t operator()(const factlint::Fingerprint& print) const { return print.words[0]; }
};
