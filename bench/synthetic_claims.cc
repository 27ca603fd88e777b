#include "bench/synthetic_claims.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "reconcile/key_hash.h"

namespace factlint::bench {
namespace {

uint64_t Random(uint64_t index, uint64_t what) { return MixHash(index * 0x9E3779B97F4A7C15u + 1, what * 77 + 13); }

}  // namespace

// Of each key the claims cluster around one number; one key in 28 has a second
// number, so that a few of them disagree.
void AppendLine(std::string& out, const SyntheticClaims& options, uint64_t index) {
  const bool hot = options.hot_key && Random(index, 1) % 100 == 0;
  const uint64_t keys = std::max<uint64_t>(1, options.claims / options.key_claims);
  const uint64_t key = hot ? keys : Random(index, 2) % keys;
  const bool split = Random(key, 3) % 28 == 0 && Random(index, 4) % 4 == 0;
  const uint64_t base = (1000 + Random(key, 5) % 900000) * (split ? 3 : 1);
  const uint64_t year = 2018 + Random(key, 6) % 8;
  const bool round = Random(index, 7) % 3 == 0;
  const uint64_t value = round ? (base + 50) / 100 * 100 : base;
  const uint64_t digits = std::to_string(value).size();
  fmt::format_to(
      std::back_inserter(out),
      R"({{"id":"c1:{:016x}","doc":"report-{:05}","subject":{{"id":"city-{:07}"}},"metric":"company_count",)"
      R"("scope":{{}},"value":{{"nominal":{},"lo":{},"hi":{},"lo_open":false,"hi_open":false,"relation":"eq",)"
      R"("unit":"","digits":{},"form":"digits"}},"as_of":{{"start":"{}-01-01","end":"{}-12-31",)"
      R"("basis":"stated"}},"modality":"actual"}})"
      "\n",
      index, Random(index, 8) % options.documents, key, value, value, value, digits, year, year);
}

std::string MakeLines(const SyntheticClaims& options) {
  std::string first, lines;
  AppendLine(first, options, 0);
  lines.reserve((first.size() + 16) * options.claims);  // growing would leave holes in a measurement of memory
  for (uint64_t i = 0; i < options.claims; ++i) AppendLine(lines, options, i);
  return lines;
}

}  // namespace factlint::bench
