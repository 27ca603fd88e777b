// The whole report as JSON (formats.md section 6), and its findings as JSON Lines.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// One object; each document, claim and finding stands on a line of its own, so
// that two reports can be compared line by line.
void RenderJson(const Report& report, const RenderOptions& options, Output& out);

// One finding a line, no header.
void RenderJsonLines(const Report& report, const RenderOptions& options, Output& out);

}  // namespace factlint
