// Where claims come from and of when they are: FL501 to FL504. Nothing disagrees
// here; most of it is listed with --show all alone.
#pragma once

#include <span>
#include <vector>

#include "reconcile/assemble.h"

namespace factlint {

// FL501: keys that one document alone speaks of. FL502: keys of several documents
// that are all one source.
std::vector<Finding> NoticeSources(const Corpus& corpus, const std::vector<KeyBlock>& blocks);

// FL502: documents whose declared derivations run in a circle, one a circle.
std::vector<Finding> NoticeCircles(std::span<const DocumentInfo> documents);

// FL503: documents whose claims have no date at all, one a document. FL504:
// forecasts and targets whose time is over by `today`, where no claim of the
// subject and metric says what became of them, one a key.
std::vector<Finding> NoticeTimes(const Corpus& corpus, const std::vector<KeyBlock>& blocks, const Date& today);

}  // namespace factlint
