// JSON text, appended to a string as it is asked for: no tree, no copies.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/decimal.h"

namespace factlint {

// `text` with its quotes. Escaped are quotes, backslashes, controls (also DEL
// and U+0080 to U+009F, which terminals obey), U+2028 and U+2029. Bytes that are
// no UTF-8 become U+FFFD.
void AppendJsonString(std::string& out, std::string_view text);

// Commas are put where they belong; that begins and ends match is the caller's care.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }
  JsonWriter& Key(std::string_view key);
  // Of a key that is written in the program: ASCII without quotes and backslashes.
  template <size_t kSize>
  JsonWriter& Key(const char (&key)[kSize]) {
    char text[kSize + 3];  // ,"key":
    text[0] = ',';
    text[1] = '"';
    std::memcpy(text + 2, key, kSize - 1);
    text[kSize + 1] = '"';
    text[kSize + 2] = ':';
    const size_t left_out = comma_ ? 0 : 1;
    out_.append(text + left_out, sizeof text - left_out);
    comma_ = false;
    return *this;
  }

  JsonWriter& String(std::string_view text);
  JsonWriter& Integer(uint64_t value);
  JsonWriter& Integer(int value);
  // Exact, never with an exponent.
  JsonWriter& Number(const Decimal& value);
  // To four significant digits, never with an exponent: measures such as years,
  // not values of documents. Null if not finite.
  JsonWriter& Measure(double value);
  JsonWriter& Boolean(bool value);
  JsonWriter& Null();

  // Key and value at once. OrNull: an empty text is null.
  template <typename Name>
  JsonWriter& Field(const Name& key, std::string_view text) {
    return Key(key).String(text);
  }
  template <typename Name>
  JsonWriter& FieldOrNull(const Name& key, std::string_view text) {
    return text.empty() ? Key(key).Null() : Key(key).String(text);
  }
  template <typename Name>
  JsonWriter& Field(const Name& key, int value) {
    return Key(key).Integer(value);
  }
  template <typename Name>
  JsonWriter& Field(const Name& key, uint64_t value) {
    return Key(key).Integer(value);
  }
  template <typename Name>
  JsonWriter& Field(const Name& key, const std::optional<Decimal>& value) {
    return value ? Key(key).Number(*value) : Key(key).Null();
  }

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  void Separate();

  std::string& out_;
  bool comma_ = false;  // an element stands before the next one
};

}  // namespace factlint
