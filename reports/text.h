// The report for people.
#pragma once

#include <vector>

#include "reports/renderer.h"

namespace factlint {

// Each disagreement with its sentences, the values marked under them and the
// steps of the verdict; drift and notices one a line; the summary; the coverage,
// always. Characters of documents that a terminal would obey are shown as
// "<U+001B>". Colour (SGR sequences) only with options.color.
void RenderText(const Report& report, const RenderOptions& options, Output& out);

// Some findings of a report, each with its sentences and steps, and nothing else.
void RenderFindings(const Report& report, const std::vector<const Finding*>& findings, const RenderOptions& options,
                    Output& out);

}  // namespace factlint
