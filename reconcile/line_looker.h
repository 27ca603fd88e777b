// What ReconcileLines and SortedReconciler share: the look at each line.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "reconcile/copies.h"
#include "reconcile/read_claims.h"
#include "reconcile/reconcile.h"
#include "reconcile/scan_claims.h"

namespace factlint {

bool IsBlank(std::string_view line);

// The line of `jsonl` that begins at `offset`, without its newline.
std::string_view LineAt(std::string_view jsonl, uint64_t offset);

// Looks at line after line, fast where they are plain.
class LineLooker {
 public:
  explicit LineLooker(const ReconcileInput& input);

  // Looks at the first line of `text`. False where it is bad: `error` says why. A
  // line that is not plain is read as a whole, so that a mistake is found now;
  // `subject` and `metric` are then those of `claim`.
  bool Look(std::string_view text);
  // The line that was looked at.
  std::string_view line() const { return scanner_.line(); }
  // A line that Look took.
  Claim Read(std::string_view line);
  CopyFinder& copies() & { return copies_; }
  CopyFinder copies() && { return std::move(copies_); }

  ClaimScanner::Scanned scanned;
  std::optional<Claim> claim;
  std::string error;

 private:
  ClaimScanner scanner_;
  ClaimReader reader_;
  bool find_copies_;
  CopyFinder copies_;
};

// Judged part by part each document is its own source: what is copied is known
// when all have been seen, and this counts again.
void CountDocuments(const ReconcileInput& input, CopyFinder& copies, Judgement& judgement);

}  // namespace factlint
