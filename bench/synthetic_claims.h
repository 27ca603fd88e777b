// Made-up claims for measuring: many keys of a few claims, a hot key of 1% of
// all, values that mostly agree. The same numbers from the same seed, always.
#pragma once

#include <cstdint>
#include <string>

namespace factlint::bench {

struct SyntheticClaims {
  uint64_t claims = 100000;
  bool hot_key = true;      // one key holds 1% of all claims
  uint64_t key_claims = 8;  // of the other keys, about
  uint64_t documents = 5000;
};

// One line of the required fields, about 300 bytes, for the claim `index`.
void AppendLine(std::string& out, const SyntheticClaims& options, uint64_t index);

// All lines.
std::string MakeLines(const SyntheticClaims& options);

}  // namespace factlint::bench
