// JSON text, appended to a string as it is asked for: no tree, no copies.
#pragma once

#include <cstdint>
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
  JsonWriter& Field(std::string_view key, std::string_view text) { return Key(key).String(text); }
  JsonWriter& FieldOrNull(std::string_view key, std::string_view text) {
    return text.empty() ? Key(key).Null() : Key(key).String(text);
  }
  JsonWriter& Field(std::string_view key, int value) { return Key(key).Integer(value); }
  JsonWriter& Field(std::string_view key, uint64_t value) { return Key(key).Integer(value); }
  JsonWriter& Field(std::string_view key, const std::optional<Decimal>& value) {
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
