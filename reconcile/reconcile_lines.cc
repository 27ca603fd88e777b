// Claims as text: a fast look at every line, an exact one at keys that may disagree.
#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "extractor/in_parallel.h"
#include "reconcile/judge_parts.h"
#include "reconcile/line_looker.h"
#include "reconcile/line_window.h"
#include "reconcile/reconcile.h"

namespace factlint {
namespace {

constexpr uint64_t kChunk = uint64_t{1} << 20;
constexpr uint64_t kBeyond = 4096;  // of the last line of a chunk; longer ones are read for themselves

// The lines that begin in bytes [begin, end) of one file.
struct Chunk {
  uint64_t begin = 0, end = 0;
  uint64_t file_begin = 0, file_end = 0;
};

std::vector<Chunk> Chunks(const LineSource& source) {
  std::vector<Chunk> chunks;
  uint64_t file_begin = 0;
  for (const uint64_t file_end : source.ends()) {
    for (uint64_t at = file_begin; at < file_end; at += kChunk)
      chunks.push_back({at, std::min(at + kChunk, file_end), file_begin, file_end});
    file_begin = file_end;
  }
  return chunks;
}

enum class Seen : uint8_t { kAll, kBad, kGone };  // kGone: the file cannot be read any more

// What all threads have seen of their documents.
class SharedCopies {
 public:
  explicit SharedCopies(const ReconcileInput& input) : all_(input.metrics.policy()) {}
  void Take(CopyFinder some) {
    const std::lock_guard lock(mutex_);
    taken_.push_back(std::move(some));
  }
  // When the threads have ended.
  CopyFinder& Merged(int jobs) {
    all_.Merge(std::exchange(taken_, {}), jobs);
    return all_;
  }

 private:
  std::mutex mutex_;
  std::vector<CopyFinder> taken_;
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
  std::string buffer;

 private:
  SharedCopies& copies_;
};

// Where the first line of a chunk begins: behind the first newline, but at the begin of a file.
std::optional<uint64_t> FirstLine(const Chunk& chunk, LineWindow& window) {
  if (chunk.begin == chunk.file_begin) return chunk.begin;
  const auto text = window.LinesFrom(chunk.begin - 1);
  if (!text) return std::nullopt;
  return chunk.begin + std::min<uint64_t>(text->find('\n'), chunk.file_end - chunk.begin);
}

// The records of the lines of a chunk.
Seen ScanChunk(const LineSource& source, const Chunk& chunk, Hand& hand, RecordChunk& out) {
  LineWindow window(source, hand.buffer);
  window.Move(chunk.begin == chunk.file_begin ? chunk.begin : chunk.begin - 1, chunk.end + kBeyond, chunk.file_end);
  const auto first = FirstLine(chunk, window);
  if (!first) return Seen::kGone;
  for (uint64_t at = *first; at < chunk.end;) {
    const auto text = window.LinesFrom(at);
    if (!text) return Seen::kGone;
    if (out.records.capacity() == 0) {
      const size_t lines = (chunk.end - at) / (LineAt(*text, 0).size() + 1) + 16;
      out.records.reserve(lines);
      out.ids.reserve(lines);
    }
    if (text->front() != '{' && IsBlank(LineAt(*text, 0))) {
      at += LineAt(*text, 0).size() + 1;
      continue;
    }
    if (!hand.looker.Look(*text)) return Seen::kBad;
    hand.looker.scanned.record.offset = at;
    out.records.push_back(hand.looker.scanned.record);
    out.ids.push_back(hand.looker.scanned.id);
    at += hand.looker.line().size() + 1;
  }
  return Seen::kAll;
}

// The claim of the line at `offset`; nothing where it is not what it was.
std::optional<Claim> ReadAt(const LineSource& source, uint64_t offset, std::string& buffer, ClaimReader& reader) {
  const auto ends = source.ends();
  LineWindow window(source, buffer);
  window.Move(offset, offset, *std::upper_bound(ends.begin(), ends.end(), offset));
  const auto text = window.LinesFrom(offset);
  std::string error;
  return text ? reader.Read(LineAt(*text, 0), error) : std::nullopt;
}

// Blocks whose claims are read and judged together: few enough to stay in the
// cache, or one block alone.
struct Batch {
  std::span<const BlockRange> blocks;
  size_t claims = 0;
};

std::vector<Batch> Batches(std::span<const BlockRange> blocks) {
  constexpr size_t kMostClaims = 512;
  std::vector<Batch> batches;
  for (size_t first = 0, last = 0; first < blocks.size(); first = last) {
    Batch batch;
    for (; last < blocks.size(); ++last) {
      const size_t more = blocks[last].end - blocks[last].begin;
      if (last > first && batch.claims + more > kMostClaims) break;
      batch.claims += more;
    }
    batch.blocks = blocks.subspan(first, last - first);
    batches.push_back(batch);
  }
  return batches;
}

// Reads and judges what may disagree.
class ExactLook {
 public:
  ExactLook(const LineSource& source, std::span<const ClaimRecord> records, const ReconcileInput& input)
      : source_(source), records_(records), input_(input), judge_(input) {}

