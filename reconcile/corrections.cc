#include "reconcile/corrections.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extractor/canonical.h"
#include "extractor/glob.h"
#include "reconcile/identity.h"

namespace factlint {
namespace {

bool Fits(const std::string& glob, std::string_view name) {
  return glob.empty() || NameMatches(CanonicalName(glob), CanonicalName(name));
}

bool Matches(const Correction& correction, const Claim& claim) {
  if (!correction.claim.empty()) return correction.claim == claim.id;
  return (Fits(correction.source, claim.doc) || Fits(correction.source, claim.path)) &&
         (Fits(correction.subject, claim.subject.id) || Fits(correction.subject, claim.subject.name)) &&
         Fits(correction.metric, claim.metric) && Fits(correction.text, claim.text) &&
         Fits(correction.quote, claim.quote);
}

std::string Print(const AsOf& as_of) {
  if (!as_of.range) return "no date";
  return fmt::format("{} to {}", as_of.range->start.ToString(), as_of.range->end.ToString());
}

void SetDimension(Scope& scope, const std::string& dimension, const std::string& value) {
  std::erase_if(scope, [&](const auto& has) { return has.first == dimension; });
  if (!value.empty()) scope.emplace_back(dimension, value);
  std::sort(scope.begin(), scope.end());
}

std::string ValueOf(const Scope& scope, std::string_view dimension) {
  for (const auto& [name, value] : scope)
    if (name == dimension) return value;
  return "not told";
}

// Changes the claim; the parts say how. The error is why it cannot be.
Result<std::vector<std::string>> Correct(const Correction& correction, const ReadValue& read_value, Claim& claim) {
  std::vector<std::string> parts;
  if (!correction.is_claim) return std::vector<std::string>{"not a claim"};
  if (correction.value) {
    std::optional<ClaimValue> value = read_value(*correction.value, claim.value);
    if (!value) return Error{.what = fmt::format("\"{}\" is no value like \"{}\"", *correction.value, claim.text)};
    parts.push_back(fmt::format("value: \"{}\" is \"{}\"", claim.text, *correction.value));
    claim.value = std::move(*value);
    claim.text = *correction.value;
  }
  if (correction.to_subject) {
    parts.push_back(fmt::format("subject: {} is {}", claim.subject.id, *correction.to_subject));
    if (claim.subject.id != *correction.to_subject) claim.subject.name = claim.subject.kind = {};
    claim.subject.id = *correction.to_subject;
  }
  for (const auto& [dimension, value] : correction.scope) {
    parts.push_back(
        fmt::format("{}: {} is {}", dimension, ValueOf(claim.scope, dimension), value.empty() ? "not told" : value));
    SetDimension(claim.scope, dimension, value);
  }
  if (correction.as_of) {
    parts.push_back(fmt::format("as of: {} is {}", Print(claim.as_of), Print(*correction.as_of)));
    claim.as_of = *correction.as_of;
  }
  return parts;
}

Finding Notice(std::string code, const Correction& correction, std::string message) {
  Finding finding;
  finding.code = std::move(code);
  finding.verdict = Verdict::kNotice;
  finding.severity = Severity::kNote;
  finding.family = "correction";
  finding.key.subject = correction.path;
  finding.message = std::move(message);
  finding.locations = {{.path = correction.path, .place = correction.place}};
  finding.id = FindingId(finding.family + ":" + finding.code, finding.key, {}, finding.message);
  finding.state = FindingState(finding);
  return finding;
}

std::string TargetOf(const Correction& correction) {
  if (!correction.claim.empty()) return correction.claim;
  std::vector<std::string> parts;
  const auto add = [&](std::string_view what, const std::string& glob) {
    if (!glob.empty()) parts.push_back(fmt::format("{} {}", what, glob));
  };
  add("source", correction.source);
  add("subject", correction.subject);
  add("metric", correction.metric);
  add("text", correction.text);
  add("quote", correction.quote);
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::vector<CorrectionUse> ApplyCorrections(const std::vector<Correction>& corrections, const ReadValue& read_value,
                                            Report& report) {
  std::vector<CorrectionUse> uses(corrections.size());
  if (corrections.empty()) return uses;
  std::unordered_set<std::string> dropped;
  for (Claim& claim : report.claims) {
    std::vector<size_t> matching;  // found before one changes the claim
    for (size_t i = 0; i < corrections.size(); ++i)
      if (Matches(corrections[i], claim)) matching.push_back(i);
    for (const size_t i : matching) {
      ++uses[i].claims;
      AppliedCorrection applied{.claim = claim.id,
                                .doc = claim.doc,
                                .path = claim.path,
                                .place = claim.place,
                                .text = claim.text,
                                .quote = claim.quote,
                                .change = {},
                                .reason = corrections[i].reason};
      const Result<std::vector<std::string>> parts = Correct(corrections[i], read_value, claim);
      if (!parts) {
        uses[i].problem = parts.error().what;
        continue;
      }
      applied.change = fmt::format("{}", fmt::join(*parts, "; "));
      report.corrections.push_back(std::move(applied));
      if (!corrections[i].is_claim) dropped.insert(claim.id);
    }
  }
  std::unordered_map<std::string_view, int> gone;  // of each document
  for (const Claim& claim : report.claims) gone[claim.doc] += dropped.count(claim.id) > 0;
  for (DocumentSummary& document : report.documents)
    if (const auto found = gone.find(document.info.id); found != gone.end()) document.claims -= found->second;
  std::erase_if(report.claims, [&](const Claim& claim) { return dropped.count(claim.id) > 0; });
  return uses;
}

Finding UnusedCorrection(const Correction& correction) {
  return Notice("FL901", correction,
                fmt::format("the correction of {} matches no claim; delete it", TargetOf(correction)));
}

Finding BadCorrection(const Correction& correction, const std::string& problem) {
  Finding finding =
      Notice("FL906", correction, fmt::format("the correction of {} was not made: {}", TargetOf(correction), problem));
  finding.severity = Severity::kWarning;
  return finding;
}

}  // namespace factlint
