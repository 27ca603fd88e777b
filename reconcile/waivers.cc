#include "reconcile/waivers.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractor/glob.h"
#include "reconcile/fits.h"
#include "reconcile/identity.h"

namespace factlint {
namespace {

bool IsBookkeeping(std::string_view code) {
  return code == "FL901" || code == "FL902" || code == "FL903" || code == "FL906";
}

bool MayBeWaived(const Finding& finding) {
  return finding.severity != Severity::kHidden && finding.status != Status::kAbsent && !IsBookkeeping(finding.code);
}

bool HasSource(const Finding& finding, const std::string& glob) {
  for (const Camp& camp : finding.camps)
    for (const std::string& source : camp.sources)
      if (NameMatches(glob, source)) return true;
  return std::any_of(finding.locations.begin(), finding.locations.end(), [&](const FindingLocation& location) {
    return NameMatches(glob, location.doc) || NameMatches(glob, location.path);
  });
}

bool FitsScope(const Scope& wanted, const Scope& scope) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const auto& dimension) {
    return std::any_of(scope.begin(), scope.end(), [&](const auto& has) {
      return has.first == dimension.first && Fits(dimension.second, has.second);
    });
  });
}

// Which findings a claim has a part in, and where claims stand.
class ClaimIndex {
 public:
  explicit ClaimIndex(const Report& report) : report_(report) {
    for (size_t i = 0; i < report.claims.size(); ++i) by_document_[report.claims[i].doc].push_back(i);
  }

  // The ids of the claims that a waiver speaks of by their places or words.
  std::unordered_set<std::string_view> Covered(const Waiver& waiver) const {
    std::unordered_set<std::string_view> ids;
    if (waiver.doc.empty()) {
      for (const Claim& claim : report_.claims)
        if (HasWords(waiver, claim)) ids.insert(claim.id);
      return ids;
    }
    const auto found = by_document_.find(waiver.doc);
    if (found == by_document_.end()) return ids;
    for (const size_t i : found->second) {
      const Claim& claim = report_.claims[i];
      if (IsHere(waiver, claim) && HasWords(waiver, claim)) ids.insert(claim.id);
    }
    return ids;
  }

 private:
  // Does the claim stand in the waiver's line, or its sentence begin there?
  static bool IsHere(const Waiver& waiver, const Claim& claim) {
    return waiver.line == 0 || (claim.place && claim.place->line == waiver.line) ||
           (claim.quote_place && claim.quote_place->line == waiver.line);
  }
  static bool HasWords(const Waiver& waiver, const Claim& claim) {
    return (waiver.text.empty() || Fits(waiver.text, claim.text)) &&
           (waiver.quote.empty() || Fits(waiver.quote, claim.quote));
  }

  const Report& report_;
  std::unordered_map<std::string_view, std::vector<size_t>> by_document_;
};

bool HasClaim(const Finding& finding, const std::unordered_set<std::string_view>& claims) {
  for (const Camp& camp : finding.camps)
    for (const std::string& claim : camp.claims)
      if (claims.count(claim) > 0) return true;
  return std::any_of(finding.locations.begin(), finding.locations.end(),
                     [&](const FindingLocation& location) { return claims.count(location.claim) > 0; });
}

bool Matches(const Waiver& waiver, const Finding& finding) {
  const auto is_code = [&](const std::string& code) { return code == finding.code; };
  return (waiver.codes.empty() || std::any_of(waiver.codes.begin(), waiver.codes.end(), is_code)) &&
         (waiver.subject.empty() || FitsSubject(waiver.subject, finding.key.subject)) &&
         (waiver.metric.empty() || Fits(waiver.metric, finding.key.metric)) &&
         FitsScope(waiver.scope, finding.key.scope) &&
         std::all_of(waiver.sources.begin(), waiver.sources.end(),
                     [&](const std::string& source) { return HasSource(finding, source); });
}

std::vector<size_t> FindMatches(const Waiver& waiver, const Report& report, const ClaimIndex& claims) {
  std::vector<size_t> found;
  const bool by_claim = !waiver.doc.empty() || !waiver.text.empty() || !waiver.quote.empty();
  std::unordered_set<std::string_view> covered;
  if (by_claim) covered = claims.Covered(waiver);
  for (size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    if (!MayBeWaived(finding)) continue;
    if (!waiver.id.empty() ? finding.id == waiver.id : Matches(waiver, finding))
      if (!by_claim || HasClaim(finding, covered)) found.push_back(i);
  }
  return found;
}

