// SARIF 2.1.0.
#pragma once

#include "reports/renderer.h"

namespace factlint {

// Profile full: every finding, with suppressions for the waived, baselineState,
// and FL9xx as notifications of the invocation. Profile github: what code
// scanning would show, within its limits: open findings that are no old ones,
// the 5,000 gravest, 100 places each. A finding's id is its fingerprint in both.
void RenderSarif(const Report& report, const RenderOptions& options, Output& out);

// A path as a relative URI reference: "a b/北.md" is "a%20b/%E5%8C%97.md".
std::string UriOfPath(std::string_view path);

// Plain text in a SARIF message, where brackets would be links.
std::string EscapeSarifText(std::string_view text);

}  // namespace factlint
