// What the program has to say of its own work: FL904, FL905. gating.md section 2.
#pragma once

#include <vector>

#include "cli/each_document.h"
#include "reconcile/finding.h"

namespace factlint {

// A document that was not read, as a note: what cannot be read must be seen, and
// --strict fails on it.
Finding UnreadFinding(const Unread& unread);

// A check that lacked something, at least once. Hidden unless the configuration says
// otherwise: the coverage of every report tells it anyway.
Finding IdleCheckFinding(const CheckCoverage& check);

}  // namespace factlint
