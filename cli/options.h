// What the command line says, as values. option_table.h tells which option sets what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/date.h"
#include "reconcile/finding.h"
#include "reports/renderer.h"

namespace factlint {

enum class When : uint8_t { kAuto, kAlways, kNever };
enum class From : uint8_t { kText, kJsonl };

// One report. An empty format is the command's first, an empty file is standard output.
struct OutputRequest {
  std::string format;
  std::string file;
};

struct Options {
  std::vector<std::string> args;  // PATHs, or what the command says that it takes

  std::string config;
  std::vector<std::string> packs;
  std::vector<OutputRequest> outputs;
  bool show_all = false;
  std::vector<std::string> sources, subjects, metrics, codes;  // globs
  int jobs = 0;                                                // 0: one a core
  When color = When::kAuto;
  When progress = When::kAuto;
  bool quiet = false;
  std::optional<Date> today;  // nothing: the day of the machine
  From from = From::kText;
  bool help = false;
  bool version = false;
  SarifProfile sarif = SarifProfile::kFull;

  std::optional<Severity> fail_on;  // kHidden: never; nothing: the configuration's, or warning
  bool fail_on_stale = false;
  bool strict = false;
  bool allow_empty = false;
  bool exit_zero = false;

  std::string base, head;  // revisions; an empty head is the work tree
  bool merge_base = false;
  std::vector<Verdict> fail_on_verdicts;  // fail at any severity
  std::string baseline;                   // as the user wrote it; empty: the configuration's

  std::string outcome, reason, owner, until;  // of a waiver to be added
  bool pin_key = false;

  std::string cache;  // a file; empty: the usual one, where it pays
  bool no_cache = false;

  bool unclaimed = false;
  int largest = 0;  // keys to list; 0: all
  bool sorted = false;
  bool resolved = false;
  std::string rule;  // of explain: its id
};

}  // namespace factlint
