#include "reports/claim_json.h"

#include <algorithm>

#include "reports/value_json.h"

namespace factlint {
namespace {

struct ValueWriter {
  JsonWriter& json;

  void operator()(const Quantity& quantity) const { WriteQuantity(json, quantity); }
  void operator()(const DateValue& date) const { WriteDate(json, date); }
  void operator()(const Location& location) const {
    json.BeginObject()
        .Field("entity", location.entity)
        .Field("name", location.name)
        .Field("strength", ToString(location.strength))
        .EndObject();
  }
};

void WriteSubject(JsonWriter& json, const Subject& subject) {
  json.BeginObject()
      .Field("id", subject.id)
      .Field("name", subject.name)
      .Field("kind", subject.kind)
      .Field("via", ToString(subject.via))
      .Field("text", subject.text)
      .Key("span");
  WriteSpan(json, subject.place);
  json.EndObject();
}

bool IsVague(const Scope::value_type& dimension) { return dimension.second.starts_with('~'); }

void WriteVague(JsonWriter& json, const Scope& scope) {
  if (std::none_of(scope.begin(), scope.end(), IsVague)) return;
  json.Key("vague").BeginArray();
  for (const auto& dimension : scope)
    if (IsVague(dimension)) json.String(dimension.first);
  json.EndArray();
}

}  // namespace

void AppendClaimJson(std::string& out, const Claim& claim) {
  JsonWriter json(out);
  json.BeginObject()
      .Field("schema", "factlint/claim/1")
      .Field("id", claim.id)
      .Field("doc", claim.doc)
      .Field("path", claim.path)
      .Field("rule", claim.rule)
      .Key("subject");
  WriteSubject(json, claim.subject);
  json.Field("metric", claim.metric).Key("scope");
  WriteScope(json, claim.scope);
  WriteVague(json, claim.scope);
  json.Key("value");
  std::visit(ValueWriter{json}, claim.value);
  json.Field("text", claim.text).Key("span");
  WriteSpan(json, claim.place);
  json.Key("as_of");
  WriteAsOf(json, claim.as_of);
  json.Field("modality", ToString(claim.modality))
      .FieldOrNull("attribution", claim.attribution)
      .Field("quote", claim.quote)
      .Key("quote_span");
  WriteSpan(json, claim.quote_place);
  if (claim.in_title) json.Key("in_title").Boolean(true);
  if (!claim.change.empty()) json.Field("change", claim.change);
  json.EndObject();
}

}  // namespace factlint
