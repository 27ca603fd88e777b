#include "reports/baseline_jsonl.h"

namespace factlint {
namespace {

// The first version that reads this schema.
constexpr std::string_view kTool = ">=0.1";

}  // namespace

void WriteBaselineEntry(JsonWriter& json, const BaselineEntry& entry) {
  json.BeginObject()
      .Field("id", entry.id)
      .Field("state", entry.state)
      .Field("code", entry.code)
      .Field("sev", ToString(entry.severity));
  json.Field("gap", entry.gap);
  json.Field("camps", entry.camps).Field("key", entry.key);
  if (!entry.src.empty()) json.Field("src", entry.src);
  json.EndObject();
}

std::string PrintBaseline(const Baseline& baseline) {
  std::string text;
  JsonWriter json(text);
  json.BeginObject()
      .Field("schema", "factlint/baseline/1")
      .Field("fp", "f1")
      .Field("ruleset", baseline.ruleset)
      .Field("tool", kTool)
      .Key("rules")
      .BeginObject();
  for (const auto& [name, hash] : baseline.rules) json.Field(name, hash);
  json.EndObject().EndObject();
  text += '\n';
  std::string_view last;
  for (const BaselineEntry& entry : baseline.entries) {
    if (entry.id == last) continue;
    JsonWriter line(text);
    WriteBaselineEntry(line, entry);
    text += '\n';
    last = entry.id;
  }
  return text;
}

}  // namespace factlint
