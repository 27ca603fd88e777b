// Finds every number of a text with its unit and the words that bound it.
#pragma once

#include <functional>
#include <vector>

#include "extractor/document.h"
#include "extractor/lexicon.h"
#include "extractor/mention.h"
#include "extractor/outline.h"
#include "extractor/quantities.h"

namespace factlint {

// All mentions of `document` in the order of the text: `known` (dates and entities,
// each sorted by span, found before) and the numbers outside them. Accepted ones do
// not overlap. A number that is no quantity is there with its `refusal`, and so is the
// first one inside the name of an entity; the numbers of a date are part of it. One pass, linear in the text.
//
// What a form means: mentions.md. `span` has the relation words ("nearly 350
// billion yuan"), `number` the digits or words alone ("350 billion").
std::vector<Mention> ScanMentions(const Document& document, const Outline& outline, const Lexicon& lexicon,
                                  std::vector<Mention> known, const ScanOptions& options = {});

// The same, handed over in pieces for a text of any size: `take` gets what stands behind
// all that it got before, in order, and may take it out. On `jobs` threads; the same for any number of them.
void ScanInPieces(const Document& document, const Outline& outline, const Lexicon& lexicon, std::vector<Mention> known,
                  const ScanOptions& options, int jobs, const std::function<void(std::vector<Mention>&)>& take);

// The numbers alone. `known` is sorted by begin.
void ScanNumbers(const Document& document, const Outline& outline, const Lexicon& lexicon,
                 const std::vector<Mention>& known, const ScanOptions& options, int jobs,
                 const std::function<void(std::vector<Mention>&)>& take);

}  // namespace factlint
