// What a fuzz target says when a promise does not hold.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace factlint {

// Stops the program, and so tells the fuzzer, where `held` is false.
inline void Promise(bool held, const char* promise) {
  if (held) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

}  // namespace factlint
