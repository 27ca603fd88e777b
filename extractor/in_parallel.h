// Work on many items by several threads; the order of the work does not show.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace factlint {

// Calls work(hand, i) once for each i below `count`, where `hand` is what
// make_hand() gave this thread. Items are handed out in small runs, so that many
// cheap ones cost no more than a few dear ones.
template <class MakeHand, class Work>
void InParallel(size_t count, int jobs, MakeHand make_hand, Work work) {
  const size_t step = std::clamp<size_t>(count / 1024, 1, 64);
  std::atomic<size_t> next = 0;
  const auto loop = [&] {
    auto&& hand = make_hand();
    for (size_t begin = next.fetch_add(step); begin < count; begin = next.fetch_add(step))
      for (size_t i = begin; i < std::min(begin + step, count); ++i) work(hand, i);
  };
  std::vector<std::thread> threads;
  for (int j = 1; j < jobs && count > step; ++j) threads.emplace_back(loop);
  loop();
  for (std::thread& thread : threads) thread.join();
}

// The same without a hand.
template <class Work>
void InParallel(size_t count, int jobs, Work work) {
  InParallel(
      count, jobs, [] { return 0; }, [&](int, size_t i) { work(i); });
}

}  // namespace factlint
