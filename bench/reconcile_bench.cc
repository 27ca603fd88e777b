// What reconciling costs beside std::sort of as many 64-byte records, in one run
// on one machine: usage: reconcile_bench [CLAIMS...]
//
// Each row is measured in a process of its own, so that its peak of memory is its
// own. Sorting and judging take turns, and the best of each counts: what the
// machine can do when nobody else is at it.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "bench/synthetic_claims.h"
#include "reconcile/claim_record.h"
#include "reconcile/key_hash.h"
#include "reconcile/reconcile.h"
#include "reconcile/scan_claims.h"

namespace factlint::bench {
namespace {

constexpr int kRounds = 5;
constexpr int kJobs = 2;

using Record64 = std::array<uint64_t, 8>;

template <class Work>
double Seconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double SortOnce(uint64_t claims) {
  std::vector<Record64> records(claims);
  for (uint64_t i = 0; i < claims; ++i) records[i] = {MixHash(i, 1), i};
  return Seconds([&] { std::sort(records.begin(), records.end()); });
}

// Records as the scanner makes them, in the order of the lines.
std::vector<ClaimRecord> MakeRecords(const SyntheticClaims& options, const MetricTable& metrics,
                                     const Hierarchy& places) {
  ClaimScanner scanner(metrics, places);
  std::vector<ClaimRecord> records;
  records.reserve(options.claims);
  ClaimScanner::Scanned scanned;
  std::string line;
  for (uint64_t i = 0; i < options.claims; ++i) {
    line.clear();
    AppendLine(line, options, i);
    if (!scanner.Scan(line, scanned)) std::abort();
    scanned.record.offset = i * line.size();
    records.push_back(scanned.record);
  }
  return records;
}

double PeakBytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

struct Row {
  double sort = 1e9;   // seconds
  double judge = 1e9;  // seconds
  double memory = 0;   // bytes a claim above the input
  double exact = 0;    // keys judged exactly
  double findings = 0;
};

// From records in memory, as an audit has them: the sort and the sweep.
Row MeasureRecords(const SyntheticClaims& options) {
  const MetricTable metrics(Policy::Builtin());
  const Hierarchy places;
  const std::vector<ClaimRecord> records = MakeRecords(options, metrics, places);
  const double before = PeakBytes();
  Row row;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<ClaimRecord> input = records;
    SweepResult sweep;
    row.judge = std::min(row.judge, Seconds([&] { sweep = SweepRecords(input, kJobs); }));
    row.exact = static_cast<double>(sweep.exact.size());
    if (round == 0) row.memory = (PeakBytes() - before) / static_cast<double>(options.claims) + sizeof(ClaimRecord);
    std::vector<ClaimRecord>().swap(input);
    row.sort = std::min(row.sort, SortOnce(options.claims));
  }
  return row;
}

// From lines to findings, as `factlint reconcile` does: copies are looked for,
// what disagrees is judged and explained.
Row MeasureLines(const SyntheticClaims& options) {
  const MetricTable metrics(Policy::Builtin());
  const Hierarchy places;
  const std::string lines = MakeLines(options);
  const ReconcileInput input{.claims = {},
                             .documents = {},
                             .metrics = metrics,
                             .hierarchy = places,
                             .jobs = kJobs,
                             .hidden = false,
                             .find_copies = true};
  const double before = PeakBytes();
  Row row;
  for (int round = 0; round < kRounds; ++round) {
    row.judge = std::min(row.judge, Seconds([&] {
                           const auto judgement = ReconcileLines(lines, "bench", input);
                           row.findings = static_cast<double>(judgement->findings.size());
                         }));
    if (round == 0) row.memory = (PeakBytes() - before) / static_cast<double>(options.claims);
    row.sort = std::min(row.sort, SortOnce(options.claims));
  }
  return row;
}

// Measures in a child.
Row Apart(Row (*measure)(const SyntheticClaims&), const SyntheticClaims& options) {
  std::array<int, 2> ends{};
  Row row;
  if (pipe(ends.data()) != 0) std::abort();
  const pid_t child = fork();
  if (child < 0) std::abort();
  if (child == 0) {
    row = measure(options);
    const bool written = write(ends[1], &row, sizeof row) == sizeof row;
    _exit(written ? 0 : 1);
  }
  int status = 0;
  const bool got = read(ends[0], &row, sizeof row) == sizeof row;
  close(ends[0]);
  close(ends[1]);
  if (waitpid(child, &status, 0) != child || !got || status != 0) std::abort();
  return row;
}

struct Shown {
  double from_memory, from_lines;  // seconds
};

Shown Show(const SyntheticClaims& options, const char* name) {
  const Row memory = Apart(MeasureRecords, options);
  const Row lines = Apart(MeasureLines, options);
  fmt::print("{:>9} {:<9} {:>7.3f} {:>8.3f} {:>6.2f} {:>5.0f} {:>8.3f} {:>6.2f} {:>5.0f} {:>7} {:>8}\n", options.claims,
             name, memory.sort, memory.judge, memory.judge / memory.sort, memory.memory, lines.judge,
             lines.judge / lines.sort, lines.memory, memory.exact, lines.findings);
  std::fflush(stdout);
  return {memory.judge, lines.judge};
}

void ShowSizes(const std::vector<uint64_t>& sizes) {
  fmt::print(
      "best of {}, {} threads; `sort` is std::sort of as many 64-byte records; seconds, their ratio, bytes a claim\n"
      "{:>9} {:<9} {:>7} {:>8} {:>6} {:>5} {:>8} {:>6} {:>5} {:>7} {:>8}\n",
      kRounds, kJobs, "claims", "keys", "sort", "memory", "ratio", "bytes", "lines", "ratio", "bytes", "exact",
      "findings");
  for (const uint64_t size : sizes) {
    const Shown even = Show({.claims = size, .hot_key = false}, "even");
    const Shown hot = Show({.claims = size}, "hot 1%");
    const Shown large = Show({.claims = size, .hot_key = false, .key_claims = 5000}, "of 5,000");
    const Shown half = Show({.claims = size / 2, .hot_key = false}, "half");
    const Shown one = Show({.claims = size, .hot_key = false, .key_claims = size}, "one");
    fmt::print("  to even keys: hot 1% {:.2f} and {:.2f}, of 5,000 {:.2f} and {:.2f}, all on one {:.2f} and {:.2f}\n",
               hot.from_memory / even.from_memory, hot.from_lines / even.from_lines,
               large.from_memory / even.from_memory, large.from_lines / even.from_lines,
               one.from_memory / even.from_memory, one.from_lines / even.from_lines);
    fmt::print("  twice the claims: {:.2f} and {:.2f} times as long\n", even.from_memory / half.from_memory,
               even.from_lines / half.from_lines);
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace factlint::bench

int main(int argc, char** argv) {
  std::vector<uint64_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {100000, 1000000, 10000000};
  factlint::bench::ShowSizes(sizes);
  return 0;
}
