// Claims as text: a fast look at every line, an exact one at keys that may disagree.
#include <algorithm>
#include <atomic>
#include <iterator>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "reconcile/derive.h"
#include "reconcile/identity.h"
#include "reconcile/in_parallel.h"
#include "reconcile/key_hash.h"
#include "reconcile/read_claims.h"
#include "reconcile/reconcile.h"
#include "reconcile/scan_claims.h"

namespace factlint {
namespace {

constexpr size_t kChunk = size_t{1} << 20;

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::string_view LineAt(std::string_view jsonl, uint64_t offset) {
  return jsonl.substr(offset, std::min(jsonl.find('\n', offset), jsonl.size()) - offset);
}

// A line that is not plain is read as a whole, so that a mistake is found now.
bool ReadSlowly(ClaimReader& reader, std::string_view line, ClaimScanner::Scanned& out) {
  std::string error;
  const std::optional<Claim> claim = reader.Read(line, error);
  if (!claim) return false;
  out.record = {.block = HashText(claim->metric, HashText(claim->subject.id)), .exact = true};
  out.id = HashText(claim->id);
  return true;
}

// The records of the lines of a chunk; false where one is bad.
bool ScanChunk(std::string_view jsonl, size_t begin, size_t end, const ReconcileInput& input, RecordChunk& chunk) {
  ClaimScanner scanner(input.metrics, input.hierarchy);
  ClaimReader reader;
  ClaimScanner::Scanned scanned;
  const size_t lines = (end - begin) / (LineAt(jsonl, begin).size() + 1) + 16;
  chunk.records.reserve(lines);
  chunk.ids.reserve(lines);
  while (begin < end) {
    const std::string_view line = LineAt(jsonl, begin);
    if (!IsBlank(line)) {
      if (!scanner.Scan(line, scanned) && !ReadSlowly(reader, line, scanned)) return false;
      scanned.record.offset = begin;
      chunk.records.push_back(scanned.record);
      chunk.ids.push_back(scanned.id);
    }
    begin += line.size() + 1;
  }
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

ReconcileInput Exactly(const ReconcileInput& input, std::span<const Claim> claims) {
  ReconcileInput exact = input;
  exact.claims = claims;
  exact.documents = {};
  exact.hidden = false;
  return exact;
}

}  // namespace

Result<Judgement> ReconcileLines(std::string_view jsonl, std::string_view name, const ReconcileInput& input) {
  const std::vector<size_t> starts = Chunks(jsonl);
  std::vector<RecordChunk> chunks(starts.size() - 1);
  std::atomic<bool> bad = false;
  InParallel(chunks.size(), input.jobs, [&](size_t i) {
    if (!bad && !ScanChunk(jsonl, starts[i], starts[i + 1], input, chunks[i])) bad = true;
  });
  const SortedRecords sorted = bad ? SortedRecords() : SweepChunks(chunks, input.jobs);
  if (bad || sorted.id_twice) {  // say what is wrong, or learn that two hashes were equal
    const auto all = ReadClaims(jsonl, name);
    if (!all) return all.error();
  }
  const std::vector<Claim> claims = ReadExact(jsonl, sorted.records, sorted.sweep.exact, input.jobs);
  Judgement judgement = Reconcile(Exactly(input, claims));
  judgement.coverage.claims = static_cast<int>(sorted.records.size());
  judgement.coverage.keys += static_cast<int>(sorted.sweep.keys);
  judgement.coverage.keys_with_two_sources += static_cast<int>(sorted.sweep.keys_with_two_sources);
  return judgement;
}

struct SortedReconciler::State {
  State(const ReconcileInput& in, std::string file)
      : input(in), name(std::move(file)), scanner(in.metrics, in.hierarchy) {}

  const ReconcileInput input;
  const std::string name;
  ClaimScanner scanner;
  ClaimReader reader;
  size_t line_number = 0;
  std::string error;

  // The block being read.
  std::string subject, metric;
  std::string lines;
  std::vector<ClaimRecord> records;  // offsets in `lines`

