#include "reconcile/claim_record.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <numeric>

#include "extractor/in_parallel.h"

namespace factlint {
namespace {

constexpr size_t kFewRecords = 1 << 14;

// Parts records by the first bits of a hash: into so many buckets that one fits the
// cache, and no more, since each is a place in memory that is written to in turn.
class Buckets {
 public:
  explicit Buckets(size_t records)
      : bits_(std::clamp(static_cast<int>(std::bit_width(records / kOne)), 1, kMostBits)) {}

  size_t count() const { return size_t{1} << bits_; }
  size_t Of(uint64_t hash) const { return hash >> (64 - bits_); }

 private:
  static constexpr size_t kOne = 2000;
  static constexpr int kMostBits = 10;  // enough for ten million records

  int bits_;
};

// Where each bucket begins, and the end of the last.
using Starts = std::vector<size_t>;

bool InOrder(const ClaimRecord& a, const ClaimRecord& b) {
  return a.block != b.block ? a.block < b.block : a.offset < b.offset;
}

// The blocks of some records, each found by its hash in a table of open addresses.
class Blocks {
 public:
  explicit Blocks(std::span<const ClaimRecord> records) : slots_(std::bit_ceil(records.size() * 2 + 1)) {
    for (const ClaimRecord& record : records) {
      uint32_t& slot = SlotOf(record.block);
      if (slot == 0) {
        blocks_.emplace_back(record);
        slot = static_cast<uint32_t>(blocks_.size());
      }
      blocks_[slot - 1].Add(record);
    }
  }
  const std::vector<BlockSummary>& all() const { return blocks_; }
  const BlockSummary& Of(const ClaimRecord& record) { return blocks_[SlotOf(record.block) - 1]; }

