// Claims judged some blocks at a time: the claims of a part stay in the cache, and
// only one part a thread is in memory.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "reconcile/reconcile.h"

namespace factlint {

class PartJudge {
 public:
  // `input` without its claims; what it points at outlives this.
  explicit PartJudge(const ReconcileInput& input);

  struct Part {
    Judgement judgement;
    std::vector<Claim> kept;  // of metrics that are calculated with: judged at the end, together
    std::vector<Claim> told;  // that tell a change with others
  };
  // Of all claims of some subjects and metrics, each document its own source. From
  // several threads at once.
  Part Judge(std::vector<Claim> claims, int jobs) const;

  // Part by part, in an order that does not depend on threads.
  void Add(Part part);
  // The findings of all parts as Reconcile orders them. Of the coverage, the claims
  // and documents are the caller's to count.
  Judgement Finish();

 private:
  Judgement JudgeAll(std::span<const Claim> claims, int jobs) const;
  void TellChanges();
  std::vector<DocumentInfo> Named(std::span<const Claim> claims) const;
  void Merge(Judgement part);

  const ReconcileInput input_;
  std::map<std::string_view, size_t> documents_;  // index of input_.documents by id
  std::vector<Claim> kept_, told_;
  Judgement all_;
};

}  // namespace factlint
