// The fast look at a line of claims: the fields that a record needs, taken from
// the bytes without building a claim.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extractor/document.h"
#include "reconcile/claim_record.h"
#include "reconcile/hierarchy.h"
#include "reconcile/line_slots.h"
#include "reconcile/metric.h"

namespace factlint {

class ClaimScanner {
 public:
  // `documents`: those whose date of publication is known.
  ClaimScanner(const MetricTable& metrics, const Hierarchy& hierarchy, std::span<const DocumentInfo> documents = {});

  struct Scanned {
    ClaimRecord record;  // all but offset
    uint64_t id = 0;     // hash of the claim's id
    uint64_t doc_hash = 0;
    uint64_t meter = 0;  // CopyFinder's of metric and unit
    int64_t mantissa = 0;
    int exponent = 0;
    // In the line; the quote perhaps with escapes.
    std::string_view subject, metric, doc, quote;
  };

  // Looks at the first line of `text`. False where it is anything but plain
  // (escapes, exponents, a missing field, a mistake): read it with ClaimReader,
  // which knows all forms and says what is wrong. True promises that ClaimReader
  // would accept it.
  bool Scan(std::string_view text, Scanned& out);
  // The line that was looked at, without its newline.
  std::string_view line() const { return lines_.line(); }

 private:
  // What a metric's policy says of plain values.
  struct Constants {
    double soft = 0, zeros = 0, units = 0, ratio = 0;
    bool counts_are_exact = true;
  };
  // What is mostly the same in line after line.
  struct Steady {
    bool plain = false;
    bool percent = false, unitless = false, lo_open = false, hi_open = false;
    bool above = false;  // "more than", "at least"; else the number itself
    bool dated = true;
    bool exact = false;  // the metric's keys are always judged exactly
    const Metric* metric = nullptr;
    Constants constants;
    uint64_t metric_hash = 0, meter = 0;
    uint32_t scope = 0;  // with the unit
  };
  struct Numbers;
  struct Soft {
    double lo, hi;
  };

  Steady ReadSteady(const LineSlots& slots) const;
  std::optional<Soft> SoftSet(const Numbers& v) const;
  bool IsAfterPublication(std::string_view doc, std::string_view start) const;

  LineReader lines_;
  std::map<std::string, std::string, std::less<>> published_;  // the last day, by document
  const MetricTable& metrics_;
  const Hierarchy& hierarchy_;
  Steady steady_;
  uint64_t generation_ = 0;  // of lines_, when steady_ was read
};

}  // namespace factlint
