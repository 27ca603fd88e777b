#include "reconcile/judge_parts.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "reconcile/derive.h"
#include "reconcile/identity.h"

namespace factlint {

PartJudge::PartJudge(const ReconcileInput& input) : input_(input) {
  for (size_t i = 0; i < input.documents.size(); ++i) documents_.emplace(input.documents[i].id, i);
}

PartJudge::Part PartJudge::Judge(std::vector<Claim> claims, int jobs) const {
  const auto kept = std::stable_partition(claims.begin(), claims.end(), [&](const Claim& claim) {
    return !IsDerivedFrom(input_.metrics, input_.hierarchy, input_.metrics.Find(claim.metric), claim.metric);
  });
  Part part;
  // A change, and of what changed the other times: a key is whole in its part.
  std::set<std::pair<std::string_view, std::string_view>> changed;
  for (const Claim& claim : claims)
    if (!claim.change.empty()) changed.emplace(claim.subject.id, claim.metric);
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(part.told), [&](const Claim& claim) {
    return !changed.empty() && changed.count({claim.subject.id, claim.metric}) > 0;
  });
  part.kept.assign(std::make_move_iterator(kept), std::make_move_iterator(claims.end()));
  claims.erase(kept, claims.end());
  part.judgement = JudgeAll(claims, jobs);
  return part;
}

Judgement PartJudge::JudgeAll(std::span<const Claim> claims, int jobs) const {
  const std::vector<DocumentInfo> documents = Named(claims);
  ReconcileInput part = input_;
  part.claims = claims;
  part.documents = documents;
  part.jobs = jobs;
  part.hidden = false;
  part.find_copies = false;
  part.whole = false;
  return Reconcile(part);
}

// Of a part only the documents that its claims name: all of them for each part
// would take parts times documents.
std::vector<DocumentInfo> PartJudge::Named(std::span<const Claim> claims) const {
  std::set<size_t> named;
  if (!documents_.empty()) named.insert(0);  // with none there would be no check of dates
  for (const Claim& claim : claims)
    if (const auto found = documents_.find(claim.doc); found != documents_.end()) named.insert(found->second);
  std::vector<DocumentInfo> documents;
  documents.reserve(named.size());
  for (const size_t i : named) documents.push_back(input_.documents[i]);
  return documents;
}

void PartJudge::Add(Part part) {
  std::move(part.kept.begin(), part.kept.end(), std::back_inserter(kept_));
  std::move(part.told.begin(), part.told.end(), std::back_inserter(told_));
  Merge(std::move(part.judgement));
}

void PartJudge::Merge(Judgement part) {
  std::move(part.findings.begin(), part.findings.end(), std::back_inserter(all_.findings));
  Coverage& coverage = all_.coverage;
  coverage.keys += part.coverage.keys;
  coverage.keys_with_two_sources += part.coverage.keys_with_two_sources;
  if (coverage.checks.empty()) {
    coverage.checks = std::move(part.coverage.checks);
    for (CheckCoverage& check : coverage.checks)
      if (check.not_run == 0) check.why.clear();
    return;
  }
  for (size_t i = 0; i < coverage.checks.size(); ++i) {
    CheckCoverage& check = coverage.checks[i];
    CheckCoverage& other = part.coverage.checks[i];
    check.ran += other.ran;
    check.not_run += other.not_run;
    const bool idle = other.not_run == 0;  // says nothing of other keys
    if (check.why.empty() && !idle) check.why = std::move(other.why);
  }
}

void PartJudge::TellChanges() {
  const std::vector<DocumentInfo> documents = Named(told_);
  ReconcileInput input = input_;
  input.claims = told_;
  input.documents = documents;
  Judgement told = JudgeToldChanges(input);
  std::move(told.findings.begin(), told.findings.end(), std::back_inserter(all_.findings));
  for (const CheckCoverage& counted : told.coverage.checks)
    for (CheckCoverage& check : all_.coverage.checks)
      if (check.name == counted.name) check.ran += counted.ran;
}

Judgement PartJudge::Finish() {
  Merge(JudgeAll(kept_, input_.jobs));
  TellChanges();
  ExplainIdle(input_.metrics, all_.coverage);
  PartTwins(all_.findings);
  OrderFindings(all_.findings);
  return std::move(all_);
}

}  // namespace factlint
