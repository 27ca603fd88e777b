// What a finding's code means, for reports that carry their own rule list.
#pragma once

#include <string>
#include <string_view>

namespace factlint {

struct CodeText {
  std::string name;       // "NumbersDisagree"
  std::string title;      // one line
  std::string meaning;    // a sentence
  std::string help;       // Markdown: what to do
  std::string level;      // "error", "warning", "note": the usual severity
  std::string precision;  // "very-high", "high", "medium", "low"
};

// Of an unknown code (a user's rule) the texts are general.
CodeText CodeTextOf(std::string_view code);

}  // namespace factlint
