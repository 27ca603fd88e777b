// One reported key: what its sources say and how that fits. formats.md section 7.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"

namespace factlint {

enum class Verdict : uint8_t {
  kContradiction,
  kTension,
  kDrift,
  kConsistent,
  kCorroborated,
  kEcho,
  kIncomparable,
  kNotice,  // FL5xx and FL9xx
};
std::string_view ToString(Verdict verdict);
std::optional<Verdict> ParseVerdict(std::string_view name);

enum class Severity : uint8_t { kHidden, kNote, kWarning, kError };
std::string_view ToString(Severity severity);  // "hidden", "note", "warning", "error"
std::optional<Severity> ParseSeverity(std::string_view name);

enum class Magnitude : uint8_t { kNegligible, kMinor, kMajor };
std::string_view ToString(Magnitude magnitude);

// Against the baseline (gating.md); kNew where there is none. kRuleChanged: not in
// the baseline, and a rule that it rests on is another than when that was written.
enum class Status : uint8_t { kNew, kUnchanged, kUpdated, kAbsent, kRuleChanged };
std::string_view ToString(Status status);  // "new", ..., "rule-changed"

struct FindingKey {
  std::string subject;
  std::string metric;
  Scope scope;

  friend auto operator<=>(const FindingKey&, const FindingKey&) = default;
};

// The claims of a key that can all be true together.
struct Camp {
  std::string value;             // "29%", "half", "Guangzhou": as its representative prints it
  std::optional<Interval> hard;  // numbers: what the camp's claims allow together
  std::optional<Interval> soft;
  std::string unit;
  AsOf as_of;                        // of the representative
  std::vector<std::string> sources;  // document ids, sorted
  int independent = 0;               // sources that do not copy one another
  std::vector<std::string> claims;   // claim ids, in the order of the report
  std::string canonical;             // value for state hashes: "29 %", "place:guangzhou"
  std::vector<std::string> support;  // who was counted: document ids, "says NAME" of whom a text names
};

struct FindingGap {
  Decimal hard;
  Decimal soft;
  std::string unit;                 // "points" for shares, else the unit of the values
  std::optional<double> years;      // between the as-of windows at their widest
  std::optional<double> max_drift;  // what the declared volatility allows in these years
};

// A claim's sentence, for the reader. `camp` is an index into camps, or -1.
struct FindingLocation {
  std::string path;
  std::string doc;
  std::optional<Place> place;  // of the value
  std::string quote;
  std::optional<Place> quote_place;
  int camp = -1;
  std::string claim;  // its id
};

struct Finding {
  std::string id;     // "f1:" + 32 hexadecimal digits (gating.md section 1)
  std::string state;  // 32 hexadecimal digits
  std::string code;   // "FL102"
  Verdict verdict = Verdict::kNotice;
  std::string basis;  // "volatility", "stated times", "rounding", "other-list", ...
  Severity severity = Severity::kNote;
  std::optional<Magnitude> magnitude;
  Status status = Status::kNew;
  FindingKey key;
  std::string family;  // "value", "place", "rank", "derived:<check>", "document:<check>"
  std::vector<Camp> camps;
  std::optional<FindingGap> gap;
  std::string message;               // one line: label: camp (time, source) against camp (time, source)
  std::vector<std::string> explain;  // the arithmetic, one step a line
  std::vector<FindingLocation> locations;
  std::string source;  // the document whose id is part of the finding's; empty: none's is
  std::string waiver;  // of a waived finding: outcome and reason
  std::string worse;   // of an updated finding: how it is worse than in the baseline; empty: it is not
};

// What ran and what did not. formats.md section 6.
struct CheckCoverage {
  std::string name;  // "implied-total"
  int ran = 0;
  int not_run = 0;
  std::string why;  // "no total for beijing/ai_company_count"; of the first that did not run
};

struct Coverage {
  int documents = 0;
  int read = 0;
  int claims = 0;
  int keys = 0;
  int keys_with_two_sources = 0;
  std::vector<CheckCoverage> checks;  // in the order of gating.md's codes
};

struct DocumentSummary {
  DocumentInfo info;
  uint64_t bytes = 0;
  int claims = 0;
  std::string sha256;
  std::string content;  // the same without comments that waive findings: what follows a renamed file
};

// What a person put right in a claim before it was judged (corrections.h).
struct AppliedCorrection {
  std::string claim;  // its id
  std::string doc, path;
  std::optional<Place> place;  // of the value
  std::string text;            // the value as written
  std::string quote;
  std::string change;  // "not a claim", "subject: beijing is shanghai"
  std::string reason;
};

// All that a report prints. Claims in the order of documents and text, findings
// in their fixed order: severity, code, subject, metric, scope, id.
struct Report {
  std::string tool;     // "factlint 0.1.0"
  std::string ruleset;  // hash of every rule and policy file read
  std::vector<DocumentSummary> documents;
  std::vector<Claim> claims;
  std::vector<Finding> findings;
  std::vector<AppliedCorrection> corrections;  // in the order of documents and text
  Coverage coverage;
};

}  // namespace factlint
