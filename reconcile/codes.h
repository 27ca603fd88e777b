// The table of codes: what each finding means. Help, SARIF and docs print it;
// a code is never used for something else. gating.md section 2.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace factlint {

struct CodeInfo {
  std::string_view code;         // "FL102"
  std::string_view name;         // "ChangeTooFast", for SARIF
  std::string_view title;        // one line
  std::string_view meaning;      // what it says and what it does not
  std::string_view example;      // two sources and the arithmetic
  std::string_view blind_spots;  // where it is wrong or silent
  std::string_view fix;          // what to do about it
  std::string_view severity;     // the usual one: "error", "warning", "note", "hidden"
};

// In the order of the codes.
const std::vector<CodeInfo>& Codes();
// Null for an unknown code. Case does not matter.
const CodeInfo* FindCode(std::string_view code);

// What `factlint explain FL102` prints: plain text, 80 columns.
std::string ExplainCode(const CodeInfo& info);
// docs/codes.md: all of it, in Markdown.
std::string CodesMarkdown();

}  // namespace factlint
