// What headings and labels name by where they stand: "## Rivian" among "## Tesla" and
// "## BYD", "- Toyota: it sold ...". A capital tells nothing there, a pattern does.
#pragma once

#include <vector>

#include "extractor/document.h"
#include "extractor/mention.h"
#include "extractor/names.h"
#include "extractor/outline.h"
#include "extractor/span.h"
#include "extractor/word_set.h"

namespace factlint {

// The names among headings and labels, in the order of the text. A heading of one to four
// words is one when none of them is common (`lower`: words that the text also writes in
// lower case; NameShapes::section_words), and one of these holds:
// - its letters say so: "BYD", "iFlytek";
// - a profile stands below it: "Founded: 1995", "Headquarters: ...", "It was founded in";
// - most headings of its kind are names.
// A label is one by its letters or among labels of its kind, and only before a phrase:
// "Battery: 58 kWh" is a data sheet. `known`: the names of packs, sorted.
std::vector<Span> TopicNames(const Document& document, const Outline& outline, const std::vector<Mention>& known,
                             const WordSet& lower, const NameShapes& shapes);

}  // namespace factlint
