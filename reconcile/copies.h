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
  // The parts of a claim that matter.
  struct Parts {
    std::string_view doc;
    uint64_t doc_hash;  // HashText(doc)
    uint64_t meter;     // MeterHash of metric and unit
    std::string_view quote;
    int64_t mantissa;  // of the number, without zeros behind; 0 where there is none
    int exponent;
  };
  void Add(const Parts& parts);
  static uint64_t MeterHash(std::string_view metric, std::string_view unit);
  // Takes what others have seen, on `jobs` threads.
  void Merge(std::vector<CopyFinder> others, int jobs = 1);

  // Of the documents seen, those named here and what they are derived from: two
  // digests of one origin are one source, seen or not. Linear but for sorting.
  SourceNumbers Sources(std::span<const DocumentInfo> documents, int jobs = 1);
  size_t documents() const { return seen_.size(); }

 private:
  // The smallest of the hashes put in. Between two clearings some more are held.
  class Smallest {
   public:
    void Put(uint64_t hash);
    void Put(const Smallest& others);
    std::vector<uint64_t> Get() const;  // in any order, some perhaps twice

   private:
    void Clear();

    std::vector<uint64_t> hashes_;
    uint64_t bound_ = UINT64_MAX;  // what is not below it is not kept
  };
  struct Sketch {
    std::string doc;
    uint64_t hash = 0;
    Smallest sentences, figures;
  };
  struct Slot {
    uint64_t hash = 0;
    uint32_t number = 0;  // of seen_, from 1; 0 is free
  };
  // Hashes wait until there are many, and go to their documents in turn: documents
  // come in any order, and a look at the sketch of each would miss every cache.
  struct Waiting {
    uint64_t hash;
    uint32_t doc;  // index of seen_
    bool figure;
  };
  uint32_t IndexOf(std::string_view doc, uint64_t hash);
  void Wait(uint64_t hash, uint32_t doc, bool figure);
  void Settle();
  void Grow();

  const Policy* policy_;
  std::vector<Sketch> seen_;
  std::vector<Slot> slots_;  // open addresses; documents of one hash are one: never seen in practice
  std::vector<Waiting> waiting_;
};

}  // namespace factlint
