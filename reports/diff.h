// What a change does to claims and findings, printed. `factlint diff`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reconcile/claim_changes.h"
#include "reconcile/finding.h"
#include "reports/renderer.h"

namespace factlint {

// One side of the comparison.
struct DiffSide {
  std::string name;    // as the user wrote it: "main"; "the work tree"
  std::string commit;  // empty: the work tree
  const Report* report = nullptr;
};

struct DocumentChange {
  enum class Kind : uint8_t { kAdded, kRemoved, kChanged, kRenamed };
  Kind kind = Kind::kChanged;
  const DocumentSummary* before = nullptr;  // null where added
  const DocumentSummary* after = nullptr;   // null where removed
};
std::string_view ToString(DocumentChange::Kind kind);

struct UpdatedFinding {
  const Finding* before = nullptr;
  const Finding* after = nullptr;
  std::string worse;  // "the gap grew from 5 to 8": counts as new; empty: it does not
};

// Points into the two reports. Findings in the reports' order; waived ones are in
// no list but `waived`.
struct RevisionDiff {
  DiffSide base, head;
  std::vector<DocumentChange> documents;
  ClaimChanges claims;
  std::vector<const Finding*> fresh;  // not in the base, or only by a rule that changed since
  std::vector<UpdatedFinding> updated;
  std::vector<const Finding*> gone;    // of the base
  std::vector<const Finding*> waived;  // new or updated, and waived
  uint64_t unchanged = 0;
  std::vector<std::string> notes;  // what the reader should know of how the two were compared
};

// For a terminal: the new findings with sentences and reasons, then the others,
// the changed claims and the counts.
void RenderDiffText(const RevisionDiff& diff, const RenderOptions& options, Output& out);
// docs/schemas/diff.schema.json.
void RenderDiffJson(const RevisionDiff& diff, const RenderOptions& options, Output& out);
// A comment on a pull request: at most 60,000 bytes, GitHub's limit being 65,536 characters.
void RenderDiffMarkdown(const RevisionDiff& diff, const RenderOptions& options, Output& out);

// "1 new finding, 2 updated, 1 gone, 5 unchanged".
std::string DiffCounts(const RevisionDiff& diff);
// "1 document changed, 2 added"; empty where none is.
std::string DocumentCounts(const RevisionDiff& diff);
// "main (3f2a1b0c9d8e) and the work tree".
std::string SidesOf(const RevisionDiff& diff);
// `beijing ai_company_count: 1,048 is now 2,100`, without the place.
std::string ClaimChangeText(const ClaimChange& change);
std::string ClaimText(const Claim& claim);

}  // namespace factlint
