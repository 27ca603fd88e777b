#include "reports/csv.h"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

constexpr std::array<std::string_view, 24> kColumns = {
    "finding",   "code",        "verdict", "basis",       "severity", "magnitude", "status",   "subject",
    "metric",    "scope",       "camp",    "value",       "hard",     "soft",      "unit",     "as_of_start",
    "as_of_end", "as_of_basis", "sources", "independent", "path",     "line",      "sentence", "message"};

void AppendRow(std::string& out, const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out += ',';
    out += CsvCell(Visible(cell));
    first = false;
  }
  out += "\r\n";
}

std::string ScopeText(const Scope& scope) {
  std::string text;
  for (const auto& [dimension, value] : scope) {
    if (!text.empty()) text += "; ";
    text += fmt::format("{}={}", dimension, value);
  }
  return text;
}

std::string Bounds(const std::optional<Interval>& interval) { return interval ? ToString(*interval) : std::string(); }

std::vector<std::string> FindingCells(const Finding& finding) {
  return {finding.id,
          finding.code,
          std::string(ToString(finding.verdict)),
          finding.basis,
          std::string(ToString(finding.severity)),
          finding.magnitude ? std::string(ToString(*finding.magnitude)) : std::string(),
          finding.waiver.empty() ? std::string(ToString(finding.status)) : "waived",
          finding.key.subject,
          finding.key.metric,
          ScopeText(finding.key.scope)};
}

const FindingLocation* FirstOfCamp(const Finding& finding, int camp) {
  for (const FindingLocation& location : finding.locations)
    if (location.camp == camp) return &location;
  return nullptr;
}

void AddCamp(std::vector<std::string>& cells, const Camp& camp, size_t number) {
  const std::optional<DateRange>& range = camp.as_of.range;
  const std::vector<std::string> added = {std::to_string(number),
                                          camp.value,
                                          Bounds(camp.hard),
                                          Bounds(camp.soft),
                                          camp.unit,
                                          range ? range->start.ToString() : std::string(),
                                          range ? range->end.ToString() : std::string(),
                                          std::string(ToString(camp.as_of.basis)),
                                          fmt::format("{}", fmt::join(camp.sources, "; ")),
                                          std::to_string(camp.independent)};
  cells.insert(cells.end(), added.begin(), added.end());
}

void AddPlace(std::vector<std::string>& cells, const FindingLocation* location, const Finding& finding) {
  cells.push_back(location ? location->path : std::string());
  cells.push_back(location && location->place ? std::to_string(location->place->line) : std::string());
  cells.push_back(location ? location->quote : std::string());
  cells.push_back(finding.message);
}

// A claim that a person put right: a row of its own, with the code "correction".
std::vector<std::string> CorrectionCells(const AppliedCorrection& correction) {
  std::vector<std::string> cells = {correction.claim, "correction"};
  cells.resize(kColumns.size() - 4);
  cells.push_back(correction.path);
  cells.push_back(correction.place ? std::to_string(correction.place->line) : std::string());
  cells.push_back(correction.quote);
  cells.push_back(CorrectionPhrase(correction));
  return cells;
}

}  // namespace

std::string CsvCell(std::string_view text) {
  constexpr std::array<std::string_view, 11> kFormulas = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  std::string cell;
  for (const std::string_view opening : kFormulas)
    if (text.starts_with(opening)) {
      cell = "'";
      break;
    }
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void RenderCsv(const Report& report, const RenderOptions&, Output& out) {
  AppendRow(out.buffer(), {kColumns.begin(), kColumns.end()});
  for (const Finding& finding : report.findings) {
    for (size_t camp = 0; camp < finding.camps.size(); ++camp) {
      std::vector<std::string> cells = FindingCells(finding);
      AddCamp(cells, finding.camps[camp], camp + 1);
      AddPlace(cells, FirstOfCamp(finding, static_cast<int>(camp)), finding);
      AppendRow(out.buffer(), cells);
    }
    if (finding.camps.empty()) {
      std::vector<std::string> cells = FindingCells(finding);
      cells.resize(cells.size() + 10);
      AddPlace(cells, finding.locations.empty() ? nullptr : &finding.locations.front(), finding);
      AppendRow(out.buffer(), cells);
    }
    out.Checkpoint();
  }
  for (const AppliedCorrection& correction : report.corrections) {
    AppendRow(out.buffer(), CorrectionCells(correction));
    out.Checkpoint();
  }
}

}  // namespace factlint
