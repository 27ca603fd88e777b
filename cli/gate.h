// From a report to an exit code and its reason. gating.md section 3.
#pragma once

#include "cli/config.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "reconcile/finding.h"

namespace factlint {

// The lowest severity that fails a check: of --fail-on, else of the
// configuration, else a warning. kHidden: nothing fails it.
Severity FailOn(const Options& options, const Gate& gate);

// Does a finding fail the check, but for budgets? It is new, or worse than in the
// baseline, not waived, and at or above FailOn or of a verdict that fails. What a
// change of rules brought counts under --strict alone.
bool FailsGate(const Finding& finding, const Options& options, const Gate& gate);

enum class Needs : uint8_t { kDocuments, kClaims };

// Of a run that judges nothing: 3 where it saw none of what it needs (unless
// --allow-empty), or under --strict not every document; else 0.
Outcome VouchFor(const Coverage& coverage, Needs needs, const Options& options);

// Of `factlint audit`: findings do not fail it.
Outcome JudgeAudit(const Report& report, const Options& options, const Gate& gate);

// Of `factlint check`: 3 beats 1 beats 0. Of the findings that FailsGate, a
// severity with a budget (`max_new`) fails when it has more than that.
Outcome JudgeCheck(const Report& report, const Options& options, const Gate& gate);

}  // namespace factlint
