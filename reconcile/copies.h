// Which documents are one source: declared copies, copied sentences, shared rare
// figures. semantics.md section 9, step 9. Only counting depends on it: two
// copies that disagree are still reported.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "reconcile/policy.h"

namespace factlint {

// Of each document's id the number of its source.
using SourceNumbers = std::map<std::string, uint32_t, std::less<>>;

// Claims of all documents, one by one and in any order. Of each document it keeps
// the 256 smallest hashes of its long sentences and of its rare figures, so that
// claims without end take no more memory than their documents; who shares one of
// fewer shares it surely.
class CopyFinder {
 public:
  // `policy` outlives it.
  explicit CopyFinder(const Policy& policy) : policy_(&policy) {}

  void Add(const Claim& claim);
  // The parts of a claim that matter; `nominal` may be null.
  void Add(std::string_view doc, std::string_view metric, std::string_view quote, const Decimal* nominal,
           std::string_view unit);
  // Takes what another has seen.
  void Merge(const CopyFinder& other);

  // Of the documents seen, those named here and what they are derived from: two
  // digests of one origin are one source, seen or not. Linear but for sorting.
  SourceNumbers Sources(std::span<const DocumentInfo> documents) const;
  size_t documents() const { return seen_.size(); }

 private:
  struct Sketch {
    std::vector<uint64_t> sentences, figures;  // sorted, each once
  };
  static void Keep(uint64_t hash, std::vector<uint64_t>& smallest);

  const Policy* policy_;
  std::map<std::string, Sketch, std::less<>> seen_;
};

}  // namespace factlint