bool IsPinnedElsewhere(const Waiver& waiver, const Finding& finding) {
  return waiver.pin == Pin::kState && !waiver.states.empty() &&
         std::find(waiver.states.begin(), waiver.states.end(), finding.state) == waiver.states.end();
}

Finding Notice(std::string code, std::string_view family, const std::string& path, const Place& place) {
  Finding finding;
  finding.code = std::move(code);
  finding.verdict = Verdict::kNotice;
  finding.severity = Severity::kNote;
  finding.family = family;
  finding.key.subject = path;
  finding.locations = {{.path = path, .place = place}};
  return finding;
}

void Identify(Finding& finding, std::string_view what) {
  finding.id = FindingId(finding.family, finding.key, {}, what);
  finding.state = FindingState(finding);
}

}  // namespace

std::string WaiverTarget(const Waiver& waiver) {
  if (!waiver.id.empty()) return waiver.id;
  std::vector<std::string> parts = waiver.codes;
  if (!waiver.subject.empty()) parts.push_back("subject " + waiver.subject);
  if (!waiver.metric.empty()) parts.push_back("metric " + waiver.metric);
  for (const auto& [dimension, value] : waiver.scope) parts.push_back(fmt::format("{} {}", dimension, value));
  for (const std::string& source : waiver.sources) parts.push_back("source " + source);
  if (!waiver.text.empty()) parts.push_back(fmt::format("text \"{}\"", waiver.text));
  if (!waiver.quote.empty()) parts.push_back(fmt::format("quote \"{}\"", waiver.quote));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::vector<WaiverUse> ApplyWaivers(const std::vector<Waiver>& waivers, Date today, Report& report) {
  std::vector<WaiverUse> uses(waivers.size());
  const ClaimIndex claims(report);
  for (size_t w = 0; w < waivers.size(); ++w) {
    const Waiver& waiver = waivers[w];
    WaiverUse& use = uses[w];
    const std::vector<size_t> matches = FindMatches(waiver, report, claims);
    for (const size_t i : matches) use.findings.push_back(report.findings[i].id);
    if (matches.empty()) continue;
    use.message = report.findings[matches.front()].message;
    use.state = report.findings[matches.front()].state;
    use.expired = waiver.until && *waiver.until < today;
    if (use.expired) continue;
    for (const size_t i : matches) {
      Finding& finding = report.findings[i];
      if (IsPinnedElsewhere(waiver, finding)) continue;
      use.waives = true;
      if (finding.waiver.empty()) finding.waiver = fmt::format("{}: {}", waiver.outcome, waiver.reason);
    }
    use.reopened = !use.waives;
  }
  return uses;
}

Finding ExpiredWaiver(const Waiver& waiver, const WaiverUse& use) {
  Finding finding = Notice("FL902", "waiver:expired", waiver.path, waiver.place);
  finding.severity = Severity::kWarning;
  finding.basis = "expired waiver";
  const std::string until = waiver.until->ToString();
  const std::string more = use.findings.size() > 1 ? fmt::format(" and {} more", use.findings.size() - 1) : "";
  finding.message = fmt::format("the waiver \"{}: {}\" ran out on {}; it was for {}{}", waiver.outcome, waiver.reason,
                                until, use.message, more);
  finding.explain = use.findings;
  if (!waiver.owner.empty()) finding.explain.push_back("owner: " + waiver.owner);
  Identify(finding, WaiverTarget(waiver) + "|" + until);
  return finding;
}

Finding UnusedWaiver(const Waiver& waiver, const WaiverUse& use) {
  Finding finding = Notice("FL901", "waiver:unused", waiver.path, waiver.place);
  finding.basis = use.reopened ? "values changed" : "no finding";
  finding.message = use.reopened ? fmt::format(
                                       "the waiver for {} no longer holds: the values are others than those "
                                       "that it was written for; decide again",
                                       WaiverTarget(waiver))
                                 : fmt::format("the waiver for {} matches no finding; delete it", WaiverTarget(waiver));
  Identify(finding, WaiverTarget(waiver));
  return finding;
}

Finding BadComment(const IgnoreComment& comment, const DocumentInfo& document, const std::string& problem) {
  Finding finding = Notice("FL906", "waiver:bad", document.path, comment.place);
  finding.severity = Severity::kWarning;
  finding.basis = "bad waiver";
  finding.key.subject = document.id;
  finding.locations.front().doc = document.id;
  finding.message = "the comment waives nothing: " + problem;
  Identify(finding, problem);
  return finding;
}

}  // namespace factlint
