// The ways to print a report, one table of them. Renderers decide nothing: what
// is in the report is printed, in its order.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/finding.h"
#include "reports/output.h"

namespace factlint {

enum class SarifProfile : uint8_t {
  kFull,    // everything that SARIF can say: suppressions, baseline states, notifications
  kGithub,  // what GitHub code scanning reads, within its limits
};

// A number of a document that no rule took, for the view of whole documents.
struct UnclaimedMark {
  Place place;
  std::string reason;
};

// A document's decoded text, for the renderers that show it (html).
struct DocumentText {
  std::string text;
  std::vector<UnclaimedMark> unclaimed;  // in the order of the text
};

// The text of report.documents[index]; nothing where it is not to be had.
using TextSource = std::function<std::optional<DocumentText>(size_t index)>;

struct RenderOptions {
  bool color = false;
  int width = 100;                        // columns, of text; at least 60 are taken
  Severity fail_on = Severity::kWarning;  // the gate: what junit calls a failure
  SarifProfile sarif = SarifProfile::kFull;
  std::function<bool(const Finding&)> is_gated;  // what fails the gate; see IsGated in selection.h
  // What a change touches: findings point first at one of these claims (by id), else at one of these documents.
  std::set<std::string> changed_claims;
  std::vector<std::string> changed_paths;
  std::string compared_with = "the baseline";  // what a finding's status is told against
  std::string corpus;                          // names the run in SARIF: "factlint/<corpus>/"
  std::string help_url;                        // of a code's explanation, "{code}" in it; empty: there is none
  int exit_code = 0;                           // what the program is about to end with
  TextSource texts;
};

struct Renderer {
  std::string_view name;  // of --format
  std::string_view media_type;
  void (*render)(const Report& report, const RenderOptions& options, Output& out);
};

// In the order in which --help names them.
const std::vector<Renderer>& Renderers();
// Null for an unknown name.
const Renderer* FindRenderer(std::string_view name);

}  // namespace factlint
