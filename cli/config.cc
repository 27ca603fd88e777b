#include "cli/config.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/file.h"
#include "extractor/glob.h"
#include "reconcile/policy.h"
#include "reconcile/rates.h"

namespace factlint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kName = "factlint.yaml";

void ReadPublished(MapReader& reader, DocumentInfo& info) {
  const std::optional<std::string> text = reader.String("published");
  if (!text) return;
  info.published = DateRange::ParseIso(*text);
  if (!info.published)
    reader.Error(reader.Get("published"), fmt::format("\"published\" is no date: \"{}\"", *text),
                 "write YYYY, YYYY-MM or YYYY-MM-DD");
}

// "en", "zh-CN": the language alone counts.
void ReadLanguage(MapReader& reader, DocumentInfo& info) {
  const std::optional<std::string> text = reader.String("language");
  if (!text) return;
  const std::string language = text->substr(0, text->find_first_of("-_"));
  const bool good = (language.size() == 2 || language.size() == 3) &&
                    std::all_of(language.begin(), language.end(), [](unsigned char c) { return std::islower(c); });
  if (good)
    info.language = language;
  else
    reader.Error(reader.Get("language"), fmt::format("\"language\" is no language code: \"{}\"", *text),
                 "\"en\" and \"zh\" are the languages with rules");
}

DocumentEntry ReadEntry(Node node, Diagnostics& diagnostics) {
  DocumentEntry entry;
  if (node.IsScalar()) {  // "- notes.md" is short for "- path: notes.md"
    entry.path = node.scalar();
    entry.place = node;
    return entry;
  }
  MapReader reader(node, "a document", diagnostics);
  entry.place = reader.Require("path");
  entry.path = reader.String("path").value_or("");
  if (entry.place && entry.path.empty()) reader.Error(entry.place, "\"path\" is empty");
  DocumentInfo& info = entry.info;
  info.id = reader.String("id").value_or("");
  if (!info.id.empty() && IsGlob(entry.path))
    reader.Error(reader.Get("id"), "one \"id\" cannot serve the many documents of a glob",
                 "leave it out: each has its path");
  info.title = reader.String("title").value_or("");
  info.publisher = reader.String("publisher").value_or("");
  info.url = reader.String("url").value_or("");
  ReadPublished(reader, info);
  ReadLanguage(reader, info);
  info.derived_from = reader.Strings("derived_from");
  info.trust = reader.Number("trust", 0, 1);
  if (const auto lag = reader.Integer("lag_months", 0, 1200)) info.lag_months = static_cast<int>(*lag);
  reader.Finish();
  return entry;
}

std::string IdOf(const DocumentEntry& entry) { return entry.info.id.empty() ? entry.path : entry.info.id; }

void CheckIds(const std::vector<DocumentEntry>& documents, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  bool open_ended = false;  // records of JSON Lines and files of globs bring ids of their own
  for (const DocumentEntry& entry : documents) {
    open_ended = open_ended || IsGlob(entry.path) || fs::path(entry.path).extension() == ".jsonl";
    const std::string id = IdOf(entry);
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) != ids.end())
      diagnostics.Add(entry.place.file()->At(entry.place, fmt::format("two documents have the id \"{}\"", id)));
    ids.push_back(id);
  }
  if (open_ended) return;
  for (const DocumentEntry& entry : documents) {
    for (const std::string& source : entry.info.derived_from) {
      const bool known = std::find(ids.begin(), ids.end(), source) != ids.end();
      if (known && source != IdOf(entry)) continue;
      diagnostics.Add(
          entry.place.file()->At(entry.place,
                                 known ? fmt::format("document \"{}\" is derived from itself", source)
                                       : fmt::format("derived from \"{}\", which is no document's id", source),
                                 known ? "" : DidYouMean(source, ids)));
    }
  }
}

void ReadDocuments(MapReader& reader, Config& config, Diagnostics& diagnostics) {
  const Node list = reader.Get("documents");
  if (list && !list.IsSequence()) reader.Error(list, "\"documents\" must be a list");
  for (size_t i = 0; i < list.size() && list.IsSequence(); ++i)
    config.documents.push_back(ReadEntry(list.at(i), diagnostics));
  CheckIds(config.documents, diagnostics);
}

