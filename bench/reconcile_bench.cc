// How long reconciling takes beside std::sort of as many 64-byte records, in one
// run on one machine: usage: reconcile_bench [CLAIMS...]
#include <sys/resource.h>

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

// The best of some rounds: what the machine can do when nobody else is at it.
template <class Prepare, class Work>
double Best(Prepare prepare, Work work) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    auto input = prepare();
    const auto start = std::chrono::steady_clock::now();
    work(input);
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

using Record64 = std::array<uint64_t, 8>;

double SortSeconds(uint64_t claims) {
  return Best(
      [&] {
        std::vector<Record64> records(claims);
        for (uint64_t i = 0; i < claims; ++i) records[i] = {MixHash(i, 1), i};
        return records;
      },
      [](std::vector<Record64>& records) { std::sort(records.begin(), records.end()); });
}

std::vector<ClaimRecord> Scan(const std::string& lines, const MetricTable& metrics, const Hierarchy& places) {
  ClaimScanner scanner(metrics, places);
  std::vector<ClaimRecord> records;
  ClaimScanner::Scanned scanned;
  for (size_t begin = 0; begin < lines.size();) {
    const size_t end = lines.find('\n', begin);
    if (!scanner.Scan(std::string_view(lines).substr(begin, end - begin), scanned)) std::abort();
    scanned.record.offset = begin;
    records.push_back(scanned.record);
    begin = end + 1;
  }
  return records;
}

double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void Measure(const SyntheticClaims& options, const char* name) {
  const MetricTable metrics(Policy::Builtin());
  const Hierarchy places;
  const double sort = SortSeconds(options.claims);
  const std::string lines = MakeLines(options);
  const std::vector<ClaimRecord> records = Scan(lines, metrics, places);
  const double before = PeakMegabytes();
  SweepResult sweep;
  const double memory =
      Best([&] { return records; }, [&](std::vector<ClaimRecord>& input) { sweep = SweepRecords(input, 2); });
  size_t findings = 0;
  const ReconcileInput input{
      .claims = {}, .documents = {}, .metrics = metrics, .hierarchy = places, .jobs = 2, .hidden = false};
  const double jsonl =
      Best([] { return 0; }, [&](int) { findings = ReconcileLines(lines, "bench", input)->findings.size(); });
  fmt::print("{:>9} {:<10} {:>8.3f} {:>8.3f} {:>6.2f} {:>8.3f} {:>6.2f} {:>8} {:>8} {:>7.0f}\n", options.claims, name,
             sort, memory, memory / sort, jsonl, jsonl / sort, sweep.exact.size(), findings,
             (PeakMegabytes() - before) * 1048576 / static_cast<double>(options.claims));
  std::fflush(stdout);
}

}  // namespace
}  // namespace factlint::bench

int main(int argc, char** argv) {
  using factlint::bench::SyntheticClaims;
  std::vector<uint64_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {100000, 1000000};
  fmt::print(
      "seconds, best of {}; two threads; `sort` is std::sort of as many 64-byte records\n{:>9} {:<10} {:>8} {:>8} "
      "{:>6} {:>8} {:>6} {:>8} {:>8} {:>7}\n",
      factlint::bench::kRounds, "claims", "keys", "sort", "records", "ratio", "jsonl", "ratio", "exact", "findings",
      "B/claim");
  for (const uint64_t size : sizes) {
    factlint::bench::Measure({.claims = size, .hot_key = false}, "even");
    factlint::bench::Measure({.claims = size}, "hot 1%");
    factlint::bench::Measure({.claims = size, .hot_key = false, .key_claims = 5000}, "of 5,000");
  }
  return 0;
}
