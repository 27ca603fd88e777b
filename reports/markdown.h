// For a step summary or a comment on a change: counts, then the findings.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// GitHub drops a summary near 1 MiB without a word: at 900 KiB this one ends,
// and says how many findings are left out. Text of documents is neither markup
// nor HTML, and mentions nobody.
void RenderMarkdown(const Report& report, const RenderOptions& options, Output& out);

// Plain text as Markdown, on one line.
std::string MarkdownText(std::string_view text);

}  // namespace factlint
