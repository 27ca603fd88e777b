// What extraction got wrong, put right by a person: corrections.yaml. A correction
// changes claims before they are judged, and every report tells it apart.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractor/claim.h"
#include "extractor/yaml.h"
#include "reconcile/finding.h"

namespace factlint {

// Reads a value as a text would print it ("28.5%", "Guangzhou", "2013"), of the
// kind of `old`; nothing where it is no such value.
using ReadValue = std::function<std::optional<ClaimValue>(const std::string& text, const ClaimValue& old)>;

struct Correction {
  // What it matches: a claim's id, or all of the rest that is set. Globs.
  std::string claim;
  std::string source, subject, metric, text, quote;

  bool is_claim = true;  // false: the words claim nothing
  std::optional<std::string> to_subject;
  Scope scope;                       // dimensions to set; an empty value takes one away
  std::optional<AsOf> as_of;         // kUnknown: it has none
  std::optional<std::string> value;  // as a text would print it
  std::string reason;

  std::string path;  // the file that says so, as reports print it
  Place place;       // there
};

// The list of a corrections.yaml. Every mistake goes to `diagnostics` with its
// place. An empty file is an empty list. `path` is what reports print.
std::vector<Correction> ReadCorrections(const YamlFile& file, const std::string& path, Diagnostics& diagnostics);

struct CorrectionUse {
  int claims = 0;       // that it matches
  std::string problem;  // why it could not be applied to one of them; one line
};

// Changes the report's claims and lists what was changed in Report::corrections;
// of several corrections of one claim each counts, in their order.
std::vector<CorrectionUse> ApplyCorrections(const std::vector<Correction>& corrections, const ReadValue& read_value,
                                            Report& report);

// FL901 of a correction that matches no claim, FL906 of one that could not be applied.
Finding UnusedCorrection(const Correction& correction);
Finding BadCorrection(const Correction& correction, const std::string& problem);

}  // namespace factlint