void ReadDefaults(Node node, Config& config, Diagnostics& diagnostics) {
  MapReader reader(node, "the defaults", diagnostics);
  if (const auto code = reader.String("currency_of_dollar")) {
    const bool good =
        code->size() == 3 && std::all_of(code->begin(), code->end(), [](unsigned char c) { return std::isupper(c); });
    if (good)
      config.currency_of_dollar = *code;
    else
      reader.Error(reader.Get("currency_of_dollar"), fmt::format("\"{}\" is no ISO 4217 code", *code),
                   "such as USD, HKD or CAD");
  }
  if (const auto lag = reader.Integer("lag_months", 0, 1200)) {
    config.lag_months = static_cast<int>(*lag);
    config.lag_months_set = true;
  }
  reader.Finish();
}

// max_new: {warning: 5}, or of each severity by itself: error: 0, warning: {max_new: 5}.
void ReadBudgets(MapReader& reader, Gate& gate, Diagnostics& diagnostics) {
  constexpr int64_t kMost = 1'000'000;
  MapReader budget(reader.Get("max_new"), "the gate's max_new", diagnostics);
  for (const Severity severity : {Severity::kNote, Severity::kWarning, Severity::kError}) {
    const std::string_view name = ToString(severity);
    std::optional<int64_t> most = budget.Integer(name, 0, kMost);
    if (const Node own = reader.Get(name); own && most) {
      reader.Error(own, fmt::format("the budget of {} is told twice", name), "max_new tells it too");
    } else if (own.IsMap()) {
      MapReader inner(own, fmt::format("the gate's {}", name), diagnostics);
      most = inner.Integer("max_new", 0, kMost);
      inner.Finish();
    } else if (own) {
      most = reader.Integer(name, 0, kMost);
    }
    if (most) gate.max_new[static_cast<size_t>(severity)] = static_cast<int>(*most);
  }
  budget.Finish();
}

// demote: true, or {tool_errors: 50, of: 5}.
void ReadDemotion(MapReader& outer, Gate& gate, Diagnostics& diagnostics) {
  const Node node = outer.Get("demote");
  if (!node) return;
  if (!node.IsMap()) {
    if (outer.Bool("demote").value_or(false)) gate.demote = Demotion();
    return;
  }
  MapReader reader(node, "the gate's demote", diagnostics);
  Demotion demotion;
  if (const auto percent = reader.Integer("tool_errors", 1, 100)) demotion.percent = static_cast<int>(*percent);
  if (const auto of = reader.Integer("of", 1, 1'000'000)) demotion.of = static_cast<int>(*of);
  reader.Finish();
  gate.demote = demotion;
}

