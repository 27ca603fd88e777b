// Claims as text: a fast look at every line, an exact one at keys that may disagree.
#include <algorithm>
#include <atomic>
#include <string>

#include "reconcile/in_parallel.h"
#include "reconcile/line_looker.h"
#include "reconcile/reconcile.h"

namespace factlint {
namespace {

constexpr size_t kChunk = size_t{1} << 20;

// A part of the text: its records, and what its documents share with others.
struct ScannedChunk {
  RecordChunk records;
  CopyFinder copies;
};

// The records of the lines of a chunk; false where one is bad.
bool ScanChunk(std::string_view jsonl, size_t begin, size_t end, const ReconcileInput& input, ScannedChunk& chunk) {
  LineLooker looker(input);
  const size_t lines = (end - begin) / (LineAt(jsonl, begin).size() + 1) + 16;
  chunk.records.records.reserve(lines);
  chunk.records.ids.reserve(lines);
  while (begin < end) {
    const std::string_view line = LineAt(jsonl, begin);
    if (!IsBlank(line)) {
      if (!looker.Look(line)) return false;
      looker.scanned.record.offset = begin;
      chunk.records.records.push_back(looker.scanned.record);
      chunk.records.ids.push_back(looker.scanned.id);
    }
    begin += line.size() + 1;
  }
  chunk.copies.Merge(looker.copies());
  return true;
}

// Where chunks begin: behind a newline.
std::vector<size_t> Chunks(std::string_view jsonl) {
  std::vector<size_t> starts = {0};
  while (starts.back() + kChunk < jsonl.size()) {
    const size_t newline = jsonl.find('\n', starts.back() + kChunk);
    if (newline == std::string_view::npos || newline + 1 >= jsonl.size()) break;
    starts.push_back(newline + 1);
  }
  starts.push_back(jsonl.size());
  return starts;
}

// The claims to judge exactly, in the order of the text.
std::vector<Claim> ReadExact(std::string_view jsonl, const std::vector<ClaimRecord>& records,
                             const std::vector<BlockRange>& blocks, int jobs) {
  std::vector<uint64_t> lines;
  for (const BlockRange& block : blocks)
    for (size_t i = block.begin; i < block.end; ++i) lines.push_back(records[i].offset);
  std::sort(lines.begin(), lines.end());
  constexpr size_t kRun = 512;
  std::vector<Claim> claims(lines.size());
  InParallel((lines.size() + kRun - 1) / kRun, jobs, [&](size_t run) {
    ClaimReader reader;
    std::string error;
    for (size_t i = run * kRun; i < std::min((run + 1) * kRun, lines.size()); ++i)
      claims[i] = *reader.Read(LineAt(jsonl, lines[i]), error);
  });
  return claims;
}

}  // namespace

Result<Judgement> ReconcileLines(std::string_view jsonl, std::string_view name, const ReconcileInput& input) {
  const std::vector<size_t> starts = Chunks(jsonl);
  std::vector<ScannedChunk> chunks(starts.size() - 1, {{}, CopyFinder(input.metrics.policy())});
  std::atomic<bool> bad = false;
  InParallel(chunks.size(), input.jobs, [&](size_t i) {
    if (!bad && !ScanChunk(jsonl, starts[i], starts[i + 1], input, chunks[i])) bad = true;
  });
  CopyFinder copies(input.metrics.policy());
  std::vector<RecordChunk> records;
  for (ScannedChunk& chunk : chunks) {
    if (input.find_copies) copies.Merge(chunk.copies);
    records.push_back(std::move(chunk.records));
  }
  const SortedRecords sorted = bad ? SortedRecords() : SweepChunks(records, input.jobs);
  if (bad || sorted.id_twice) {  // say what is wrong, or learn that two hashes were equal
    const auto all = ReadClaims(jsonl, name);
    if (!all) return all.error();
  }
  const std::vector<Claim> claims = ReadExact(jsonl, sorted.records, sorted.sweep.exact, input.jobs);
  Judgement judgement = Reconcile(Exactly(input, claims));
  judgement.coverage.claims = static_cast<int>(sorted.records.size());
  judgement.coverage.keys += static_cast<int>(sorted.sweep.keys);
  judgement.coverage.keys_with_two_sources += static_cast<int>(sorted.sweep.keys_with_two_sources);
  CountDocuments(input, copies, judgement);
  return judgement;
}

}  // namespace factlint
