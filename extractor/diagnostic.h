// Mistakes in files that users write, gathered and shown with place, source
// line, caret and the way out:
//   rules/latency.yaml:12:16: error: unknown unit "msec"
//     12 |   unit: {base: msec}
//        |                ^~~~ did you mean "ms"?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/result.h"

namespace factlint {

struct Diagnostic {
  std::string path;
  int line = 0;    // from 1; 0: the whole file
  int column = 0;  // from 1, in code points
  int width = 1;   // of the mark under the line, in code points
  bool warning = false;
  std::string what;         // one line, lower case, no full stop
  std::string hint;         // "did you mean \"ms\"?"; may be empty
  std::string source_line;  // may be empty
};

// Three lines, or one where the place is unknown; ends in a newline. Control
// characters of the source line are shown as '?', tabs as one space; of a line of
// more than 160 columns the part around the mark.
std::string ToString(const Diagnostic& diagnostic);

// All mistakes of one run, in the order they were found.
class Diagnostics {
 public:
  void Add(Diagnostic diagnostic) { list_.push_back(std::move(diagnostic)); }
  bool HasErrors() const;
  bool empty() const { return list_.empty(); }
  const std::vector<Diagnostic>& list() const { return list_; }
  // All of them, sorted by path, line and column, each once, the first 500 with
  // their lines; ended by "3 errors, 1 warning".
  std::string ToString() const;
  Error ToError() const { return {.what = ToString(), .exit_code = 2}; }

 private:
  std::vector<Diagnostic> list_;
};

// The name of `known` that is nearest to `name` by optimal string alignment
// (insert, delete, replace, swap), if it is near enough to be meant: at most a
// third of its letters. Empty otherwise. Ties: the first.
std::string Nearest(std::string_view name, const std::vector<std::string>& known);

// `did you mean "x"?`, or empty where nothing is near.
std::string DidYouMean(std::string_view name, const std::vector<std::string>& known);

}  // namespace factlint