void ReadGate(Node node, Config& config, Diagnostics& diagnostics) {
  MapReader reader(node, "the gate", diagnostics);
  if (const auto level = reader.OneOf("fail_on", {"never", "note", "warning", "error"}))
    config.gate.fail_on = *level == "never" ? Severity::kHidden : *ParseSeverity(*level);
  for (const std::string& name : reader.Strings("fail_on_verdict")) {
    const std::optional<Verdict> verdict = ParseVerdict(name);
    if (verdict && *verdict <= Verdict::kDrift)
      config.gate.fail_on_verdicts.push_back(*verdict);
    else
      reader.Error(reader.Get("fail_on_verdict"), fmt::format("no verdict that can fail a check: \"{}\"", name),
                   "contradiction, tension or drift");
  }
  if (const auto days = reader.Integer("longest_waiver_days", 1, 36'600))
    config.gate.longest_waiver = static_cast<int>(*days);
  ReadBudgets(reader, config.gate, diagnostics);
  ReadDemotion(reader, config.gate, diagnostics);
  reader.Finish();
}

// [{verdict: tension, metric: "*_share", severity: note}]
void ReadSeverities(MapReader& outer, Config& config, Diagnostics& diagnostics) {
  const Node list = outer.Get("severity");
  if (list && !list.IsSequence())
    outer.Error(list, "\"severity\" must be a list", "such as [{metric: \"*_share\", severity: error}]");
  for (size_t i = 0; list.IsSequence() && i < list.size(); ++i) {
    MapReader reader(list.at(i), "a severity", diagnostics);
    SeverityRule rule;
    rule.code = reader.String("code").value_or("");
    rule.metric = reader.String("metric").value_or("");
    rule.subject = reader.String("subject").value_or("");
    rule.source = reader.String("source").value_or("");
    if (const auto verdict = reader.OneOf("verdict", {"contradiction", "tension", "drift"}))
      rule.verdict = ParseVerdict(*verdict);
    reader.Require("severity");
    if (const auto level = reader.OneOf("severity", {"hidden", "note", "warning", "error"}))
      rule.severity = *ParseSeverity(*level);
    reader.Finish();
    config.severities.push_back(std::move(rule));
  }
}

// A file beside the configuration that is read when it is there, named or not.
std::string ReadCompanion(MapReader& reader, const std::string& folder, std::string_view key, std::string_view usual,
                          bool may_be_missing, const Files& files) {
  const std::optional<std::string> named = reader.String(key);
  std::string path = JoinPath(folder, named.value_or(std::string(usual)));
  if (files.Exists(path)) return path;
  if (!named) return {};
  if (may_be_missing) return path;
  reader.Error(reader.Get(key), fmt::format("there is no file \"{}\"", *named));
  return {};
}

std::vector<Node> ReadPacks(MapReader& reader) {
  reader.Strings("packs");  // for its complaints
  const Node node = reader.Get("packs");
  if (node.IsScalar()) return {node};
  std::vector<Node> packs;
  for (size_t i = 0; i < node.size(); ++i) packs.push_back(node.at(i));
  return packs;
}

}  // namespace

Result<Config> ParseConfig(std::string path, std::string source, const Files& files) {
  Diagnostics diagnostics;
  Config config;
  config.path = path;
  config.folder = FolderOf(path);
  config.file = YamlFile::Parse(std::move(path), std::move(source), diagnostics);
  if (!config.file) return diagnostics.ToError();
  MapReader reader(config.file->root(), "the configuration", diagnostics);
  if (config.file->root().kind() == Node::Kind::kNull)
    reader.Error(config.file->root(), "the configuration is empty", "it begins with \"factlint: 1\"");
  reader.Require("factlint");
  reader.Integer("factlint", 1, 1);
  config.packs = ReadPacks(reader);
  config.open = reader.Bool("open").value_or(true);
  ReadDocuments(reader, config, diagnostics);
  ReadDefaults(reader.Get("defaults"), config, diagnostics);
  RateTable::Read(reader.Get("rates"), diagnostics);  // for its complaints, as the policy: LoadMetrics takes them
  Policy policy = Policy::Builtin();
  ReadPolicy(reader.Get("policy"), policy, diagnostics);
  ReadGate(reader.Get("gate"), config, diagnostics);
  ReadSeverities(reader, config, diagnostics);
  config.exclude = reader.Strings("exclude");
  config.help_url = reader.String("help_url").value_or("");
  if (!config.help_url.empty() && !config.help_url.starts_with("https://") && !config.help_url.starts_with("http://"))
    reader.Error(reader.Get("help_url"), fmt::format("\"{}\" is no address of a page", config.help_url),
                 "such as https://example.org/factlint.html#{code}; {code} becomes FL101");
  config.waivers = ReadCompanion(reader, config.folder, "waivers", "waivers.yaml", false, files);
  config.corrections = ReadCompanion(reader, config.folder, "corrections", "corrections.yaml", false, files);
  config.baseline = ReadCompanion(reader, config.folder, "baseline", "factlint-baseline.jsonl", true, files);
  reader.Finish();
  if (diagnostics.HasErrors()) return diagnostics.ToError();
  return config;
}

Result<Config> ReadConfig(const std::string& path, const Files& files) {
  Result<std::string> source = files.Read(path);
  if (!source) return Error{.what = fmt::format("{}: error: {}\n", path, source.error().what)};
  return ParseConfig(path, std::move(*source), files);
}

std::string FindConfig(const std::string& folder, const Files& files) {
  std::error_code failed;
  fs::path absolute = fs::absolute(folder.empty() ? "." : folder, failed).lexically_normal();
  if (failed) return {};
  if (absolute.filename().empty()) absolute = absolute.parent_path();
  std::string prefix = folder;
  while (true) {
    if (files.IsFile((absolute / kName).string())) return JoinPath(prefix, std::string(kName));
    if (absolute == absolute.parent_path()) return {};
    absolute = absolute.parent_path();
    prefix = JoinPath(prefix, "..");
  }
}

}  // namespace factlint
