#include "cli/finding_chain.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "reconcile/near_key.h"

namespace factlint {
namespace {

// Of the claims that were kept out.
constexpr size_t kMostNear = 12;

// Who a claim is about and how that is known, when it holds, how sure it is.
std::string RolesOf(const Claim& claim) {
  const std::string when = claim.as_of.range
                               ? fmt::format("{} to {}, {}", claim.as_of.range->start.ToString(),
                                             claim.as_of.range->end.ToString(), ToString(claim.as_of.basis))
                               : "unknown";
  std::string text =
      fmt::format("{} \"{}\"\n  rule       {}\n  subject    {} ({}), from the {}\n  as of      {}\n", claim.id,
                  claim.text, claim.rule, claim.subject.name, claim.subject.id, ToString(claim.subject.via), when);
  for (const auto& [dimension, value] : claim.scope) text += fmt::format("  {:<10} {}\n", dimension, value);
  text += fmt::format("  modality   {}\n", ToString(claim.modality));
  if (!claim.attribution.empty()) text += fmt::format("  says       {}\n", claim.attribution);
  if (claim.place)
    text += fmt::format("  at         {}:{}:{}, bytes {} to {}\n", claim.path, claim.place->line, claim.place->column,
                        claim.place->start, claim.place->end);
  return text;
}

// What a person put right in it, a line each.
std::string CorrectionsOf(const Claim& claim, const Report& report) {
  std::string text;
  for (const AppliedCorrection& correction : report.corrections)
    if (correction.claim == claim.id)
      text += fmt::format("  corrected  {} ({})\n", correction.change, correction.reason);
  return text;
}

std::vector<Claim> ClaimsOf(const Finding& finding, const Report& report) {
  std::vector<std::string> ids;
  for (const FindingLocation& location : finding.locations) ids.push_back(location.claim);
  for (const Camp& camp : finding.camps) ids.insert(ids.end(), camp.claims.begin(), camp.claims.end());
  std::vector<Claim> claims;
  for (const Claim& claim : report.claims)
    if (std::find(ids.begin(), ids.end(), claim.id) != ids.end()) claims.push_back(claim);
  return claims;
}

}  // namespace

std::string ChainOf(const Finding& finding, const Report& report, const MetricTable& metrics,
                    const Hierarchy& hierarchy) {
  const std::vector<Claim> claims = ClaimsOf(finding, report);
  std::string text = "\nIts claims\n\n";
  for (const Claim& claim : claims) text += RolesOf(claim) + CorrectionsOf(claim, report) + "\n";
  const std::vector<std::string> policy = PolicyUsed(claims, metrics);
  if (!policy.empty()) text += "The policy behind its sets\n\n";
  for (const std::string& line : policy) text += fmt::format("  {}\n", line);
  const std::vector<NearClaim> near = ClaimsNear(finding, report.claims, metrics, hierarchy, kMostNear);
  if (!near.empty()) text += fmt::format("{}Kept out, though near\n\n", policy.empty() ? "" : "\n");
  for (const NearClaim& one : near) {
    const Claim& claim = report.claims[one.claim];
    text += fmt::format("  \"{}\" ({}{}): {}\n", claim.text, claim.doc,
                        claim.place ? fmt::format(":{}", claim.place->line) : std::string(), one.why);
  }
  return text;
}

}  // namespace factlint
