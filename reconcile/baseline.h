// Which findings a team has decided to live with, and what became of them since.
// gating.md section 5; the file is factlint-baseline.jsonl.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/result.h"
#include "reconcile/finding.h"

namespace factlint {

struct BaselineEntry {
  std::string id, state, code;
  Severity severity = Severity::kNote;
  std::optional<Decimal> gap;  // as a reader takes the values
  int camps = 0;
  std::string key;  // "beijing|ai_company_count|population=startup"
  std::string src;  // where the id names its document: the hash of that document's content
};

// Of each rule and metric a hash of what it says (rule_hash.h).
using RuleHashes = std::map<std::string, std::string, std::less<>>;

struct Baseline {
  std::string ruleset;
  RuleHashes rules;                    // may be empty: not told
  std::vector<BaselineEntry> entries;  // by id, then state
};

// The lines of a baseline file; `name` is for messages. Entries may come in any
// order, and twice, as a merge of two branches leaves them. Fails with place and
// way out on another schema, another kind of ids, and on lines that are none.
Result<Baseline> ReadBaseline(std::string_view jsonl, std::string_view name);

// What `report` would have as its baseline: what is reported and not waived, but
// for what the gate says of its own files.
Baseline BaselineOf(const Report& report, RuleHashes rules);

// Sets the status of every finding, and of the updated ones how they are worse:
// a higher severity, a wider gap, more camps. A finding about one document that
// is known by its content alone gets back the id it had under the document's old
// name. Returns the entries that no finding matches.
std::vector<BaselineEntry> MatchBaseline(const Baseline& baseline, const RuleHashes& rules, Report& report);

// What a baseline would keep of a finding; without `src`.
BaselineEntry EntryOf(const Finding& finding);

// How a finding is worse than it was: one line; empty where it is not.
std::string HowWorse(const BaselineEntry& old, const Finding& finding);

// The rules and metrics whose hashes differ or are new, sorted. Empty where the
// baseline does not tell.
std::vector<std::string> ChangedRules(const Baseline& baseline, const RuleHashes& rules);

// From one baseline to another; each list by id.
struct BaselineChanges {
  std::vector<BaselineEntry> added, removed;
  std::vector<std::pair<BaselineEntry, BaselineEntry>> changed;  // old, new: another state or severity
};
BaselineChanges CompareBaselines(const Baseline& old, const Baseline& now);

// An entry that has no finding any more, as a finding with status absent.
Finding AbsentFinding(const BaselineEntry& entry);

// "beijing|ai_company_count|population=startup".
std::string KeyText(const FindingKey& key);

}  // namespace factlint
