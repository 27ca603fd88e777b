// What was decided about findings before this run, and how it stands against them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/config.h"
#include "cli/options.h"
#include "extractor/ignore_comments.h"
#include "extractor/result.h"
#include "extractor/rule_pack.h"
#include "reconcile/baseline.h"
#include "reconcile/waivers.h"

namespace factlint {

struct Decisions {
  std::string baseline_path;         // as it is opened; empty: none is used
  std::string baseline_name;         // as reports print it
  std::optional<Baseline> baseline;  // nothing: named, and not written yet
  std::string waivers_path;
  std::vector<Waiver> waivers;
  WaiverRules rules;
  std::vector<SeverityRule> severities;  // of what is said of these files
  std::optional<Demotion> demote;
};

// Where the baseline lies, or would: of --baseline, the configuration's, else
// factlint-baseline.jsonl beside the configuration, or here.
std::string BaselinePath(const Options& options, const Config& config);

// The files that options and configuration name. Fails where --baseline names
// none, on a baseline of another schema, and on mistakes in waivers.yaml, all told.
Result<Decisions> ReadDecisions(const Config& config, const Options& options, Date today, const Files& files = Disk());

// A comment of a document that wants to waive something.
struct FoundComment {
  DocumentInfo document;
  IgnoreComment comment;
};

// Did the run see all that baseline and waivers speak of? Of a part, nothing is
// said to be gone.
enum class Extent : uint8_t { kWhole, kPart };

struct Standing {
  std::vector<Waiver> waivers;  // of the file, then of the comments
  std::vector<WaiverUse> uses;  // of each
  std::vector<BaselineEntry> stale;
  std::string warnings;  // whole lines for standard error
};

// Sets status, waiver and `worse` of the report's findings and adds what is gone
// (status absent) and what is to be said of the files themselves (FL901, FL902,
// FL903, FL906). The findings are in their fixed order again. Of the book's rules a baseline is told which have
// changed.
Standing ApplyDecisions(const Decisions& decisions, const std::vector<FoundComment>& comments, const RuleBook& book,
                        Extent extent, Report& report);

}  // namespace factlint