  std::vector<Claim> kept;  // of metrics that are calculated with
  Judgement result;

  bool Fail(std::string_view what) {
    error = fmt::format("{}:{}: error: {}\n", name, line_number, what);
    return false;
  }

  // Ends the block where the subject or metric changes.
  bool Turn(std::string_view next_subject, std::string_view next_metric) {
    if (!records.empty() && subject == next_subject && metric == next_metric) return true;
    if (!records.empty() &&
        std::tie(next_subject, next_metric) < std::make_tuple(std::string_view(subject), std::string_view(metric)))
      return Fail("out of order: sort the lines by subject and metric first, or leave --sorted out");
    EndBlock();
    subject = next_subject;
    metric = next_metric;
    return true;
  }

  void EndBlock() {
    if (records.empty()) return;
    result.coverage.claims += static_cast<int>(records.size());
    if (NeedsExactLook(records.data(), records.data() + records.size()))
      JudgeBlock();
    else
      CountBlock();
    records.clear();
    lines.clear();
  }

  void CountBlock() {
    ++result.coverage.keys;
    if (HasTwoSources(records.data(), records.data() + records.size())) ++result.coverage.keys_with_two_sources;
  }

  void JudgeBlock() {
    std::vector<Claim> claims;
    std::string ignored;
    for (const ClaimRecord& record : records) claims.push_back(*reader.Read(LineAt(lines, record.offset), ignored));
    if (IsDerivedFrom(input.metrics, input.hierarchy, input.metrics.Find(metric), metric)) {
      result.coverage.claims -= static_cast<int>(claims.size());  // counted when they are judged
      std::move(claims.begin(), claims.end(), std::back_inserter(kept));
      return;
    }
    result.coverage.claims -= static_cast<int>(claims.size());
    Merge(Reconcile(Exactly(input, claims)));
  }

  void Merge(Judgement other) {
    std::move(other.findings.begin(), other.findings.end(), std::back_inserter(result.findings));
    Coverage& coverage = result.coverage;
    coverage.claims += other.coverage.claims;
    coverage.keys += other.coverage.keys;
    coverage.keys_with_two_sources += other.coverage.keys_with_two_sources;
    if (coverage.checks.empty()) {
      coverage.checks = std::move(other.coverage.checks);
      return;
    }
    for (size_t i = 0; i < coverage.checks.size(); ++i) {
      coverage.checks[i].ran += other.coverage.checks[i].ran;
      coverage.checks[i].not_run += other.coverage.checks[i].not_run;
      if (coverage.checks[i].why.empty()) coverage.checks[i].why = other.coverage.checks[i].why;
    }
  }
};

SortedReconciler::SortedReconciler(const ReconcileInput& input, std::string name)
    : state_(std::make_unique<State>(input, std::move(name))) {}
SortedReconciler::~SortedReconciler() = default;

bool SortedReconciler::Add(std::string_view line) {
  State& state = *state_;
  ++state.line_number;
  if (!state.error.empty()) return false;
  if (IsBlank(line)) return true;
  ClaimScanner::Scanned scanned;
  if (state.scanner.Scan(line, scanned)) {
    if (!state.Turn(scanned.subject, scanned.metric)) return false;
  } else {
    std::string error;
    const std::optional<Claim> claim = state.reader.Read(line, error);
    if (!claim) return state.Fail(error);
    scanned.record = {.exact = true};
    if (!state.Turn(claim->subject.id, claim->metric)) return false;
  }
  scanned.record.offset = state.lines.size();
  state.lines += line;
  state.lines += '\n';
  state.records.push_back(scanned.record);
  return true;
}

Result<Judgement> SortedReconciler::Finish() {
  State& state = *state_;
  if (!state.error.empty()) return Error{.what = state.error, .exit_code = 2};
  state.EndBlock();
  state.Merge(Reconcile(Exactly(state.input, state.kept)));
  PartTwins(state.result.findings);
  OrderFindings(state.result.findings);
  return std::move(state.result);
}

}  // namespace factlint
