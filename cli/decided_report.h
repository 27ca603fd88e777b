// A report with all that was decided about its findings: what audit and check print.
#pragma once

#include "cli/audit_report.h"
#include "cli/decisions.h"

namespace factlint {

struct DecidedReport {
  Report report;
  Standing standing;
};

// Reads the documents, judges their claims, and holds the findings against the
// baseline and the waivers that options and configuration name. Fails as those do.
Result<DecidedReport> MakeDecidedReport(const Session& session, const RuleBook& book, const Options& options,
                                        KeptTexts* texts = nullptr);

}  // namespace factlint
