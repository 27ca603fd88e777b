// From documents to a report: extract, reconcile, and what was not read.
#pragma once

#include "cli/config.h"
#include "cli/decisions.h"
#include "cli/extracted.h"
#include "cli/kept_texts.h"
#include "cli/options.h"
#include "cli/session.h"
#include "extractor/result.h"
#include "extractor/rule_pack.h"
#include "reconcile/finding.h"
#include "reconcile/hierarchy.h"
#include "reconcile/known_verdicts.h"
#include "reconcile/metric.h"

namespace factlint {

// Everything that a run says, of every verdict that the session wants, of corrected claims and with the
// project's severities; nothing is filtered yet. The error is one of the packs'
// metrics or of the corrections.
// `texts`, where it is not null, gets the text of each document, `comments` what
// their comments want to waive. What `extracted` has of a document is not extracted
// again, unless texts are asked for, and what it has not is kept there.
Result<Report> MakeReport(const Session& session, const RuleBook& book, KeptTexts* texts = nullptr,
                          std::vector<FoundComment>* comments = nullptr, ExtractedDocuments* extracted = nullptr);

// What findings are judged with.
struct Bench {
  const MetricTable& metrics;
  Hierarchy hierarchy;
  Date today;
  int jobs = 1;
  bool agreements = true;          // findings of what agrees are made too
  KnownVerdicts* known = nullptr;  // of an earlier run; not with `agreements`
};

// Fills the findings and the coverage from the claims and documents of `report`;
// what lacked its inputs is a finding too (FL904).
void Judge(Report& report, const Bench& bench);

// The metrics of the packs. The error tells all mistakes.
Result<MetricTable> LoadMetrics(const Config& config, const RuleBook& book);

// Which place lies in which, which organisation belongs to which.
Hierarchy MakeHierarchy(const RuleBook& book);

// Leaves out what was not asked for: hidden findings unless --show all, and what
// the filters pass over.
void SelectShown(Report& report, const Options& options);

}  // namespace factlint
