// factlint.yaml. formats.md section 2.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/files.h"
#include "extractor/document.h"
#include "extractor/result.h"
#include "extractor/yaml.h"
#include "reconcile/finding.h"
#include "reconcile/rule_record.h"

namespace factlint {

// An entry of `documents:`.
struct DocumentEntry {
  std::string path;   // as written: relative to the file, perhaps a glob
  DocumentInfo info;  // what the entry says; `path` is not set, `id` may be empty
  Node place;         // of `path`, for messages
};

// What fails a check. `max_new`: how many findings of a severity it lets pass; no
// number: none more than the baseline holds.
struct Gate {
  std::optional<Severity> fail_on;                 // kHidden: never
  std::vector<Verdict> fail_on_verdicts;           // at any severity
  std::array<std::optional<int>, 4> max_new = {};  // by Severity
  int longest_waiver = 366;                        // days
  std::optional<Demotion> demote;                  // nothing: no rule is too often wrong to fail a check
};

// A severity of this project's own: of what all that is set fits. Globs.
struct SeverityRule {
  std::string code, metric, subject, source;
  std::optional<Verdict> verdict;
  Severity severity = Severity::kNote;  // kHidden: not reported
};

struct Config {
  std::unique_ptr<YamlFile> file;  // null where there is no configuration
  std::string path;                // of factlint.yaml, as messages print it
  std::string folder;              // where it lies; what is relative is relative to it. Empty: here
  std::vector<Node> packs;         // built-in names or folders
  bool open = true;                // the pack `open`
  std::vector<DocumentEntry> documents;
  std::string currency_of_dollar;  // ISO 4217; empty where nothing is declared: USD is assumed
  int lag_months = 18;
  bool lag_months_set = false;
  Gate gate;
  std::vector<SeverityRule> severities;  // the last that fits counts
  std::vector<std::string> exclude;
  std::string help_url;  // where this project explains a code: "https://…#{code}"; empty: nowhere
  // Paths below `folder`; empty where there is none. A baseline may be named
  // before it is written.
  std::string waivers, corrections, baseline;
};

// Reads factlint.yaml from `source`. The error tells all mistakes, each with
// line, caret and the nearest known name.
Result<Config> ParseConfig(std::string path, std::string source, const Files& files = Disk());

// The configuration at `path`; the same, from a file.
Result<Config> ReadConfig(const std::string& path, const Files& files = Disk());

// The factlint.yaml of `folder` or of its nearest parent, as a path that begins
// with `folder` ("../../factlint.yaml"); empty where there is none.
std::string FindConfig(const std::string& folder, const Files& files = Disk());

}  // namespace factlint
