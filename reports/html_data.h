// What the HTML page reads: JSON for reports/html/*.js.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reports/renderer.h"
#include "reports/wording.h"

namespace factlint {

// The list of findings without their details, the documents without their text,
// the coverage.
void AppendHtmlIndex(std::string& out, const Report& report, const ReportIndex& index);

// Camps, sentences and steps of one finding.
void AppendHtmlFinding(std::string& out, const Finding& finding, const ReportIndex& index);

// Which findings a claim is in: claim id -> positions in report.findings.
using ClaimFindings = std::map<std::string_view, std::vector<int>>;
ClaimFindings FindingsOfClaims(const Report& report);

// A document's text with its claims and the numbers that no rule took. `claims`
// are its own.
void AppendHtmlDocument(std::string& out, const DocumentText& text, const std::vector<const Claim*>& claims,
                        const ClaimFindings& findings, const DocumentSummary& document);

// JSON that may stand in a script element: no "<" that could end it.
void AppendScriptSafe(std::string& out, std::string_view json);

}  // namespace factlint
