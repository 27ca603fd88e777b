#include "extractor/diagnostic.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <tuple>

#include <fmt/format.h>

namespace factlint {
namespace {

// Source lines go to a terminal: nothing of them may move its cursor.
std::string Printable(std::string_view line) {
  std::string text(line);
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t') c = ' ';
    if (byte < 0x20 || byte == 0x7f) c = '?';
  }
  return text;
}

constexpr int kWidest = 160;  // columns of a source line that are shown
constexpr size_t kLongestFact = 400;
constexpr size_t kMostShown = 500;

// The part of a line around column `column` (from 1), and the column in it. What
// is left out is an ellipsis.
std::string Around(std::string_view line, int& column) {
  std::vector<size_t> starts;  // of code points
  for (size_t i = 0; i < line.size(); ++i)
    if ((line[i] & 0xC0) != 0x80) starts.push_back(i);
  const int count = static_cast<int>(starts.size());
  if (count <= kWidest) return std::string(line);
  const int first = std::clamp(column - 1 - kWidest / 2, 0, count - kWidest);
  const int last = first + kWidest;
  const size_t begin = starts[static_cast<size_t>(first)];
  const size_t end = last < count ? starts[static_cast<size_t>(last)] : line.size();
  std::string part(line.substr(begin, end - begin));
  if (first > 0) part = "…" + part;
  if (last < count) part += "…";
  column -= first - (first > 0 ? 1 : 0);
  return part;
}

std::string Short(std::string_view fact) {
  if (fact.size() <= kLongestFact) return std::string(fact);
  size_t end = kLongestFact;
  while (end > 0 && (fact[end] & 0xC0) == 0x80) --end;
  return std::string(fact.substr(0, end)) + "…";
}

// The letters of a word as bits: each edit changes at most two.
uint64_t LettersOf(std::string_view word) {
  uint64_t bits = 0;
  for (const char c : word) bits |= 1ull << (static_cast<unsigned char>(c) & 63);
  return bits;
}

int EditDistance(std::string_view a, std::string_view b) {
  // Three rows of the optimal string alignment table.
  std::vector<int> before(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::string ToString(const Diagnostic& d) {
  const std::string_view level = d.warning ? "warning" : "error";
  if (d.line == 0) {
    std::string text = d.path.empty() ? fmt::format("{}: {}", level, Short(d.what))
                                      : fmt::format("{}: {}: {}", d.path, level, Short(d.what));
    if (!d.hint.empty()) text += "; " + d.hint;
    return text + "\n";
  }
  std::string text = fmt::format("{}:{}:{}: {}: {}\n", d.path, d.line, d.column, level, Short(d.what));
  if (d.source_line.empty()) return d.hint.empty() ? text : text + "  " + d.hint + "\n";
  const std::string number = fmt::format("{}", d.line);
  int column = d.column;
  text += fmt::format("  {} | {}\n", number, Printable(Around(d.source_line, column)));
  text += fmt::format("  {:{}} | {:{}}^{:~<{}}", "", number.size(), "", std::max(0, column - 1), "",
                      std::max(0, d.width - 1));
  if (!d.hint.empty()) text += " " + d.hint;
  return text + "\n";
}

bool Diagnostics::HasErrors() const {
  return std::any_of(list_.begin(), list_.end(), [](const Diagnostic& d) { return !d.warning; });
}

std::string Diagnostics::ToString() const {
  std::vector<Diagnostic> sorted = list_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.path, a.line, a.column) < std::tie(b.path, b.line, b.column);
  });
  // What many rules inherit is told once.
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.path, a.line, a.column, a.what) == std::tie(b.path, b.line, b.column, b.what);
  };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  std::string text;
  int errors = 0;
  for (size_t i = 0; i < sorted.size(); ++i) {
    if (i < kMostShown) text += factlint::ToString(sorted[i]);
    errors += sorted[i].warning ? 0 : 1;
  }
  if (sorted.size() > kMostShown) text += fmt::format("… and {} more\n", sorted.size() - kMostShown);
  const int warnings = static_cast<int>(sorted.size()) - errors;
  const auto count = [](int n, std::string_view noun) { return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s"); };
  if (errors > 0) text += count(errors, "error");
  if (warnings > 0) text += (errors > 0 ? ", " : "") + count(warnings, "warning");
  return text + "\n";
}

std::string Nearest(std::string_view name, const std::vector<std::string>& known) {
  constexpr size_t kLongest = 200;  // a longer word is no typing error
  if (name.size() > kLongest) return {};
  std::string best;
  const uint64_t letters = LettersOf(name);
  int least = static_cast<int>(std::max<size_t>(name.size(), 3)) / 3 + 1;
  for (const std::string& candidate : known) {
    if (candidate.size() > kLongest) continue;
    if (std::popcount(letters ^ LettersOf(candidate)) > 2 * (least - 1)) continue;  // cannot be near
    const int distance = EditDistance(name, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::string DidYouMean(std::string_view name, const std::vector<std::string>& known) {
  const std::string nearest = Nearest(name, known);
  return nearest.empty() ? std::string() : fmt::format("did you mean \"{}\"?", nearest);
}

}  // namespace factlint
