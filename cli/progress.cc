#include "cli/progress.h"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>

namespace factlint {
namespace {

constexpr double kPatience = 1.0;   // seconds before the first line
constexpr double kInterval = 0.25;  // seconds between two

// "20,000"
std::string Grouped(size_t number) {
  std::string digits = fmt::format("{}", number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

double Seconds(std::chrono::steady_clock::duration time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

std::string ProgressLine(size_t done, size_t total, double seconds) {
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string line = Grouped(done);
  if (total > 0) line += fmt::format(" of {}", Grouped(total));
  line += fmt::format(" documents, {} a second", Grouped(static_cast<size_t>(std::lround(rate))));
  if (total >= done && total > 0 && rate > 0)
    line +=
        fmt::format(", {} s left", Grouped(static_cast<size_t>(std::lround(static_cast<double>(total - done) / rate))));
  return line;
}

Progress::Progress(bool shown, size_t total) : shown_(shown), total_(total), start_(Clock::now()), last_(start_) {}

Progress::~Progress() {
  if (printed_) std::fputs("\r\x1b[K", stderr);
}

void Progress::Tick() {
  ++done_;
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (Seconds(now - start_) < kPatience || Seconds(now - last_) < kInterval) return;
  last_ = now;
  printed_ = true;
  std::fprintf(stderr, "\r%s\x1b[K", ProgressLine(done_, total_, Seconds(now - start_)).c_str());
  std::fflush(stderr);
}

}  // namespace factlint
