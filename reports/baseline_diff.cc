#include "reports/baseline_diff.h"

#include <fmt/format.h>

#include "reports/baseline_jsonl.h"
#include "reports/json_writer.h"
#include "reports/markdown.h"

namespace factlint {
namespace {

std::string Gap(const BaselineEntry& entry) { return entry.gap ? entry.gap->ToString() : std::string("none"); }

// "severity note, now error; gap 3, now 5".
std::string HowChanged(const BaselineEntry& old, const BaselineEntry& now) {
  std::string text;
  const auto add = [&](std::string_view what, const std::string& was, const std::string& is) {
    if (was != is) text += fmt::format("{}{} {}, now {}", text.empty() ? "" : "; ", what, was, is);
  };
  add("severity", std::string(ToString(old.severity)), std::string(ToString(now.severity)));
  add("gap", Gap(old), Gap(now));
  add("camps", std::to_string(old.camps), std::to_string(now.camps));
  return text.empty() ? "other values" : text;
}

std::string Line(std::string_view what, const BaselineEntry& entry, const std::string& how) {
  return fmt::format("{:<8} {:<8} {} {}{} {}\n", what, ToString(entry.severity), entry.code, entry.key,
                     how.empty() ? "" : fmt::format(" ({})", how), entry.id);
}

std::string Row(std::string_view what, const BaselineEntry& entry, const std::string& how) {
  return fmt::format("| {} | {} | {} | {} | {} | <code>{}</code> |\n", what, ToString(entry.severity), entry.code,
                     MarkdownText(entry.key), MarkdownText(how), MarkdownText(entry.id));
}

template <class Print>
std::string Each(const BaselineChanges& changes, const Print& print) {
  std::string text;
  for (const BaselineEntry& entry : changes.added) text += print("new", entry, std::string());
  for (const auto& [old, now] : changes.changed) text += print("changed", now, HowChanged(old, now));
  for (const BaselineEntry& entry : changes.removed) text += print("gone", entry, std::string());
  return text;
}

}  // namespace

std::string BaselineChangesText(const BaselineChanges& changes) {
  const std::string lines = Each(changes, Line);
  return lines.empty() ? "The two hold the same.\n" : lines;
}

std::string BaselineChangesMarkdown(const BaselineChanges& changes) {
  std::string text = fmt::format("## factlint baseline: {} new, {} gone, {} changed\n", changes.added.size(),
                                 changes.removed.size(), changes.changed.size());
  const std::string rows = Each(changes, Row);
  if (rows.empty()) return text;
  return text + "\n| what | severity | code | key | how | finding |\n|---|---|---|---|---|---|\n" + rows;
}

std::string BaselineChangesJson(const BaselineChanges& changes) {
  std::string text;
  JsonWriter json(text);
  const auto list = [&](std::string_view name, const std::vector<BaselineEntry>& entries) {
    json.Key(name).BeginArray();
    for (const BaselineEntry& entry : entries) WriteBaselineEntry(json, entry);
    json.EndArray();
  };
  json.BeginObject().Field("schema", "factlint/baseline-diff/1");
  list("added", changes.added);
  list("removed", changes.removed);
  json.Key("changed").BeginArray();
  for (const auto& [old, now] : changes.changed) {
    WriteBaselineEntry(json.BeginObject().Key("old"), old);
    WriteBaselineEntry(json.Key("new"), now);
    json.EndObject();
  }
  json.EndArray().EndObject();
  return text + "\n";
}

}  // namespace factlint
