#include "cli/filter.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include "extractor/diagnostic.h"
#include "extractor/glob.h"
#include "reconcile/codes.h"
#include "reconcile/fits.h"

namespace factlint {
namespace {

bool Matches(const std::vector<std::string>& globs, std::string_view name) {
  return globs.empty() ||
         std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return NameMatches(glob, name); });
}

bool MatchesSubject(const std::vector<std::string>& globs, std::string_view subject) {
  return globs.empty() ||
         std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return FitsSubject(glob, subject); });
}

bool IsWanted(const Finding& finding, const Options& options) {
  return Matches(options.codes, finding.code) && MatchesSubject(options.subjects, finding.key.subject) &&
         Matches(options.metrics, finding.key.metric) && HasSource(finding, options.sources);
}

// A warning for each of `globs` that none of the `names` fits.
std::string WarnOf(std::string_view option, const std::vector<std::string>& globs,
                   const std::set<std::string_view>& names) {
  std::string warnings;
  for (const std::string& glob : globs) {
    const auto fits = [&](std::string_view name) {
      return option == "--subject" ? FitsSubject(glob, name) : NameMatches(glob, name);
    };
    if (std::any_of(names.begin(), names.end(), fits)) continue;
    const std::string hint = DidYouMean(glob, {names.begin(), names.end()});
    warnings += fmt::format("factlint: warning: {} \"{}\" fits nothing in these documents{}{}\n", option, glob,
                            hint.empty() ? "" : "; ", hint);
  }
  return warnings;
}

}  // namespace

bool HasFilter(const Options& options) {
  return !options.sources.empty() || !options.subjects.empty() || !options.metrics.empty() || !options.codes.empty();
}

std::string WarnOfFilters(const Report& report, const Options& options) {
  if (!HasFilter(options)) return {};
  std::set<std::string_view> sources, subjects, metrics, codes;
  for (const DocumentSummary& document : report.documents) sources.insert({document.info.id, document.info.path});
  for (const Claim& claim : report.claims) {
    sources.insert({claim.doc, claim.path});
    subjects.insert(claim.subject.id);
    metrics.insert(claim.metric);
  }
  for (const Finding& finding : report.findings) {
    subjects.insert(finding.key.subject);
    metrics.insert(finding.key.metric);
    for (const FindingLocation& location : finding.locations) sources.insert({location.doc, location.path});
  }
  for (const CodeInfo& info : Codes()) codes.insert(info.code);
  return WarnOf("--source", options.sources, sources) + WarnOf("--subject", options.subjects, subjects) +
         WarnOf("--metric", options.metrics, metrics) + WarnOf("--code", options.codes, codes);
}

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
         MatchesSubject(options.subjects, claim.subject.id) && Matches(options.metrics, claim.metric);
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
