// --source, --subject, --metric, --code: which claims and findings are shown and judged.
#pragma once

#include <string>

#include "cli/options.h"
#include "reconcile/finding.h"

namespace factlint {

// Does a run ask for a part: --source, --subject, --metric or --code?
bool HasFilter(const Options& options);

// Has the claim's document, subject and metric been asked for? Without a filter, everything has.
bool IsWanted(const Claim& claim, const Options& options);

// Does one of its camps or sentences come from a document whose id or path fits one of the globs?
bool HasSource(const Finding& finding, const std::vector<std::string>& globs);

// A filter that fits nothing of the whole report is a slip of the pen more often than
// a wish, and a gate would be green on it for ever: a warning with the nearest name
// for each, whole lines; empty where all fit something.
std::string WarnOfFilters(const Report& report, const Options& options);

// Keeps the findings that were asked for (a --source has a part in one when one of
// its camps or sentences comes from it), and of the claims those asked for or
// standing in a kept finding. The coverage stays that of the whole run.
void ApplyFilters(Report& report, const Options& options);

}  // namespace factlint
