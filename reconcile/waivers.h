// What people have decided about findings: waivers.yaml, and comments in texts.
// gating.md section 4.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/ignore_comments.h"
#include "extractor/yaml.h"
#include "reconcile/finding.h"

namespace factlint {

// What a waiver is bound to: kState lets the finding come back when its values
// change, kKey does not.
enum class Pin : uint8_t { kState, kKey };

struct Waiver {
  // What it matches: a finding's id, or all of the rest that is set. Globs, and
  // names compared as canonical.h does.
  std::string id;
  std::vector<std::string> codes;
  std::string subject, metric;
  Scope scope;
  std::vector<std::string> sources;  // each has a part in the finding
  std::string text, quote;           // of one claim in it: its value as written, its sentence
  std::string doc;                   // of a comment: its document
  uint32_t line = 0;                 // and the line of its claims; 0: any

  std::string outcome;  // "scope-differs", "source-wrong:synced-2019"; of a comment perhaps "ignored"
  std::string reason;
  std::string owner;          // may be empty
  std::optional<Date> until;  // the last day; nothing: as long as the source is wrong
  Pin pin = Pin::kState;
  std::vector<std::string> states;  // what it is pinned to; empty: it cannot tell

  std::string path;  // the file that says so, as reports print it
  Place place;       // there
};

// "source-wrong", "both-wrong", ...; `source-wrong` is written with a document's id.
const std::vector<std::string>& WaiverOutcomes();

struct WaiverRules {
  Date today;
  int longest_days = 366;  // from today to `until`
};

// The list of a waivers.yaml. Every mistake goes to `diagnostics` with its place.
// An empty file is an empty list. `path` is what reports print.
std::vector<Waiver> ReadWaivers(const YamlFile& file, const std::string& path, const WaiverRules& rules,
                                Diagnostics& diagnostics);

// A comment's waiver, or why it is none (FL906): one line.
Result<Waiver> ReadComment(const IgnoreComment& comment, const DocumentInfo& document, const WaiverRules& rules);

// What came of a waiver.
struct WaiverUse {
  std::vector<std::string> findings;  // ids of what it matches
  std::string message, state;         // of the first of them
  bool expired = false;               // it matches, and its last day has passed
  bool reopened = false;              // it matches, and all have other values than it was pinned to
  bool waives = false;
};

// What it is for, as a person would say it: "f1:7f3a…", "FL101, subject Beijing".
std::string WaiverTarget(const Waiver& waiver);

// Sets Finding::waiver ("scope-differs: B counts registered firms") of what is
// waived; of several waivers the first counts. Notices about the gate's own files
// (FL901, FL902, FL903, FL906) are never waived.
std::vector<WaiverUse> ApplyWaivers(const std::vector<Waiver>& waivers, Date today, Report& report);

// FL902 of an expired waiver whose finding is still there.
Finding ExpiredWaiver(const Waiver& waiver, const WaiverUse& use);
// FL901 of one that does nothing: its finding is gone or has other values.
Finding UnusedWaiver(const Waiver& waiver, const WaiverUse& use);
// FL906 of a comment that cannot be used.
Finding BadComment(const IgnoreComment& comment, const DocumentInfo& document, const std::string& problem);

}  // namespace factlint
