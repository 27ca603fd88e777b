// The fast look at a line of claims: the fields that a record needs, taken from
// the bytes without building a claim.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "extractor/document.h"
#include "reconcile/claim_record.h"
#include "reconcile/hierarchy.h"
#include "reconcile/line_slots.h"
#include "reconcile/metric.h"

namespace factlint {

// What a metric's policy says of plain values.
struct ScanConstants {
  double soft = 0, zeros = 0, units = 0, ratio = 0;
  bool counts_are_exact = true;
};

class ClaimScanner {
 public:
  // `documents`: those whose date of publication is known.
  ClaimScanner(const MetricTable& metrics, const Hierarchy& hierarchy, std::span<const DocumentInfo> documents = {});

  struct Scanned {
    ClaimRecord record;  // all but offset and size
    uint64_t id = 0;     // hash of the claim's id
    // In the line; the quote perhaps with escapes.
    std::string_view subject, metric, doc, quote, nominal, unit;
  };

  // False where the line is anything but plain (escapes, exponents, a missing
  // field, a mistake): read it with ClaimReader, which knows all forms and says
  // what is wrong. True promises that ClaimReader would accept it.
  bool Scan(std::string_view line, Scanned& out);

 private:
  void LookUp(std::string_view name);

  LineReader lines_;
  std::map<std::string, std::string, std::less<>> published_;  // the last day, by document
  const MetricTable& metrics_;
  const Hierarchy& hierarchy_;
  // The metric asked for last: files are mostly of one or a few.
  std::string last_name_;
  const Metric* last_ = nullptr;
  ScanConstants constants_;
  bool last_exact_ = false;  // its keys are always judged exactly
};

}  // namespace factlint
