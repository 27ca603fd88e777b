#include "cli/filter.h"

#include <algorithm>
#include <unordered_set>

#include "extractor/glob.h"

namespace factlint {
namespace {

bool Matches(const std::vector<std::string>& globs, std::string_view name) {
  return globs.empty() ||
         std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return NameMatches(glob, name); });
}

bool IsWanted(const Finding& finding, const Options& options) {
  return Matches(options.codes, finding.code) && Matches(options.subjects, finding.key.subject) &&
         Matches(options.metrics, finding.key.metric) && HasSource(finding, options.sources);
}

bool HasFilter(const Options& options) {
  return !options.sources.empty() || !options.subjects.empty() || !options.metrics.empty() || !options.codes.empty();
}

}  // namespace

bool HasSource(const Finding& finding, const std::vector<std::string>& globs) {
  if (globs.empty()) return true;
  for (const Camp& camp : finding.camps)
    for (const std::string& source : camp.sources)
      if (Matches(globs, source)) return true;
  return std::any_of(finding.locations.begin(), finding.locations.end(), [&](const FindingLocation& location) {
    return Matches(globs, location.doc) || Matches(globs, location.path);
  });
}

bool IsWanted(const Claim& claim, const Options& options) {
  return (Matches(options.sources, claim.doc) || Matches(options.sources, claim.path)) &&
         Matches(options.subjects, claim.subject.id) && Matches(options.metrics, claim.metric);
}

void ApplyFilters(Report& report, const Options& options) {
  if (!HasFilter(options)) return;
  std::erase_if(report.findings, [&](const Finding& finding) { return !IsWanted(finding, options); });
  std::unordered_set<std::string> used;
  for (const Finding& finding : report.findings) {
    for (const Camp& camp : finding.camps) used.insert(camp.claims.begin(), camp.claims.end());
    for (const FindingLocation& location : finding.locations) used.insert(location.claim);
  }
  std::erase_if(report.claims,
                [&](const Claim& claim) { return !IsWanted(claim, options) && used.count(claim.id) == 0; });
}

}  // namespace factlint
