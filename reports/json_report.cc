#include "reports/json_report.h"

#include "reports/claim_json.h"
#include "reports/finding_json.h"
#include "reports/value_json.h"

namespace factlint {
namespace {

void AppendDocument(std::string& out, const DocumentSummary& document) {
  const DocumentInfo& info = document.info;
  JsonWriter json(out);
  json.BeginObject()
      .Field("id", info.id)
      .Field("path", info.path)
      .FieldOrNull("title", info.title)
      .FieldOrNull("publisher", info.publisher)
      .FieldOrNull("url", info.url)
      .FieldOrNull("published", info.published ? IsoPeriod(*info.published) : std::string())
      .FieldOrNull("language", info.language)
      .Field("bytes", document.bytes)
      .Field("claims", document.claims)
      .Field("sha256", document.sha256)
      .EndObject();
}

void AppendCoverage(std::string& out, const Coverage& coverage) {
  JsonWriter json(out);
  json.BeginObject()
      .Field("documents", coverage.documents)
      .Field("read", coverage.read)
      .Field("claims", coverage.claims)
      .Field("keys", coverage.keys)
      .Field("keys_with_two_sources", coverage.keys_with_two_sources)
      .Key("checks")
      .BeginArray();
  for (const CheckCoverage& check : coverage.checks)
    json.BeginObject()
        .Field("name", check.name)
        .Field("ran", check.ran)
        .Field("not_run", check.not_run)
        .FieldOrNull("why", check.why)
        .EndObject();
  json.EndArray().EndObject();
}

// `"name": [` and the items, one a line.
template <class Item>
void AppendItems(Output& out, std::string_view name, const std::vector<Item>& items,
                 void (*append)(std::string&, const Item&)) {
  out.buffer() += ",\n";
  AppendJsonString(out.buffer(), name);
  out.buffer() += ": [";
  bool first = true;
  for (const Item& item : items) {
    out.buffer() += first ? "\n" : ",\n";
    append(out.buffer(), item);
    out.Checkpoint();
    first = false;
  }
  out.buffer() += "]";
}

}  // namespace

void RenderJson(const Report& report, const RenderOptions&, Output& out) {
  out.buffer() += "{\"schema\": \"factlint/report/1\",\n\"tool\": ";
  AppendJsonString(out.buffer(), report.tool);
  out.buffer() += ",\n\"ruleset\": ";
  AppendJsonString(out.buffer(), report.ruleset);
  AppendItems(out, "documents", report.documents, AppendDocument);
  AppendItems(out, "claims", report.claims, AppendClaimJson);
  AppendItems(out, "findings", report.findings, AppendFindingJson);
  if (!report.corrections.empty()) AppendItems(out, "corrections", report.corrections, AppendCorrectionJson);
  out.buffer() += ",\n\"coverage\": ";
  AppendCoverage(out.buffer(), report.coverage);
  out.buffer() += "}\n";
}

void RenderJsonLines(const Report& report, const RenderOptions&, Output& out) {
  for (const Finding& finding : report.findings) {
    AppendFindingJson(out.buffer(), finding);
    out.buffer() += '\n';
    out.Checkpoint();
  }
  for (const AppliedCorrection& correction : report.corrections) {
    AppendCorrectionJson(out.buffer(), correction);
    out.buffer() += '\n';
    out.Checkpoint();
  }
}

}  // namespace factlint
