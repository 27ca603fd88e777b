// Which findings a consumer wants to hear of, and where it should point.
#pragma once

#include <vector>

#include "reports/renderer.h"

namespace factlint {

// Reported, and neither waived nor gone since the baseline.
bool IsOpen(const Finding& finding);
// Open, and neither the same as in the baseline nor changed to no worse.
bool IsNews(const Finding& finding);
// Does it fail the gate? As options.is_gated says; without that, news at or above options.fail_on.
bool IsGated(const Finding& finding, const RenderOptions& options);

// Where the code is explained, by options.help_url; empty where it says nothing.
std::string HelpUrl(std::string_view code, const RenderOptions& options);

// The finding's locations, the one to point at first: the first changed claim,
// else the first in a changed document, else the first with a place, else the first. A claim that stands in
// several camps is there once. Empty where it has none.
std::vector<const FindingLocation*> OrderedLocations(const Finding& finding, const RenderOptions& options);

// The same without those that say again what one before them says in the same document:
// the same words for the value, as of the same time, in the same camp.
class ReportIndex;
std::vector<const FindingLocation*> DistinctLocations(const Finding& finding, const RenderOptions& options,
                                                      const ReportIndex& index);

// The column behind the value, in code points, if the value ends on its line.
std::optional<uint64_t> EndColumn(const FindingLocation& location, const Claim* claim);

// "path:12:7", "path".
std::string PlaceName(const FindingLocation& location);

// `29%, as of October 2022 (docs/a.md:12:7): "the sentence"`: a location in one line of plain text.
std::string SentenceLine(const Finding& finding, const FindingLocation& location, const ReportIndex& index);

}  // namespace factlint
