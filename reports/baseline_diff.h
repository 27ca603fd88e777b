// The difference of two baselines in print.
#pragma once

#include <string>

#include "reconcile/baseline.h"

namespace factlint {

// One line an entry: what became of it, severity, code, key, id.
std::string BaselineChangesText(const BaselineChanges& changes);
// A table for a comment on a merge request.
std::string BaselineChangesMarkdown(const BaselineChanges& changes);
// {"schema": "factlint/baseline-diff/1", "added": […], "removed": […], "changed": [{"old": …, "new": …}]}
std::string BaselineChangesJson(const BaselineChanges& changes);

}  // namespace factlint
