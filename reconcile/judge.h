// All statements of one key: the worst disagreement among them, and the camps.
#pragma once

#include <span>
#include <vector>

#include "reconcile/camps.h"
#include "reconcile/compare.h"

namespace factlint {

struct JudgedCamp {
  uint32_t representative = 0;    // index of a statement
  std::vector<uint32_t> members;  // statements that fit, in the order given
  std::vector<uint32_t> shared;   // of these the wide ones, which fit other camps too
  bool denial = false;            // it says that another camp's value is wrong
};

struct KeyVerdict {
  Comparison worst;
  uint32_t first = 0;  // the two statements that `worst` compares
  uint32_t second = 0;
  // By time, then value. The camps of `first` and `second` are represented by
  // these, and stand at `first_camp` and `second_camp` (equal where nothing
  // disagrees).
  std::vector<JudgedCamp> camps;
  size_t first_camp = 0;
  size_t second_camp = 0;
  size_t camps_left_out = 0;  // beyond the policy's limit
};

// Do all pairs agree, or are they not to be compared: is one number in all their soft
// sets? One pass, without camps. False also where it would take a longer look.
bool PlainlyAgree(std::span<const Statement> statements, const Metric& metric);

// `statements` are of one key and not empty; titles that have a body are left out
// before (headline.h). The order given decides only between equals, so give them
// in the order of documents.
KeyVerdict JudgeStatements(std::span<const Statement> statements, const Metric& metric);

}  // namespace factlint
