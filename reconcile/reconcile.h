// Claims in, findings out. The whole of reconcile/ behind three functions.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/result.h"
#include "reconcile/copies.h"
#include "reconcile/finding.h"
#include "reconcile/hierarchy.h"
#include "reconcile/known_verdicts.h"
#include "reconcile/line_source.h"
#include "reconcile/metric.h"
#include "reconcile/units.h"

namespace factlint {

struct ReconcileInput {
  std::span<const Claim> claims;            // in the order of documents and text
  std::span<const DocumentInfo> documents;  // a claim of another document is one of a document without metadata
  const MetricTable& metrics;
  const Hierarchy& hierarchy;
  const UnitTable& units = UnitTable::Builtin();
  Date today;    // of the run: 0001-01-01 where it does not matter
  int jobs = 1;  // threads; the answer does not depend on it
  // Whether findings are made of keys that agree or cannot be compared. Without
  // them a million claims take a tenth of the time.
  bool hidden = true;
  // Documents that copy one another are one source (copies.h). Without it each is
  // its own.
  bool find_copies = false;
  // Whether the claims are all there are: of a part (judge_parts.h) the findings
  // come as they are found, and two keys of one id are told apart later.
  bool whole = true;
  // Whether growth and parts that texts tell are held against the values of other metrics
  // of their subject: of documents that are read, never of claims in a stream, whose keys come one by one.
  bool tell = false;
  // What an earlier run said of keys, if it is known: those are not judged again. Gets what
  // this run says. Not with `hidden`.
  KnownVerdicts* known = nullptr;
};

struct Judgement {
  // One a key and check, of every verdict: what is left out by default has
  // severity hidden and code FL000. Severest first, then code, subject, metric,
  // scope, id.
  std::vector<Finding> findings;
  Coverage coverage;
};

// Severest first, then code, key and id: the order of Judgement::findings.
void OrderFindings(std::vector<Finding>& findings);

Judgement Reconcile(const ReconcileInput& input);

// The growths and ratios that sentences tell with both their values alone: what
// Reconcile leaves out of a part of the claims.
Judgement JudgeToldChanges(const ReconcileInput& input);

// Claims as JSON Lines (read_claims.h), the same findings as of reading them all
// and reconciling, without the hidden ones; `input.claims` is not looked at, and
// the coverage of checks is of the keys that were judged exactly. Memory: 96 bytes
// a claim, the findings, and a window of 1 MB and some hundred claims a thread. Fails as
// ReadClaims does, and where the source cannot be read any more.
Result<Judgement> ReconcileLines(const LineSource& source, std::string_view name, const ReconcileInput& input);
// Of one text.
Result<Judgement> ReconcileLines(std::string_view jsonl, std::string_view name, const ReconcileInput& input);

// The same of lines in the byte order of subject and metric, handed over one by
// one: memory is bounded by the largest key, the findings, and the claims of
// metrics that are calculated with. Not for findings that are hidden.
class SortedReconciler {
 public:
  SortedReconciler(const ReconcileInput& input, std::string name);
  ~SortedReconciler();
  SortedReconciler(const SortedReconciler&) = delete;
  SortedReconciler& operator=(const SortedReconciler&) = delete;

  // Lines that follow are of another file, for messages.
  void NextFile(std::string name);
  // False when the line is bad or out of order: stop and ask Finish.
  bool Add(std::string_view line);
  Result<Judgement> Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace factlint
