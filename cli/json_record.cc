#include "cli/json_record.h"

#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

namespace factlint {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// The text at `key`; `wrong` is set where there is something else. Null counts as absent.
std::optional<std::string> TextAt(const object& record, std::string_view key, std::string& wrong) {
  element value;
  if (record.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (int64_t number = 0; key == "id" && value.get(number) == simdjson::SUCCESS) return fmt::format("{}", number);
  if (wrong.empty()) wrong = fmt::format("\"{}\" of the record is no text", key);
  return std::nullopt;
}

std::optional<DateRange> ReadDate(std::string_view text) {
  constexpr size_t kDay = 10;  // of "2023-02-14"
  const bool goes_on = text.size() > kDay && (text[kDay] == 'T' || text[kDay] == ' ');
  return DateRange::ParseIso(goes_on ? text.substr(0, kDay) : text);
}

// The four digits of an escape at `at`, "d83d" of "\\ud83d"; 0 where there are none.
uint32_t EscapedUnit(std::string_view json, size_t at) {
  uint32_t unit = 0;
  if (json.substr(at, 2) != "\\u" || json.size() < at + 6) return 0;
  const auto [end, failed] = std::from_chars(json.data() + at + 2, json.data() + at + 6, unit, 16);
  return failed == std::errc() && end == json.data() + at + 6 ? unit : 0;
}

// Escapes of half a surrogate pair, which the parser refuses, as \ufffd. Texts
// that were cut by UTF-16 units end so.
std::string ReplaceLoneSurrogates(std::string json) {
  const auto is_half = [](uint32_t unit, uint32_t first) { return unit >= first && unit < first + 0x400; };
  for (size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const uint32_t unit = EscapedUnit(json, at);
    if (is_half(unit, 0xD800) && is_half(EscapedUnit(json, at + 6), 0xDC00)) {
      at += 12;
    } else if (is_half(unit, 0xD800) || is_half(unit, 0xDC00)) {
      json.replace(at, 6, "\\ufffd");
      at += 6;
    } else {
      at += 2;
    }
  }
  return json;
}

}  // namespace

Result<Document> ParseRecord(const std::string& line, DocumentInfo info) {
  thread_local simdjson::dom::parser parser;
  element root;
  auto failed = parser.parse(line).get(root);
  if (failed == simdjson::STRING_ERROR) failed = parser.parse(ReplaceLoneSurrogates(line)).get(root);
  if (failed != simdjson::SUCCESS) return Error{.what = fmt::format("no JSON: {}", simdjson::error_message(failed))};
  object record;
  if (root.get(record) != simdjson::SUCCESS) return Error{.what = "the record is no JSON object"};
  std::string wrong;
  const auto take = [&](std::string_view key, std::string& field) {
    if (std::optional<std::string> text = TextAt(record, key, wrong)) field = std::move(*text);
  };
  take("id", info.id);
  take("title", info.title);
  take("publisher", info.publisher);
  take("url", info.url);
  take("language", info.language);
  if (const std::optional<std::string> published = TextAt(record, "published", wrong)) {
    info.published = ReadDate(*published);
    if (!info.published) wrong = fmt::format("\"published\" of the record is no date: \"{}\"", *published);
  }
  std::optional<std::string> text = TextAt(record, "text", wrong);
  if (!text && wrong.empty()) wrong = "the record has no \"text\"";
  if (!wrong.empty()) return Error{.what = wrong};
  return Document::FromUtf8(std::move(*text), DocumentKind::kText, std::move(info));
}

}  // namespace factlint
