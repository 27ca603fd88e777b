// A claim in 40 bytes: enough to see that a key agrees without looking at its
// claims again. What is seen to disagree, or is not plain, is judged exactly.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "reconcile/raw_array.h"

namespace factlint {

struct ClaimRecord {
  uint64_t block = 0;  // hash of subject and metric
  double soft_lo = 0;  // within the soft set, never wider than it
  double soft_hi = 0;
  uint64_t offset = 0;     // of the claim's line
  uint32_t scope = 0;      // hash of scope, unit and what else parts keys
  uint32_t doc : 31 = 0;   // hash of the document's id
  bool exact : 1 = false;  // not plain: its key is always judged exactly
};
static_assert(sizeof(ClaimRecord) == 40);

// What the records of one block have in common; they may come in any order.
class BlockSummary {
 public:
  explicit BlockSummary(const ClaimRecord& first)
      : hash_(first.block), highest_(first.soft_lo), lowest_(first.soft_hi), scope_(first.scope), doc_(first.doc) {}
  static BlockSummary Of(std::span<const ClaimRecord> records);  // of one block, not empty

  // The first one may be added again.
  void Add(const ClaimRecord& record) {
    exact_ |= record.exact || record.scope != scope_;
    two_sources_ |= record.doc != doc_;
    highest_ = std::max(highest_, record.soft_lo);
    lowest_ = std::min(lowest_, record.soft_hi);
  }
  uint64_t hash() const { return hash_; }
  // Is it not plain that one point lies in all soft sets?
  bool NeedsExactLook() const { return exact_ || highest_ > lowest_; }
  // Of a block that needs no exact look: more than one document?
  bool HasTwoSources() const { return two_sources_; }

 private:
  uint64_t hash_;
  double highest_, lowest_;
  uint32_t scope_, doc_;
  bool exact_ = false, two_sources_ = false;
};

// The claims of one subject and metric: records [begin, end).
struct BlockRange {
  size_t begin = 0;
  size_t end = 0;
};

struct SweepResult {
  std::vector<BlockRange> exact;  // blocks to judge exactly, by their hashes
  uint64_t keys = 0;              // of the other blocks: each is one key
  uint64_t keys_with_two_sources = 0;
};

// Parts the records and sweeps them once, on `jobs` threads: a block agrees where
// one point lies in all soft sets and nothing parts it. Records of blocks to judge
// exactly stand together then, in the order of their offsets; the others anywhere.
// Linear but for sorting those, whatever the size of a block.
SweepResult SweepRecords(std::vector<ClaimRecord>& records, int jobs);

// The records of one part of the input, with a hash of each claim's id.
struct RecordChunk {
  std::vector<ClaimRecord> records;
  std::vector<uint64_t> ids;
};

// Records of many chunks, brought together.
struct SortedRecords {
  RawArray<ClaimRecord> records;  // as SweepRecords leaves them
  SweepResult sweep;
  bool id_twice = false;  // two claims have one hash of an id
};

// Empties the chunks.
SortedRecords SweepChunks(std::vector<RecordChunk>& chunks, int jobs);

}  // namespace factlint
