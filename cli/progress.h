// How far a long run has come, on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace factlint {

// "1,234 of 20,000 documents, 512 a second, 37 s left"; a `total` of 0 is unknown.
std::string ProgressLine(size_t done, size_t total, double seconds);

// One line that is written over; nothing in the first second, and gone at the end.
class Progress {
 public:
  // Says nothing at all unless `shown`.
  Progress(bool shown, size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();
  // One document more is done.
  void Tick();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  size_t total_;
  size_t done_ = 0;
  Clock::time_point start_;
  Clock::time_point last_;
  bool printed_ = false;
};

}  // namespace factlint
