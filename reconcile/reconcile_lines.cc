// Claims as text: a fast look at every line, an exact one at keys that may disagree.
#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>

#include "reconcile/in_parallel.h"
#include "reconcile/line_looker.h"
#include "reconcile/reconcile.h"

namespace factlint {
namespace {

constexpr size_t kChunk = size_t{1} << 20;

// The records of the lines of a chunk; false where one is bad.
bool ScanChunk(std::string_view jsonl, size_t begin, size_t end, LineLooker& looker, RecordChunk& chunk) {
  const std::string_view text = jsonl.substr(0, end);
  const size_t lines = (end - begin) / (LineAt(text, begin).size() + 1) + 16;
  chunk.records.reserve(lines);
  chunk.ids.reserve(lines);
  while (begin < end) {
    if (text[begin] != '{' && IsBlank(LineAt(text, begin))) {
      begin += LineAt(text, begin).size() + 1;
      continue;
    }
    if (!looker.Look(text.substr(begin))) return false;
    looker.scanned.record.offset = begin;
    chunk.records.push_back(looker.scanned.record);
    chunk.ids.push_back(looker.scanned.id);
    begin += looker.line().size() + 1;
  }
  return true;
}

// What all threads have seen of their documents.
class SharedCopies {
 public:
  explicit SharedCopies(const ReconcileInput& input) : all_(input.metrics.policy()) {}
  void Take(CopyFinder some) {
    const std::lock_guard lock(mutex_);
    if (all_.documents() == 0)
      all_ = std::move(some);
    else
      all_.Merge(some);
  }
  const CopyFinder& all() const { return all_; }

 private:
  std::mutex mutex_;
  CopyFinder all_;
};

// One thread's look at lines; at its end it hands over what it saw.
class Hand {
 public:
  Hand(const ReconcileInput& input, SharedCopies& copies) : looker(input), copies_(copies) {}
  ~Hand() { copies_.Take(std::move(looker).copies()); }
  Hand(const Hand&) = delete;
  Hand& operator=(const Hand&) = delete;

  LineLooker looker;

 private:
  SharedCopies& copies_;
};

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

// The claims to judge exactly, block by block, so that those of a key lie together.
std::vector<Claim> ReadExact(std::string_view jsonl, std::span<const ClaimRecord> records,
                             const std::vector<BlockRange>& blocks, int jobs) {
  std::vector<uint64_t> lines;
  for (const BlockRange& block : blocks)
    for (size_t i = block.begin; i < block.end; ++i) lines.push_back(records[i].offset);
  constexpr size_t kRun = 512;
  std::vector<Claim> claims(lines.size());
  InParallel((lines.size() + kRun - 1) / kRun, jobs, [] { return ClaimReader(); },
             [&](ClaimReader& reader, size_t run) {
               std::string error;
               for (size_t i = run * kRun; i < std::min((run + 1) * kRun, lines.size()); ++i)
                 claims[i] = *reader.Read(LineAt(jsonl, lines[i]), error);
             });
  return claims;
}

}  // namespace

Result<Judgement> ReconcileLines(std::string_view jsonl, std::string_view name, const ReconcileInput& input) {
  const std::vector<size_t> starts = Chunks(jsonl);
  std::vector<RecordChunk> chunks(starts.size() - 1);
  std::atomic<bool> bad = false;
  SharedCopies copies(input);
  const auto make_hand = [&] { return Hand(input, copies); };
  InParallel(chunks.size(), input.jobs, make_hand, [&](Hand& hand, size_t i) {
    if (!bad && !ScanChunk(jsonl, starts[i], starts[i + 1], hand.looker, chunks[i])) bad = true;
  });
  const SortedRecords sorted = bad ? SortedRecords() : SweepChunks(chunks, input.jobs);
  if (bad || sorted.id_twice) {  // say what is wrong, or learn that two hashes were equal
    const auto all = ReadClaims(jsonl, name);
    if (!all) return all.error();
  }
  const std::vector<Claim> claims = ReadExact(jsonl, sorted.records.all(), sorted.sweep.exact, input.jobs);
  Judgement judgement = Reconcile(Exactly(input, claims));
  judgement.coverage.claims = static_cast<int>(sorted.records.size());
  judgement.coverage.keys += static_cast<int>(sorted.sweep.keys);
  judgement.coverage.keys_with_two_sources += static_cast<int>(sorted.sweep.keys_with_two_sources);
  CountDocuments(input, copies.all(), judgement);
  return judgement;
}

}  // namespace factlint
