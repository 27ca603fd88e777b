#include "reports/rdjson.h"

#include "extractor/unicode.h"
#include "reports/excerpt.h"
#include "reports/json_writer.h"
#include "reports/selection.h"
#include "reports/terminal.h"
#include "reports/wording.h"

namespace factlint {
namespace {

std::string_view RdSeverity(Severity severity) {
  if (severity == Severity::kError) return "ERROR";
  return severity == Severity::kWarning ? "WARNING" : "INFO";
}

void WritePosition(JsonWriter& json, std::string_view key, uint64_t line, std::optional<uint64_t> column) {
  json.Key(key).BeginObject().Field("line", line);
  if (column) json.Field("column", *column);
  json.EndObject();
}

void WriteLocation(JsonWriter& json, const FindingLocation& location, const Claim* claim) {
  json.Key("location").BeginObject().Field("path", location.path);
  if (location.place) {
    const std::optional<uint64_t> column = ByteColumn(location);
    json.Key("range").BeginObject();
    WritePosition(json, "start", location.place->line, column);
    if (column && claim && claim->text.find('\n') == std::string::npos)
      WritePosition(json, "end", location.place->line, *column + claim->text.size());
    json.EndObject();
  }
  json.EndObject();
}

void AppendDiagnostic(std::string& out, const Finding& finding, const RenderOptions& options,
                      const ReportIndex& index) {
  const std::vector<const FindingLocation*> locations = OrderedLocations(finding, options);
  std::string message = Visible(finding.message);
  for (const std::string& step : finding.explain) message += "\n- " + Visible(step);
  JsonWriter json(out);
  json.BeginObject().Field("message", message).Field("severity", RdSeverity(finding.severity));
  json.Key("code").BeginObject().Field("value", finding.code);
  if (const std::string url = HelpUrl(finding.code, options); !url.empty()) json.Field("url", url);
  json.EndObject();
  if (!locations.empty()) WriteLocation(json, *locations.front(), index.FindClaim(locations.front()->claim));
  if (locations.size() > 1) {
    json.Key("related_locations").BeginArray();
    for (size_t i = 1; i < locations.size(); ++i) {
      json.BeginObject().Field("message", SentenceLine(finding, *locations[i], index));
      WriteLocation(json, *locations[i], index.FindClaim(locations[i]->claim));
      json.EndObject();
    }
    json.EndArray();
  }
  json.EndObject();
}

void AppendCorrection(std::string& out, const AppliedCorrection& correction) {
  JsonWriter json(out);
  json.BeginObject().Field("message", "Corrected by hand: " + Visible(CorrectionPhrase(correction)));
  json.Field("severity", "INFO").Key("code").BeginObject().Field("value", "correction").EndObject();
  json.Key("location").BeginObject().Field("path", correction.path);
  if (correction.place) {
    json.Key("range").BeginObject();
    WritePosition(json, "start", correction.place->line, std::nullopt);
    json.EndObject();
  }
  json.EndObject().EndObject();
}

}  // namespace

std::optional<uint64_t> ByteColumn(const FindingLocation& location) {
  if (!location.place) return std::nullopt;
  const Place& place = *location.place;
  // Up to here the file has been ASCII.
  if (place.start == place.char_start) return place.column;
  const std::optional<Place>& quote = location.quote_place;
  if (!quote || quote->line != place.line || quote->column != 1) return std::nullopt;
  const std::optional<QuoteMark> mark = MarkOf(location, "");
  if (!mark) return std::nullopt;
  return ByteOfCodePoint(location.quote, mark->begin) + 1;
}

void RenderRdjson(const Report& report, const RenderOptions& options, Output& out) {
  const ReportIndex index(report);
  out.buffer() += R"({"source":{"name":"factlint"},"diagnostics":[)";
  bool first = true;
  for (const Finding& finding : report.findings) {
    if (!IsNews(finding)) continue;
    out.buffer() += first ? "\n" : ",\n";
    AppendDiagnostic(out.buffer(), finding, options, index);
    out.Checkpoint();
    first = false;
  }
  for (const AppliedCorrection& correction : report.corrections) {
    out.buffer() += first ? "\n" : ",\n";
    AppendCorrection(out.buffer(), correction);
    out.Checkpoint();
    first = false;
  }
  out.buffer() += "]}\n";
}

}  // namespace factlint
