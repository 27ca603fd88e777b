// Two statements of one key: the decision table of semantics.md section 4.
// Pure and symmetric.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reconcile/finding.h"
#include "reconcile/value_sets.h"
#include "reconcile/window.h"

namespace factlint {

// What one claim, or one calculation from several, says of a key.
struct Statement {
  ValueSet set;
  Window window;
  std::optional<Decimal> nominal;
  std::string text;  // "29%", "half"
  std::string unit;  // of the sets: "%", "CNY", "kilometer", "day-number" for dates, or ""
  Modality modality = Modality::kActual;
  uint32_t doc = 0;               // index of the document
  uint32_t cluster = 0;           // documents that copy one another share one (copies.h)
  double trust = 0.5;             // of its document, 0 to 1: which of two equals speaks for a camp
  std::optional<int> lag_months;  // that its document or metric declares
  bool in_title = false;
  bool scope_unknown = false;           // a required dimension is missing
  bool explicit_subject = true;         // the sentence itself names the subject
  std::string_view change;              // Claim::change
  std::string_view list, edition;       // of a rank; empty where not stated
  std::vector<uint32_t> claims;         // indices: one, or the inputs of a calculation
  std::vector<std::string> arithmetic;  // of a calculation, one step a line
};

// The first row of the table that matches.
struct Comparison {
  Verdict verdict = Verdict::kIncomparable;
  std::string_view basis;  // "volatility", "stated times", "rounding", ...
  int row = 1;
  std::optional<Magnitude> magnitude;  // where the soft sets do not meet
  std::optional<FindingGap> gap;       // likewise
  bool stated_edge = false;            // a stated bound or a full count is what breaks: one level up
  bool hedge_edge = false;             // a convention such as "about" is: at most a warning
  int slip = 0;                        // the power of ten that the two are apart, if that is all
};

Comparison Compare(const Statement& a, const Statement& b, const Metric& metric);

// How bad: for choosing the pair that a finding is about. Contradiction over
// tension over drift over all else, then severity, then the wider gap.
bool IsWorse(const Comparison& a, const Comparison& b);

// Note, warning or error as section 4 says; kHidden for what is left out by default.
Severity SeverityOf(const Comparison& comparison);

// The steps from the printed words to the verdict, the earlier statement first.
std::vector<std::string> Explain(const Statement& a, const Statement& b, const Comparison& comparison,
                                 const Metric& metric);

}  // namespace factlint