  // Nothing where a line is not what it was.
  std::optional<Judgement> Judge(std::span<const BlockRange> blocks) {
    const std::vector<Batch> batches = Batches(blocks);
    std::vector<PartJudge::Part> parts(batches.size());
    const auto judge = [&](Reader& reader, size_t i) {
      if (batches[i].claims < kManyClaims) parts[i] = judge_.Judge(Read(batches[i], reader), 1);
    };
    InParallel(
        batches.size(), input_.jobs, [] { return Reader(); }, judge);
    for (size_t i = 0; i < batches.size(); ++i)  // a large block keeps all threads busy by itself
      if (batches[i].claims >= kManyClaims) parts[i] = judge_.Judge(ReadMany(batches[i]), input_.jobs);
    if (gone_) return std::nullopt;
    for (PartJudge::Part& part : parts) judge_.Add(std::move(part));
    return judge_.Finish();
  }

 private:
  static constexpr size_t kManyClaims = 20000;
  struct Reader {
    ClaimReader claims;
    std::string buffer;
  };

  std::vector<uint64_t> Lines(const Batch& batch) const {
    std::vector<uint64_t> lines;
    lines.reserve(batch.claims);
    for (const BlockRange& block : batch.blocks)
      for (size_t i = block.begin; i < block.end; ++i) lines.push_back(records_[i].offset);
    return lines;
  }

  // The claims of a batch, block by block, so that those of a key lie together.
  std::vector<Claim> Read(const Batch& batch, Reader& reader) {
    std::vector<Claim> claims;
    claims.reserve(batch.claims);
    for (const uint64_t line : Lines(batch)) {
      auto claim = ReadAt(source_, line, reader.buffer, reader.claims);
      if (!claim) gone_ = true;
      if (claim) claims.push_back(std::move(*claim));
    }
    return claims;
  }

  std::vector<Claim> ReadMany(const Batch& batch) {
    const std::vector<uint64_t> lines = Lines(batch);
    constexpr size_t kRun = 512;
    std::vector<Claim> claims(lines.size());
    const auto read = [&](Reader& reader, size_t run) {
      for (size_t i = run * kRun; i < std::min((run + 1) * kRun, lines.size()); ++i) {
        auto claim = ReadAt(source_, lines[i], reader.buffer, reader.claims);
        if (!claim) gone_ = true;
        if (claim) claims[i] = std::move(*claim);
      }
    };
    InParallel((lines.size() + kRun - 1) / kRun, input_.jobs, [] { return Reader(); }, read);
    return claims;
  }

  const LineSource& source_;
  const std::span<const ClaimRecord> records_;
  const ReconcileInput& input_;
  PartJudge judge_;
  std::atomic<bool> gone_ = false;
};

Error Gone(std::string_view name) {
  return {.what = fmt::format("{}: error: cannot be read any more: did it change meanwhile?\n",
                              name.empty() ? "factlint" : name)};
}

// All of it, to say what is wrong, or to learn that two hashes were equal.
Result<bool> CheckAll(const LineSource& source, std::string_view name) {
  std::string all, buffer;
  uint64_t begin = 0;
  for (const uint64_t end : source.ends()) {
    const auto text = source.Read(begin, end, buffer);
    if (!text) return Gone(name);
    if (!all.empty() && all.back() != '\n') all += '\n';
    all += *text;
    begin = end;
  }
  const auto claims = ReadClaims(all, name);
  if (!claims) return claims.error();
  return true;
}

}  // namespace

Result<Judgement> ReconcileLines(const LineSource& source, std::string_view name, const ReconcileInput& input) {
  const std::vector<Chunk> chunks = Chunks(source);
  std::vector<RecordChunk> records(chunks.size());
  std::atomic<bool> bad = false, gone = false;
  SharedCopies copies(input);
  const auto make_hand = [&] { return Hand(input, copies); };
  InParallel(chunks.size(), input.jobs, make_hand, [&](Hand& hand, size_t i) {
    if (bad || gone) return;
    const Seen seen = ScanChunk(source, chunks[i], hand, records[i]);
    if (seen != Seen::kAll) (seen == Seen::kBad ? bad : gone) = true;
  });
  if (gone) return Gone(name);
  const SortedRecords sorted = bad ? SortedRecords() : SweepChunks(records, input.jobs);
  if (bad || sorted.id_twice)
    if (const Result<bool> all = CheckAll(source, name); !all) return all.error();
  auto exact = ExactLook(source, sorted.records.all(), input).Judge(sorted.sweep.exact);
  if (!exact) return Gone(name);
  Judgement judgement = std::move(*exact);
  judgement.coverage.claims = static_cast<int>(sorted.records.size());
  judgement.coverage.keys += static_cast<int>(sorted.sweep.keys);
  judgement.coverage.keys_with_two_sources += static_cast<int>(sorted.sweep.keys_with_two_sources);
  CountDocuments(input, copies.Merged(input.jobs), judgement);
  return judgement;
}

Result<Judgement> ReconcileLines(std::string_view jsonl, std::string_view name, const ReconcileInput& input) {
  return ReconcileLines(TextLines(jsonl), name, input);
}

}  // namespace factlint
