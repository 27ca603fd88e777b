// What the program has to say of its own work: FL905. gating.md section 2.
#pragma once

#include <vector>

#include "cli/each_document.h"
#include "reconcile/finding.h"

namespace factlint {

// A document that was not read, as a note: what cannot be read must be seen, and
// --strict fails on it.
Finding UnreadFinding(const Unread& unread);

}  // namespace factlint
