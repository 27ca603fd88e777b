// What a finding's code means, for reports that carry their own rule list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace factlint {

struct CodeText {
  std::string name;       // "NumbersDisagree"
  std::string title;      // one line
  std::string meaning;    // a sentence
  std::string help;       // Markdown: all of it, for reports
  std::string advice;     // what to do, plain
  std::string level;      // "error", "warning", "note": the usual severity
  std::string precision;  // "very-high", "high", "medium", "low"
};

// "FL000", "FL101", ...: all that factlint itself reports, in order.
std::vector<std::string> KnownCodes();

// Of an unknown code (a user's rule) the texts are general.
CodeText CodeTextOf(std::string_view code);

}  // namespace factlint
