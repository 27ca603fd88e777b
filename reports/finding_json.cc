#include "reports/finding_json.h"

#include "reports/value_json.h"

namespace factlint {
namespace {

void WriteStrings(JsonWriter& json, const std::vector<std::string>& strings) {
  json.BeginArray();
  for (const std::string& string : strings) json.String(string);
  json.EndArray();
}

void WriteCamp(JsonWriter& json, const Camp& camp) {
  json.BeginObject().Field("value", camp.value);
  if (camp.hard) WriteInterval(json.Key("hard"), *camp.hard);
  if (camp.soft) WriteInterval(json.Key("soft"), *camp.soft);
  if (camp.hard || camp.soft) json.Field("unit", camp.unit);
  WriteAsOf(json.Key("as_of"), camp.as_of);
  WriteStrings(json.Key("sources"), camp.sources);
  json.Field("independent", camp.independent);
  WriteStrings(json.Key("claims"), camp.claims);
  json.EndObject();
}

void WriteGap(JsonWriter& json, const std::optional<FindingGap>& gap) {
  if (!gap) {
    json.Null();
    return;
  }
  json.BeginObject().Key("hard").Number(gap->hard).Key("soft").Number(gap->soft).Field("unit", gap->unit);
  if (gap->years) json.Key("years").Measure(*gap->years);
  if (gap->max_drift) json.Key("max_drift").Measure(*gap->max_drift);
  json.EndObject();
}

void WriteLocation(JsonWriter& json, const FindingLocation& location) {
  json.BeginObject().Field("path", location.path).Field("doc", location.doc).Key("span");
  WriteSpan(json, location.place);
  json.Field("quote", location.quote).Key("quote_span");
  WriteSpan(json, location.quote_place);
  if (location.camp < 0)
    json.Key("camp").Null();
  else
    json.Field("camp", location.camp);
  json.FieldOrNull("claim", location.claim).EndObject();
}

}  // namespace

void AppendFindingJson(std::string& out, const Finding& finding) {
  JsonWriter json(out);
  json.BeginObject()
      .Field("schema", "factlint/finding/1")
      .Field("id", finding.id)
      .Field("state", finding.state)
      .Field("code", finding.code)
      .Field("verdict", ToString(finding.verdict))
      .Field("basis", finding.basis)
      .Field("severity", ToString(finding.severity))
      .FieldOrNull("magnitude", finding.magnitude ? ToString(*finding.magnitude) : std::string_view())
      .Field("status", ToString(finding.status))
      .Field("family", finding.family)
      .Key("key")
      .BeginObject()
      .Field("subject", finding.key.subject)
      .Field("metric", finding.key.metric);
  WriteScope(json.Key("scope"), finding.key.scope);
  json.EndObject().Key("camps").BeginArray();
  for (const Camp& camp : finding.camps) WriteCamp(json, camp);
  WriteGap(json.EndArray().Key("gap"), finding.gap);
  json.Field("message", finding.message);
  WriteStrings(json.Key("explain"), finding.explain);
  json.Key("locations").BeginArray();
  for (const FindingLocation& location : finding.locations) WriteLocation(json, location);
  json.EndArray();
  if (!finding.waiver.empty()) json.Field("waiver", finding.waiver);
  if (!finding.worse.empty()) json.Field("worse", finding.worse);
  json.EndObject();
}

void AppendCorrectionJson(std::string& out, const AppliedCorrection& correction) {
  JsonWriter json(out);
  json.BeginObject()
      .Field("schema", "factlint/correction/1")
      .Field("claim", correction.claim)
      .Field("doc", correction.doc)
      .Field("path", correction.path)
      .Key("span");
  WriteSpan(json, correction.place);
  json.Field("text", correction.text)
      .Field("quote", correction.quote)
      .Field("change", correction.change)
      .Field("reason", correction.reason)
      .EndObject();
}

}  // namespace factlint
