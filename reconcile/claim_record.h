// A claim in 40 bytes: enough to see that a key agrees without looking at its
// claims again. What is seen to disagree, or is not plain, is judged exactly.
#pragma once

#include <cstddef>
#include <cstdint>
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

// The claims of one subject and metric: records [begin, end).
struct BlockRange {
  size_t begin = 0;
  size_t end = 0;
};

struct SweepResult {
  std::vector<BlockRange> exact;  // blocks to judge exactly, in the order of the records
  uint64_t keys = 0;              // of the other blocks: each is one key
  uint64_t keys_with_two_sources = 0;
};

// Sorts the records by block and offset, on `jobs` threads, and sweeps each block
// once: it agrees where one point lies in all soft sets and nothing parts it.
// Linear but for the sort, whatever the size of a block.
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

// Does a block need the exact look? Its records in any order.
bool NeedsExactLook(const ClaimRecord* begin, const ClaimRecord* end);
// Of a block that does not: do its claims come from more than one document?
bool HasTwoSources(const ClaimRecord* begin, const ClaimRecord* end);

}  // namespace factlint
