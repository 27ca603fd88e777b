// A title against the body of its document: it may be rounder, not different.
// semantics.md section 7.
#pragma once

#include <vector>

#include "reconcile/compare.h"

namespace factlint {

struct Headline {
  Statement title;
  std::vector<uint32_t> body;  // indices of the body's statements of the same key
};

// Takes the titles that have a body out of `statements`; a title without one
// stays and is judged like any other. The rest keeps its order.
std::vector<Headline> TakeHeadlines(std::vector<Statement>& statements);

// What a title allows: its own hard set, or its digits as a round number: "30%"
// is [25, 35).
Interval HeadlineSet(const Statement& title);

// A tension where no figure of the body fits the title.
bool Disagrees(const Headline& headline, const std::vector<Statement>& statements);

}  // namespace factlint