 private:
  uint32_t& SlotOf(uint64_t hash) {
    size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != 0 && blocks_[slots_[at] - 1].hash() != hash) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  std::vector<uint32_t> slots_;  // numbers of blocks, from 1; 0 is free
  std::vector<BlockSummary> blocks_;
};

// Sweeps records [begin, begin + their number) and brings those of blocks to judge
// exactly to the front, sorted. Most blocks agree: sorting those would be for nothing.
void Sweep(std::span<ClaimRecord> records, size_t begin, SweepResult& result) {
  if (records.empty()) return;
  Blocks blocks(records);
  size_t exact = 0;
  for (const BlockSummary& block : blocks.all()) {
    if (block.NeedsExactLook()) {
      ++exact;
      continue;
    }
    ++result.keys;
    if (block.HasTwoSources()) ++result.keys_with_two_sources;
  }
  if (exact == 0) return;
  const auto end = std::partition(records.begin(), records.end(),
                                  [&](const ClaimRecord& record) { return blocks.Of(record).NeedsExactLook(); });
  std::sort(records.begin(), end, InOrder);
  for (auto first = records.begin(), last = first; first != end; first = last) {
    last = std::find_if(first, end, [&](const ClaimRecord& record) { return record.block != first->block; });
    result.exact.push_back(
        {begin + static_cast<size_t>(first - records.begin()), begin + static_cast<size_t>(last - records.begin())});
  }
}

// Sweeps each bucket.
SweepResult SweepBuckets(std::span<ClaimRecord> records, const Starts& starts, int jobs) {
  std::vector<SweepResult> parts(starts.size() - 1);
  InParallel(parts.size(), jobs, [&](size_t bucket) {
    const size_t begin = starts[bucket];
    Sweep(records.subspan(begin, starts[bucket + 1] - begin), begin, parts[bucket]);
  });
  SweepResult result;
  for (const SweepResult& part : parts) {
    result.exact.insert(result.exact.end(), part.exact.begin(), part.exact.end());
    result.keys += part.keys;
    result.keys_with_two_sources += part.keys_with_two_sources;
  }
  return result;
}

// Where the next item of each bucket goes, for every chunk.
using Heads = std::vector<std::vector<uint32_t>>;

// From counts of each chunk and bucket to places.
Starts PlaceChunks(Heads& heads, const Buckets& buckets) {
  Starts starts(buckets.count() + 1);
  size_t next = 0;
  for (size_t bucket = 0; bucket < buckets.count(); ++bucket) {
    starts[bucket] = next;
    for (auto& chunk : heads) {
      const uint32_t count = chunk[bucket];
      chunk[bucket] = static_cast<uint32_t>(next - starts[bucket]);
      next += count;
    }
  }
  starts.back() = next;
  return starts;
}

// Is an item there twice? A table of open addresses that fits the cache.
bool HasTwice(const uint64_t* begin, const uint64_t* end, std::vector<uint64_t>& table) {
  const size_t size = std::bit_ceil(static_cast<size_t>(end - begin) * 2 + 1);
  table.assign(size, 0);
  bool zero = false;
  for (const uint64_t* id = begin; id != end; ++id) {
    if (*id == 0) {
      if (zero) return true;
      zero = true;
      continue;
    }
    size_t at = *id & (size - 1);
    for (; table[at] != 0; at = (at + 1) & (size - 1))
      if (table[at] == *id) return true;
    table[at] = *id;
  }
  return false;
}

// `ids` parted by bucket.
bool HasTwice(std::span<const uint64_t> ids, const Starts& starts, int jobs) {
  std::atomic<bool> twice = false;
  InParallel(starts.size() - 1, jobs, [&](size_t bucket) {
    thread_local std::vector<uint64_t> table;
    if (HasTwice(ids.data() + starts[bucket], ids.data() + starts[bucket + 1], table)) twice = true;
  });
  return twice;
}

}  // namespace

BlockSummary BlockSummary::Of(std::span<const ClaimRecord> records) {
  BlockSummary summary(records.front());
  for (const ClaimRecord& record : records) summary.Add(record);
  return summary;
}

SweepResult SweepRecords(std::vector<ClaimRecord>& records, int jobs) {
  if (records.size() < kFewRecords) {
    SweepResult result;
    Sweep(records, 0, result);
    return result;
  }
  const Buckets buckets(records.size());
  Starts starts(buckets.count() + 1);
  for (const ClaimRecord& record : records) ++starts[buckets.Of(record.block) + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  // In place: each record is swapped into its bucket until all stand in theirs.
  std::vector<size_t> heads(starts.begin(), starts.end() - 1);
  for (size_t bucket = 0; bucket < buckets.count(); ++bucket) {
    while (heads[bucket] < starts[bucket + 1]) {
      ClaimRecord& record = records[heads[bucket]];
      const size_t home = buckets.Of(record.block);
      if (home == bucket)
        ++heads[bucket];
      else
        std::swap(record, records[heads[home]++]);
    }
  }
  return SweepBuckets(records, starts, jobs);
}

SortedRecords SweepChunks(std::vector<RecordChunk>& chunks, int jobs) {
  size_t all = 0;
  for (const RecordChunk& chunk : chunks) all += chunk.records.size();
  const Buckets buckets(all);
  Heads records(chunks.size(), std::vector<uint32_t>(buckets.count())), ids = records;
  InParallel(chunks.size(), jobs, [&](size_t i) {
    for (const ClaimRecord& record : chunks[i].records) ++records[i][buckets.Of(record.block)];
    for (const uint64_t id : chunks[i].ids) ++ids[i][buckets.Of(id)];
  });
  const Starts record_starts = PlaceChunks(records, buckets);
  const Starts id_starts = PlaceChunks(ids, buckets);
  SortedRecords sorted;
  sorted.records = RawArray<ClaimRecord>(record_starts.back());
  RawArray<uint64_t> parted(id_starts.back());
  InParallel(chunks.size(), jobs, [&](size_t i) {
    for (const ClaimRecord& record : chunks[i].records) {
      const size_t bucket = buckets.Of(record.block);
      sorted.records[record_starts[bucket] + records[i][bucket]++] = record;
    }
    for (const uint64_t id : chunks[i].ids) {
      const size_t bucket = buckets.Of(id);
      parted[id_starts[bucket] + ids[i][bucket]++] = id;
    }
    chunks[i] = {};
  });
  sorted.id_twice = HasTwice(parted.all(), id_starts, jobs);
  sorted.sweep = SweepBuckets(sorted.records.all(), record_starts, jobs);
  return sorted;
}

}  // namespace factlint
