#include "reports/gitlab.h"

#include <fmt/format.h>

#include "reports/json_writer.h"
#include "reports/selection.h"
#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

std::string_view GitlabSeverity(const Finding& finding) {
  if (finding.severity == Severity::kError) return "critical";
  if (finding.severity == Severity::kWarning) return "major";
  return finding.verdict == Verdict::kNotice ? "info" : "minor";
}

void AppendEntry(std::string& out, const Finding& finding, const RenderOptions& options) {
  const std::vector<const FindingLocation*> locations = OrderedLocations(finding, options);
  const FindingLocation* primary = locations.empty() ? nullptr : locations.front();
  std::string_view path = primary ? std::string_view(primary->path) : "factlint.yaml";
  if (path.starts_with("./")) path.remove_prefix(2);
  // The name of the check is not displayed, so the code opens the description.
  JsonWriter(out)
      .BeginObject()
      .Field("description", fmt::format("{}: {}", finding.code, Visible(finding.message)))
      .Field("check_name", finding.code)
      .Field("fingerprint", finding.id)
      .Field("severity", GitlabSeverity(finding))
      .Key("location")
      .BeginObject()
      .Field("path", path)
      .Key("lines")
      .BeginObject()
      .Field("begin", uint64_t{primary && primary->place ? primary->place->line : 1})
      .EndObject()
      .EndObject()
      .EndObject();
}

// The widget shows what a merge request adds: a reviewer should see a new correction.
void AppendCorrection(std::string& out, const AppliedCorrection& correction) {
  JsonWriter(out)
      .BeginObject()
      .Field("description", "Corrected by hand: " + Visible(CorrectionPhrase(correction)))
      .Field("check_name", "correction")
      .Field("fingerprint", correction.claim + ":" + correction.change)
      .Field("severity", "info")
      .Key("location")
      .BeginObject()
      .Field("path", correction.path)
      .Key("lines")
      .BeginObject()
      .Field("begin", uint64_t{correction.place ? correction.place->line : 1})
      .EndObject()
      .EndObject()
      .EndObject();
}

}  // namespace

void RenderGitlab(const Report& report, const RenderOptions& options, Output& out) {
  out.buffer() += "[";
  bool first = true;
  for (const Finding& finding : report.findings) {
    if (!IsOpen(finding)) continue;
    out.buffer() += first ? "\n" : ",\n";
    AppendEntry(out.buffer(), finding, options);
    out.Checkpoint();
    first = false;
  }
  for (const AppliedCorrection& correction : report.corrections) {
    out.buffer() += first ? "\n" : ",\n";
    AppendCorrection(out.buffer(), correction);
    out.Checkpoint();
    first = false;
  }
  out.buffer() += first ? "]\n" : "\n]\n";
}

}  // namespace factlint
