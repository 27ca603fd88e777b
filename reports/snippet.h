// A claim in its document, for a terminal:
//    --> docs/survey.md:5:76  harbour-survey
//   5 | As of October 2022 the town had 29% of the country's shipyards, and it kept…
//     |                                 ^^^ as of October 2022, of Northport (line 3)
#pragma once

#include <string>

#include "reports/paint.h"
#include "reports/wording.h"

namespace factlint {

struct SnippetLayout {
  int width = 100;  // columns
  int gutter = 1;   // columns of the widest line number
  Paint paint{false};
};

// The widest line number that the snippets of these locations print.
int GutterOf(const std::vector<FindingLocation>& locations);

// A value that stands elsewhere than its sentence (a city in the heading above a
// list of companies) has a line of its own; the sentence then marks its subject.
void AppendSnippet(std::string& out, const FindingLocation& location, const ReportIndex& index,
                   const SnippetLayout& layout);

}  // namespace factlint
