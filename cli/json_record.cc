#include "cli/json_record.h"

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

}  // namespace

Result<Document> ParseRecord(const std::string& line, DocumentInfo info) {
  thread_local simdjson::dom::parser parser;
  element root;
  if (const auto failed = parser.parse(line).get(root); failed != simdjson::SUCCESS)
    return Error{.what = fmt::format("no JSON: {}", simdjson::error_message(failed))};
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
