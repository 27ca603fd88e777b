#include "extractor/diagnostic.h"

#include <algorithm>
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
    std::string text =
        d.path.empty() ? fmt::format("{}: {}", level, d.what) : fmt::format("{}: {}: {}", d.path, level, d.what);
    if (!d.hint.empty()) text += "; " + d.hint;
    return text + "\n";
  }
  std::string text = fmt::format("{}:{}:{}: {}: {}\n", d.path, d.line, d.column, level, d.what);
  if (d.source_line.empty()) return d.hint.empty() ? text : text + "  " + d.hint + "\n";
  const std::string number = fmt::format("{}", d.line);
  text += fmt::format("  {} | {}\n", number, Printable(d.source_line));
  text += fmt::format("  {:{}} | {:{}}^{:~<{}}", "", number.size(), "", std::max(0, d.column - 1), "",
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
  std::string text;
  int errors = 0;
  for (const Diagnostic& d : sorted) {
    text += factlint::ToString(d);
    errors += d.warning ? 0 : 1;
  }
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
  int least = static_cast<int>(std::max<size_t>(name.size(), 3)) / 3 + 1;
  for (const std::string& candidate : known) {
    if (candidate.size() > kLongest) continue;
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
