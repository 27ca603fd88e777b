#include "cli/temporaries.h"

#include <array>
#include <atomic>
#include <csignal>
#include <utility>

#include <unistd.h>

namespace factlint {
namespace {

// What a signal's handler may look at: nothing but lock-free atomics.
std::array<std::atomic<const char*>, 8> watched = {};
static_assert(std::atomic<const char*>::is_always_lock_free);

extern "C" void RemoveWatched(int signal) {
  for (const std::atomic<const char*>& one : watched)
    if (const char* const path = one.load()) ::unlink(path);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

void HandleSignals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const auto before = std::signal(signal, RemoveWatched);
    if (before == SIG_IGN) std::signal(signal, SIG_IGN);  // nohup means it
  }
  std::signal(SIGXFSZ, SIG_IGN);
}

Temporary::Temporary(std::string path) : path_(std::move(path)) {
  for (size_t i = 0; i < watched.size() && slot_ < 0; ++i) {
    const char* none = nullptr;
    if (watched[i].compare_exchange_strong(none, path_.c_str())) slot_ = static_cast<int>(i);
  }
}

Temporary::~Temporary() {
  if (slot_ >= 0) watched[static_cast<size_t>(slot_)].store(nullptr);
}

}  // namespace factlint
