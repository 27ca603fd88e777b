#include "reconcile/claim_record.h"

#include <algorithm>
#include <array>

#include "reconcile/in_parallel.h"

namespace factlint {
namespace {

// Enough buckets that one fits the cache at ten million records.
constexpr size_t kBuckets = 1024;
constexpr size_t kFewRecords = 1 << 14;

size_t BucketOf(const ClaimRecord& record) { return record.block >> 54; }

bool InOrder(const ClaimRecord& a, const ClaimRecord& b) {
  return a.block != b.block ? a.block < b.block : a.offset < b.offset;
}

bool HasTwoSources(const ClaimRecord* begin, const ClaimRecord* end) {
  return std::any_of(begin, end, [&](const ClaimRecord& record) { return record.doc != begin->doc; });
}

void Sweep(const std::vector<ClaimRecord>& records, BlockRange range, SweepResult& result) {
  for (size_t begin = range.begin, end = begin; begin < range.end; begin = end) {
    while (end < range.end && records[end].block == records[begin].block) ++end;
    const ClaimRecord* first = records.data() + begin;
    const ClaimRecord* last = records.data() + end;
    if (NeedsExactLook(first, last)) {
      result.exact.push_back({begin, end});
      continue;
    }
    ++result.keys;
    if (HasTwoSources(first, last)) ++result.keys_with_two_sources;
  }
}

}  // namespace

bool NeedsExactLook(const ClaimRecord* begin, const ClaimRecord* end) {
  double highest = begin->soft_lo;
  double lowest = begin->soft_hi;
  bool exact = false;
  for (const ClaimRecord* r = begin; r != end; ++r) {
    exact |= r->exact || r->scope != begin->scope;
    highest = std::max(highest, r->soft_lo);
    lowest = std::min(lowest, r->soft_hi);
  }
  return exact || highest > lowest;
}

SweepResult SweepRecords(std::vector<ClaimRecord>& records, int jobs) {
  SweepResult result;
  if (records.size() < kFewRecords) {
    std::sort(records.begin(), records.end(), InOrder);
    Sweep(records, {0, records.size()}, result);
    return result;
  }
  std::array<size_t, kBuckets + 1> starts{};
  for (const ClaimRecord& record : records) ++starts[BucketOf(record) + 1];
  for (size_t i = 1; i <= kBuckets; ++i) starts[i] += starts[i - 1];
  // In place: each record is swapped into its bucket until all stand in theirs.
  std::array<size_t, kBuckets> heads{};
  std::copy(starts.begin(), starts.end() - 1, heads.begin());
  for (size_t bucket = 0; bucket < kBuckets; ++bucket) {
    while (heads[bucket] < starts[bucket + 1]) {
      ClaimRecord& record = records[heads[bucket]];
      const size_t home = BucketOf(record);
      if (home == bucket)
        ++heads[bucket];
      else
        std::swap(record, records[heads[home]++]);
    }
  }
  std::vector<SweepResult> parts(kBuckets);
  InParallel(kBuckets, jobs, [&](size_t bucket) {
    const BlockRange range{starts[bucket], starts[bucket + 1]};
    std::sort(records.begin() + static_cast<std::ptrdiff_t>(range.begin),
              records.begin() + static_cast<std::ptrdiff_t>(range.end), InOrder);
    Sweep(records, range, parts[bucket]);
  });
  for (const SweepResult& part : parts) {
    result.exact.insert(result.exact.end(), part.exact.begin(), part.exact.end());
    result.keys += part.keys;
    result.keys_with_two_sources += part.keys_with_two_sources;
  }
  return result;
}

}  // namespace factlint
