// FL405: the part's share of a whole against the whole's share of it, such as
// start-ups among companies. semantics.md section 4, row 1b.
#pragma once

#include <vector>

#include "reconcile/assemble.h"

namespace factlint {

// A key with its statements and what was made of them; `verdict` is empty where
// there is no statement.
struct JudgedGroup {
  const KeyGroup* group = nullptr;
  std::vector<Statement> statements;
  KeyVerdict verdict;
};

// Of the groups of one metric and subject, those that `populations:` declares part
// and whole. Both can be true together, so it is a tension and a note.
std::vector<Finding> ComparePartsWithWholes(const Corpus& corpus, const Metric& metric,
                                            const std::vector<JudgedGroup>& groups);

}  // namespace factlint
