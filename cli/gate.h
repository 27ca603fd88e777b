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

// Of a run that judges nothing: 3 where it saw no document, no claim, or under
// --strict not every document, unless --allow-empty; else 0.
Outcome VouchFor(const Report& report, const Options& options);

// Of `factlint check`: 3 beats 1 beats 0. Findings that are waived, gone or in
// the baseline with the same state do not count; a severity with a budget
// (`max_new`) fails when it has more than that.
Outcome JudgeCheck(const Report& report, const Options& options, const Gate& gate);

}  // namespace factlint
