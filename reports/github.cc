#include "reports/github.h"

#include <fmt/format.h>

#include "reports/selection.h"
#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

constexpr uint64_t kShown = 9;

std::string Escape(std::string_view text, std::string_view also) {
  std::string escaped;
  for (const char c : text) {
    if (c == '%' || c == '\n' || c == '\r' || also.find(c) != std::string_view::npos)
      escaped += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      escaped += c;
  }
  return escaped;
}
std::string Data(std::string_view text) { return Escape(text, ""); }
std::string Property(std::string_view text) { return Escape(text, ":,"); }

std::string_view Command(Severity severity) { return severity == Severity::kNote ? "notice" : ToString(severity); }

std::string PlaceProperties(const FindingLocation& location, const ReportIndex& index) {
  std::string properties = "file=" + Property(Visible(location.path)) + ",";
  if (!location.place) return properties;
  properties += fmt::format("line={},col={},", location.place->line, location.place->column);
  const std::optional<uint64_t> end = EndColumn(location, index.FindClaim(location.claim));
  if (end) properties += fmt::format("endColumn={},", *end);
  return properties;
}

void Annotate(const Finding& finding, const RenderOptions& options, const ReportIndex& index, Output& out) {
  const std::vector<const FindingLocation*> locations = OrderedLocations(finding, options);
  std::string text = Visible(finding.message);
  for (const FindingLocation* location : locations) text += "\n" + SentenceLine(finding, *location, index);
  for (const std::string& step : finding.explain) text += "\n- " + Visible(step);
  const std::string place = locations.empty() ? "" : PlaceProperties(*locations.front(), index);
  const std::string title = fmt::format("{} {}", Visible(finding.code), VerdictPhrase(finding));
  out.buffer() += fmt::format("::{} {}title={}::{}\n", Command(finding.severity), place, Property(title), Data(text));
  out.Checkpoint();
}

}  // namespace

void RenderGithub(const Report& report, const RenderOptions& options, Output& out) {
  const ReportIndex index(report);
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
    uint64_t seen = 0;
    for (const Finding& finding : report.findings) {
      if (finding.severity != severity || !IsNews(finding)) continue;
      if (++seen <= kShown) Annotate(finding, options, index, out);
    }
    if (seen > kShown)
      out.buffer() += fmt::format("::{} title=factlint::{} more of this level; the step summary lists all\n",
                                  Command(severity), seen - kShown);
  }
  if (!report.corrections.empty())
    out.buffer() += fmt::format("::notice title=factlint::{} corrected by hand; the step summary lists all\n",
                                Count(report.corrections.size(), "claim"));
}

}  // namespace factlint
