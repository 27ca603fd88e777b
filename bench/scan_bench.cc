// How the scanner of numbers behaves on texts that are made to hurt it, and how fast it reads prose.
//
// usage: scan_bench [LARGEST_MB] [TEXT…]     ten texts at 1, 2, 4 … LARGEST_MB (default 64), or those named
//        scan_bench --once TEXT KILOBYTES    one scan, nothing printed: for a tool that counts instructions
//        scan_bench --prose FILE             the scanner beside `wc -w` on the same file
//
// Printed for each text: instructions a byte where the kernel lets a program count its own, else processor time in
// ns a byte, the least of three rounds over all sizes; the last column is the change from the smallest size to the
// largest. From 64 MB on, the text of one line has 100 MB as well. bench/scan_growth.py counts instructions anywhere.
#include <fmt/core.h>
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/dates.h"
#include "extractor/scanner.h"

namespace factlint {
namespace {

struct Text {
  const char* name;
  const char* part;  // repeated, without a line end
};
constexpr Text kTexts[] = {
    {"zeros", "0"},
    {"commas", "1,"},
    {"numerals", "一二三四五六七八九十百千万亿"},
    {"between", "between 1 and "},
    {"fractions", "half of a third of two fifths of "},
    {"one-line", "The city of Lakewood counts 1,048 firms and 29% of all jobs, while others fell by 3 points, "},
    {"cardinals", "one hundred and two thousand and "},
    {"ranges", "1-2~3 to 4–"},
    {"money", "($5 (US$6m, 人民币7亿元 "},
    {"units", "5 kg/m³/s⁻¹ ± 3 × 10^-5 "},
};

std::string Make(const Text& text, size_t bytes) {
  std::string out;
  const size_t size = std::strlen(text.part);
  out.reserve(bytes + size);
  while (out.size() + size <= bytes) out += text.part;
  return out;
}

// Counts the instructions of this thread in user mode; -1 where that is not allowed.
class Counter {
 public:
  Counter() {
    perf_event_attr wanted{};
    wanted.type = PERF_TYPE_HARDWARE;
    wanted.size = sizeof wanted;
    wanted.config = PERF_COUNT_HW_INSTRUCTIONS;
    wanted.exclude_kernel = 1;
    wanted.exclude_hv = 1;
    descriptor_ = static_cast<int>(syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0));
  }
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;
  ~Counter() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  bool allowed() const { return descriptor_ >= 0; }
  int64_t Read() const {
    int64_t count = 0;
    return descriptor_ >= 0 && read(descriptor_, &count, sizeof count) == sizeof count ? count : -1;
  }

