// Work on many threads whose results come out in order: the same bytes for any
// number of threads, in bounded memory.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace factlint {

// Takes items from `next` until it gives none (one call at a time, from any
// thread), works on them on `jobs` threads, and hands each result to `emit` in
// the order of the items, on the calling thread. `emit` returns false to stop
// early. At most four items a thread are under way. What `next` or `work` throws
// is thrown here.
template <class Item, class Product>
void InOrder(int jobs, const std::function<std::optional<Item>()>& next, const std::function<Product(Item)>& work,
             const std::function<bool(Product)>& emit) {
  if (jobs <= 1) {
    while (std::optional<Item> item = next())
      if (!emit(work(std::move(*item)))) return;
    return;
  }
  std::mutex mutex;
  std::condition_variable room, ready;
  std::map<size_t, Product> done;  // finished, not yet emitted
  size_t taken = 0, emitted = 0;
  int running = jobs;
  bool stop = false;
  std::exception_ptr thrown;

  const auto loop = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      room.wait(lock, [&] { return stop || taken < emitted + 4 * static_cast<size_t>(jobs); });
      if (stop) break;
      try {
        std::optional<Item> item = next();
        if (!item) break;
        const size_t number = taken++;
        lock.unlock();
        Product product = work(std::move(*item));
        lock.lock();
        done.emplace(number, std::move(product));
      } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        if (!thrown) thrown = std::current_exception();
        stop = true;
        room.notify_all();
      }
      ready.notify_one();
    }
    --running;
    ready.notify_one();
  };

  std::vector<std::thread> threads;
  threads.reserve(static_cast<size_t>(jobs));
  for (int i = 0; i < jobs; ++i) threads.emplace_back(loop);
  {
    std::unique_lock lock(mutex);
    while (!stop) {
      ready.wait(lock, [&] { return stop || running == 0 || done.count(emitted) > 0; });
      const auto first = done.find(emitted);
      if (stop || first == done.end()) break;  // all threads have ended, nothing is left
      Product product = std::move(first->second);
      done.erase(first);
      ++emitted;
      room.notify_all();
      lock.unlock();
      const bool go_on = emit(std::move(product));
      lock.lock();
      stop = stop || !go_on;
    }
    room.notify_all();
  }
  for (std::thread& thread : threads) thread.join();
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace factlint
