// factlint waivers add: a decision, written where the next run finds it.
#include <utility>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/decided_report.h"
#include "cli/file.h"
#include "cli/packs.h"
#include "cli/replace_file.h"
#include "extractor/yaml.h"

namespace factlint {
namespace {

constexpr std::string_view kName = "waivers.yaml";
constexpr size_t kShortestId = 9;  // with "f1:"

Outcome Refuse(std::string what) {
  return {.code = Exit::kUsage, .reason = "nothing was waived", .details = std::move(what)};
}

// A text that YAML reads back as it is, on one line.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  }
  return quoted + "\"";
}

// What is missing on the command line.
std::string WhatIsMissing(const Options& options) {
  std::string mistakes;
  const auto need = [&](bool there, std::string_view option, std::string_view why) {
    if (!there) mistakes += fmt::format("factlint: error: waivers add needs {}; {}\n", option, why);
  };
  need(!options.args.empty(), "the id of a finding", "a report names it: f1:…");
  need(!options.outcome.empty(), "--outcome", "such as scope-differs; --help lists them");
  need(!options.reason.empty(), "--reason", "say it to who reads the waiver in a year");
  const bool wrong_source = options.outcome.starts_with("source-wrong");
  need(!options.until.empty() || wrong_source, "--until YYYY-MM-DD",
       "only source-wrong:ID may stay without a last day");
  return mistakes;
}

std::string Entry(const Finding& finding, const Options& options) {
  std::string text = fmt::format("# {}\n- match: {{id: {}", Quoted(finding.message), Quoted(finding.id));
  if (!options.pin_key) text += fmt::format(", state: {}", Quoted(finding.state));
  text += fmt::format("}}\n  outcome: {}\n  reason: {}\n", Quoted(options.outcome), Quoted(options.reason));
  if (!options.owner.empty()) text += fmt::format("  owner: {}\n", Quoted(options.owner));
  if (!options.until.empty()) text += fmt::format("  until: {}\n", options.until);
  return text + (options.pin_key ? "  pin: key\n" : "");
}

// The file with the entry behind what it has; the error tells the mistakes of the whole.
Result<std::string> Append(const std::optional<std::string>& before, const std::string& entry, const std::string& path,
                           const WaiverRules& rules) {
  std::string content = before.value_or("# Findings that may stay, each with its reason and its last day.\n");
  if (!content.empty() && content.back() != '\n') content += '\n';
  content += entry;
  Diagnostics diagnostics;
  if (const auto file = YamlFile::Parse(path, content, diagnostics)) ReadWaivers(*file, path, rules, diagnostics);
  if (diagnostics.HasErrors())
    return Error{.what = diagnostics.ToString() +
                         "factlint: error: with this waiver the file could not be read; it "
                         "was left as it is\n"};
  return content;
}

}  // namespace

Outcome RunWaiversAdd(const Options& options) {
  if (std::string mistakes = WhatIsMissing(options); !mistakes.empty()) return Refuse(std::move(mistakes));
  const std::string& id = options.args.front();
  Options rest = options;
  rest.args.erase(rest.args.begin());
  const Result<Session> session = OpenSession(rest);
  if (!session) return UsageOutcome(session.error());
  const Result<RuleBook> book = LoadRules(session->config, options);
  if (!book) return UsageOutcome(book.error());
  const Config& config = session->config;
  const std::string path = config.waivers.empty() ? JoinPath(config.folder, std::string(kName)) : config.waivers;
  const Result<std::optional<std::string>> before = ReadIfThere(path);
  if (!before) return UsageOutcome(before.error());
  const Result<DecidedReport> decided = MakeDecidedReport(*session, *book, rest);
  if (!decided) return UsageOutcome(decided.error());

  std::vector<const Finding*> found;
  for (const Finding& finding : decided->report.findings)
    if (finding.status != Status::kAbsent && finding.severity != Severity::kHidden &&
        (finding.id == id || (id.size() >= kShortestId && finding.id.starts_with(id))))
      found.push_back(&finding);
  if (found.empty())
    return Refuse(fmt::format("factlint: error: no finding has the id \"{}\" in these documents\n", id));
  if (found.size() > 1)
    return Refuse(fmt::format("factlint: error: {} findings have ids that begin with \"{}\"\n", found.size(), id));
  const Finding& finding = *found.front();
  if (!finding.waiver.empty())
    return Refuse(fmt::format("factlint: error: it is waived already: {}\n", finding.waiver));
  const WaiverRules rules{.today = session->today, .longest_days = config.gate.longest_waiver};
  const Result<std::string> content = Append(*before, Entry(finding, options), path, rules);
  if (!content) return Refuse(content.error().what);
  const Result<bool> written = ReplaceFile(path, *before, *content);
  if (!written)
    return {.code = static_cast<Exit>(written.error().exit_code),
            .reason = "nothing was waived",
            .details = written.error().what};
  return {.reason = fmt::format("{} waives {}", path, finding.id), .details = decided->standing.warnings};
}

}  // namespace factlint
