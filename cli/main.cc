#include <cstdlib>  // names the C library

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/run.h"

namespace {

// What one step of a large document gives back the next one takes, instead of pages that the system clears first.
void KeepMemory() {
#ifdef __GLIBC__
  constexpr int kBytes = 1 << 28;
  mallopt(M_MMAP_THRESHOLD, kBytes);
  mallopt(M_TRIM_THRESHOLD, kBytes);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  KeepMemory();
  return factlint::RunProgram({argv + (argc > 0 ? 1 : 0), argv + argc});
}
