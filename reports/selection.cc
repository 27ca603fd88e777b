#include "reports/selection.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {

bool IsOpen(const Finding& finding) {
  return finding.severity != Severity::kHidden && finding.waiver.empty() && finding.status != Status::kAbsent;
}

bool IsNews(const Finding& finding) {
  if (finding.status == Status::kUpdated && finding.worse.empty()) return false;
  return IsOpen(finding) && finding.status != Status::kUnchanged;
}

bool IsGated(const Finding& finding, const RenderOptions& options) {
  if (options.is_gated) return options.is_gated(finding);
  return options.fail_on != Severity::kHidden && IsNews(finding) && finding.severity >= options.fail_on;
}

std::vector<const FindingLocation*> OrderedLocations(const Finding& finding, const RenderOptions& options) {
  std::vector<const FindingLocation*> locations;
  std::set<std::string_view> claims;
  for (const FindingLocation& location : finding.locations)
    if (location.claim.empty() || claims.insert(location.claim).second) locations.push_back(&location);
  const auto changed = [&](const FindingLocation* location) {
    return std::find(options.changed_paths.begin(), options.changed_paths.end(), location->path) !=
           options.changed_paths.end();
  };
  auto primary = std::find_if(locations.begin(), locations.end(),
                              [&](const auto* l) { return options.changed_claims.count(l->claim) > 0; });
  if (primary == locations.end()) primary = std::find_if(locations.begin(), locations.end(), changed);
  if (primary == locations.end())
    primary = std::find_if(locations.begin(), locations.end(), [](const auto* l) { return l->place.has_value(); });
  if (primary != locations.end()) std::rotate(locations.begin(), primary, primary + 1);
  return locations;
}

std::vector<const FindingLocation*> DistinctLocations(const Finding& finding, const RenderOptions& options,
                                                      const ReportIndex& index) {
  std::vector<const FindingLocation*> locations = OrderedLocations(finding, options);
  std::set<std::tuple<int, std::string_view, std::string_view, std::string>> said;
  std::erase_if(locations, [&](const FindingLocation* location) {
    const Claim* claim = index.FindClaim(location->claim);
    if (claim == nullptr) return false;
    return !said.emplace(location->camp, location->doc, claim->text, AsOfPhrase(claim->as_of, std::nullopt)).second;
  });
  return locations;
}

std::optional<uint64_t> EndColumn(const FindingLocation& location, const Claim* claim) {
  const std::string& text = claim ? claim->text : location.quote;
  if (!location.place || text.find('\n') != std::string::npos) return std::nullopt;
  return location.place->column + (location.place->char_end - location.place->char_start);
}

std::string HelpUrl(std::string_view code, const RenderOptions& options) {
  constexpr std::string_view kCode = "{code}";
  std::string url = options.help_url;
  if (const size_t at = url.find(kCode); at != std::string::npos) url.replace(at, kCode.size(), code);
  return url;
}

std::string PlaceName(const FindingLocation& location) {
  if (!location.place) return location.path;
  return fmt::format("{}:{}:{}", location.path, location.place->line, location.place->column);
}

std::string SentenceLine(const Finding& finding, const FindingLocation& location, const ReportIndex& index) {
  std::string line;
  const Claim* claim = index.FindClaim(location.claim);
  if (location.camp >= 0 && static_cast<size_t>(location.camp) < finding.camps.size())
    line = finding.camps[static_cast<size_t>(location.camp)].value + ", ";
  if (claim) line = claim->text + ", ";
  const DocumentSummary* document = index.FindDocument(location.doc);
  if (claim) line += AsOfPhrase(claim->as_of, document ? document->info.published : std::nullopt) + " ";
  line += fmt::format("({})", PlaceName(location));
  if (!location.quote.empty()) line += fmt::format(": \"{}\"", location.quote);
  return Visible(line);
}

}  // namespace factlint