 private:
  int descriptor_ = -1;
};

// Of this process, or of the children it has waited for.
double ProcessorSeconds(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

size_t ScanOnce(const Document& document) {
  size_t found = 0;
  ScanNumbers(document, {}, Lexicon::Builtin(), {}, {}, 1, [&](std::vector<Mention>& piece) { found += piece.size(); });
  return found;
}

// Of one scan, per byte: instructions, or nanoseconds.
double Cost(const Counter& counter, const Document& document) {
  const auto bytes = static_cast<double>(document.text().size());
  const int64_t before = counter.Read();
  const double started = ProcessorSeconds(RUSAGE_SELF);
  ScanOnce(document);
  return counter.allowed() ? static_cast<double>(counter.Read() - before) / bytes
                           : (ProcessorSeconds(RUSAGE_SELF) - started) * 1e9 / bytes;
}

Document Plain(std::string text) { return Document::FromUtf8(std::move(text), DocumentKind::kText, {}); }

// The sizes of a text in megabytes.
std::vector<int> Sizes(const Text& text, int largest) {
  std::vector<int> sizes;
  for (int megabytes = 1; megabytes <= largest; megabytes *= 2) sizes.push_back(megabytes);
  if (largest >= 64 && std::string_view(text.name) == "one-line") sizes.push_back(100);
  return sizes;
}

// The cost a byte at each size. Rounds go over all sizes, so that what slows the machine slows them alike.
std::vector<double> Costs(const Text& text, const std::vector<int>& sizes, const Counter& counter) {
  std::vector<double> costs(sizes.size(), 1e300);
  for (int round = 0; round < (counter.allowed() ? 1 : 3); ++round)
    for (size_t i = 0; i < sizes.size(); ++i)
      costs[i] = std::min(costs[i], Cost(counter, Plain(Make(text, static_cast<size_t>(sizes[i]) << 20))));
  return costs;
}

int Adversaries(int largest, const std::vector<std::string>& names) {
  const Counter counter;
  ScanOnce(Plain("1"));  // loads the words
  fmt::print("{} a byte\n", counter.allowed() ? "instructions" : "ns of processor time");
  int drifted = 0;
  for (const Text& text : kTexts) {
    if (!names.empty() && std::find(names.begin(), names.end(), text.name) == names.end()) continue;
    const std::vector<int> sizes = Sizes(text, largest);
    const std::vector<double> costs = Costs(text, sizes, counter);
    fmt::print("{:<10}", text.name);
    for (size_t i = 0; i < sizes.size(); ++i) fmt::print(" {}:{:.1f}", sizes[i], costs[i]);
    const double change = costs.back() / costs.front() - 1;
    if (change > 0.1) ++drifted;
    fmt::print("  {:+.1f}%\n", change * 100);
    std::fflush(stdout);
  }
  return drifted == 0 ? 0 : 1;
}

// The two in turn, by the processor time that each took: others on the machine hardly count.
int Prose(const std::string& path) {
  constexpr int kRuns = 7;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) {
    fmt::print(stderr, "scan_bench: cannot read {}\n", path);
    return 2;
  }
  const Document document = Plain(bytes.str());
  const auto megabytes = static_cast<double>(document.text().size()) / 1e6;
  const std::string count = "exec wc -w '" + path + "' > /dev/null";
  std::vector<double> ratios, scans, words;
  size_t found = 0;
  for (int run = 0; run < kRuns; ++run) {
    double started = ProcessorSeconds(RUSAGE_SELF);
    const std::vector<Mention> dates = ScanDates(document, DateLexicon::Builtin());
    found = dates.size();
    ScanNumbers(document, {}, Lexicon::Builtin(), dates, {}, 1,
                [&](std::vector<Mention>& piece) { found += piece.size(); });
    scans.push_back(ProcessorSeconds(RUSAGE_SELF) - started);
    started = ProcessorSeconds(RUSAGE_CHILDREN);
    if (std::system(count.c_str()) != 0) return 2;
    words.push_back(ProcessorSeconds(RUSAGE_CHILDREN) - started);
    ratios.push_back(words.back() / scans.back());
  }
  const auto median = [](std::vector<double> list) {
    std::nth_element(list.begin(), list.begin() + kRuns / 2, list.end());
    return list[kRuns / 2];
  };
  fmt::print("{:.0f} MB, {} mentions: scanner {:.0f} MB/s, wc -w {:.0f} MB/s, {:.2f} of its speed\n", megabytes, found,
             megabytes / median(scans), megabytes / median(words), median(ratios));
  return 0;
}

int Run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "--prose") return Prose(arguments[1]);
  if (arguments.size() == 3 && arguments[0] == "--once") {
    for (const Text& text : kTexts)
      if (arguments[1] == text.name)
        ScanOnce(Plain(Make(text, std::strtoull(arguments[2].c_str(), nullptr, 10) << 10)));
    return 0;
  }
  int largest = 64;
  std::vector<std::string> names = arguments;
  if (!names.empty() && std::strtol(names[0].c_str(), nullptr, 10) > 0) {
    largest = static_cast<int>(std::strtol(names[0].c_str(), nullptr, 10));
    names.erase(names.begin());
  }
  return Adversaries(largest, names);
}

}  // namespace
}  // namespace factlint

int main(int argc, char** argv) { return factlint::Run({argv + 1, argv + argc}); }
