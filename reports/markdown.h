// For a step summary or a comment on a change: counts, then the findings.
#pragma once

#include <string>
#include <string_view>

#include "reports/renderer.h"
#include "reports/wording.h"

namespace factlint {

// GitHub drops a summary near 1 MiB without a word: at 900 KiB this one ends,
// and says how many findings are left out. Text of documents is neither markup
// nor HTML, and mentions nobody.
void RenderMarkdown(const Report& report, const RenderOptions& options, Output& out);

// A finding under a heading: its sentences, folded the reasons, its id.
std::string MarkdownFinding(const Finding& finding, const ReportIndex& index, const RenderOptions& options);

// Plain text as Markdown, on one line.
std::string MarkdownText(std::string_view text);

}  // namespace factlint
