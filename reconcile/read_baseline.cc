// ReadBaseline: the lines of factlint-baseline.jsonl.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <simdjson.h>

#include "reconcile/baseline.h"

namespace factlint {
namespace {

namespace json = simdjson::ondemand;

constexpr std::string_view kSchema = "factlint/baseline/1";
constexpr std::string_view kIds = "f1";
constexpr size_t kMaxErrors = 20;

class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  Result<Baseline> Read(std::string_view jsonl) {
    if (jsonl.substr(0, 3) == "\xEF\xBB\xBF") jsonl.remove_prefix(3);
    while (!jsonl.empty() && errors_ < kMaxErrors) {
      const size_t end = std::min(jsonl.find('\n'), jsonl.size());
      std::string_view line = jsonl.substr(0, end);
      jsonl.remove_prefix(std::min(end + 1, jsonl.size()));
      ++number_;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!line.empty()) ReadLine(line);
      if (!headed_) break;
    }
    if (number_ == 0) Complain("the file is empty; `factlint baseline write` makes a new one");
    if (errors_ > 0) return Error{.what = text_};
    std::sort(baseline_.entries.begin(), baseline_.entries.end(), [](const BaselineEntry& a, const BaselineEntry& b) {
      return std::tie(a.id, a.state) < std::tie(b.id, b.state);
    });
    return std::move(baseline_);
  }

 private:
  void Complain(std::string_view what) {
    text_ += fmt::format("{}:{}: error: {}\n", name_, std::max<size_t>(number_, 1), what);
    ++errors_;
  }

  void ReadLine(std::string_view line) {
    for (const std::string_view mark : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"})
      if (line.starts_with(mark))
        return Complain("a merge left its marks here; keep the lines of both sides, or write the baseline anew");
    const simdjson::padded_string padded(line);
    json::document document;
    json::object record;
    if (parser_.iterate(padded).get(document) != simdjson::SUCCESS ||
        document.get_object().get(record) != simdjson::SUCCESS)
      return Complain("the line is no JSON object");
    headed_ ? ReadEntry(record) : ReadHeader(record);
  }

  static std::string Text(json::object& record, std::string_view key) {
    std::string_view text;
    if (record.find_field_unordered(key).get_string().get(text) != simdjson::SUCCESS) return {};
    return std::string(text);
  }

  // The digits as they are written, so that none is lost.
  static std::string Token(json::value& value) {
    std::string_view token = value.raw_json_token();
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
    return std::string(token);
  }

  void ReadHeader(json::object& record) {
    const std::string schema = Text(record, "schema");
    if (schema != kSchema)
      return Complain(
          fmt::format("the schema of this baseline is {}, and this factlint reads \"{}\"; write it anew "
                      "with `factlint baseline write`",
                      schema.empty() ? "not told" : fmt::format("\"{}\"", schema), kSchema));
    if (const std::string ids = Text(record, "fp"); ids != kIds)
      return Complain(
          fmt::format("its ids are of kind \"{}\", and this factlint makes \"{}\"; write it anew with "
                      "`factlint baseline write`",
                      ids, kIds));
    baseline_.ruleset = Text(record, "ruleset");
    if (json::object rules; record.find_field_unordered("rules").get_object().get(rules) == simdjson::SUCCESS)
      for (auto field : rules) ReadRule(field);
    headed_ = true;
  }

  void ReadRule(simdjson::simdjson_result<json::field>& field) {
    std::string_view name, hash;
    if (field.unescaped_key().get(name) != simdjson::SUCCESS) return;
    std::string key(name);
    if (field.value().get_string().get(hash) == simdjson::SUCCESS) baseline_.rules.emplace(std::move(key), hash);
  }

  void ReadEntry(json::object& record) {
    BaselineEntry entry{.id = Text(record, "id"), .state = Text(record, "state"), .code = Text(record, "code")};
    const std::optional<Severity> severity = ParseSeverity(Text(record, "sev"));
    if (!entry.id.starts_with("f1:") || entry.state.empty() || entry.code.empty() || !severity)
      return Complain("an entry needs \"id\" (\"f1:…\"), \"state\", \"code\" and \"sev\" (note, warning or error)");
    entry.severity = *severity;
    if (json::value gap; record.find_field_unordered("gap").get(gap) == simdjson::SUCCESS) {
      const std::string token = Token(gap);
      entry.gap = Decimal::Parse(token);
      if (!entry.gap && token != "null") return Complain("\"gap\" must be a number or null");
    }
    if (int64_t camps = 0; record.find_field_unordered("camps").get_int64().get(camps) == simdjson::SUCCESS)
      entry.camps = static_cast<int>(std::clamp<int64_t>(camps, 0, 1'000'000));
    entry.key = Text(record, "key");
    entry.src = Text(record, "src");
    baseline_.entries.push_back(std::move(entry));
  }

  std::string name_;
  json::parser parser_;
  Baseline baseline_;
  bool headed_ = false;
  size_t number_ = 0;
  size_t errors_ = 0;
  std::string text_;
};

}  // namespace

Result<Baseline> ReadBaseline(std::string_view jsonl, std::string_view name) { return Reader(name).Read(jsonl); }

}  // namespace factlint
